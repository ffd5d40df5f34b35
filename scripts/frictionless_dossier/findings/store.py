"""Findings in stable order, as many as there are, in bounded memory.

While a package is validated, findings are added as they are found. Those that are too many to be
held are sorted and put into a temporary file as a run; at the end all runs are merged into one
(external merge sort: Knuth, The Art of Computer Programming, volume 3, section 5.4). An ordinary
validation touches no temporary file.
"""

import heapq
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, NamedTuple

from frictionless_dossier.findings.finding import Finding
from frictionless_dossier.findings.kind import Kind, Severity
from frictionless_dossier.findings.log import HELD, FindingLog


class Group(NamedTuple):
    """What findings have in common: kind, resource, field, and the rule that found them."""

    kind: Kind
    resource: str | None = None
    field: str | None = None
    check: str | None = None


def group_of(finding: Finding) -> Group:
    """The group of a finding."""
    return Group(finding.kind, finding.resource, finding.field, finding.check)


class Findings(Collection[Finding]):
    """All findings of a validation, in stable order. They can be gone through again and again.

    Attributes:
        groups: How many there are of each group, in the order in which each group first occurs.
    """

    def __init__(self, findings: Collection[Finding], groups: Counter[Group]) -> None:
        self._findings = findings
        self.groups = groups

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    def __len__(self) -> int:
        return len(self._findings)

    def __contains__(self, finding: object) -> bool:
        return any(each == finding for each in self)

    def count(self, *severities: Severity) -> int:
        """How many findings have one of these severities."""
        return sum(n for group, n in self.groups.items() if group.kind.severity in severities)


class FindingStore:
    """Takes findings in any order.

    Args of the constructor: the sorting key of a finding (of equals, the one added first comes
    first), and how many are held in memory.
    """

    def __init__(self, place: Callable[[Finding], Any], held: int = HELD) -> None:
        self._place = place
        self._log = FindingLog(held, lambda findings: sorted(findings, key=place))

    def add(self, finding: Finding) -> None:
        """Take a finding.

        Raises:
            SpillError: There is no room for the temporary file.
        """
        self._log.append(finding)

    def sealed(
        self, finish: Callable[[Iterable[Finding]], Iterable[Finding]] = lambda findings: findings
    ) -> Findings:
        """All findings in order. Nothing may be added afterwards.

        Args:
            finish: Passes the findings on, one for one and in order, with what can be said of each
                only now.

        Raises:
            SpillError: There is no room for the temporary file.
        """
        groups: Counter[Group] = Counter()
        if not self._log.runs:
            findings = tuple(finish(sorted(self._log, key=self._place)))
            groups.update(map(group_of, findings))
            return Findings(findings, groups)
        from frictionless_dossier.findings.spill import Spill

        self._log.put_aside()
        merged = finish(heapq.merge(*self._log.runs, key=self._place))
        return Findings(Spill().write(_counted(merged, groups)), groups)


def _counted(findings: Iterable[Finding], groups: Counter[Group]) -> Iterator[Finding]:
    for finding in findings:
        groups[group_of(finding)] += 1
        yield finding
