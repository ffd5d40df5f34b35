"""Packages made up on the spot, and what is found in them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier.findings import Finding
from frictionless_dossier.package.load import load
from frictionless_dossier.package.model import Package
from frictionless_dossier.package.read import read_table
from frictionless_dossier.package.table import Table

Files = Mapping[str, str | bytes]


@dataclass(frozen=True)
class Read:
    """A package that was read, with all findings."""

    package: Package
    tables: Mapping[str, Table]
    findings: list[Finding]

    @property
    def brief(self) -> list[tuple[str, int | None, int | None, str | None]]:
        """Kind, line, row and field of each finding."""
        return [(each.rule, each.line, each.row, each.field) for each in self.findings]

    @property
    def places(self) -> list[tuple[str, int | None, object]]:
        """Kind, line and JSON Pointer of each finding."""
        return [(each.rule, each.line, each.details.get("pointer")) for each in self.findings]

    @property
    def columns(self) -> dict[str, list[str | None]]:
        """The columns of the only table."""
        (table,) = self.tables.values()
        return {name: list(cells) for name, cells in table.columns.items()}


def _read(folder: Path) -> Read:
    package, findings = load(folder)
    tables = {}
    for resource in package.resources:
        if resource.schema is not None:
            table = read_table(package, resource, findings)
            if table is not None:
                tables[resource.name] = table
    return Read(package, tables, list(findings))


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Files], Path]:
    """Write files into a fresh folder."""

    def write(files: Files) -> Path:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


@pytest.fixture
def read_package(write: Callable[[Files], Path]) -> Callable[..., Read]:
    """Read a package of this descriptor (an object or its text) and these files."""

    def read(descriptor: object, **files: str | bytes) -> Read:
        text = descriptor if isinstance(descriptor, str) else json.dumps(descriptor, indent=1)
        named = {name.replace("__", "."): content for name, content in files.items()}
        return _read(write({"datapackage.json": text, **named}))

    return read


@pytest.fixture
def read_csv(read_package: Callable[..., Read]) -> Callable[..., Read]:
    """Read one CSV file of the fields id, name and d, or of those given."""

    def read(
        content: str | bytes,
        fields: str = "id name d",
        schema: Mapping[str, Any] | None = None,
        **resource: Any,
    ) -> Read:
        declared = {"fields": [{"name": name} for name in fields.split()], **(schema or {})}
        resource = {"name": "t", "path": "t.csv", "schema": declared, **resource}
        files = {resource["path"].replace(".", "__"): content} if "path" in resource else {}
        return read_package({"name": "p", "resources": [resource]}, **files)

    return read
