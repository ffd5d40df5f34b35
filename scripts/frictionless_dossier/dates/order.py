"""Order of dates: "a before b", "start not after end", "inside a lifetime or tenure".

Each answers whether the rule is *broken*, over all choices of days.
"""

from collections.abc import Collection
from enum import StrEnum

from .period import Bounds, Box, Period, end_bounds, start_bounds
from .value import Date
from .verdict import Verdict, judge

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
    """Whether ``a`` lies on a forbidden side of ``b``. Witnesses are the days ``(a, b)``."""
    return judge(_sides(a.bounds, b.bounds), _sides(a.widened(), b.widened()), forbidden)


def after(a: Date, b: Date) -> Verdict[Order, Days]:
    """Whether ``a`` lies after ``b``. Witnesses are the days ``(a, b)``."""
    return judge(
        _after(a.bounds, b.bounds), _after(a.widened(), b.widened()), frozenset((Order.BROKEN,))
    )


def start_after_end(
    start: Date | None, end: Date | None, as_of: Date | None = None
) -> Verdict[Order, Days]:
    """Whether a period starts after it ends. Witnesses are the days ``(start, end)``.

    *Certain* just if the two dates leave no choice of a period, flags allowed for. Raises
    ``ValueError`` for an end of ``..`` without ``as_of``.
    """
    return judge(
        _after(start_bounds(start), end_bounds(end, as_of)),
        _after(start_bounds(start, widened=True), end_bounds(end, as_of, widened=True)),
        frozenset((Order.BROKEN,)),
    )


def outside(day: Date, period: Period) -> Verdict[Order, Days]:
    """Whether a day lies outside a period (an event and a tenure, an act and a lifetime).

    Witnesses are the days ``(day, period start, period end)``. Raises ``ValueError`` where the
    period has no choice.
    """
    return judge(
        _outside(day.bounds, period.box),
        _outside(day.widened(), period.wide),
        frozenset((Order.BROKEN,)),
    )


def exceeds(inner: Period, outer: Period) -> Verdict[Order, Days]:
    """Whether a period reaches outside another (a tenure and a lifetime).

    Witnesses are the days ``(inner start, inner end, outer start, outer end)``. Raises
    ``ValueError`` where one of them has no choice.
    """
    return judge(
        _exceeds(inner.box, outer.box),
        _exceeds(inner.wide, outer.wide),
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


def _after(a: Bounds, b: Bounds) -> dict[Order, Days]:
    met: dict[Order, Days] = {}
    if a[0] <= b[1]:
        met[Order.KEPT] = (a[0], b[1])
    if a[1] > b[0]:
        met[Order.BROKEN] = (a[1], b[0])
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


def _exceeds(inner: Box, outer: Box) -> dict[Order, Days]:
    met: dict[Order, Days] = {}
    if not (inner.is_possible and outer.is_possible):
        return met
    start, end = max(inner.s0, outer.s0), min(inner.e1, outer.e1)
    if start <= inner.s1 and inner.e0 <= end and start <= end:
        met[Order.KEPT] = (start, end, outer.s0, outer.e1)
    if inner.s0 < outer.s1:
        met[Order.BROKEN] = (inner.s0, inner.e1, outer.s1, outer.e1)
    elif inner.e1 > outer.e0:
        met[Order.BROKEN] = (inner.s0, inner.e1, outer.s0, outer.e0)
    return met
