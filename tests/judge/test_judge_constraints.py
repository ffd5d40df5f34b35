"""Constraints: each one, several at once, on values and not on texts."""

from collections.abc import Mapping
from typing import Any

import pytest
from frictionless_dossier.judge import Column

from tests.memory import make_field

# type, constraints, meeting them, breaking them
CASES: list[tuple[str, Mapping[str, Any], list[str], list[str]]] = [
    ("string", {"pattern": "a|b"}, ["a", "b"], ["ab", "a\n", "xa", ""]),
    ("string", {"pattern": "^a.*$"}, ["apple"], ["orange", "apple\n"]),
    ("string", {"minLength": 2}, ["ab", "日本"], ["a", ""]),
    ("string", {"maxLength": 2}, ["", "日本"], ["abc"]),
    ("array", {"minLength": 1, "maxLength": 2}, ["[1]", "[[1,2,3]]"], ["[]", "[1,2,3]"]),
    ("object", {"minLength": 1}, ['{"a": []}'], ["{}"]),
    ("list", {"maxLength": 2}, ["a,b"], ["a,b,c"]),
    ("integer", {"minimum": 5}, ["5", "05", "+6"], ["4", "-5"]),
    ("integer", {"minimum": "5"}, ["5"], ["4"]),
    ("integer", {"maximum": 10**18}, ["1000000000000000000"], ["1000000000000000001"]),
    ("number", {"minimum": 0.1}, ["0.1", "1e-1", "INF"], ["0.0999999999999999999", "NaN", "-INF"]),
    ("number", {"exclusiveMinimum": 0, "exclusiveMaximum": 1}, ["0.5"], ["0", "1", "1.0"]),
    ("date", {"minimum": "2024-01-01", "maximum": "2024-12-31"}, ["2024-02-29"], ["2023-12-31"]),
    ("time", {"exclusiveMaximum": "12:00:00"}, ["11:59:59"], ["12:00:00"]),
    (
        "datetime",
        {"minimum": "2024-01-26T15:00:00Z"},
        ["2024-01-26T15:00:00Z", "2024-01-26T15:30:00+00:30", "12024-01-01T00:00:00Z"],
        ["2024-01-26T15:30:00+01:00", "-0044-03-15T00:00:00Z", "2024-01-26T14:59:59.999Z"],
    ),
    ("year", {"minimum": 1990, "maximum": "2020"}, ["1990", "2020"], ["1989", "2021", "-2000"]),
    ("yearmonth", {"maximum": "2020-06"}, ["2020-06", "-0001-12"], ["2020-07"]),
    ("duration", {"minimum": "P30D"}, ["P30D", "PT720H", "P2M"], ["P29D", "P1M", "-P60D"]),
    ("duration", {"exclusiveMaximum": "P1M"}, ["P27D"], ["P28D", "P1M", "P31D", "P1Y"]),
    ("string", {"enum": ["a", "b"]}, ["a"], ["A", "", "c"]),
    ("integer", {"enum": [1, "2"]}, ["1", "01", "2"], ["3"]),
    ("number", {"enum": [1.5, "NaN"]}, ["1.50", "nan"], ["1"]),
    ("boolean", {"enum": [True]}, ["true", "1"], ["false"]),
    ("year", {"enum": [2024]}, ["2024"], ["2025"]),
    ("date", {"enum": ["2024-01-26"]}, ["2024-01-26"], ["2024-01-27"]),
    ("object", {"enum": [{"a": 1, "b": True}]}, ['{"b": true, "a": 1}'], ['{"a": 1, "b": 1}']),
    ("list", {"enum": [["a", "b"]]}, ["a,b"], ["a"]),
    ("any", {"enum": ["a", 1]}, ["a", "1"], ["b"]),
    (
        "object",
        {"jsonSchema": {"properties": {"n": {"type": "integer", "minimum": 1}}}},
        ['{"n": 1}', "{}"],
        ['{"n": 0}', '{"n": "1"}'],
    ),
    (
        "array",
        {"jsonSchema": {"items": {"$ref": "#/$defs/a"}, "$defs": {"a": {"const": 1}}}},
        ["[1]"],
        ["[2]"],
    ),
]


