"""All tenures of one office together: is there a choice with never more holders than seats?

Method. In slots (see `slots`) the question is whether every tenure can be given its least need
so that no slot holds more than `seats`. Tenures with a core must occupy it, which leaves each
slot a free capacity. Each other tenure needs one slot of a window: jobs of unit length with
release times and deadlines, for which *earliest deadline first* finds a schedule whenever there
is one (Jackson 1955; Horn 1974; the exchange argument holds for any capacity per slot). A choice
that occupies more than the least need never helps. Capacity changes only where a core begins or
ends, and time moves in jumps, so the cost is O(n log n), whatever the length of the windows.

Conflicts are minimal: without any one of its members the others can be arranged.
* More cores than seats in one slot: when the sweep first meets `seats + 1` of them, these.
* A job that misses the deadline `b`: going back from `b`, the first release `a` at which
  the jobs that must lie in `[a, b]` outnumber its capacity. Their number grows by one at each
  step, so they are one too many; an interval inside `[a, b]` that ends at `b` would have been
  met before, one that ends sooner would have missed a deadline before. So taking away one job,
  or one core that reaches into `[a, b]`, mends it.
Then the longest of those cores, or the jobs that missed that deadline, are set aside and the search
goes on: one conflict for each core too many and for each deadline missed.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush
from itertools import accumulate
from typing import NamedTuple

from frictionless_dossier.dates.period import Box
from frictionless_dossier.dates.slots import choice_covering, need, within_horizon

Choice = tuple[int, int]


class Conflict(NamedTuple):
    """A least set of tenures that cannot all hold with the seats there are.

    `members` are indices into what was given, in order; `first_day` to `last_day` is where
    they crowd, in ordinals.
    """

    members: tuple[int, ...]
    first_day: int
    last_day: int


class Arrangement(NamedTuple):
    """The answer for one office: a choice `(start, end)` for each tenure, or the conflicts."""

    choices: tuple[Choice, ...] | None
    conflicts: tuple[Conflict, ...]


class _Job(NamedTuple):
    release: int
    deadline: int
    tenure: int


def arrange(boxes: Sequence[Box], seats: int = 1, *, touching_allowed: bool = True) -> Arrangement:
    """A joint choice with never more than `seats` holders, or every conflict found.

    Give `Period.wide` boxes for a *certain* violation, `Period.box` for the dates as stated.

    Raises:
        ValueError: A box has no choice, or `seats` is below 1.
    """
    if seats < 1:
        raise ValueError("an office has at least one seat")
    cut = within_horizon(boxes)
    cores: list[tuple[int, int, int]] = []
    jobs: list[_Job] = []
    for index, box in enumerate(cut):
        first, last, fixed = need(box, touching_allowed=touching_allowed)
        if fixed:
            cores.append((first, last, index))
        else:
            jobs.append(_Job(first, last, index))
    kept, crowded = _fit_cores(sorted(cores), seats)
    schedule, late = _Schedule(kept, sorted(jobs), seats).run()
    scale = 2 if touching_allowed else 1
    conflicts = tuple(
        Conflict(tuple(sorted(members)), first // scale, (last + scale - 1) // scale)
        for members, first, last in (*crowded, *late)
    )
    if conflicts:
        return Arrangement(None, conflicts)
    choices = tuple(
        choice_covering(box, schedule[index], touching_allowed=touching_allowed)
        if index in schedule
        else (box.s1, box.e0)
        for index, box in enumerate(cut)
    )
    return Arrangement(choices, ())


_Found = tuple[list[int], int, int]


def _fit_cores(
    cores: list[tuple[int, int, int]], seats: int
) -> tuple[list[tuple[int, int, int]], list[_Found]]:
    """The cores that fit, sorted, and the conflicts among cores alone.

    Of each conflict the core that lasts longest is set aside.
    """
    active: list[tuple[int, int, int]] = []
    set_aside: set[int] = set()
    found: list[_Found] = []
    for first, last, index in cores:
        while active and active[0][0] < first:
            heappop(active)
        heappush(active, (last, first, index))
        if len(active) > seats:
            found.append(([core[2] for core in active], first, min(core[0] for core in active)))
            longest = max(active)
            set_aside.add(longest[2])
            active.remove(longest)
            heapify(active)
    return [core for core in cores if core[2] not in set_aside], found


class _Schedule:
    """Earliest deadline first over the capacity that the cores leave."""

    def __init__(self, cores: list[tuple[int, int, int]], jobs: list[_Job], seats: int) -> None:
        self.cores = cores
        self.jobs = jobs
        # the last slot of any core up to this one
        self.longest_until = list(accumulate((last for _, last, _ in cores), max))
        start = min((job.release for job in jobs), default=0)
        change: dict[int, int] = {start: 0}
        for first, last, _ in cores:
            change[max(first, start)] = change.get(max(first, start), 0) - 1
            change[max(last + 1, start)] = change.get(max(last + 1, start), 0) + 1
        self.breaks = sorted(change)
        self.free: list[int] = []  # capacity of each slot from this break to the next
        self.room: list[int] = [0]  # capacity of all slots before this break
        capacity = seats
        for here, following in zip(self.breaks, [*self.breaks[1:], self.breaks[-1]], strict=True):
            capacity += change[here]
            self.free.append(capacity)
            self.room.append(self.room[-1] + capacity * (following - here))

    def run(self) -> tuple[dict[int, int], list[_Found]]:
        """The slot of each job by its index, and the conflicts."""
        placed: dict[int, int] = {}
        set_aside: set[int] = set()
        found: list[_Found] = []
        waiting: list[tuple[int, int]] = []
        slot, released, piece = self.breaks[0], 0, 0
        while released < len(self.jobs) or waiting:
            if not waiting:
                slot = max(slot, self.jobs[released].release)
            while released < len(self.jobs) and self.jobs[released].release <= slot:
                job = self.jobs[released]
                heappush(waiting, (job.deadline, job.tenure))
                released += 1
            while waiting and waiting[0][0] < slot:
                missed = waiting[0][0]
                found.append(self._explain(missed, released, set_aside))
                while waiting and waiting[0][0] == missed:
                    set_aside.add(heappop(waiting)[1])
            while piece + 1 < len(self.breaks) and self.breaks[piece + 1] <= slot:
                piece += 1
            for _ in range(min(self.free[piece], len(waiting))):
                placed[heappop(waiting)[1]] = slot
            slot = slot + 1 if self.free[piece] else self.breaks[piece + 1]
        return placed, found

    def _explain(self, deadline: int, released: int, set_aside: set[int]) -> _Found:
        """The jobs, one too many, and the cores that crowd the slots up to a missed deadline."""
        members: list[int] = []
        room_before_end = self._room_before(deadline + 1)
        for position in range(released - 1, -1, -1):
            job = self.jobs[position]
            if job.deadline > deadline or job.tenure in set_aside:
                continue
            members.append(job.tenure)
            if len(members) > room_before_end - self._room_before(job.release):
                return [*members, *self._cores_in(job.release, deadline)], job.release, deadline
        raise AssertionError("a missed deadline without more jobs than capacity")

    def _room_before(self, slot: int) -> int:
        piece = bisect_right(self.breaks, slot) - 1
        return self.room[piece] + self.free[piece] * (slot - self.breaks[piece])

    def _cores_in(self, first: int, last: int) -> Iterator[int]:
        position = bisect_right(self.cores, last, key=lambda core: core[0]) - 1
        while position >= 0 and self.longest_until[position] >= first:
            if self.cores[position][1] >= first:
                yield self.cores[position][2]
            position -= 1
