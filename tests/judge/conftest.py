"""Tables and packages in memory, for tests of the judge."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from frictionless_dossier.package.model import Field, ForeignKey, Package, Resource, Schema
from frictionless_dossier.package.table import Table


def _table(
    name: str,
    fields: Sequence[Field],
    columns: Mapping[str, Sequence[str | None]],
    primary_key: Sequence[str] = (),
    unique_keys: Sequence[Sequence[str]] = (),
    foreign_keys: Sequence[ForeignKey] = (),
) -> Table:
    schema = Schema(
        fields=tuple(fields),
        primary_key=tuple(primary_key),
        unique_keys=tuple(map(tuple, unique_keys)),
        foreign_keys=tuple(foreign_keys),
        fields_match="exact",
        rules=(),
        descriptor={},
        path=f"schemas/{name}.json",
    )
    path = f"data/{name}.csv"
    resource = Resource(name, (path,), "csv", "utf-8", {}, schema, None, {}, "/resources/0")
    rows = len(next(iter(columns.values()), ()))
    # Lines differ from records, so that a mix-up of the two cannot pass.
    return Table(resource, schema, columns, range(12, 12 + rows), range(2, 2 + rows))


def _package(*tables: Table) -> Package:
    resources = tuple(table.resource for table in tables)
    return Package(Path(), "datapackage.json", {}, resources)


@pytest.fixture(scope="session")
def make_table() -> Callable[..., Table]:
    return _table


@pytest.fixture(scope="session")
def make_package() -> Callable[..., Package]:
    return _package