@pytest.mark.parametrize(("type", "constraints", "good", "bad"), CASES)
def test_constraints(
    type: str,
    constraints: Mapping[str, Any],
    good: list[str],
    bad: list[str],
) -> None:
    column = Column(make_field("x", type, constraints=constraints))
    assert not column.unusable
    assert [text for text in good if column.faults(text)] == []
    for text in bad:
        assert {fault.kind.name for fault in column.faults(text)} == {"constraint-error"}, text
        assert {str(fault.details["constraint"]) for fault in column.faults(text)} <= set(
            constraints
        )
    # The same through the quick test, one text at a time and all together.
    for text in good + bad:
        found = list(Column(column.field).judge([text]))
        assert [fault for _, fault in found] == list(column.faults(text))
    assert {index for index, _ in Column(column.field).judge(good + bad)} == set(
        range(len(good), len(good + bad))
    )


def test_every_broken_constraint_is_a_finding_of_its_own() -> None:
    constraints = {"pattern": "[a-z]+", "maxLength": 3, "enum": ["one", "two"]}
    faults = Column(make_field("x", constraints=constraints)).faults("TWO2")
    assert [(fault.message, fault.remedy) for fault in faults] == [
        (
            '"TWO2" does not match the pattern [a-z]+.',
            "Write a text that matches [a-z]+ from its first to its last character.",
        ),
        (
            '"TWO2" is too long: it has 4 characters, allowed are at most 3 characters.',
            "Write at most 3 characters.",
        ),
        (
            '"TWO2" is none of the 2 allowed values: one, two.',
            "Write one of them, or add the value to the schema.",
        ),
    ]


def test_bounds_say_value_and_bound() -> None:
    column = Column(make_field("x", "integer", constraints={"minimum": 5, "exclusiveMaximum": 9}))
    ((low,), (high,)) = (column.faults("4"), column.faults("9"))
    assert low.message == '"4" is less than the minimum 5.'
    assert low.remedy == "Write an integer that is at least 5."
    assert high.message == '"9" is not less than the exclusive maximum 9.'


@pytest.mark.parametrize("text", ["opne", "OPEN", " open"])
def test_a_near_choice_is_suggested(text: str) -> None:
    (fault,) = Column(make_field("x", constraints={"enum": ["open", "closed"]})).faults(text)
    assert fault.remedy == "Write open if that is meant; else add the value to the schema."


@pytest.mark.parametrize(
    ("type", "categories", "good", "bad"),
    [
        ("string", ["apple", "orange"], "apple", "pear"),
        ("integer", [{"value": 0, "label": "apple"}, {"value": 1}], "01", "2"),
    ],
)
def test_categories_are_enforced(type: str, categories: list[Any], good: str, bad: str) -> None:
    column = Column(make_field("x", type, categories=categories))
    assert column.faults(good) == ()
    (fault,) = column.faults(bad)
    assert fault.details == {"constraint": "categories"}
    assert "none of the 2 categories" in fault.message


def test_required() -> None:
    column = Column(make_field("x", constraints={"required": True}))
    ((index, fault),) = column.judge(["a", None, "b"])
    assert index == 1
    assert fault.message == "The field x is required, but the cell has no value."
    assert Column(make_field("x", "integer")).faults(None) == ()


def test_a_json_schema_that_is_none_is_told_and_leaves_the_other_constraints() -> None:
    constraints = {"jsonSchema": {"type": "thing"}, "maxLength": 1}
    column = Column(make_field("x", "object", constraints=constraints))
    ((key, reason),) = column.unusable
    assert key == "jsonSchema"
    assert reason.startswith("it is no JSON Schema: /type: ")
    assert len(column.faults('{"a": 1, "b": 2}')) == 1


def test_a_json_schema_fetches_nothing() -> None:
    schema = {"$ref": "https://example.org/schema.json"}
    (fault,) = Column(make_field("x", "object", constraints={"jsonSchema": schema})).faults("{}")
    assert "leads out of the schema" in fault.message
