"""The generated JSON Schemas accept every row of the real tables and refuse what is not one."""

import json
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import open
from frictionless_dossier.package.table import Table
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[1]
TABLES = open(ROOT).tables
NUMBERS = {"integer": int, "number": float}


def row_object(table: Table, index: int) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for field in table.schema.fields:
        text = table.cell(index, field.name)
        told[field.name] = NUMBERS.get(field.type, str)(text) if text is not None else None
    return told


@pytest.mark.parametrize("name", TABLES)
def test_row_schema_accepts_rows_and_refuses_others(name: str) -> None:
    schema = json.loads((ROOT / f"schemas/rows/{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    table = TABLES[name]
    for index in range(len(table)):
        validator.validate(row_object(table, index))
    assert not validator.is_valid({})
    assert not validator.is_valid({field.name: [] for field in table.schema.fields})
