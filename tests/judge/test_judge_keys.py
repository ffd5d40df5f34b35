"""Primary keys, unique keys, unique fields and references: located, and against brute force."""

from typing import Any

from frictionless_dossier.findings import Finding, RowId
from frictionless_dossier.judge import judge_package
from frictionless_dossier.package.model import ForeignKey
from frictionless_dossier.package.table import Table
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.memory import make_field, make_package, make_table

CELLS = st.sampled_from([None, "1", "01", "2", "x"])


def judge(*tables: Table) -> list[Finding]:
    return list(judge_package(make_package(tables), {table.name: table for table in tables}))


def _places(findings: list[Finding], kind: str) -> set[tuple[int, str | None]]:
    return {((each.row or 0) - 2, each.field) for each in findings if each.rule == kind}


def test_a_doubled_primary_key_names_the_first_row() -> None:
    fields = [make_field("id"), make_field("note")]
    columns = {"id": ["a", "b", "a", "a"], "note": ["1", "2", "3", "1"]}
    table = make_table("things", fields, columns, primary_key=["id"])
    third, fourth = judge(table)
    assert (third.rule, third.line, third.row, third.field, third.cell) == (
        "primary-key",
        14,
        4,
        "id",
        "a",
    )
    assert third.path == "data/things.csv"
    assert third.message == 'The primary key id "a" already stands in row 2 (line 12).'
    assert third.remedy == "Correct id here or in row 2; if both mean the same, keep one."
    assert third.rows == (RowId("things", "a"),)
    assert third.details == {"fields": ["id"], "first_row": 2, "first_line": 12}
    assert fourth.remedy == "Remove this row: it is the same as that one in every cell."
    assert set(table.faults) == set()


def test_no_part_of_a_primary_key_may_be_empty() -> None:
    fields = [make_field("a"), make_field("b", constraints={"required": True})]
    columns = {"a": ["1", None, None], "b": ["1", "1", None]}
    table = make_table("things", fields, columns, primary_key=["a", "b"])
    assert [(each.rule, each.row, each.field) for each in judge(table)] == [
        ("constraint-error", 4, "b"),
        ("primary-key", 3, "a"),
        ("primary-key", 4, "a"),
    ]
    assert set(table.faults) == {(1, "a"), (2, "a"), (2, "b")}


def test_several_fields() -> None:
    fields = [make_field("year", "year"), make_field("place")]
    columns = {"year": ["2020", "2020", "2020"], "place": ["x", "y", "x"]}
    (found,) = judge(make_table("things", fields, columns, primary_key=["year", "place"]))
    assert found.field is None
    assert found.message == (
        'The primary key (year, place) ("2020", "x") already stands in row 2 (line 12).'
    )


def test_keys_are_compared_by_value() -> None:
    fields = [make_field("n", "integer", constraints={"unique": True})]
    (found,) = judge(make_table("things", fields, {"n": ["1", "2", "01", None, None]}))
    assert (found.rule, found.row) == ("unique-error", 4)
    assert found.message == 'The unique field n "01" already stands in row 2 (line 12).'


def test_what_breaks_a_constraint_may_still_be_doubled() -> None:
    fields = [make_field("id", constraints={"pattern": "[a-z]+"})]
    found = judge(make_table("things", fields, {"id": ["A", "A"]}, primary_key=["id"]))
    assert [each.rule for each in found] == ["constraint-error", "constraint-error", "primary-key"]


def test_cells_refused_before_are_not_judged_again() -> None:
    fields = [
        make_field("id", "integer", constraints={"required": True}),
        make_field("to", "integer"),
    ]
    table = make_table(
        "things",
        fields,
        {"id": ["1", None, "x"], "to": ["1", "9", "9"]},
        primary_key=["id"],
        foreign_keys=[ForeignKey(("to",), "", ("id",))],
    )
    table.faults |= {(1, "id"), (1, "to"), (2, "id")}
    (found,) = judge(table)
    assert (found.rule, found.row, found.field) == ("foreign-key", 4, "to")


def test_a_dangling_reference_names_what_is_near() -> None:
    places = make_table("places", [make_field("id")], {"id": ["london", "paris"]}, ["id"])
    trips = make_table(
        "trips",
        [make_field("to")],
        {"to": ["paris", "lodon", None, "tokyo"]},
        foreign_keys=[ForeignKey(("to",), "places", ("id",))],
    )
    near, far = judge(trips, places)
    assert (near.rule, near.resource, near.row, near.field, near.cell) == (
        "foreign-key",
        "trips",
        3,
        "to",
        "lodon",
    )
    assert near.message == 'to "lodon" refers to no row of places: its id has no such value.'
    assert near.remedy == 'Write "london" if that is meant; else add the row to places.'
    assert near.details == {"fields": ["to"], "resource": "places", "reference": ["id"]}
    assert far.remedy == "Add the row to places, or correct the reference."
    assert set(trips.faults) == {(1, "to"), (3, "to")}


def test_every_dangling_reference_is_found_however_many() -> None:
    places = make_table("places", [make_field("id")], {"id": ["london"]}, ["id"])
    to = [f"londo{number}" for number in range(50)]
    key = ForeignKey(("to",), "places", ("id",))
    found = judge(places, make_table("trips", [make_field("to")], {"to": to}, foreign_keys=[key]))
    assert len(found) == 50
    assert [each for each in found if "london" in each.remedy] == found[:20]


