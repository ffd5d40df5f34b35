"""The quick test of whole chunks never changes a verdict."""

from collections.abc import Mapping
from typing import Any

import pytest
from frictionless_dossier.judge import Column
from frictionless_dossier.judge.column import CHUNK
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.memory import make_field

FIELDS: list[tuple[str, str, Mapping[str, Any]]] = [
    ("any", "default", {}),
    ("string", "default", {"constraints": {"pattern": "[0-9a-z]+", "minLength": 2}}),
    ("string", "default", {"constraints": {"enum": ["1", "true", "a"], "maxLength": 3}}),
    ("string", "default", {"constraints": {"required": True}}),
    ("string", "email", {}),
    ("string", "uri", {}),
    ("string", "binary", {}),
    ("string", "uuid", {}),
    ("integer", "default", {}),
    ("integer", "default", {"constraints": {"minimum": -5, "maximum": 100}}),
    ("integer", "default", {"groupChar": ",", "constraints": {"minimum": 0}}),
    ("integer", "default", {"bareNumber": False, "constraints": {"maximum": 10}}),
    ("integer", "default", {"categories": [1, 2]}),
    ("number", "default", {}),
    ("number", "default", {"constraints": {"exclusiveMinimum": -1.5, "maximum": 1e9}}),
    ("number", "default", {"decimalChar": ",", "constraints": {"minimum": 0.5}}),
    ("boolean", "default", {"constraints": {"enum": [True]}}),
    ("object", "default", {}),
    ("array", "default", {"constraints": {"maxLength": 1}}),
    ("list", "default", {"itemType": "integer", "constraints": {"minLength": 2}}),
    ("datetime", "default", {"constraints": {"minimum": "2000-01-01T00:00:00Z"}}),
    ("datetime", "any", {}),
    ("date", "default", {}),
    ("date", "default", {"constraints": {"minimum": "1990-01-01"}}),
    ("date", "%d/%m/%Y", {}),
    ("time", "default", {"constraints": {"maximum": "12:00:00"}}),
    ("year", "default", {"constraints": {"minimum": 0o3720}}),
    ("yearmonth", "default", {"constraints": {"exclusiveMaximum": "2020-01"}}),
    ("duration", "default", {"constraints": {"minimum": "P1D"}}),
    ("geopoint", "default", {}),
    ("geojson", "default", {}),
]

# Near to values, so that both verdicts are met; and anything at all.
CELLS = st.one_of(
    st.none(),
    st.text(max_size=6),
    st.text("0123456789+-.,eENaIF_ １%", max_size=8),
    st.integers(-200, 200).map(str),
    st.floats().map(str),
    st.dates().map(str),
    st.datetimes().map(lambda each: each.isoformat()),
    st.times().map(str),
    st.from_regex(r"-?[0-9]{3,5}(-[0-9]{1,2}){0,2}(T[0-9:]{5,8}Z?)?", fullmatch=True),
    st.from_regex(r"-?P([0-9]Y)?([0-9]M)?(T[0-9]H)?", fullmatch=True),
    st.from_regex(r"[a-z]{1,3}[@:][a-z.]{1,4}", fullmatch=True),
    st.sampled_from(["true", "1", "{}", "[1]", "[1,2]", "1,2", "aGk=", "NaN", "INF", "a", "ab"]),
    st.sampled_from(["26/01/2024", "123e4567-e89b-12d3-a456-426614174000", "12024-01-01T24:00:00"]),
)


@pytest.mark.parametrize(("type", "format", "more"), FIELDS)
@settings(max_examples=60)
@given(cells=st.lists(CELLS, max_size=12), copies=st.integers(1, 40))
def test_chunks_and_single_cells_agree(
    type: str,
    format: str,
    more: Mapping[str, Any],
    cells: list[str | None],
    copies: int,
) -> None:
    field = make_field("x", type, format, **more)
    exact = Column(field)
    assert not exact.unusable
    expected = [
        (index, fault) for index, cell in enumerate(cells * copies) for fault in exact.faults(cell)
    ]
    assert list(Column(field).judge(cells * copies)) == expected


@pytest.mark.parametrize(("type", "format", "more"), FIELDS)
@settings(max_examples=60)
@given(cells=st.lists(CELLS, max_size=6))
def test_any_cell_is_judged_and_has_a_key(
    type: str,
    format: str,
    more: Mapping[str, Any],
    cells: list[str | None],
) -> None:
    column = Column(make_field("x", type, format, **more))
    for cell, key in zip(cells, column.keys(cells), strict=True):
        kinds = [fault.kind.name for fault in column.faults(cell)]
        assert all(fault.message and fault.remedy for fault in column.faults(cell))
        assert key in {key}  # which hashes it
        if cell is not None and "type-error" not in kinds:
            assert key is not None


def test_a_bad_cell_is_found_wherever_it_stands() -> None:
    field = make_field("x", "integer")
    for place in (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK - 1):
        cells = [str(number) for number in range(3 * CHUNK)]
        cells[place] = "x"
        assert [index for index, _ in Column(field).judge(cells)] == [place]


def test_more_texts_than_are_remembered() -> None:
    cells = [str(number) for number in range(10_000)] + ["x", "9999", "x"]
    found = list(Column(make_field("x", "integer")).judge(cells))
    assert [index for index, _ in found] == [10_000, 10_002]


def test_indexes_of_a_sieve_are_kept() -> None:
    column = Column(make_field("x", "integer"))
    assert [index for index, _ in column.judge(["x", "1", "y"], [70, 80, 90])] == [70, 90]
    assert [index for index, _ in column.judge(["1", "z"], [100, 110])] == [110]
