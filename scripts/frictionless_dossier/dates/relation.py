"""How two periods may lie to each other: the set of outcomes over all choices.

In one choice, with `p = [s, e]` and `q = [t, f]`, the two are

* *apart* if `e < t` or `f < s`;
* *overlapping* if `s < f` and `t < e`, or both are the same single day;
* *touching* otherwise: they share one day, the last of one and the first of the other.

Each bound of a trimmed box can be met together with the extreme of the other endpoint (see
`period`), so each outcome is decided by one comparison of bounds, in constant time.
"""

from enum import StrEnum
from typing import NamedTuple

from frictionless_dossier.dates.period import Box, Period
from frictionless_dossier.dates.value import (
    SOME_DAY,
    UNBOUNDED_AFTER,
    UNBOUNDED_BEFORE,
    Date,
    Precision,
)


class Outcome(StrEnum):
    """How two periods lie to each other in one choice."""

    APART = "apart"
    TOUCHING = "touching"
    OVERLAPPING = "overlapping"


class Witness(NamedTuple):
    """One choice of two periods, in ordinals."""

    p_start: int
    p_end: int
    q_start: int
    q_end: int


def outcomes(p: Period, q: Period) -> dict[Outcome, Witness]:
    """Every outcome that some choice of the dates as stated meets, each with such a choice.

    Empty where one of the periods has no choice at all.
    """
    return box_outcomes(p.box, q.box)


def same_reduced_handover(p: Period, q: Period) -> bool:
    """Whether one period ends in the very month or year in which the other starts.

    That is: the end of one and the start of the other are given as the same month or the same
    year. Then the days they may share lie all within it, whatever else is known of them: shared
    days lie between the start of the one and the end of the other, and both lie in it. Whether
    they may or must overlap at all is for `outcomes` to say.
    """
    return _same_unit(p.end, q.start) or _same_unit(q.end, p.start)


def reduced_unit(date: Date | None) -> tuple[int, int] | None:
    """Bounds of the month or year that a date is given as, None for any other date."""
    if date is None or date.precision not in (Precision.MONTH, Precision.YEAR):
        return None
    return date.bounds


def _same_unit(end: Date | None, start: Date | None) -> bool:
    unit = reduced_unit(end)
    return unit is not None and unit == reduced_unit(start)


def box_outcomes(p: Box, q: Box) -> dict[Outcome, Witness]:
    """As `outcomes`, for the boxes of two periods."""
    ps0, ps1, pe0, pe1 = p
    qs0, qs1, qe0, qe1 = q
    met: dict[Outcome, Witness] = {}
    if ps0 > ps1 or pe0 > pe1 or qs0 > qs1 or qe0 > qe1:
        return met

    if pe0 < qs1:
        met[Outcome.APART] = Witness(ps0, pe0, qs1, qe1)
    elif qe0 < ps1:
        met[Outcome.APART] = Witness(ps1, pe1, qs0, qe0)

    if (day := _handover_day(p, q)) is not None:
        met[Outcome.TOUCHING] = Witness(ps0, day, day, qe1)
    elif (day := _handover_day(q, p)) is not None:
        met[Outcome.TOUCHING] = Witness(day, pe1, qs0, day)

    if ps0 < qe1 and qs0 < pe1:
        met[Outcome.OVERLAPPING] = Witness(ps0, pe1, qs0, qe1)
    elif (day := max(pe0, qe0)) <= min(ps1, qs1):
        met[Outcome.OVERLAPPING] = Witness(day, day, day, day)

    if min(ps0, qs0) == UNBOUNDED_BEFORE or max(pe1, qe1) == UNBOUNDED_AFTER:
        return _show_days(met, (*p, *q))
    return met


def _handover_day(former: Box, latter: Box) -> int | None:
    """A day that can be the last of one and the first of the other, not the only one of both."""
    first, last = max(former.e0, latter.s0), min(former.e1, latter.s1)
    if first > last:
        return None
    if former.s0 < last:
        return last
    return first if first < latter.e1 else None


def _show_days(met: dict[Outcome, Witness], bounds: tuple[int, ...]) -> dict[Outcome, Witness]:
    """Put days just outside all bounds in place of "unbounded": the order stays the same."""
    known = [day for day in bounds if UNBOUNDED_BEFORE < day < UNBOUNDED_AFTER] or [SOME_DAY]
    shown = {UNBOUNDED_BEFORE: min(known) - 1, UNBOUNDED_AFTER: max(known) + 1}
    return {key: Witness(*(shown.get(day, day) for day in days)) for key, days in met.items()}
