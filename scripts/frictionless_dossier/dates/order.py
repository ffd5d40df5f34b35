"""Order of dates: on which side of a day another lies, and whether it lies inside a period.

Each is answered over all choices of days, those included that a flag allows for.
"""

from collections.abc import Collection, Iterator
from enum import StrEnum

from frictionless_dossier.dates.answer import Answer
from frictionless_dossier.dates.period import Period
from frictionless_dossier.dates.value import Date


class Side(StrEnum):
    """On which side of another day a day lies."""

    BEFORE = "before"
    SAME = "same"
    AFTER = "after"


def on_side(a: Date, b: Date, sides: Collection[Side]) -> Answer:
    """Whether `a` lies on one of these sides of `b`."""
    possible = set(_sides(a, b))
    if possible.issubset(sides):
        return Answer.CERTAIN
    return Answer.IMPOSSIBLE if possible.isdisjoint(sides) else Answer.POSSIBLE


def inside(day: Date, period: Period) -> Answer:
    """Whether a day lies in a period; in one that leaves no choice of days, none does."""
    if not period.wide.is_possible:
        return Answer.IMPOSSIBLE
    first, last = day.widened()
    s0, s1, e0, e1 = period.wide
    if last < s0 or e1 < first:
        return Answer.IMPOSSIBLE
    return Answer.CERTAIN if s1 <= first and last <= e0 else Answer.POSSIBLE


def _sides(a: Date, b: Date) -> Iterator[Side]:
    """The sides on which `a` may lie."""
    a_first, a_last = a.widened()
    b_first, b_last = b.widened()
    if a_first < b_last:
        yield Side.BEFORE
    if a_first <= b_last and b_first <= a_last:
        yield Side.SAME
    if a_last > b_first:
        yield Side.AFTER
