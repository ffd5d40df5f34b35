"""Who holds at once with more than there are seats for: for each tenure, and for all together.

More than n hold at once in a choice just if n + 1 share a slot (see `dates.slots`), and as tenures
are intervals of slots, just if each two of them do. So n + 1 tenures certainly crowd if each two
certainly overlap, possibly if one slot lies in the reach of all. With one seat, `dates.sweep`
counts pairs without going over them. With several, the largest sets that share a slot are listed.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from enum import StrEnum
from functools import partial
from heapq import heappop, heappush
from itertools import combinations, product
from typing import NamedTuple

from frictionless_dossier.dates import Period, joint_conflicts, same_reduced_handover, sweep
from frictionless_dossier.dates.relation import reduced_unit
from frictionless_dossier.dates.slots import Slots, hold, reach

_FEW = 6
"""Tenures up to which comparing each with each is quicker than sweeping over them."""


class Grade(StrEnum):
    """How grave a conflict is, the gravest first."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    HANDOVER = "handover"
    JOINT = "joint"


class Overlap(NamedTuple):
    """The gravest conflict of one tenure.

    Attributes:
        place: Its position among the periods given.
        partners: Positions of those it conflicts with, as many as there are seats, nearest first.
        grade: How grave it is.
        others: How many further tenures it conflicts with in the same grade; with several seats,
            at the same time.
    """

    place: int
    partners: tuple[int, ...]
    grade: Grade
    others: int


def apart(periods: Sequence[Period], seats: int, *, touching: bool) -> Iterator[Sequence[int]]:
    """The tenures of one office in parts that have nothing to do with each other, by position.

    A part begins where no earlier tenure may still hold. What conflicts, as a pair or in any
    number, lies in one part. Parts that fit into the seats are left out.
    """
    reaches = [reach(period.wide, touching_allowed=touching) for period in periods]
    part: list[int] = []
    until = 0
    for place in sorted(range(len(periods)), key=reaches.__getitem__):
        first, last = reaches[place]
        if part and first > until:
            if len(part) > seats:
                yield sorted(part)
            part = []
        until = max(until, last) if part else last
        part.append(place)
    if len(part) > seats:
        yield sorted(part)


