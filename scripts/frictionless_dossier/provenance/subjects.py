"""Who or what a row is about, so that it can be looked for near the words of a statement."""

from collections.abc import Mapping
from typing import NamedTuple

from frictionless_dossier.findings import RowId
from frictionless_dossier.package.model import Package, Schema
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.names import Names
from frictionless_dossier.provenance.words import pieces

_TELLING = 4
"""Letters that a word must have so that two names sharing it are told to be of one bearer."""


class Subject(NamedTuple):
    """Somebody or something that must be named: by which names; and its row, if it has one."""

    names: tuple[str, ...]
    row: RowId | None


class Subjects:
    """The subjects of rows, as the schemas declare them.

    The key `subject` of a schema lists the fields by which a row is told apart in a text. Each of
    them that is not empty is a subject, and all of them must be named: a foreign key by the names
    of the row it refers to (or that row's own subjects), the primary key by the row's own names,
    any other field by its text. Where they are all empty (a vacant post has no holder), every row
    that this one refers to is a subject. Without the key a row's own names count.
    """

    def __init__(self, package: Package, tables: Mapping[str, Table], names: Names) -> None:
        self._tables = tables
        self._names = names
        resource = package.with_role("names")
        self._names_table = resource.name if resource else None
        self._known: dict[RowId, list[Subject] | None] = {}  # for all statements about a row

    def of(self, row: RowId) -> list[Subject] | None:
        """The subjects of a row; None where there is nothing by which it could be recognised.

        A row of the table of names is about its bearer, who must be named by another name as well,
        unless the new name shares a word with one of these.
        """
        if row not in self._known:
            is_name = row.resource == self._names_table
            self._known[row] = self._of_name(row) if is_name else self._of(row, frozenset()) or None
        return self._known[row]

    def _of(self, row: RowId, seen: frozenset[RowId]) -> list[Subject]:
        table = self._tables.get(row.resource)
        index = table.ids.get(row.id) if table is not None else None
        if table is None or index is None or row in seen:
            return []
        declared = table.schema.listed("subject")
        if declared is None:
            return self._own(row)
        fields = [name for name in declared if table.cell(index, name)]
        if not fields:
            fields = [key.fields[0] for key in table.schema.foreign_keys if len(key.fields) == 1]
        found: list[Subject] = []
        for name in fields:
            found.extend(self._named(table, index, name, seen | {row}))
        return found

    def _named(self, table: Table, index: int, name: str, seen: frozenset[RowId]) -> list[Subject]:
        """The subjects that one field of a row names."""
        text = table.cell(index, name)
        if not text:
            return []
        target = referred(table.schema, table.name, name) or _pointed(table, index, name)
        if target is not None:
            return self._own(RowId(target, text)) or self._of(RowId(target, text), seen)
        if (name,) == table.schema.primary_key:
            return self._own(table.row_id(index))
        return [Subject((text,), None)]

    def _own(self, row: RowId) -> list[Subject]:
        names = self._names.of(row)
        return [Subject(names, row)] if names else []

    def _of_name(self, row: RowId) -> list[Subject] | None:
        table = self._tables[row.resource]
        index = table.ids.get(row.id)
        if index is None:
            return None
        bearer = RowId(table.cell(index, "table") or "", table.cell(index, "row") or "")
        text = table.cell(index, "text") or ""
        others = tuple(name for name in self._names.of(bearer) if name != text)
        if _telling(text) & {word for name in others for word in _telling(name)}:
            return []
        return [Subject(others, bearer)] if others else None


def referred(schema: Schema, resource: str, name: str) -> str | None:
    """The resource to which a field refers on its own, or None."""
    for key in schema.foreign_keys:
        if key.fields == (name,):
            return key.resource or resource
    return None


def _pointed(table: Table, index: int, name: str) -> str | None:
    """The resource that another field of the row names for this one (rule `row-reference`)."""
    for rule in table.schema.rules:
        if rule.type == "row-reference" and rule.parameters.get("row") == name:
            return table.cell(index, str(rule.parameters.get("table")))
    return None


def _telling(name: str) -> set[str]:
    return {piece.text.casefold() for piece in pieces(name.split()) if len(piece.text) >= _TELLING}
