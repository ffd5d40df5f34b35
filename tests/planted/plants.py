"""What a planted fault is, and the package in which it is planted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from frictionless_dossier import open as open_package
from frictionless_dossier.checking.excuses import Excuses, read_excuses
from frictionless_dossier.dates import parse
from frictionless_dossier.judge.column import Column
from frictionless_dossier.opening import OpenPackage
from frictionless_dossier.package.model import Field, Rule
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.texts import Texts

Cells = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Change:
    """One row changed: some of its cells, or it is deleted (no cells), or a copy is appended."""

    resource: str
    index: int
    cells: Cells | None
    appended: bool = False


@dataclass(frozen=True, slots=True)
class Plant:
    """A planted fault.

    Attributes:
        resource: Table of the protected field.
        field: The protected field.
        protection: What must catch it: `type`, `constraint:…`, `key:…`, `rule:…`, `statement`.
        fault: What is done, in a few words.
        changes: How.
        finds: The rule or kind whose finding is demanded.
        place: Where: resource, index of the row (before changes) and field; no row for the whole
            table, no field for any of the row.
        rule: The declaration that is tested; None for what the standard itself demands.
        local: Whether faults in other rows do not disturb it.
        texts: Texts of sources that the rule is given, where it needs some.
    """

    resource: str
    field: str
    protection: str
    fault: str
    changes: tuple[Change, ...]
    finds: str
    place: tuple[str, int | None, str | None]
    rule: Rule | None = None
    local: bool = True
    texts: Texts | None = None

    @property
    def rows(self) -> frozenset[tuple[str, int]]:
        """The rows that it needs for itself."""
        return frozenset((each.resource, each.index) for each in self.changes)


class World:
    """A valid package in memory."""

    def __init__(self, root: Path, seed: int = 1) -> None:
        self.opened: OpenPackage = open_package(root)
        assert not self.opened.findings, [each.message for each in self.opened.findings]
        self.package = self.opened.package
        self.tables = {name: _with_rows(table) for name, table in self.opened.tables.items()}
        self.as_of = parse(self.package.as_of) if self.package.as_of else None
        self.random = Random(seed)
        self._columns: dict[tuple[str, str], Column] = {}

    @property
    def excuses(self) -> Excuses:
        """The accepted findings."""
        return read_excuses(self.package, self.tables)

    def column(self, resource: str, field: str) -> Column:
        """The judge of a field."""
        key = (resource, field)
        if key not in self._columns:
            self._columns[key] = Column(self.tables[resource].schema.by_name[field])
        return self._columns[key]

    def sound(self, resource: str, field: str, text: str | None) -> bool:
        """Whether the judge accepts a cell, so that only a rule can refuse it."""
        return not self.column(resource, field).faults(text)

    def fields(self) -> Iterator[tuple[Table, Field]]:
        """Every field of every table."""
        for table in self.tables.values():
            for field in table.fields():
                yield table, field

    def chosen(self, table: Table, most: int, where: Any = None) -> list[int]:
        """Some rows of a table, those that meet a condition."""
        rows = [index for index in range(len(table)) if where is None or where(index)]
        self.random.shuffle(rows)
        return rows[:most]

    def changed(self, changes: Sequence[Change]) -> tuple[dict[str, Table], dict[str, list[int]]]:
        """The tables with these changes; and for each table deleted from, the old index of rows."""
        tables = dict(self.tables)
        kept: dict[str, list[int]] = {}
        for name in {each.resource for each in changes}:
            own = [each for each in changes if each.resource == name]
            old = self.tables[name]
            columns = {field: list(cells) for field, cells in old.columns.items()}
            lines, records = list(old.lines), list(old.records)
            for each in own:
                if each.cells is None:
                    continue
                if each.appended:
                    for field, cells in columns.items():
                        cells.append(each.cells.get(field, old.cell(each.index, field)))
                    lines.append(lines[-1] + 1)
                    records.append(records[-1] + 1)
                else:
                    for field, text in each.cells.items():
                        columns[field][each.index] = text
            gone = {each.index for each in own if each.cells is None}
            if gone:
                rows = [index for index in range(len(lines)) if index not in gone]
                kept[name] = rows
                columns = {field: [cells[i] for i in rows] for field, cells in columns.items()}
                lines, records = [lines[i] for i in rows], [records[i] for i in rows]
            tables[name] = Table(old.resource, old.schema, columns, lines, records, old.parts)
        return tables, kept


def _with_rows(table: Table) -> Table:
    """The table; one without rows gets a row without values, so that faults can be planted."""
    if len(table):
        return table
    columns: dict[str, list[str | None]] = {name: [None] for name in table.columns}
    return Table(table.resource, table.schema, columns, [2], [2])


def fresh(table: Table) -> Table:
    """The same rows, of which nothing has been refused yet."""
    return Table(
        table.resource, table.schema, table.columns, table.lines, table.records, table.parts
    )


def cell(table: Table, index: int, field: str, text: str | None) -> Change:
    """One cell changed."""
    return Change(table.name, index, {field: text})
