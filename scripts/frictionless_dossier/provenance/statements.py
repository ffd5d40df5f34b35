"""The rows of the table of role `statements`: what a source says of one cell, or of a whole row."""

import builtins
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from frictionless_dossier.findings import RowId
from frictionless_dossier.package.model import Package
from frictionless_dossier.package.table import Table, table_with_role

WHOLE_ROW = "*"
"""Property of a statement that supports a row as a whole."""

PREFERRED = "preferred"
"""Rank of the statement that its cell shows."""
NORMAL = "normal"
"""Rank of a statement that is neither shown nor refuted."""
DEPRECATED = "deprecated"
"""Rank of a statement that another refutes."""

_NEEDED = ("table", "row", "property", "value_kind", "value", "source", "basis", "rank")


class Statement(NamedTuple):
    """What one source says of one cell or row.

    Attributes:
        table: The table of statements.
        index: Its row there.
        id: Its identifier.
        about: The row that it is about.
        property: The field that it is about; `*` for the whole row.
        value_kind: `value`, `none` (the source says there is none) or `unknown`.
        value: The value; None where there is none to give.
        source: Identifier of the source; None where the cell is empty.
        locator: Where in the source; None where the cell is empty.
        as_said: The words of the source, where the value cannot hold them.
        basis: `stated`, `context` or `derived`.
        follows_from: Identifiers of the statements that it is derived from.
        rank: `preferred`, `normal` or `deprecated`.
        rank_reason: Why it has that rank; None where nothing is said.
        refuted_by: Identifiers of the statements that refute it.
    """

    table: Table
    index: int  # type: ignore[assignment] # of the row, in place of tuple.index
    id: str
    about: RowId
    property: str
    value_kind: str
    value: str | None
    source: str | None
    locator: str | None
    as_said: str | None
    basis: str
    follows_from: tuple[str, ...]
    rank: str
    rank_reason: str | None
    refuted_by: tuple[str, ...]

    @builtins.property
    def whole_row(self) -> bool:
        """Whether it is about its row as a whole."""
        return self.property == WHOLE_ROW

    @builtins.property
    def reading(self) -> tuple[str, str | None]:
        """What it says: two statements about one cell that say the same are no rivals."""
        return self.value_kind, self.value


def says_undecided(statement: Statement) -> bool:
    """Whether its reason says that no reading could be preferred."""
    return (statement.rank_reason or "").startswith("undecided")


def statements(package: Package, tables: Mapping[str, Table]) -> list[Statement]:
    """All statements, in the order of their table.

    Rows that do not say what they are about, or in which the judge refused a cell that matters
    here, are passed over: they have findings already.
    """
    table = table_with_role(package, tables, "statements")
    if table is None:
        return []
    return list(table.remembered("statements", lambda: list(_statements(table))))


Cells = Mapping[RowId, Mapping[str, Sequence[Statement]]]
"""Statements by the row and the property that they are about, in their order."""


def statements_by_cell(package: Package, tables: Mapping[str, Table]) -> Cells:
    """As `statements`, by the row and the property that they are about."""
    table = table_with_role(package, tables, "statements")
    if table is None:
        return {}
    return table.remembered("statements by cell", lambda: by_cell(statements(package, tables)))


def by_cell(found: Iterable[Statement]) -> Cells:
    """Statements by the row and the property that they are about, in their order."""
    cells: dict[RowId, dict[str, list[Statement]]] = {}
    for each in found:
        cells.setdefault(each.about, {}).setdefault(each.property, []).append(each)
    return cells


_COLUMNS = (
    *("table", "row", "property", "value_kind", "value", "source", "locator", "as_said", "basis"),
    *("follows_from", "rank", "rank_reason", "refuted_by"),
)


def _statements(table: Table) -> Iterator[Statement]:
    nothing = [None] * len(table)
    columns = [table.column(name) if name in table else nothing for name in _COLUMNS]
    for index, cells in enumerate(zip(*columns, strict=True)):
        about, row, name, kind, value, source, locator, as_said, basis, *others = cells
        follows_from, rank, rank_reason, refuted_by = others
        if about and row and name and table.sound(index, _NEEDED):
            yield Statement(
                table=table,
                index=index,
                id=table.id(index),
                about=RowId(about, row),
                property=name,
                value_kind=kind or "value",
                value=value,
                source=source,
                locator=locator,
                as_said=as_said,
                basis=basis or "stated",
                follows_from=tuple((follows_from or "").split()),
                rank=rank or NORMAL,
                rank_reason=rank_reason,
                refuted_by=tuple((refuted_by or "").split()),
            )
