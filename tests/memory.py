"""Fields and tables in memory, for tests that need no file."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from frictionless_dossier.package.model import Field, ForeignKey, Package, Resource, Schema
from frictionless_dossier.package.table import Table


def make_field(
    name: str, type: str = "string", format: str = "default", position: int = 0, **more: Any
) -> Field:
    """A field; what it declares further is given by name."""
    constraints = more.pop("constraints", {})
    descriptor = {"name": name, "type": type, "format": format, **more}
    if constraints:
        descriptor["constraints"] = constraints
    return Field(name, type, format, constraints, frozenset({""}), descriptor, position)


def make_table(
    name: str,
    fields: Sequence[Field],
    columns: Mapping[str, Sequence[str | None]],
    primary_key: Sequence[str] = (),
    unique_keys: Sequence[Sequence[str]] = (),
    foreign_keys: Sequence[ForeignKey] = (),
    *,
    role: str | None = None,
    descriptor: Mapping[str, Any] | None = None,
    line: int = 12,
) -> Table:
    """A table of the file `data/NAME.csv`; its schema declares further what `descriptor` says.

    Its first row is record 2, and stands on another line, so that a mix-up of the two cannot pass.
    """
    schema = Schema(
        fields=tuple(fields),
        primary_key=tuple(primary_key),
        unique_keys=tuple(map(tuple, unique_keys)),
        foreign_keys=tuple(foreign_keys),
        fields_match="exact",
        rules=(),
        descriptor=descriptor or {},
        path=f"schemas/{name}.json",
    )
    path = f"data/{name}.csv"
    resource = Resource(name, (path,), "csv", "utf-8", {}, schema, role, {}, "/resources/0")
    rows = len(next(iter(columns.values()), ()))
    return Table(resource, schema, columns, range(line, line + rows), range(2, 2 + rows))


def make_package(tables: Iterable[Table], descriptor: Mapping[str, Any] | None = None) -> Package:
    """The package of these tables."""
    resources = tuple(table.resource for table in tables)
    declared = descriptor or {}
    as_of = declared.get("asOf")
    return Package(Path(), "datapackage.json", declared, resources, as_of=as_of)
