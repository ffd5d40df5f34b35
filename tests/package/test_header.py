from collections.abc import Callable
from typing import Any

import pytest
from frictionless_dossier.package.header import match_header

Reader = Callable[..., Any]

# labels; fields; fieldsMatch; (kind, field, label) of each fault; columns found
HEADERS: dict[str, tuple[str, str, str, list[tuple[str, str, str | None]], dict[str, int]]] = {
    "equal": ("a,b", "a,b", "exact", [], {"a": 0, "b": 1}),
    "missing": ("a,c", "a,b,c", "exact", [("missing-label", "b", None)], {"a": 0, "c": 1}),
    "extra": ("a,x,b", "a,b", "exact", [("extra-label", "x", "x")], {"a": 0, "b": 2}),
    "duplicate": (
        "id,name,name",
        "id,name,d",
        "exact",
        [("duplicate-label", "d", "name")],
        {"id": 0, "name": 1},
    ),
    "duplicate more": ("a,b,a", "a,b", "exact", [("duplicate-label", "a", "a")], {"a": 0, "b": 1}),
    "blank": ("a,,c", "a,b,c", "exact", [("blank-label", "b", "")], {"a": 0, "c": 2}),
    "blank more": ("a,b,", "a,b", "exact", [("blank-label", "", "")], {"a": 0, "b": 1}),
    "case": ("A,b", "a,b", "exact", [("incorrect-label", "a", "A")], {"a": 0, "b": 1}),
    "blanks around": (" a,b", "a,b", "exact", [("incorrect-label", "a", " a")], {"a": 0, "b": 1}),
    "misspelt": (
        "id,titel",
        "id,title",
        "exact",
        [("incorrect-label", "title", "titel")],
        {"id": 0, "title": 1},
    ),
    "another": ("id,xyz", "id,name", "exact", [("incorrect-label", "name", "xyz")], {"id": 0}),
    "swapped": (
        "b,a,c",
        "a,b,c",
        "exact",
        [("incorrect-label", "a", "b"), ("incorrect-label", "b", "a")],
        {"a": 1, "b": 0, "c": 2},
    ),
    "equal, reordered": ("b,a", "a,b", "equal", [], {"a": 1, "b": 0}),
    "equal, missing": ("b", "a,b", "equal", [("missing-label", "a", None)], {"b": 0}),
    "equal, extra": ("b,a,x", "a,b", "equal", [("extra-label", "x", "x")], {"a": 1, "b": 0}),
    "subset, more columns": ("x,b,a", "a,b", "subset", [], {"a": 2, "b": 1}),
    "subset, missing": ("x,b", "a,b", "subset", [("missing-label", "a", None)], {"b": 1}),
    "superset, fewer columns": ("b", "a,b", "superset", [], {"b": 0}),
    "superset, extra": ("b,x", "a,b", "superset", [("extra-label", "x", "x")], {"b": 0}),
    "partial": ("x,b", "a,b", "partial", [], {"b": 1}),
    "partial, none": ("x", "a,b", "partial", [("missing-label", "", None)], {}),
}


@pytest.mark.parametrize(
    ("labels", "names", "mode", "faults", "columns"), HEADERS.values(), ids=HEADERS.keys()
)
def test_labels_are_matched(
    labels: str, names: str, mode: str, faults: object, columns: object
) -> None:
    header = match_header(labels.split(","), names.split(","), mode)
    assert [(each.kind.name, each.field, each.label) for each in header.faults] == faults
    assert header.columns == columns


def test_a_misspelt_label_is_corrected_in_the_remedy() -> None:
    (fault,) = match_header(["ID"], ["id"], "exact").faults
    assert fault.remedy == 'Write "id" there.'


def test_a_header_at_fault_has_no_consequences(read_csv: Reader) -> None:
    read = read_csv("name,id,d\na,1,x\n")
    assert read.brief == [("incorrect-label", 1, 1, "id"), ("incorrect-label", 1, 1, "name")]
    assert read.columns == {"id": ["1"], "name": ["a"], "d": ["x"]}


def test_a_lost_label_shifts_no_cell(read_csv: Reader) -> None:
    read = read_csv("id,d\n1,a,x\n2,b,y\n")
    assert read.brief == [("missing-label", 1, 1, "name")]
    assert read.columns == {"id": ["1", "2"], "name": ["a", "b"], "d": ["x", "y"]}


def test_a_missing_column_is_absent(read_csv: Reader) -> None:
    read = read_csv("id,d\n1,x\n")
    assert read.brief == [("missing-label", 1, 1, "name")]
    assert read.columns == {"id": ["1"], "d": ["x"]}


def test_a_header_lost_to_its_quoting_is_taken_by_position(read_csv: Reader) -> None:
    read = read_csv('id,"name,d\n1,a,x\n')
    assert read.brief == [("unclosed-quote", 1, 1, None)]
    assert read.columns == {"id": ["1"], "name": ["a"], "d": ["x"]}


def test_a_blank_line_before_the_header_is_a_blank_row(read_csv: Reader) -> None:
    read = read_csv("\nid,name,d\n1,a,x\n")
    assert read.brief == [("blank-row", 1, 1, None)]
    assert read.columns["id"] == ["1"]


def test_cells_of_a_missing_label_in_subset_are_ignored(read_csv: Reader) -> None:
    read = read_csv("x,d,id\n0,x,1\n", "id d", {"fieldsMatch": ["subset"]})
    assert read.brief == []
    assert read.columns == {"id": ["1"], "d": ["x"]}
