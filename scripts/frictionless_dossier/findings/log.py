"""Findings in the order in which they are found, as many as there are, in bounded memory."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from frictionless_dossier.findings.finding import Finding

if TYPE_CHECKING:
    from frictionless_dossier.findings.spill import Spill

HELD = 50_000
"""Findings held in memory before they go to a file: some 50 MB of them."""

_FEW_CELLS = 16
"""A finding whose row is wider than this counts for more than one of those that are held."""


class Sink(Protocol):
    """What takes findings as they are found: a log, or a list where they are certain to be few."""

    def append(self, finding: Finding, /) -> None:
        """Take a finding."""

    def extend(self, findings: Iterable[Finding], /) -> None:
        """Take several findings."""


class FindingLog(Collection[Finding]):
    """Takes findings one by one; those that are too many to be held go to a temporary file.

    It can be gone through again and again, but not while something is added to it.

    Args:
        held: How many are held in memory.
        arrange: How those that go to the file together are arranged; by default as they were added.
    """

    def __init__(
        self,
        held: int = HELD,
        arrange: Callable[[list[Finding]], Iterable[Finding]] = lambda findings: findings,
    ) -> None:
        self._limit = held
        self._arrange = arrange
        self._held: list[Finding] = []
        self._weight = 0
        self._spill: Spill | None = None
        self._runs: list[Collection[Finding]] = []

    def append(self, finding: Finding, /) -> None:
        """Take a finding.

        Raises:
            SpillError: There is no room for the temporary file.
        """
        self._held.append(finding)
        self._weight += 1 + len(finding.cells) // _FEW_CELLS
        if self._weight >= self._limit:
            self.put_aside()

    def extend(self, findings: Iterable[Finding], /) -> None:
        """Take several findings.

        Raises:
            SpillError: There is no room for the temporary file.
        """
        for finding in findings:
            self.append(finding)

    def put_aside(self) -> None:
        """Move what is held to the file, where it is a run of its own.

        Raises:
            SpillError: There is no room for the temporary file.
        """
        from frictionless_dossier.findings.spill import Spill

        self._spill = self._spill or Spill()
        run = self._spill.write(self._arrange(self._held))
        # At once: whoever is interrupted before has lost nothing, and nobody has it twice.
        self._runs, self._held, self._weight = [*self._runs, run], [], 0

    @property
    def runs(self) -> Sequence[Collection[Finding]]:
        """What is in the file, each run arranged in itself."""
        return self._runs

    def __iter__(self) -> Iterator[Finding]:
        for run in self._runs:
            yield from run
        yield from self._held

    def __len__(self) -> int:
        return sum(map(len, self._runs)) + len(self._held)

    def __contains__(self, finding: object) -> bool:
        return any(each == finding for each in self)
