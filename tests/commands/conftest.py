"""A small package that commands can read and write."""

import json
from pathlib import Path
from typing import Any

import pytest

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
SCHEMA: dict[str, Any] = {
    "fields": [
        {"name": "id", "type": "string"},
        {"name": "office", "type": "string"},
        {"name": "start", "type": "string", "rdfType": EDTF},
        {"name": "end", "type": "string", "rdfType": EDTF},
    ],
    "primaryKey": ["id"],
    "rules": [
        {"type": "period", "start": "start", "end": "end"},
        {"type": "overlap", "by": ["office"], "start": "start", "end": "end", "seats": 1},
    ],
}
DESCRIPTOR: dict[str, Any] = {
    "name": "mayors",
    "asOf": "2026-01-01",
    "rules": [{"type": "edtf"}, {"type": "as-of"}, {"type": "canonical-form"}],
    "resources": [
        {"name": "tenures", "type": "table", "path": "tenures.csv", "schema": "tenures.json"}
    ],
}
ROWS = "id,office,start,end\na,mayor,2001,2004-05-31\nb,mayor,2004-06-01,2009\n"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for name, value in (("datapackage.json", DESCRIPTOR), ("tenures.json", SCHEMA)):
        text = json.dumps(value, indent=2, ensure_ascii=False) + "\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "tenures.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path
