"""A byte that does not fit the encoding costs its own record, and no other."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from frictionless_dossier import open as open_package
from hypothesis import given
from hypothesis import strategies as st


@given(st.lists(st.tuples(st.sampled_from(["a", "é", '"a\nb"', "x"]), st.booleans()), max_size=20))
def test_a_faulty_byte_costs_its_own_record(rows: list[tuple[str, bool]]) -> None:
    """Each row is a cell and whether a byte that does not fit stands behind it."""
    content, line = b"id,name,d\n", 2
    kept: list[int] = []
    lost: list[int] = []
    for cell, faulty in rows:
        mark = b"\xff" if faulty else b""
        content += b"1," + cell.encode() + b"," + mark + b"\n"
        (lost if faulty else kept).append(line)
        line += 1 + cell.count("\n")
    with TemporaryDirectory() as folder:
        fields = [{"name": name} for name in ("id", "name", "d")]
        resource = {"name": "t", "path": "t.csv", "schema": {"fields": fields}}
        descriptor = json.dumps({"name": "p", "resources": [resource]})
        (Path(folder) / "datapackage.json").write_text(descriptor, encoding="utf-8")
        (Path(folder) / "t.csv").write_bytes(content)
        opened = open_package(folder)
    assert list(opened.tables["t"].lines) == kept
    assert [(each.rule, each.line) for each in opened.findings] == [
        ("encoding-error", each) for each in lost
    ]
