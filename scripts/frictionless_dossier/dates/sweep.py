"""For one office of one seat: each tenure's conflicts with the others, without going over pairs.

Two tenures conflict *certainly* just if their holds cross, *possibly* just if their reaches cross
(see `slots`). Both are counts of intervals that cross a given one; holds may be reversed, so
they are counted as points below and to the right, with a Fenwick tree (Fenwick 1994). Pairs that
meet only in a handover within one shared month or year are counted within the groups of tenures
that share that unit. All counts take O(n log n). The nearest conflicting tenure is looked up in a
tree of maxima, O(log n) for each tenure that has conflicts, and one step more for each handover
that lies nearer than the conflict that is sought.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from frictionless_dossier.dates.period import Period
from frictionless_dossier.dates.relation import reduced_unit, same_reduced_handover
from frictionless_dossier.dates.slots import Slots, hold, reach


class Tally(NamedTuple):
    """How many other tenures one tenure conflicts with, and the nearest of the gravest kind.

    `possible` counts possible conflicts that are neither certain nor only a handover within one
    shared month or year, which are counted in `handovers`. `nearest` is the index of a tenure that
    conflicts certainly, else possibly, else only in a handover: the one whose interval of days
    begins nearest; None where there is no conflict.
    """

    certain: int
    possible: int
    handovers: int
    nearest: int | None


def sweep(periods: Sequence[Period], *, touching_allowed: bool = True) -> list[Tally]:
    """The conflicts of each tenure, in the order given, flags allowed for.

    Raises:
        ValueError: A period has no choice.
    """
    for period in periods:
        if not period.wide.is_possible:
            raise ValueError("a period without any choice cannot be compared")
    holds = [hold(period.wide, touching_allowed=touching_allowed) for period in periods]
    reaches = [reach(period.wide, touching_allowed=touching_allowed) for period in periods]
    everyone = range(len(periods))
    certain = _count_crossing(holds, everyone, everyone)
    possible = _count_crossing(reaches, everyone, everyone)
    certain_handovers = _count_handovers(periods, holds)
    handovers = [
        may - must
        for may, must in zip(_count_handovers(periods, reaches), certain_handovers, strict=True)
    ]
    nearest_hold, nearest_reach = _Nearest(holds), _Nearest(reaches)
    found = []
    for index in everyone:
        others = possible[index] - certain[index] - handovers[index]
        nearest: int | None = None
        if certain[index]:
            nearest = next(nearest_hold.crossing(index))
        elif others:
            nearest = next(
                other
                for other in nearest_reach.crossing(index)
                if not same_reduced_handover(periods[index], periods[other])
            )
        elif handovers[index]:
            nearest = next(nearest_reach.crossing(index))
        found.append(Tally(certain[index], others, handovers[index], nearest))
    return found


def _count_crossing(
    intervals: Sequence[Slots], queries: Sequence[int], points: Sequence[int]
) -> list[int]:
    """For each query, how many of the points other than itself cross it.

    Queries and points are indices of `intervals`. Two intervals, perhaps reversed, cross if
    each begins no later than the other ends.
    """
    if all(intervals[index].first <= intervals[index].last for index in (*queries, *points)):
        crossing = _count_proper(intervals, queries, points)
    else:
        crossing = _count_reversed(intervals, queries, points)
    among = set(points)
    return [
        count - (query in among and intervals[query].first <= intervals[query].last)
        for query, count in zip(queries, crossing, strict=True)
    ]


def _count_proper(
    intervals: Sequence[Slots], queries: Sequence[int], points: Sequence[int]
) -> list[int]:
    firsts = sorted(intervals[index].first for index in points)
    lasts = sorted(intervals[index].last for index in points)
    return [
        bisect_right(firsts, intervals[query].last) - bisect_left(lasts, intervals[query].first)
        for query in queries
    ]


def _count_reversed(
    intervals: Sequence[Slots], queries: Sequence[int], points: Sequence[int]
) -> list[int]:
    by_first = sorted(points, key=lambda index: intervals[index].first)
    lasts = sorted({intervals[index].last for index in points})
    tree = [0] * (len(lasts) + 1)
    counts = [0] * len(queries)
    added = 0
    for position in sorted(range(len(queries)), key=lambda at: intervals[queries[at]].last):
        first, last = intervals[queries[position]]
        while added < len(by_first) and intervals[by_first[added]].first <= last:
            node = bisect_left(lasts, intervals[by_first[added]].last) + 1
            while node <= len(lasts):
                tree[node] += 1
                node += node & -node
            added += 1
        ended_before = 0
        node = bisect_left(lasts, first)
        while node:
            ended_before += tree[node]
            node -= node & -node
        counts[position] = added - ended_before
    return counts


def _count_handovers(periods: Sequence[Period], intervals: Sequence[Slots]) -> list[int]:
    """For each tenure, how many crossing ones hand over to or from it within one unit."""
    units = [(reduced_unit(period.start), reduced_unit(period.end)) for period in periods]
    counts = [0] * len(periods)

    def add(sign: int, key: Callable[[int], object], counterpart: Callable[[int], object]) -> None:
        points, queries = _group(range(len(periods)), key), _group(range(len(periods)), counterpart)
        for unit, asked in queries.items():
            if unit in points:
                crossing = _count_crossing(intervals, asked, points[unit])
                for index, count in zip(asked, crossing, strict=True):
                    counts[index] += sign * count

    add(1, lambda index: units[index][0], lambda index: units[index][1])
    add(1, lambda index: units[index][1], lambda index: units[index][0])
    # A pair that hands over both ways was counted twice.
    add(
        -1,
        lambda index: units[index] if None not in units[index] else None,
        lambda index: units[index][::-1] if None not in units[index] else None,
    )
    return counts


def _group(indices: Iterable[int], key: Callable[[int], object]) -> dict[object, list[int]]:
    groups: defaultdict[object, list[int]] = defaultdict(list)
    for index in indices:
        unit = key(index)
        if unit is not None:
            groups[unit].append(index)
    return groups


class _Nearest:
    """Finds the intervals that cross a given one, those that begin nearest first."""

    def __init__(self, intervals: Sequence[Slots]) -> None:
        self.intervals = intervals
        self.order = sorted(range(len(intervals)), key=lambda index: intervals[index].first)
        self.firsts = [intervals[index].first for index in self.order]
        self.place = {index: place for place, index in enumerate(self.order)}
        self.size = 1 << max(len(intervals) - 1, 0).bit_length()
        self.tree = [-(1 << 60)] * (2 * self.size)  # below every slot
        for place, index in enumerate(self.order):
            self.tree[self.size + place] = intervals[index].last
        for node in range(self.size - 1, 0, -1):
            self.tree[node] = max(self.tree[2 * node], self.tree[2 * node + 1])

    def crossing(self, index: int) -> Iterator[int]:
        """Indices of the crossing intervals, the given one left out; the earlier of two first."""
        first, last = self.intervals[index]
        limit = bisect_right(self.firsts, last)
        here = self.place[index]
        before = self._step_back(min(here, limit) - 1, first)
        behind = self._step_on(here + 1, first)
        while before >= 0 or behind < limit:
            back = first - self.firsts[before] if before >= 0 else None
            on = self.firsts[behind] - first if behind < limit else None
            if on is None or (back is not None and back <= on):
                yield self.order[before]
                before = self._step_back(before - 1, first)
            else:
                yield self.order[behind]
                behind = self._step_on(behind + 1, first)

    def _step_back(self, place: int, at_least: int) -> int:
        """The last place up to this one whose interval ends no sooner; -1 where there is none."""
        if place < 0:
            return -1
        node = self.size + place
        while self.tree[node] < at_least:
            while node & (node - 1) and not node & 1:
                node >>= 1  # climb while there is nothing to the left
            if not node & (node - 1):
                return -1
            node -= 1
        while node < self.size:
            node = 2 * node + (self.tree[2 * node + 1] >= at_least)
        return node - self.size

    def _step_on(self, place: int, at_least: int) -> int:
        """The first place from this one whose interval ends no sooner; `size` if none."""
        if place >= self.size:
            return self.size
        node = self.size + place
        while self.tree[node] < at_least:
            while node & 1:
                node >>= 1  # climb while there is nothing to the right
            if not node:
                return self.size
            node += 1
        while node < self.size:
            node = 2 * node + (self.tree[2 * node] < at_least)
        return node - self.size
