"""Many findings of one sort that are made only when somebody looks at them.

A report for people shows the first of each sort and counts the others; so of a hundred thousand
overlaps all but twenty need no message, no witness and no line of the file.
"""

from collections.abc import Callable, Collection, Iterable, Iterator

from frictionless_dossier.findings.finding import Finding
from frictionless_dossier.findings.kind import Kind


class Batch(Collection[Finding]):
    """Findings of one kind, table, field and rule, each in a row of its own, in order of rows.

    Args:
        kind: What kind of fault all of them are.
        resource: The table in whose rows they are.
        field: The field that all of them are told of.
        length: How many there are.
        make: Makes the finding of a number, from 0, the same whenever it is asked.
        check: Name of the declared rule that found them.
    """

    def __init__(
        self,
        kind: Kind,
        resource: str,
        field: str,
        length: int,
        make: Callable[[int], Finding],
        check: str | None = None,
    ) -> None:
        self.kind = kind
        self.resource = resource
        self.field = field
        self.check = check
        self._length = length
        self._make = make

    def found_by(self, check: str) -> "Batch":
        """The same, found by the rule of this name."""
        return Batch(self.kind, self.resource, self.field, self._length, self._make, check)

    @property
    def rule(self) -> str:
        """The name under which the findings are reported."""
        return self.kind.name

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Finding]:
        for number in range(self._length):
            yield self._make(number)._replace(check=self.check)

    def __contains__(self, finding: object) -> bool:
        return any(each == finding for each in self)


def singly(found: Iterable[Finding | Batch]) -> Iterator[Finding]:
    """All findings one by one, those of batches made."""
    for each in found:
        if isinstance(each, Batch):
            yield from each
        else:
            yield each
