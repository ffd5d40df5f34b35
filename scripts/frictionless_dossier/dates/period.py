"""Periods: the choices that a start, an end and attested days leave open.

A *choice* gives start and end a day inside their bounds, the start not after the end, and each
attested day inside. An attested date is one unknown day `a` of `[a0, a1]`. Some such day lies
in `[s, e]` just if `s <= a1` and `e >= a0`: if both hold, and `s <= e` and `a0 <= a1`,
then `max(s, a0) <= min(e, a1)`, and each day between will do. So attested dates only tighten
the latest start to the least `a1` and the earliest end to the greatest `a0`, and a period is
a box `[s0, s1] x [e0, e1]` cut by `s <= e`. As `s <= e <= e1` and `e >= s >= s0`, the
box can be trimmed to `s1 <= e1` and `s0 <= e0` without losing a choice; then each start of
it has an end and each end a start.
"""

from typing import NamedTuple

from frictionless_dossier.dates.value import (
    UNBOUNDED_AFTER,
    UNBOUNDED_BEFORE,
    Date,
    Precision,
    day_text,
    span_text,
)

Bounds = tuple[int, int]


class Box(NamedTuple):
    """The trimmed box of a period's choices, in ordinals.

    With at least one choice: `s0 <= s1 <= e1` and `s0 <= e0 <= e1`.
    """

    s0: int
    s1: int
    e0: int
    e1: int

    @property
    def is_possible(self) -> bool:
        """Whether there is any choice."""
        return self.s0 <= self.s1 and self.e0 <= self.e1


class Clash(NamedTuple):
    """Why a period has no choice: `first` lies on `not_before` or later, `last` sooner."""

    first: str
    not_before: int
    last: str
    not_after: int

    def __str__(self) -> str:
        return (
            f"{self.first} is {day_text(self.not_before)} or later, "
            f"but {self.last} is {day_text(self.not_after)} or earlier"
        )


class Period:
    """A period as stated. `None` for a start or end that is not known: unbounded.

    `as_of` is what the source is current to; an end of `..` lies on that day or after it.

    Raises:
        ValueError: Another date than the end is `..`, or the end is and there is no `as_of`.
    """

    def __init__(
        self,
        start: Date | None = None,
        end: Date | None = None,
        attested: tuple[Date, ...] = (),
        as_of: Date | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.attested = attested
        self.as_of = as_of
        flagged = end is not None and end.flag != ""
        for date in (start, as_of, *attested):
            if date is not None:
                flagged = flagged or date.flag != ""
                if date.precision is Precision.OPEN:
                    raise ValueError("only an end can be '..'")
        self.box = self._make_box(widened=False)
        self.wide = self._make_box(widened=True) if flagged else self.box

    @property
    def is_possible(self) -> bool:
        """Whether the dates as stated leave any choice."""
        return self.box.is_possible

    def clash(self) -> Clash | None:
        """Which two bounds leave no choice, None where there is one."""
        if self.is_possible:
            return None
        start, end = start_bounds(self.start), end_bounds(self.end, self.as_of)
        if start[0] > end[1]:
            return Clash("start", start[0], "end", end[1])
        soonest = min(self.attested, key=lambda date: date.latest)
        if soonest.latest < start[0]:
            return Clash("start", start[0], f"attested {soonest.text}", soonest.latest)
        latest = max(self.attested, key=lambda date: date.earliest)
        return Clash(f"attested {latest.text}", latest.earliest, "end", end[1])

    def on_one_day(self) -> "Period":
        """The period as far as it is over on the day on which it starts: one unknown day.

        It lies in the start and in each attested date, a unit more on each side where one is
        flagged.
        """
        known = [date.widened() for date in (self.start, *self.attested) if date is not None]
        first = max((each[0] for each in known), default=UNBOUNDED_BEFORE)
        last = min((each[1] for each in known), default=UNBOUNDED_AFTER)
        day = Date(span_text(first, last) or "", first, last, Precision.SPAN)
        return Period(day, day)

    def _make_box(self, *, widened: bool) -> Box:
        s0, s1 = start_bounds(self.start, widened=widened)
        e0, e1 = end_bounds(self.end, self.as_of, widened=widened)
        for date in self.attested:
            a0, a1 = date.widened() if widened else date.bounds
            s1, e0 = min(s1, a1), max(e0, a0)
        return Box(s0, min(s1, e1), max(e0, s0), e1)


def start_bounds(start: Date | None, *, widened: bool = False) -> Bounds:
    """The days on which a period may start."""
    if start is None:
        return UNBOUNDED_BEFORE, UNBOUNDED_AFTER
    return start.widened() if widened else start.bounds


def end_bounds(end: Date | None, as_of: Date | None = None, *, widened: bool = False) -> Bounds:
    """The days on which a period may end.

    Raises:
        ValueError: The end is `..`, and there is no `as_of`.
    """
    if end is None:
        return UNBOUNDED_BEFORE, UNBOUNDED_AFTER
    if end.precision is not Precision.OPEN:
        return end.widened() if widened else end.bounds
    if as_of is None:
        raise ValueError("an end of '..' needs the day to which its source is current")
    return (as_of.widened() if widened else as_of.bounds)[0], UNBOUNDED_AFTER
