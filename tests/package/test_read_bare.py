"""Tables without a schema, and headers that are cut otherwise than declared."""

import json
from collections.abc import Callable
from typing import Any

import pytest

Reader = Callable[..., Any]
Brief = list[tuple[str, int | None, int | None, str | None]]

BARE: dict[str, tuple[str, dict[str, Any], int, Brief]] = {
    "sound": ("a,b\n1,2\n", {}, 1, []),
    "short row": ("a,b\n1\n", {}, 1, [("missing-cell", 2, 2, "b")]),
    "long row": ("a,b\n1,2,3\n", {}, 1, [("extra-cell", 2, 2, None)]),
    "blank row": ("a,b\n\n1,2\n", {}, 1, [("blank-row", 2, 2, None)]),
    "labels at fault": (
        "a,,a\n1,2,3\n",
        {},
        1,
        [("blank-label", 1, 1, ""), ("duplicate-label", 1, 1, "a")],
    ),
    "no header": ("1,2\n3\n", {"header": False}, 2, [("missing-cell", 2, 2, "column 2")]),
    "no header, blank first": (
        "\n1,2\n",
        {"header": False},
        1,
        [("blank-row", 1, 1, None)],
    ),
    "no header, lost first": (
        '"1,2\n3,4\n',
        {"header": False},
        1,
        [("unclosed-quote", 1, 1, None)],
    ),
}


@pytest.mark.parametrize(("text", "dialect", "rows", "brief"), BARE.values(), ids=BARE.keys())
def test_structure_of_a_table_without_schema(
    read_package: Reader, text: str, dialect: dict[str, Any], rows: int, brief: Brief
) -> None:
    resource = {"name": "t", "path": "t.csv", "dialect": dialect}
    read = read_package({"resources": [resource]}, t__csv=text)
    assert read.brief == brief
    assert len(read.tables["t"]) == rows


def test_a_file_that_is_no_table_is_left_alone(read_package: Reader) -> None:
    read = read_package({"resources": [{"name": "t", "path": "t.txt"}]}, t__txt="a,b\n1\n")
    assert (read.findings, read.tables) == ([], {})


CUT = [("semicolons", ";"), ("tabs", "\t"), ("bars", "|")]


@pytest.mark.parametrize("mark", [each[1] for each in CUT], ids=[each[0] for each in CUT])
def test_a_header_cut_otherwise_is_told_once_and_read(read_csv: Reader, mark: str) -> None:
    text = "id,name,d\n1,a,x\n2,b\n".replace(",", mark)
    read = read_csv(text)
    assert read.brief == [("dialect-error", 1, 1, None), ("missing-cell", 3, 3, "d")]
    assert json.dumps({"delimiter": mark}) in read.findings[0].remedy
    assert read.columns == {"id": ["1", "2"], "name": ["a", "b"], "d": ["x", None]}


def test_a_later_part_is_cut_as_the_first(read_package: Reader) -> None:
    fields = [{"name": "id"}, {"name": "d"}]
    resource = {"name": "t", "path": ["t.csv", "u.csv"], "schema": {"fields": fields}}
    read = read_package({"resources": [resource]}, t__csv="id;d\n1;x\n", u__csv="2;y\n")
    assert read.brief == [("dialect-error", 1, 1, None)]
    assert read.columns == {"id": ["1", "2"], "d": ["x", "y"]}


@pytest.mark.parametrize(
    "text", ["a;b;c\n1\n", "id\n1\n", "id;name,d\n1,2\n", "x;y;d\n", "idname;d\n"]
)
def test_what_is_not_plain_is_left_as_declared(read_csv: Reader, text: str) -> None:
    assert "dialect-error" not in {each.rule for each in read_csv(text).findings}


def test_labels_may_differ_in_case_where_version_1_says_so(read_csv: Reader) -> None:
    read = read_csv("ID,Name,d\n1,a,x\n", dialect={"caseSensitiveHeader": False})
    assert read.findings == []
    assert read.columns == {"id": ["1"], "name": ["a"], "d": ["x"]}
