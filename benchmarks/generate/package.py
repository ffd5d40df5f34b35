"""Writing a generated data package: its descriptor, its tables, and what is wrong in them."""

import json
from collections.abc import Iterable, Mapping, Sequence
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


def descriptor(name: str, tables: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """A Data Package of CSV tables, each given by its Table Schema."""
    return {
        "name": name,
        "resources": [
            {
                "name": table,
                "type": "table",
                "path": f"{table}.csv",
                "format": "csv",
                "encoding": "utf-8",
                "schema": schema,
            }
            for table, schema in tables.items()
        ],
    }


def write_json(path: Path, value: object) -> None:
    """Write a JSON file."""
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False), encoding="utf-8")


def write_table(path: Path, fields: Sequence[Field], blocks: Iterable[Iterable[str]]) -> None:
    """Write a CSV table from blocks of records that are spelt already, without line ends."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write(",".join(each["name"] for each in fields) + "\n")
        for block in blocks:
            stream.write("\n".join(block) + "\n")
