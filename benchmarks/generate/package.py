"""Writing a generated data package: its descriptor, its tables, and what is wrong in them."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

SEED = 20150111
"""The one seed of all generators."""

BLOCK = 50_000
"""Rows that are made at a time, so that ten million need no more memory than one block."""

Field = dict[str, Any]


class Fault(NamedTuple):
    """A fault that was put in: the line and the record it begins on, and the rule that finds it."""

    line: int
    row: int
    rule: str


class Table(NamedTuple):
    """A table: its Table Schema, and its records in blocks, spelt already, without line ends."""

    schema: Mapping[str, Any]
    blocks: Iterable[Iterable[str]]


def write(
    folder: Path, name: str, tables: Mapping[str, Table], faults: list[Fault] | None = None
) -> None:
    """Write a Data Package of CSV tables, and what is wrong in it.

    Args:
        folder: Where to.
        name: Name of the package.
        tables: Its tables, by name.
        faults: What was put in, complete when all blocks have been made; None if that is not known.
    """
    _write_json(folder / "datapackage.json", _descriptor(name, tables))
    for table, (schema, blocks) in tables.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
            stream.write(",".join(each["name"] for each in schema["fields"]) + "\n")
            for block in blocks:
                stream.write("\n".join(block) + "\n")
    if faults is not None:
        _write_json(folder / "expected.json", sorted(faults))


def _descriptor(name: str, tables: Mapping[str, Table]) -> dict[str, Any]:
    return {
        "name": name,
        "resources": [
            {
                "name": table,
                "type": "table",
                "path": f"{table}.csv",
                "format": "csv",
                "encoding": "utf-8",
                "schema": told.schema,
            }
            for table, told in tables.items()
        ],
    }


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False), encoding="utf-8")
