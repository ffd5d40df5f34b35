"""Days as slots, so that "overlap" becomes "share a slot".

Where touching is allowed, a tenure `[s, e]` with `s < e` occupies the slots `2s+1 .. 2e-1`
and a tenure of the single day `d` the slot `2d`. Two tenures overlap in the sense of
`relation` just if they share a slot: two long ones do if `s < f` and `t < e`; a single day
shares one with a long tenure that holds it strictly inside, and with the same single day; tenures
that touch share none. Where touching is forbidden too, the slots are the days themselves.

Either way each tenure occupies an interval of slots. Intervals on a line have the Helly property
(if each two of them meet, all meet), so "more than n hold at once" is "more than n in one slot".
"""

from collections.abc import Sequence
from typing import NamedTuple

from frictionless_dossier.dates.period import Box
from frictionless_dossier.dates.value import SOME_DAY, UNBOUNDED_AFTER, UNBOUNDED_BEFORE


class Slots(NamedTuple):
    """An interval of slots, both ends included."""

    first: int
    last: int


class Need(NamedTuple):
    """What a tenure must occupy: all of the slots if `fixed`, else any one of them."""

    first: int
    last: int
    fixed: bool


def need(box: Box, *, touching_allowed: bool) -> Need:
    """The least that a tenure occupies, over all its choices.

    If the latest start lies before the earliest end, each choice occupies the core between them,
    and that choice nothing more. Otherwise the least choices occupy one slot each, those slots
    form an interval, and every choice occupies at least one of them: the days `d` from `e0`
    to `s1` alone, and the pairs `[d, d+1]` between and around them as the bounds allow.
    """
    s0, s1, e0, e1 = box
    if not touching_allowed:
        return Need(s1, e0, True) if s1 <= e0 else Need(e0, s1, False)
    if s1 < e0:
        return Need(2 * s1 + 1, 2 * e0 - 1, True)
    return Need(2 * e0 - (s0 < e0), 2 * s1 + (s1 < e1), False)


def hold(box: Box, *, touching_allowed: bool) -> Slots:
    """The interval, perhaps reversed, by which two tenures *must* share a slot or need not.

    `p` and `q` share a slot in every choice just if `p.first <= q.last` and
    `q.first <= p.last`: no start of one may reach the end of the other.
    """
    s0, s1, e0, e1 = box
    if not touching_allowed:
        return Slots(s1, e0)
    if s0 == e1:
        return Slots(2 * s0, 2 * s0)
    return Slots(2 * s1 + 1, 2 * e0 - 1)


def reach(box: Box, *, touching_allowed: bool) -> Slots:
    """All slots that some choice occupies. Two tenures *may* share a slot just if these meet."""
    s0, s1, e0, e1 = box
    if not touching_allowed:
        return Slots(s0, e1)
    return Slots(2 * s0 + (s0 < e0), 2 * e1 - (s1 < e1))


def choice_covering(box: Box, slot: int, *, touching_allowed: bool) -> tuple[int, int]:
    """A least choice `(start, end)` that occupies a slot of the tenure's reach."""
    _, s1, e0, _ = box
    if not touching_allowed:
        return min(s1, slot), max(e0, slot)
    day, between = divmod(slot, 2)
    if between:
        return min(s1, day), max(e0, day + 1)
    if e0 <= day <= s1:
        return day, day
    return min(s1, day - 1), max(e0, day + 1)


def within_horizon(boxes: Sequence[Box]) -> list[Box]:
    """The boxes with unbounded sides cut off outside all days that are named.

    A day more than there are boxes is left on each side, room enough to set all of them one
    after the other, so that nothing about sharing slots changes.

    Raises:
        ValueError: A box has no choice.
    """
    known: list[int] = []
    for box in boxes:
        if not box.is_possible:
            raise ValueError("a period without any choice cannot be compared")
        known += (day for day in box if UNBOUNDED_BEFORE < day < UNBOUNDED_AFTER)
    low = min(known, default=SOME_DAY) - len(boxes) - 1
    high = max(known, default=SOME_DAY) + len(boxes) + 1
    return [
        box if low <= box.s0 and box.e1 <= high else Box(*(min(max(day, low), high) for day in box))
        for box in boxes
    ]
