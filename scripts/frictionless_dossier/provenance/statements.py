"""The rows of the table of role `statements`: what a source says of one cell, or of a whole row."""

import builtins
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from frictionless_dossier.findings import RowId
from frictionless_dossier.package.model import Package
from frictionless_dossier.package.table import Table

WHOLE_ROW = "*"
"""Property of a statement that supports a row as a whole."""

_NEEDED = ("table", "row", "property", "value_kind", "value", "source", "basis", "rank")


@dataclass(frozen=True, slots=True)
class Statement:
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
    index: int
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


def statements(package: Package, tables: Mapping[str, Table]) -> list[Statement]:
    """All statements, in the order of their table.

    Rows that do not say what they are about, or in which the judge refused a cell that matters
    here, are passed over: they have findings already.
    """
    table = _table(package, tables)
    if table is None:
        return []
    known = table.memo.get("statements")
    if known is None or known[0] != len(table.faults):
        sound = (index for index in range(len(table)) if table.sound(index, _NEEDED))
        found = [each for index in sound if (each := _statement(table, index)) is not None]
        known = table.memo["statements"] = (len(table.faults), found)
    return list(known[1])


Cells = Mapping[RowId, Mapping[str, Sequence[Statement]]]
"""Statements by the row and the property that they are about, in their order."""


def statements_by_cell(package: Package, tables: Mapping[str, Table]) -> Cells:
    """As `statements`, by the row and the property that they are about."""
    table = _table(package, tables)
    if table is None:
        return {}
    known = table.memo.get("statements by cell")
    if known is None or known[0] != len(table.faults):
        found = by_cell(statements(package, tables))
        known = table.memo["statements by cell"] = (len(table.faults), found)
    cells: Cells = known[1]
    return cells


def by_cell(found: Iterable[Statement]) -> Cells:
    """Statements by the row and the property that they are about, in their order."""
    cells: dict[RowId, dict[str, list[Statement]]] = {}
    for each in found:
        cells.setdefault(each.about, {}).setdefault(each.property, []).append(each)
    return cells


def _table(package: Package, tables: Mapping[str, Table]) -> Table | None:
    resource = package.with_role("statements")
    return tables.get(resource.name) if resource is not None else None


def _statement(table: Table, index: int) -> Statement | None:
    about, row, name = (table.cell(index, column) for column in ("table", "row", "property"))
    if not (about and row and name):
        return None
    return Statement(
        table=table,
        index=index,
        id=table.id(index),
        about=RowId(about, row),
        property=name,
        value_kind=table.cell(index, "value_kind") or "value",
        value=table.cell(index, "value"),
        source=table.cell(index, "source"),
        locator=table.cell(index, "locator"),
        as_said=table.cell(index, "as_said"),
        basis=table.cell(index, "basis") or "stated",
        follows_from=_ids(table, index, "follows_from"),
        rank=table.cell(index, "rank") or "normal",
        rank_reason=table.cell(index, "rank_reason"),
        refuted_by=_ids(table, index, "refuted_by"),
    )


def _ids(table: Table, index: int, name: str) -> tuple[str, ...]:
    return tuple((table.cell(index, name) or "").split())
