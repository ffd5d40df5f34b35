"""Foreign keys: references from one table to another, or to itself.

The values that a table offers under a key are gathered once, however many keys refer to them.
Values are compared as their types read them, as in `keys`; a text and a number are never equal. A
referenced row counts even if its key breaks a constraint: one fault is not to become many.
"""

from collections.abc import Hashable, Iterator, Mapping

from frictionless_dossier.findings import Finding
from frictionless_dossier.judge.column import Column
from frictionless_dossier.judge.faults import quoted
from frictionless_dossier.judge.keys import called, key_values, shown
from frictionless_dossier.judge.kinds import FOREIGN_KEY
from frictionless_dossier.likeness import Suggestions
from frictionless_dossier.package.model import ForeignKey
from frictionless_dossier.package.table import Table

_SUGGESTED = 20
"""Dangling values of a key for which a near one is looked for."""

_COMPARED = 25_000
"""Texts that may be compared in that search for one key, which takes about 3 µs for each."""

_COMPARED_AS = {"integer": "number", "any": "string"}
"""Types whose values may equal those of another one."""


class References:
    """The tables of a package as targets of foreign keys.

    Args:
        tables: The tables, by name of resource.
        columns: Their compiled fields, by name of resource and field.
    """

    def __init__(
        self, tables: Mapping[str, Table], columns: Mapping[str, Mapping[str, Column]]
    ) -> None:
        self._tables = tables
        self._columns = columns
        self._offered: dict[tuple[str, tuple[str, ...]], frozenset[Hashable]] = {}

    def judge(self, table: Table) -> Iterator[Finding]:
        """Findings for the foreign keys of a table; marks the dangling cells in `table.faults`.

        A key is left out where its fields, or the table or fields it refers to, are missing; and a
        row where one of its cells was refused already.
        """
        for key in table.schema.foreign_keys:
            target = self._tables.get(key.resource or table.name)
            if target is not None and self._complete(table, key.fields, target, key.reference):
                yield from self._follow(table, key, target)

    def _complete(
        self, table: Table, fields: tuple[str, ...], target: Table, reference: tuple[str, ...]
    ) -> bool:
        here, there = self._columns[table.name], self._columns[target.name]
        return (
            len(fields) == len(reference) > 0
            and all(name in here for name in fields)
            and all(name in there for name in reference)
        )

    def _follow(self, table: Table, key: ForeignKey, target: Table) -> Iterator[Finding]:
        seen = None
        if table.sieve is not None:
            seen = table.sieve.unmatched(key.fields, target, key.reference)
            if seen is not None and not seen:
                return
        offered = self._values(target, key.reference)
        empty = None if len(key.fields) == 1 else (None,) * len(key.fields)
        suggested: dict[str, str | None] = {}
        most = min(_SUGGESTED, _COMPARED // max(len(target), 1))
        texts: list[str] = []
        suggestions = Suggestions(_COMPARED)
        rows = range(len(table)) if seen is None else seen
        values = key_values(table, self._columns[table.name], key.fields, seen)
        for index, value in zip(rows, values, strict=True):
            if value == empty or value in offered or not table.sound(index, key.fields):
                continue
            text = _joined(table, index, key.fields)
            if text not in suggested and len(suggested) < most:
                texts = texts or _texts(target, key.reference)
                suggested[text] = suggestions.nearest(text, texts, cutoff=0.75)
            yield self._dangling(table, index, key, target, suggested.get(text))
            table.faults.update((index, name) for name in key.fields)

    def _values(self, target: Table, names: tuple[str, ...]) -> frozenset[Hashable]:
        place = (target.name, names)
        if place not in self._offered:
            columns = self._columns[target.name]
            self._offered[place] = frozenset(key_values(target, columns, names))
        return self._offered[place]

    def _dangling(
        self, table: Table, index: int, key: ForeignKey, target: Table, near: str | None
    ) -> Finding:
        place = "this table" if target is table else target.name
        message = (
            f"{shown(table, index, key.fields)} refers to no row of {place}: "
            f"its {called(key.reference)} has no such value."
        )
        remedy = f"Add the row to {place}, or correct the reference."
        if near is not None:
            remedy = f"Write {quoted(near)} if that is meant; else add the row to {place}."
        unlike = self._unlike(table, key, target)
        if unlike:
            remedy = f"Give both fields the same type: {unlike}."
        return table.finding(
            FOREIGN_KEY,
            message,
            index=index,
            field=key.fields[0] if len(key.fields) == 1 else None,
            remedy=remedy,
            rows=(table.row_id(index),),
            details={
                "fields": list(key.fields),
                "resource": target.name,
                "reference": list(key.reference),
            },
        )

    def _unlike(self, table: Table, key: ForeignKey, target: Table) -> str | None:
        """The first two fields of a key that no value can match, their types being different."""
        for name, other in zip(key.fields, key.reference, strict=True):
            here = self._columns[table.name][name].field.type
            there = self._columns[target.name][other].field.type
            if _COMPARED_AS.get(here, here) != _COMPARED_AS.get(there, there):
                return f"{name} is {here}, {target.name}.{other} is {there}"
        return None


def _joined(table: Table, index: int, names: tuple[str, ...]) -> str:
    return ", ".join(table.cell(index, name) or "" for name in names)


def _texts(target: Table, names: tuple[str, ...]) -> list[str]:
    """What a key may be written as, each once."""
    return list(dict.fromkeys(_joined(target, index, names) for index in range(len(target))))
