"""A JSON Schema that cannot be used is told at the line on which it is declared."""

import json
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import validate

WRONG = {"type": "nonsense"}
DOCUMENT: dict[str, Any] = {"name": "d", "path": "d.json"}
RECIPE = {**DOCUMENT, "profile": "json-data-resource"}


def fields(schema: Any) -> dict[str, Any]:
    return {"fields": [{"name": "id"}, {"name": "a", "type": "object", "constraints": schema}]}


def table(schema: Any) -> dict[str, Any]:
    return {"name": "t", "type": "table", "path": "t.csv", "schema": schema}


@pytest.mark.parametrize(
    ("resource", "rule", "path", "at"),
    [
        (table("s.json"), "field-error", "s.json", "/fields/1/constraints/jsonSchema"),
        (
            table(fields({"jsonSchema": WRONG})),
            "field-error",
            "datapackage.json",
            "/resources/0/schema/fields/1/constraints/jsonSchema",
        ),
        (DOCUMENT | {"jsonSchema": "w.json"}, "schema-error", "w.json", ""),
        (DOCUMENT | {"jsonSchema": WRONG}, "schema-error", "datapackage.json", None),
        (RECIPE | {"schema": WRONG}, "schema-error", "datapackage.json", "/resources/0/schema"),
        (DOCUMENT | {"jsonSchema": "gone.json"}, "scheme-error", "datapackage.json", None),
        (DOCUMENT | {"jsonSchema": "none.json"}, "json-error", "none.json", 1),
        (DOCUMENT | {"jsonSchema": "twice.json"}, "schema-error", "twice.json", "/title"),
    ],
)
def test_the_line_is_that_of_the_declaration(
    tmp_path: Path, resource: dict[str, Any], rule: str, path: str, at: str | int | None
) -> None:
    descriptor = json.dumps({"name": "p", "resources": [resource]}, indent=1)
    files = {
        "datapackage.json": descriptor,
        "s.json": json.dumps(fields({"jsonSchema": WRONG}), indent=1),
        "w.json": json.dumps(WRONG),
        "none.json": "{",
        "twice.json": '{"title": "a",\n"title": "b"}',
        "d.json": "{}",
        "t.csv": "id,a\n1,{}\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (found,) = (each for each in validate(tmp_path).findings if each.severity == "error")
    assert (found.rule, found.path) == (rule, path)
    if at == 1:
        assert found.line == 1
        return
    pointer = "/resources/0/jsonSchema" if at is None else at
    assert found.details["pointer"] == pointer
    key = str(pointer).rpartition("/")[2]
    lines = files[path].split("\n")
    last = max(number for number, line in enumerate(lines, 1) if key in line)
    assert found.line == (last if key else 1)
