"""Accepted findings: which rows, under which rule, with which answer; and which were needed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from frictionless_dossier.findings import Answer, RowId

Key = tuple[str, frozenset[RowId]]


@dataclass(slots=True)
class Excuses:
    """The rows of the exceptions table, as rules about the record ask for them.

    Attributes:
        expected: For each rule and set of rows: the answer that the exception expects (None where
            the rule has no answers) and the identifier of the exception.
        used: Identifiers of the exceptions that matched something.
    """

    expected: dict[Key, tuple[Answer | None, str]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def cover(self, rule: str, rows: Iterable[RowId], answer: Answer | None = None) -> bool:
        """Whether a finding over exactly these rows is accepted; notes that the exception served.

        An exception whose expected answer differs does not cover: what was accepted has changed.
        """
        found = self.expected.get((rule, frozenset(rows)))
        if found is None or found[0] != answer:
            return False
        self.used.add(found[1])
        return True

    def covering(self, rule: str) -> list[frozenset[RowId]]:
        """The sets of rows accepted under a rule, for rules that count without pairing."""
        return [rows for name, rows in self.expected if name == rule]
