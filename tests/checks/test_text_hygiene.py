"""Hidden characters, odd blanks, formulas and mixed scripts are found in any column of text."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import validate

PLAIN = [
    "Aurora",
    "O'Neill & Sons (2nd), 5 = 3 + 2 @ sea - really",
    "Abū Bakr – ʻUmar’s “house”…",
    "أبو بكر",
    "می\u200cخواهم",
    "東京タワー",
    "5 µm, ½, №, ℃",
    "Ω-3 в",
    "x_и",
    "-118.24",
    "+5",
    "-0,5",
]

FAULTY = [
    ("Au\u200brora", "text-mark"),
    ("Au\u00adrora", "text-mark"),
    ("Au\u0007rora", "text-mark"),
    ("Au\nrora", "text-mark"),
    ("\u202eAurora\u202c", "text-mark"),
    ("Au\ufeffrora", "text-mark"),
    ("Au\u200crora", "text-mark"),
    ("Au\x1erora", "text-mark"),
    ("A\u030alesund", "text-form"),
    (" Aurora", "text-blanks"),
    ("Aurora ", "text-blanks"),
    ("Aurora  Borealis", "text-blanks"),
    ("Aurora\u00a0Borealis", "text-blanks"),
    ("Aurora\u2009Borealis", "text-blanks"),
    ("=A1", "text-formula"),
    ("+A1", "text-formula"),
    ("-A1", "text-formula"),
    ("-1+1", "text-formula"),
    ("@sum", "text-formula"),
    ("B\u0430nk", "text-scripts"),
    ("p\u03b1y", "text-scripts"),
]


def found(
    folder: Path,
    cells: Sequence[str],
    declared: Mapping[str, Any],
    rules: Sequence[Mapping[str, Any]] = (),
) -> list[str]:
    """The rules that find something in a column, each with the row where it does."""
    schema = {
        "fields": [{"name": "id"}, {"name": "text", **declared}],
        "primaryKey": ["id"],
        "rules": rules,
    }
    data = [{"id": f"r{number}", "text": cell} for number, cell in enumerate(cells)]
    resource = {"name": "t", "path": "t.json", "type": "table", "schema": schema}
    package = {"name": "p", "resources": [resource], "rules": [{"type": "text-hygiene"}]}
    (folder / "t.json").write_text(json.dumps(data), encoding="utf-8")
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    findings = validate(folder).findings
    assert not [each for each in findings if each.rule in ("rule-crash", "rule-declaration")]
    return [f"{each.rule} {each.cells[0]}" for each in findings if each.check == "text-hygiene"]


def test_usual_texts_of_any_script_are_right(tmp_path: Path) -> None:
    assert found(tmp_path, PLAIN, {}) == []


@pytest.mark.parametrize(("text", "rule"), FAULTY)
def test_fault_is_found_among_many_cells(text: str, rule: str, tmp_path: Path) -> None:
    cells = ["Aurora"] * 300
    cells[299] = text
    assert found(tmp_path, cells, {}) == [f"{rule} r299"]


def test_empty_text_that_is_a_value_has_no_fault(tmp_path: Path) -> None:
    assert found(tmp_path, ["", "Ålesund", "none"], {"missingValues": ["none"]}) == []


def test_every_fault_of_a_cell_is_told(tmp_path: Path) -> None:
    told = found(tmp_path, ["=B\u0430\u200bnk  "], {})
    assert sorted(told) == [
        "text-blanks r0",
        "text-formula r0",
        "text-mark r0",
        "text-scripts r0",
    ]


def test_field_of_native_text_is_asked_only_for_blanks_and_formulas(tmp_path: Path) -> None:
    native = {"type": "native-text", "field": "text"}
    cells = ["B\u0430\u200bnk", "a\u030a", "=A1", "x  y"]
    told = found(tmp_path, cells, {}, [native])
    assert sorted(told) == ["text-blanks r3", "text-formula r2"]


@pytest.mark.parametrize(
    "field",
    [
        {"constraints": {"enum": ["=A1"]}},
        {"rdfType": "http://id.loc.gov/datatypes/edtf/EDTF"},
        {"type": "any"},
    ],
    ids=["codes", "dates", "any"],
)
def test_only_free_text_is_looked_at(field: dict[str, Any], tmp_path: Path) -> None:
    assert found(tmp_path, ["=A1"], field) == []