def test_a_refused_key_is_still_a_target() -> None:
    key = make_field("id", constraints={"pattern": "[a-z]+"})
    places = make_table("places", [key], {"id": ["X1"]}, ["id"])
    trips = make_table(
        "trips",
        [make_field("to")],
        {"to": ["X1"]},
        foreign_keys=[ForeignKey(("to",), "places", ("id",))],
    )
    assert [(each.rule, each.resource) for each in judge(places, trips)] == [
        ("constraint-error", "places")
    ]


def test_fields_of_different_types_are_told() -> None:
    places = make_table("places", [make_field("id", "integer")], {"id": ["1"]}, ["id"])
    trips = make_table(
        "trips",
        [make_field("to"), make_field("by", "number")],
        {"to": ["1"], "by": ["1.0"]},
        foreign_keys=[
            ForeignKey(("to",), "places", ("id",)),
            ForeignKey(("by",), "places", ("id",)),
        ],
    )
    (found,) = judge(places, trips)
    assert found.field == "to"
    assert found.remedy == "Give both fields the same type: to is string, places.id is integer."


def test_a_reference_to_the_table_itself_and_of_several_fields() -> None:
    fields = [make_field(name) for name in ("a", "b", "up_a", "up_b")]
    columns: dict[str, list[str | None]] = {
        "a": ["1", "2", "3", "4"],
        "b": ["x", "y", "z", "w"],
        "up_a": [None, "1", "1", "2"],
        "up_b": [None, "x", "y", None],
    }
    keys = [ForeignKey(("up_a", "up_b"), "", ("a", "b"))]
    found = judge(make_table("things", fields, columns, ["a", "b"], foreign_keys=keys))
    assert [(each.row, each.field) for each in found] == [(4, None), (5, None)]
    assert found[0].message == (
        '(up_a, up_b) ("1", "y") refers to no row of this table: its (a, b) has no such value.'
    )
    assert found[1].message.startswith('(up_a, up_b) ("2", empty) refers to no row')


def test_keys_of_missing_columns_and_tables_are_left_to_those_who_report_them() -> None:
    keys = [ForeignKey(("gone",), "", ("a",)), ForeignKey(("a",), "nowhere", ("x",))]
    fields = [make_field("a"), make_field("gone")]
    table = make_table("things", fields, {"a": ["1", "1"]}, ["gone"], [["a", "gone"]], keys)
    assert judge(table) == []


def test_what_a_field_declares_in_vain_is_a_finding() -> None:
    field = make_field("n", "object", constraints={"jsonSchema": {"type": "thing"}})
    (found,) = judge(make_table("things", [field], {"n": ["{}"]}))
    assert (found.rule, found.path, found.field) == ("field-error", "schemas/things.json", "n")
    assert found.details["pointer"] == "/fields/0/constraints/jsonSchema"


def _value(cell: str | None) -> Any:
    return None if cell is None or not cell.isdigit() else int(cell)


@settings(max_examples=150)
@given(rows=st.lists(st.tuples(CELLS, CELLS), max_size=9))
def test_keys_against_brute_force(rows: list[tuple[Any, Any]]) -> None:
    fields = [make_field("a", "integer", constraints={"unique": True}), make_field("b")]
    columns = {"a": [row[0] for row in rows], "b": [row[1] for row in rows]}
    found = judge(make_table("things", fields, columns, ["a", "b"], [["b"], ["a", "b"]]))
    values = [(_value(one), other) for one, other in rows]
    doubled = {
        index for index, value in enumerate(values) if None not in value and value in values[:index]
    }
    expected: set[tuple[int, str | None]] = {(index, None) for index in doubled}
    expected |= {(i, "a") for i, row in enumerate(rows) if row[0] is None}
    expected |= {(i, "b") for i, row in enumerate(rows) if row[1] is None}
    assert _places(found, "primary-key") == expected
    alone = {
        (i, "b") for i, row in enumerate(rows) if row[1] and row[1] in [r[1] for r in rows[:i]]
    }
    assert _places(found, "unique-key") == alone | {(index, None) for index in doubled}
    assert _places(found, "unique-error") == {
        (i, "a")
        for i, value in enumerate(values)
        if value[0] is not None and value[0] in [v[0] for v in values[:i]]
    }


@settings(max_examples=150)
@given(
    here=st.lists(st.tuples(CELLS, CELLS), max_size=7),
    there=st.lists(st.tuples(CELLS, CELLS), max_size=7),
)
def test_references_against_brute_force(
    here: list[tuple[Any, Any]],
    there: list[tuple[Any, Any]],
) -> None:
    target = make_table(
        "target",
        [make_field("x", "integer"), make_field("y")],
        {"x": [row[0] for row in there], "y": [row[1] for row in there]},
    )
    source = make_table(
        "source",
        [make_field("a", "integer"), make_field("b")],
        {"a": [row[0] for row in here], "b": [row[1] for row in here]},
        foreign_keys=[ForeignKey(("a", "b"), "target", ("x", "y"))],
    )
    offered = [(_value(one), other) for one, other in there]
    expected = {
        (index, None)
        for index, row in enumerate(here)
        if row != (None, None) and row[0] != "x" and (_value(row[0]), row[1]) not in offered
    }
    assert _places(judge(source, target), "foreign-key") == expected