class Conflicts:
    """The conflicts of all tenures of one office, or of one part of them (see `apart`).

    Args:
        periods: What each tenure says; each has a choice of days.
        seats: How many may hold at once, at least 1.
        touching: Whether one may end on the day on which another starts.
        named: Sets of positions that some exception names.
        cover: Whether the conflict of exactly these periods, in this grade, is accepted.
    """

    def __init__(
        self,
        periods: Sequence[Period],
        seats: int,
        *,
        touching: bool,
        named: Collection[Sequence[int]] = (),
        cover: Callable[[Grade, Sequence[int]], bool] = lambda grade, places: False,
    ) -> None:
        self.periods = periods
        self.seats = seats
        self.touching = touching
        self.holds = [hold(period.wide, touching_allowed=touching) for period in periods]
        self.reaches = [reach(period.wide, touching_allowed=touching) for period in periods]
        self.cover = cover
        self.accepted = {frozenset(places) for places in named if self._is_covered(places)}
        self.concerned = frozenset[int]().union(*self.accepted)

    def of_each(self) -> Iterator[Overlap]:
        """For each tenure that has conflicts beyond the accepted ones: the gravest, nearest."""
        return self._of_one_seat() if self.seats == 1 else self._of_seats()

    def of_all(self) -> Iterator[tuple[int, ...]]:
        """Least sets of more than `seats + 1` that no choice can arrange, though each fewer can.

        An accepted set is searched behind: all are arranged anew without each one of its members.
        """
        if len(self.periods) <= self.seats + 1:
            return
        everyone = range(len(self.periods))
        found = dict.fromkeys(self._arranged(everyone))
        for members in list(found):
            if self._is_covered(members):
                for left_out in members:
                    rest = [place for place in everyone if place != left_out]
                    found.update(dict.fromkeys(self._arranged(rest)))
        for members in found:
            if len(members) > self.seats + 1 and not self._is_covered(members):
                yield members

    def grade(self, places: Sequence[int]) -> Grade | None:
        """How grave it is that these hold at once; None where they cannot."""
        if max(self.reaches[place].first for place in places) > min(
            self.reaches[place].last for place in places
        ):
            return None
        pairs = list(combinations(places, 2))
        if all(_cross(self.holds[one], self.holds[other]) for one, other in pairs):
            return Grade.CERTAIN
        if any(same_reduced_handover(self.periods[a], self.periods[b]) for a, b in pairs):
            return Grade.HANDOVER
        return Grade.POSSIBLE

    def _arranged(self, places: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """Sets that cannot be arranged: by the outcomes forbidden, and by counting whole days.

        Where touching is allowed, undated tenures could make room for themselves by handover days
        that no source tells of. Whole days are therefore counted, too; a set of exact dates is no
        conflict of that sort, for its handover days are told.
        """
        boxes = [self.periods[place].wide for place in places]
        for conflict in joint_conflicts(boxes, self.seats, touching_allowed=self.touching):
            yield tuple(places[member] for member in conflict)
        if self.touching:
            for conflict in joint_conflicts(boxes, self.seats, touching_allowed=False):
                members = tuple(places[member] for member in conflict)
                if len(members) > self.seats + 1 and any(map(self._floats, members)):
                    yield members

    def _floats(self, place: int) -> bool:
        """Whether a tenure has a boundary that is not known to the day, as a flag says, too."""
        s0, s1, e0, e1 = self.periods[place].wide
        return s0 != s1 or e0 != e1

    def _is_covered(self, members: Sequence[int]) -> bool:
        """Whether these are one too many for the seats, or a joint conflict, and accepted."""
        if len(members) <= self.seats:
            return False
        grade = self.grade(members) if len(members) == self.seats + 1 else Grade.JOINT
        return grade is not None and self.cover(grade, members)

    def _of_one_seat(self) -> Iterator[Overlap]:
        if len(self.periods) <= _FEW:
            for place in range(len(self.periods)):
                yield from self._one_by_one(place)
            return
        for place, found in enumerate(sweep(self.periods, touching_allowed=self.touching)):
            if found.nearest is None:
                continue
            if place in self.concerned:
                yield from self._one_by_one(place)
            elif found.certain:
                yield Overlap(place, (found.nearest,), Grade.CERTAIN, found.certain - 1)
            elif found.possible:
                yield Overlap(place, (found.nearest,), Grade.POSSIBLE, found.possible - 1)
            else:
                yield Overlap(place, (found.nearest,), Grade.HANDOVER, found.handovers - 1)

    def _one_by_one(self, place: int) -> Iterator[Overlap]:
        """The conflict of a tenure, found by asking each other: of few, or if some are accepted."""
        found: dict[Grade, list[int]] = {}
        for other in range(len(self.periods)):
            grade = self.grade((place, other)) if other != place else None
            if grade is not None and frozenset((place, other)) not in self.accepted:
                found.setdefault(grade, []).append(other)
        for grade in Grade:
            if grade in found:
                nearest = min(found[grade], key=partial(self._turn, grade, place))
                yield Overlap(place, (nearest,), grade, len(found[grade]) - 1)
                return

    def _of_seats(self) -> Iterator[Overlap]:
        crowds: dict[Grade, list[list[int]]] = {
            Grade.CERTAIN: list(_crowds(self.holds, self.seats)),
            Grade.POSSIBLE: [],
            Grade.HANDOVER: list(_crowds(self.reaches, self.seats)),
        }
        for crowd in crowds[Grade.HANDOVER]:
            crowds[Grade.POSSIBLE] += (
                rest for rest in self._without_handovers(crowd) if len(rest) > self.seats
            )
        of: defaultdict[int, list[tuple[Grade, list[int], int]]] = defaultdict(list)
        for grade, each in crowds.items():
            first = [slots.first for slots in self._slots(grade)]
            for crowd in sorted(each, key=len, reverse=True):
                ordered = sorted(crowd, key=first.__getitem__)
                for number, place in enumerate(ordered):
                    of[place].append((grade, ordered, number))
        for place in sorted(of):
            yield from self._first_not_accepted(place, of[place])

    def _first_not_accepted(
        self, place: int, crowds: Sequence[tuple[Grade, list[int], int]]
    ) -> Iterator[Overlap]:
        """Looks at all of a crowd only for tenures some of whose conflicts are accepted."""
        for grade, crowd, number in crowds:
            room = len(crowd) if place in self.concerned else self.seats
            around = [
                *crowd[max(number - room, 0) : number],
                *crowd[number + 1 : number + 1 + room],
            ]
            around.sort(key=partial(self._distance, grade, place))
            for chosen in combinations(around, self.seats):
                together = (place, *chosen)
                if place in self.concerned and (
                    frozenset(together) in self.accepted or self.grade(together) is not grade
                ):
                    continue
                yield Overlap(place, chosen, grade, len(crowd) - 1 - self.seats)
                return

    def _without_handovers(self, crowd: list[int]) -> Iterator[list[int]]:
        """The largest parts of a crowd in which nobody hands over within one month or year."""
        ending, starting = defaultdict[object, set[int]](set), defaultdict[object, set[int]](set)
        for place in crowd:
            ending[reduced_unit(self.periods[place].end)].add(place)
            starting[reduced_unit(self.periods[place].start)].add(place)
        ways = [
            self._breaking(crowd, ending[unit], starting[unit])
            for unit in ending
            if unit is not None and unit in starting
        ]
        for dropped in product(*ways):
            gone = set[int]().union(*dropped)
            yield [place for place in crowd if place not in gone]

    def _breaking(self, crowd: list[int], ending: set[int], starting: set[int]) -> list[set[int]]:
        """What to leave out so that nobody ends in the unit of time in which another starts."""
        either = ending | starting
        if len(crowd) - len(either) < self.seats:
            return [ending, starting]
        return [ending, starting, *(either - {place} for place in ending & starting)]

    def _distance(self, grade: Grade, place: int, other: int) -> tuple[int, int]:
        slots = self._slots(grade)
        away = slots[other].first - slots[place].first
        return abs(away), away

    def _turn(self, grade: Grade, place: int, other: int) -> tuple[int, bool, int]:
        """The order in which `sweep` looks at others: the nearest first, of two the earlier."""
        away = self._distance(grade, place, other)[1]
        before = away < 0 or (away == 0 and other < place)
        return abs(away), not before, -other if before else other

    def _slots(self, grade: Grade) -> list[Slots]:
        return self.holds if grade is Grade.CERTAIN else self.reaches


def _cross(one: Slots, other: Slots) -> bool:
    return one.first <= other.last and other.first <= one.last


def _crowds(intervals: Sequence[Slots], seats: int) -> Iterator[list[int]]:
    """The largest sets of more than `seats` intervals each two of which cross.

    A reversed interval crosses those that reach over all of it, and no other reversed one.
    """
    active: list[tuple[int, int]] = []
    grown = False
    # Of those that begin in one slot, the reversed ones last: they look at all that are active.
    order = sorted(
        range(len(intervals)),
        key=lambda place: (min(intervals[place]), intervals[place].first > intervals[place].last),
    )
    for place in order:
        first, last = intervals[place]
        if grown and active[0][0] < min(first, last):
            if len(active) > seats:
                yield [member for _, member in active]
            grown = False
        while active and active[0][0] < min(first, last):
            heappop(active)
        if first <= last:
            heappush(active, (last, place))
            grown = True
            continue
        over = [member for end, member in active if end >= first]
        if len(over) >= seats:
            yield [*over, place]
    if grown and len(active) > seats:
        yield [member for _, member in active]
