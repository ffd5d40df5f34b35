"""What is taken out of a schema of the real package is told at the field that names it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import validate

ROOT = Path(__file__).parents[2]
Taken = Callable[[dict[str, Any]], object]


def field(schema: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in schema["fields"] if each["name"] == name)
    return found


def without(type_: str) -> Taken:
    def taken(schema: dict[str, Any]) -> None:
        schema["rules"] = [each for each in schema["rules"] if each["type"] != type_]

    return taken


@pytest.mark.parametrize(
    ("table", "name", "taken"),
    [
        ("tenures", "start", lambda schema: field(schema, "start")["constraints"].clear()),
        ("tenures", "office", without("overlap")),
        ("tenures", "holder", lambda schema: schema["foreignKeys"].clear()),
        ("tenures", "start", lambda schema: field(schema, "start").pop("contestable")),
        ("relationships", "object", without("circle")),
        ("subdivisions", "label", lambda schema: schema.pop("uniqueKeys")),
        ("casualties", "figure", lambda schema: field(schema, "figure").update(type="any")),
        ("people", "id", lambda schema: schema.pop("primaryKey")),
    ],
)
def test_what_is_taken_out_is_told(table: str, name: str, taken: Taken, tmp_path: Path) -> None:
    for part in ("data", "schemas"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copy(ROOT / "datapackage.json", tmp_path)
    file = tmp_path / "schemas/tables" / f"{table}.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    taken(schema)
    file.write_text(json.dumps(schema), encoding="utf-8")
    found = validate(tmp_path, only=["protection"]).findings
    places = {(each.resource, each.path, each.field) for each in found}
    assert (table, f"schemas/tables/{table}.json", name) in places
