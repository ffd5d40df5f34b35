"""Findings in stable order, as many as there are, in bounded memory.

While a package is validated, findings are added as they are found. Those that are too many to be
held are sorted and put into a temporary file as a run; at the end all runs are merged into one
(external merge sort: Knuth, The Art of Computer Programming, volume 3, section 5.4). An ordinary
validation touches no temporary file. The findings of a batch are not made, and findings in memory
not finished, before somebody goes through all findings; who wants the first of each sort only
waits for no more than these.
"""

import heapq
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from frictionless_dossier.findings.batch import Batch
from frictionless_dossier.findings.finding import Finding
from frictionless_dossier.findings.kind import Kind, Severity
from frictionless_dossier.findings.log import HELD, FindingLog

Place = Callable[[Finding], Any]
"""The sorting key of a finding."""

Finish = Callable[[Iterable[Finding]], Iterable[Finding]]
"""Passes findings on, one for one and in order, with more said of each."""


class Group(NamedTuple):
    """What findings have in common: kind, resource, field, and the rule that found them."""

    kind: Kind
    resource: str | None = None
    field: str | None = None
    check: str | None = None


def group_of(finding: Finding | Batch) -> Group:
    """The group of a finding, or of all findings of a batch."""
    return Group(finding.kind, finding.resource, finding.field, finding.check)


class Findings(Collection[Finding]):
    """All findings of a validation, in stable order. They can be gone through again and again.

    Args:
        finished: The findings that are finished, in order.
        groups: How many there are of each group.
        unfinished: Those that are finished when they are looked at, each series of them in order.
        place: The sorting key of a finding.

    Attributes:
        groups: As given.
    """

    def __init__(
        self,
        finished: Collection[Finding],
        groups: Counter[Group],
        unfinished: Sequence["_Unfinished"] = (),
        place: Place = lambda finding: (),
    ) -> None:
        self._finished = finished
        self._unfinished = unfinished
        self._place = place
        self.groups = groups

    def __iter__(self) -> Iterator[Finding]:
        """All of them; who asks first waits until all are finished.

        Raises:
            SpillError: There are too many for the memory, and no room for the temporary file.
        """
        if self._unfinished:
            merged = heapq.merge(self._finished, *self._unfinished, key=self._place)
            self._finished, self._unfinished = _kept(merged, len(self)), ()
        return iter(self._finished)

    def first(self, most: int) -> Iterator[Finding]:
        """The findings in order, without those that surely are not among the first of their group.

        Args:
            most: How many of each group are wanted.
        """
        unfinished = (each.first(most) for each in self._unfinished)
        return heapq.merge(self._finished, *unfinished, key=self._place)

    def __len__(self) -> int:
        return self.groups.total()

    def __contains__(self, finding: object) -> bool:
        return any(each == finding for each in self)

    def count(self, *severities: Severity) -> int:
        """How many findings have one of these severities."""
        return sum(n for group, n in self.groups.items() if group.kind.severity in severities)


class FindingStore:
    """Takes findings in any order.

    Args:
        place: The sorting key of a finding; of equals, the one added first comes first.
        held: How many are held in memory.
    """

    def __init__(self, place: Place, held: int = HELD) -> None:
        self._place = place
        self._log = FindingLog(held, lambda findings: sorted(findings, key=place))
        self._batches: list[Batch] = []

    def add(self, finding: Finding | Batch) -> None:
        """Take a finding, or a batch of such.

        Raises:
            SpillError: There is no room for the temporary file.
        """
        if isinstance(finding, Batch):
            self._batches.append(finding)
        else:
            self._log.append(finding)

    def sealed(self, finish: Finish = lambda findings: findings) -> Findings:
        """All findings in order, as often as it is asked. Nothing may be added afterwards.

        Args:
            finish: Passes the findings on, one for one and in order, with what can be said of each
                only now.

        Raises:
            SpillError: There is no room for the temporary file.
        """
        groups: Counter[Group] = Counter()
        finished: Collection[Finding] = ()
        unfinished = [_Unfinished(batch, finish) for batch in self._batches]
        for batch in self._batches:
            groups[group_of(batch)] += len(batch)
        if not self._log.runs:
            held = sorted(self._log, key=self._place)
            groups.update(map(group_of, held))
            unfinished.insert(0, _Unfinished(held, finish))
        else:
            from frictionless_dossier.findings.spill import Spill

            self._log.put_aside()
            merged = finish(heapq.merge(*self._log.runs, key=self._place))
            finished = Spill().write(_counted(merged, groups))
        return Findings(finished, groups, unfinished, self._place)


def _counted(findings: Iterable[Finding], groups: Counter[Group]) -> Iterator[Finding]:
    for finding in findings:
        groups[group_of(finding)] += 1
        yield finding


def _kept(findings: Iterable[Finding], count: int) -> Collection[Finding]:
    """So many findings, where they can be gone through again."""
    if count <= HELD:
        return tuple(findings)
    from frictionless_dossier.findings.spill import Spill

    return Spill().write(findings)


class _Unfinished(Iterable[Finding]):
    """Findings in order, those of a batch or others, which are finished on their way out."""

    def __init__(self, findings: Collection[Finding], finish: Finish) -> None:
        self._findings = findings
        self._finish = finish

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._finish(self._findings))

    def first(self, most: int) -> Iterator[Finding]:
        """As `Findings.first`."""
        return iter(self._finish(_first_of_groups(self._findings, most)))


def _first_of_groups(findings: Collection[Finding], most: int) -> Iterator[Finding]:
    if isinstance(findings, Batch):  # All of one group.
        yield from islice(findings, most)
        return
    counts: Counter[Group] = Counter()
    for finding in findings:
        group = group_of(finding)
        counts[group] += 1
        if counts[group] <= most:
            yield finding
