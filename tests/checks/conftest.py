"""Runs one check over tables that a test writes down as text."""

from collections.abc import Mapping
from typing import Any

import pytest
from frictionless_dossier.checking import registry
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checking.excuses import Excuses
from frictionless_dossier.dates import parse
from frictionless_dossier.findings import Answer, Finding, RowId, singly
from frictionless_dossier.package.model import EDTF, ForeignKey
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.texts import Texts

from tests.memory import make_field, make_package, make_table

ROLES = ("statements", "sources", "corrections", "redirects")


class World:
    """A package in memory, and the context of the check that ran last.

    Tables are texts of lines, cells separated by `|`; the first line names the fields, a date field
    as `start:date`, one of another type as `seats:number`, an address as `page:uri`. The primary
    key is `id`. A table named as a role has it.
    """

    def __init__(self) -> None:
        self.excuses = Excuses()
        self.faults: set[tuple[str, int, str]] = set()
        self.keys: dict[str, tuple[str, str]] = {}
        self.more: dict[str, Any] = {}
        self.as_of: str | None = "2026-01-01"
        self.context: Context

    def accept(self, rule: str, rows: str, answer: str = "") -> None:
        """Accept a finding, as a row of the exceptions would."""
        named = frozenset(RowId(*row.split(":")) for row in rows.split())
        expected = Answer(answer) if answer else None
        self.excuses.expected[rule, named] = (expected, f"e{len(self.excuses.expected) + 1}")

    def run(
        self, rule: str, tables: Mapping[str, str], name: str = "", **parameters: Any
    ) -> list[Finding]:
        """The findings of one check, declared for the table `name` or for the package."""
        read = {each: self._table(each, text) for each, text in tables.items()}
        for table, index, field in self.faults:
            read[table].faults.add((index, field))
        package = make_package(read.values(), {"version": "0.2.0", **self.more})
        as_of = parse(self.as_of) if self.as_of else None
        self.context = Context(package, read, {}, {}, as_of, Texts(), self.excuses, name=name)
        check = registry.find(rule)
        return list(singly(check.run(self.context, check.completed(parameters))))

    def _table(self, name: str, text: str) -> Table:
        header, *rows = [
            [cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()
        ]
        fields = []
        for position, label in enumerate(header):
            column, _, kind = label.partition(":")
            more: dict[str, Any] = {"rdfType": EDTF} if kind.startswith("date") else {}
            if kind == "date-future":
                more["mayBeFuture"] = True
            type = kind if kind not in ("", "uri") and not more else "string"
            form = "uri" if kind == "uri" else "default"
            fields.append(make_field(column, type, form, position=position, **more))
        keys = [
            ForeignKey((column,), target, ("id",))
            for column, (owner, target) in self.keys.items()
            if owner == name
        ]
        role = name if name in ROLES else None
        columns = {field.name: [row[field.position] or None for row in rows] for field in fields}
        return make_table(name, fields, columns, ["id"], foreign_keys=keys, role=role, line=2)


@pytest.fixture
def world() -> World:
    """A package in memory."""
    return World()
