"""What is a value of each type of Table Schema and what is not."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier.judge import Column, judge_cells
from frictionless_dossier.types import TYPES

from tests.memory import make_field

Declared = tuple[str, str, Mapping[str, Any]]

# What is too long to be read in a file of cases.
_LONG = "9" * 5000
_DEEPEST, _DEEPER = ("[" * 100 + "1" + "]" * 100), "[" * 101 + "]" * 101
LARGE: list[tuple[Declared, list[str], list[str]]] = [
    (("integer", "default", {}), [_LONG], []),
    (("number", "default", {}), [_LONG, f"{_LONG}E5"], []),
    (("year", "default", {}), [], [_LONG]),
    (("duration", "default", {}), [], [f"P{_LONG}Y"]),
    (("array", "default", {}), [_DEEPEST], [_DEEPER, "[" * 100_000, f"[{_LONG}]"]),
    (("object", "default", {}), [], [f'{{"a": {_DEEPEST}}}']),
    (("string", "email", {}), [], [f"{'a' * 65}@x.org"]),
]


def _read_cases() -> Iterator[tuple[Declared, list[str], list[str]]]:
    """The cases of `types.json`: a declared field, texts that are values of it, and others."""
    file = Path(__file__).with_name("types.json")
    for case in json.loads(file.read_text(encoding="utf-8")):
        yield (case["type"], case["format"], case["more"]), case["values"], case["others"]


CASES = [*_read_cases(), *LARGE]


def _cases(good: bool) -> list[Any]:
    return [
        pytest.param(declared, text, id=f"{declared[0]}-{declared[1]}-{text[:30]!r}")
        for declared, values, others in CASES
        for text in (values if good else others)
    ]


def test_every_type_has_cases() -> None:
    assert {declared[0] for declared, _, _ in CASES} == set(TYPES)


@pytest.mark.parametrize(("declared", "text"), _cases(good=True))
def test_values(declared: Declared, text: str) -> None:
    type, format, more = declared
    column = Column(make_field("x", type, format, **more))
    assert not column.unusable
    assert column.faults(text) == ()
    assert list(column.judge([text])) == []


@pytest.mark.parametrize(("declared", "text"), _cases(good=False))
def test_no_values(declared: Declared, text: str) -> None:
    type, format, more = declared
    field = make_field("x", type, format, **more)
    assert not Column(field).unusable
    (fault,) = Column(field).faults(text)
    assert fault.kind.name == "type-error"
    assert list(judge_cells(field, [text])) == [(0, fault)]
