"""Rows that fill none of the fields of which they need one are found, and no others."""

import json
from pathlib import Path

import pytest
from frictionless_dossier import validate

RULE = {"type": "any-present", "fields": ["organization", "person"]}


def found(folder: Path, header: str, rows: list[str]) -> list[tuple[str, str]]:
    """Identifiers of the rows that are found, with the message."""
    fields = [{"name": name, "type": "string"} for name in ("id", "organization", "person")]
    fields[2]["type"] = "integer"
    schema = {"fields": fields, "primaryKey": ["id"], "rules": [RULE], "fieldsMatch": "subset"}
    resource = {"name": "crew", "path": "crew.csv", "schema": schema}
    descriptor = {"name": "ships", "resources": [resource]}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    (folder / "crew.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    findings = validate(folder).findings
    assert not [each for each in findings if each.rule == "rule-crash"]
    return [(each.cells[0], each.message) for each in findings if each.rule == "any-present"]


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("a,navy,1", False),
        ("a,navy,", False),
        ("a,,1", False),
        ("a,,", True),
        ("a,,one", False),  # A cell that the judge refused is filled, if wrongly.
    ],
)
def test_one_filled_field_is_enough(row: str, wrong: bool, tmp_path: Path) -> None:
    message = "crew:a: all of organization, person are empty."
    assert found(tmp_path, "id,organization,person", [row]) == ([("a", message)] if wrong else [])


def test_each_row_is_told(tmp_path: Path) -> None:
    rows = ["a,,", "b,navy,", "c,,"]
    assert [id for id, _ in found(tmp_path, "id,organization,person", rows)] == ["a", "c"]


def test_nothing_is_judged_where_the_file_lacks_a_column(tmp_path: Path) -> None:
    assert found(tmp_path, "id,organization", ["a,"]) == []
