"""Packages and tables as frictionless reads them, for checks that know only our own."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from frictionless import Resource, Row
from frictionless.resources import JsonResource, TableResource

from frictionless_dossier.package.jsonfile import JsonFile
from frictionless_dossier.package.load import DESCRIPTOR, declared
from frictionless_dossier.package.model import Package
from frictionless_dossier.package.table import Table


def package_of(resource: Resource) -> Package:
    """The package of a resource, or one of this resource alone, as it is declared.

    Only the declarations are taken; the data is read by frictionless.
    """
    described: dict[str, Any] = {}
    resources: Sequence[Resource] = [resource]
    if resource.package is not None:
        resources = resource.package.resources
        described = {
            key: value
            for key, value in resource.package.to_descriptor().items()
            if key in ("name", "asOf")
        }
    described["resources"] = [_declaration(each) for each in resources]
    text = json.dumps(described, ensure_ascii=False, default=str)
    package, _ = declared(JsonFile(DESCRIPTOR, text, json.loads(text), ()), Path())
    return package


def _declaration(resource: Resource) -> dict[str, Any]:
    told: dict[str, Any] = {"name": resource.name, "data": []}
    role = resource.custom.get("role")
    if role is not None:
        told["role"] = role
    if isinstance(resource, TableResource) and resource.schema is not None:
        told["schema"] = resource.schema.to_descriptor()
    return told


class Rows:
    """The rows of one resource, gathered one by one."""

    def __init__(self) -> None:
        self._cells: list[dict[str, str | None]] = []
        self._numbers: list[int] = []
        self._faults: list[tuple[int, str]] = []

    def add(self, row: Row, labels: Sequence[str]) -> None:
        """Take a row as frictionless read it; what it refused counts as at fault."""
        index = len(self._cells)
        self._cells.append(dict(zip(labels, map(_text, row.cells), strict=False)))
        self._numbers.append(row.row_number)
        faulty = (getattr(error, "field_name", None) for error in row.errors)
        self._faults += [(index, name) for name in faulty if name]

    def table(self, package: Package, name: str) -> Table | None:
        """The rows as a table; None where the resource has no schema that could be used."""
        resource = package.by_name.get(name)
        if resource is None or resource.schema is None:
            return None
        labels = {label for cells in self._cells for label in cells}
        columns = {
            field.name: [
                None if (text := cells.get(field.name)) in field.missing_values else text
                for cells in self._cells
            ]
            for field in resource.schema.fields
            if field.name in labels or not self._cells
        }
        table = Table(resource, resource.schema, columns, self._numbers, self._numbers)
        table.faults.update(self._faults)
        return table


class Tables(Mapping[str, Table]):
    """The tables of a package; the others than the one at hand are read when a rule looks at them.

    Args:
        package: Their declarations.
        resource: The resource at hand, through which frictionless knows the others.
        table: Its table.
    """

    def __init__(self, package: Package, resource: Resource, table: Table) -> None:
        self._package = package
        self._known: dict[str, Table | None] = {table.name: table}
        others = resource.package.resources if resource.package is not None else []
        self._others = {str(each.name): each for each in others}

    def __getitem__(self, name: str) -> Table:
        if name not in self._known:
            self._known[name] = self._read(name)
        table = self._known[name]
        if table is None:
            raise KeyError(name)
        return table

    def _read(self, name: str) -> Table | None:
        resource = self._others.get(name)
        if not isinstance(resource, TableResource):
            return None
        rows = Rows()
        with resource.to_copy() as opened:
            labels = opened.header.labels
            for row in opened.row_stream:
                rows.add(row, labels)
        return rows.table(self._package, name)

    def __iter__(self) -> Iterator[str]:
        return (each.name for each in self._package.resources if each.schema is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def documents_of(package: Package, resource: Resource) -> dict[str, Any]:
    """The JSON documents that the tool has a use for, by name of resource."""
    others = resource.package.resources if resource.package is not None else []
    return {
        str(each.name): each.to_copy().read_json()
        for each in others
        if isinstance(each, JsonResource) and package.by_name[str(each.name)].role is not None
    }


def _text(value: Any) -> str | None:
    """A cell as text, as a CSV file would hold it; other formats have cells that are no texts."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime) and value.time() == time() and value.tzinfo is None:
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
