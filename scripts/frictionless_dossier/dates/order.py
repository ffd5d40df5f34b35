"""Order of dates: on which side of a day another lies, and whether it lies inside a period.

Each answers whether the rule is *broken*, over all choices of days.
"""

from collections.abc import Collection
from enum import StrEnum

from frictionless_dossier.dates.period import Bounds, Box, Period
from frictionless_dossier.dates.value import Date
from frictionless_dossier.dates.verdict import Verdict, judge

Days = tuple[int, ...]


class Order(StrEnum):
    """Whether a choice keeps or breaks an order."""

    KEPT = "kept"
    BROKEN = "broken"


class Side(StrEnum):
    """On which side of another day a day lies."""

    BEFORE = "before"
    SAME = "same"
    AFTER = "after"


def side(a: Date, b: Date, forbidden: Collection[Side]) -> Verdict[Side, Days]:
    """Whether `a` lies on a forbidden side of `b`. Witnesses are the days `(a, b)`."""
    return judge(_sides(a.bounds, b.bounds), _sides(a.widened(), b.widened()), forbidden)


def outside(day: Date, period: Period) -> Verdict[Order, Days]:
    """Whether a day lies outside a period (an event and a tenure, an act and a lifetime).

    Witnesses are the days `(day, period start, period end)`.

    Raises:
        ValueError: The period has no choice.
    """
    return judge(
        _outside(day.bounds, period.box),
        _outside(day.widened(), period.wide),
        frozenset((Order.BROKEN,)),
    )


def _sides(a: Bounds, b: Bounds) -> dict[Side, Days]:
    met: dict[Side, Days] = {}
    if a[0] < b[1]:
        met[Side.BEFORE] = (a[0], b[1])
    common = max(a[0], b[0])
    if common <= min(a[1], b[1]):
        met[Side.SAME] = (common, common)
    if a[1] > b[0]:
        met[Side.AFTER] = (a[1], b[0])
    return met


def _outside(day: Bounds, box: Box) -> dict[Order, Days]:
    met: dict[Order, Days] = {}
    if not box.is_possible:
        return met
    s0, s1, e0, e1 = box
    common = max(s0, day[0])
    if common <= min(e1, day[1]):
        met[Order.KEPT] = (common, s0, e1)
    if day[0] < s1:
        met[Order.BROKEN] = (day[0], s1, e1)
    elif day[1] > e0:
        met[Order.BROKEN] = (day[1], s0, e0)
    return met
