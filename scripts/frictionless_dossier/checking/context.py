"""What a check is given: everything declared and read, and nothing else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from frictionless_dossier.checking.excuses import Excuses
from frictionless_dossier.dates import Date
from frictionless_dossier.package.model import Package, Rule
from frictionless_dossier.package.table import Table, table_with_role
from frictionless_dossier.provenance.texts import Texts


class Context:
    """All that a check may look at.

    Attributes:
        package: What is declared.
        tables: The tables that could be read, by name of resource.
        documents: The JSON documents that could be read, by name of resource.
        contents: Bytes of the files that were read without a finding, by path; only for packages
            that declare a rule about them.
        as_of: The day up to which the data tells; None where neither package nor option says.
        texts: Texts of sources, where a folder with them was given.
        excuses: The accepted findings, for rules about the record.
        name: Table that the rule is declared for; empty for a rule of the package.
        skipped: How many rows the running rule passed over, their inputs being at fault.
        rules: All rules that run, for those about what others find.
        facts: Numbers a check wants in the summary (what it verified, what it covered).
    """

    def __init__(
        self,
        package: Package,
        tables: Mapping[str, Table],
        documents: Mapping[str, Any] = MappingProxyType({}),
        contents: Mapping[str, bytes] = MappingProxyType({}),
        as_of: Date | None = None,
        texts: Texts | None = None,
        excuses: Excuses | None = None,
        name: str = "",
        rules: Sequence[Rule] = (),
        facts: dict[str, Any] | None = None,
    ) -> None:
        self.package = package
        self.tables = tables
        self.documents = documents
        self.contents = contents
        self.as_of = as_of
        self.texts = Texts() if texts is None else texts
        self.excuses = Excuses() if excuses is None else excuses
        self.name = name
        self.skipped = 0
        self.rules = rules
        self.facts: dict[str, Any] = {} if facts is None else facts

    @property
    def table(self) -> Table:
        """The table that the rule is declared for."""
        return self.tables[self.name]

    def with_role(self, role: str) -> Table | None:
        """The table of this role; None where the package has none or it could not be read."""
        return table_with_role(self.package, self.tables, role)

    def rows(
        self, *names: str, table: Table | None = None, among: Iterable[int] | None = None
    ) -> Iterator[int]:
        """Indices of the rows in which these cells are sound; the others count as skipped.

        Only those `among` the given ones, where such are given.
        """
        chosen = self.table if table is None else table
        indices = range(len(chosen)) if among is None else among
        if not chosen.faults:
            yield from indices
            return
        for index in indices:
            if chosen.sound(index, names):
                yield index
            else:
                self.skipped += 1
