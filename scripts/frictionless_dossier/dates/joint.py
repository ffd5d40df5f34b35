"""All tenures of one office together: which of them cannot all hold with the seats there are?

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
from frictionless_dossier.dates.slots import need, within_horizon


class _Core(NamedTuple):
    """The slots that a tenure occupies in each choice."""

    first: int
    last: int
    tenure: int


class _Job(NamedTuple):
    """A tenure that must occupy any one slot of a window."""

    release: int
    deadline: int
    tenure: int


def joint_conflicts(
    boxes: Sequence[Box], seats: int = 1, *, touching_allowed: bool = True
) -> list[tuple[int, ...]]:
    """Least sets of tenures that cannot all hold with the seats there are.

    Give `Period.wide` boxes for a *certain* violation, `Period.box` for the dates as stated.

    Returns:
        Each set as indices into `boxes`, in order; none where one joint choice has never more than
        `seats` holders.

    Raises:
        ValueError: A box has no choice, or `seats` is below 1.
    """
    if seats < 1:
        raise ValueError("an office has at least one seat")
    cores: list[_Core] = []
    jobs: list[_Job] = []
    for index, box in enumerate(within_horizon(boxes)):
        first, last, fixed = need(box, touching_allowed=touching_allowed)
        if fixed:
            cores.append(_Core(first, last, index))
        else:
            jobs.append(_Job(first, last, index))
    kept, crowded = _fit_cores(sorted(cores), seats)
    late = _Schedule(kept, sorted(jobs), seats).missed()
    return [tuple(sorted(members)) for members in (*crowded, *late)]


def _fit_cores(cores: list[_Core], seats: int) -> tuple[list[_Core], list[list[int]]]:
    """The cores that fit, sorted, and the conflicts among cores alone.

    Of each conflict the core that lasts longest is set aside.
    """
    active: list[tuple[int, _Core]] = []  # the first to end on top
    set_aside: set[_Core] = set()
    found: list[list[int]] = []
    for core in cores:
        while active and active[0][0] < core.first:
            heappop(active)
        heappush(active, (core.last, core))
        if len(active) > seats:
            found.append([each.tenure for _, each in active])
            longest = max(active)
            set_aside.add(longest[1])
            active.remove(longest)
            heapify(active)
    return [core for core in cores if core not in set_aside], found


class _Schedule:
    """Earliest deadline first over the capacity that the cores leave."""

    def __init__(self, cores: list[_Core], jobs: list[_Job], seats: int) -> None:
        self.cores = cores
        self.jobs = jobs
        # the last slot of any core up to this one
        self.longest_until = list(accumulate((core.last for core in cores), max))
        start = min((job.release for job in jobs), default=0)
        change: dict[int, int] = {start: 0}
        for core in cores:
            for slot, step in ((core.first, -1), (core.last + 1, 1)):
                change[max(slot, start)] = change.get(max(slot, start), 0) + step
        self.breaks = sorted(change)
        self.free: list[int] = []  # capacity of each slot from this break to the next
        self.room: list[int] = [0]  # capacity of all slots before this break
        capacity = seats
        for here, following in zip(self.breaks, [*self.breaks[1:], self.breaks[-1]], strict=True):
            capacity += change[here]
            self.free.append(capacity)
            self.room.append(self.room[-1] + capacity * (following - here))

    def missed(self) -> list[list[int]]:
        """For each deadline that is missed, the tenures that crowd the slots up to it."""
        set_aside: set[int] = set()
        found: list[list[int]] = []
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
                deadline = waiting[0][0]
                found.append(self._explain(deadline, released, set_aside))
                while waiting and waiting[0][0] == deadline:
                    set_aside.add(heappop(waiting)[1])
            while piece + 1 < len(self.breaks) and self.breaks[piece + 1] <= slot:
                piece += 1
            for _ in range(min(self.free[piece], len(waiting))):
                heappop(waiting)
            slot = slot + 1 if self.free[piece] else self.breaks[piece + 1]
        return found

    def _explain(self, deadline: int, released: int, set_aside: set[int]) -> list[int]:
        """The jobs, one too many, and the cores that crowd the slots up to a missed deadline."""
        members: list[int] = []
        room_before_end = self._room_before(deadline + 1)
        for position in range(released - 1, -1, -1):
            job = self.jobs[position]
            if job.deadline > deadline or job.tenure in set_aside:
                continue
            members.append(job.tenure)
            if len(members) > room_before_end - self._room_before(job.release):
                return [*members, *self._cores_in(job.release, deadline)]
        raise AssertionError("a missed deadline without more jobs than capacity")

    def _room_before(self, slot: int) -> int:
        piece = bisect_right(self.breaks, slot) - 1
        return self.room[piece] + self.free[piece] * (slot - self.breaks[piece])

    def _cores_in(self, first: int, last: int) -> Iterator[int]:
        position = bisect_right(self.cores, last, key=lambda core: core.first) - 1
        while position >= 0 and self.longest_until[position] >= first:
            if self.cores[position].last >= first:
                yield self.cores[position].tenure
            position -= 1
