"""Accepted findings: which rows, under which rule, with which answer; and which were needed."""

from collections.abc import Iterable, Mapping

from frictionless_dossier.findings import Answer, RowId, row_ids
from frictionless_dossier.package.model import Package
from frictionless_dossier.package.table import Table, table_with_role

Key = tuple[str, frozenset[RowId]]

EXPECTED = (Answer.CERTAIN, Answer.POSSIBLE)
"""Answers that an exception may expect; where nothing is possible there is no finding."""


class Excuses:
    """The rows of the exceptions table, as rules about the record ask for them.

    Attributes:
        expected: For each rule and set of rows: the answer that the exception expects (None where
            the rule has no answers) and the identifier of the exception.
        used: Identifiers of the exceptions that matched something.
        changed: Identifiers of the exceptions whose finding came with another answer, and that
            answer.
        named: The sets of rows that some exception names.
        turned: What was asked about such a set under a rule from which it is not excepted, and
            the answer.
    """

    def __init__(self) -> None:
        self.expected: dict[Key, tuple[Answer | None, str]] = {}
        self.used: set[str] = set()
        self.changed: dict[str, Answer | None] = {}
        self.named: set[frozenset[RowId]] = set()
        self.turned: dict[Key, Answer | None] = {}

    def cover(self, rule: str, rows: Iterable[RowId], answer: Answer | None = None) -> bool:
        """Whether a finding over exactly these rows is accepted; notes that the exception served.

        An exception whose expected answer differs does not cover: what was accepted has changed.
        """
        key = (rule, frozenset(rows))
        found = self.expected.get(key)
        if found is None:
            if key[1] in self.named:
                self.turned[key] = answer
            return False
        if found[0] != answer:
            self.changed[found[1]] = answer
            return False
        self.used.add(found[1])
        return True

    def covering(self, rule: str) -> list[frozenset[RowId]]:
        """The sets of rows accepted under a rule, for rules that count without pairing."""
        return [rows for name, rows in self.expected if name == rule]


def read_excuses(package: Package, tables: Mapping[str, Table]) -> Excuses:
    """The accepted findings of a package: the rows of its table of role `exceptions`.

    A row that cannot be read (no rule, no rows, an unknown answer) accepts nothing; the rule
    `exceptions` says so. Of two rows about the same, the first counts.
    """
    excuses = Excuses()
    table = table_with_role(package, tables, "exceptions")
    if table is None:
        return excuses
    for index in range(len(table)):
        rule, rows = table.cell(index, "rule"), row_ids(table.cell(index, "rows"))
        answer = table.cell(index, "answer")
        if rule is not None and rows and (answer is None or answer in EXPECTED):
            expected = None if answer is None else Answer(answer)
            excuses.expected.setdefault((rule, frozenset(rows)), (expected, table.id(index)))
            excuses.named.add(frozenset(rows))
    return excuses
