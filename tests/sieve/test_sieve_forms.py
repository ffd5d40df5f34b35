"""Whatever has the form of its column is valid, however it is spelled; ordinary cells have it."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from frictionless_dossier.judge import Column
from frictionless_dossier.package.dialect import Dialect
from frictionless_dossier.sieve.forms import form
from frictionless_dossier.sieve.numerals import decimals, whole_numbers
from frictionless_dossier.sieve.patterns import translate_without
from frictionless_dossier.sieve.spelling import Spelling
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.memory import make_field
from tests.sieve.test_sieve_accept import CELLS, FIELDS, PATTERNS, TEXTS

DIALECTS = [
    Dialect(),
    Dialect(delimiter=";", quote="'"),
    Dialect(delimiter="\t"),
    Dialect(delimiter=".", quote="-"),
    Dialect(delimiter="1", quote=None),
]
MORE: list[tuple[str, str, Mapping[str, Any]]] = [
    ("string", "default", {}),
    ("any", "default", {"constraints": {"required": True}}),
    ("string", "default", {"constraints": {"pattern": "^[^x]*$", "required": True}}),
    ("string", "default", {"constraints": {"pattern": "a|b$"}}),
    ("string", "default", {"constraints": {"minLength": 2, "maxLength": 4}}),
    ("string", "default", {"constraints": {"enum": ["", "a,b", "a'b", "é", "\n"]}}),
    ("integer", "default", {"constraints": {"minimum": 7, "exclusiveMaximum": 12}}),
    ("integer", "default", {"constraints": {"maximum": -7, "required": True}}),
    ("number", "default", {"constraints": {"minimum": -3, "maximum": 12}}),
    ("number", "default", {"constraints": {"maximum": "1e30"}}),
    ("number", "default", {"constraints": {"minimum": "-INF"}}),
]
ALL = FIELDS + MORE


def spelled(cell: str, quote: str | None) -> list[str]:
    """A text as it may stand in a file, also where it must not stand there so."""
    return [cell] if quote is None else [cell, f"{quote}{cell.replace(quote, quote * 2)}{quote}"]


def has_form(cells: str, texts: list[str], spelling: Spelling) -> list[bool]:
    return pl.Series(texts, dtype=pl.String).str.contains(spelling.row([cells])).to_list()


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(("type", "format", "more"), ALL)
@settings(max_examples=15)
@given(
    cells=st.lists(CELLS.filter(bool) | st.integers(-20, 20).map(str), min_size=1, max_size=60),
    missing=st.sets(st.sampled_from(["", "a", "-", "1", "NaN"]), max_size=2),
)
def test_what_has_the_form_is_valid(
    type: str,
    format: str,
    more: Mapping[str, Any],
    dialect: Dialect,
    cells: list[str],
    missing: set[str],
) -> None:
    column, spelling = Column(make_field("x", type, format, **more)), Spelling(dialect)
    found = form(column, frozenset(missing), spelling)
    if found is None:
        return
    marks = {dialect.delimiter, dialect.quote}
    for cell in [*cells, ""]:
        for text in spelled(cell, dialect.quote):
            if has_form(found.cells, [text], spelling) == [True]:
                assert text != cell or marks.isdisjoint(cell)
                assert not column.faults(None if cell in missing else cell), text
                assert cell or not found.filled


@pytest.mark.parametrize(
    ("type", "more", "cell"),
    [
        ("string", {}, "any thing"),
        ("string", {"constraints": {"required": True}}, "é"),
        ("string", {"constraints": {"pattern": r"^\w{1,3}-\d+$", "required": True}}, "a_1-12"),
        ("string", {"constraints": {"maxLength": 9000}}, "x" * 256),
        ("string", {"constraints": {"enum": ["a", "b,c"]}}, "b,c"),
        ("string", {"format": "uuid"}, "123e4567-e89b-12d3-a456-426614174000"),
        ("integer", {}, "+007"),
        ("integer", {"constraints": {"minimum": 0, "maximum": 100}}, "100"),
        ("integer", {"constraints": {"exclusiveMinimum": 0}}, "1"),
        ("number", {}, "1e5"),
        ("number", {"constraints": {"minimum": -90, "maximum": 90}}, "-90.00"),
        ("number", {"constraints": {"minimum": 0}}, "1234567.25"),
        ("boolean", {}, "TRUE"),
        ("date", {}, "2020-12-31"),
        ("datetime", {}, "2020-12-31T23:59:59.5Z"),
        ("year", {}, "1990"),
        ("yearmonth", {}, "1990-12"),
        ("time", {}, "12:00:00"),
    ],
)
def test_ordinary_cells_have_the_form(type: str, more: dict[str, Any], cell: str) -> None:
    """Without this no row might have it, and every cell be tested by itself."""
    spelling = Spelling(Dialect())
    found = form(Column(make_field("x", type, **more)), frozenset({""}), spelling)
    assert found is not None
    texts = [text for text in spelled(cell, '"') if "," not in cell or text != cell]
    assert all(has_form(found.cells, texts, spelling))
    required = "required" in more.get("constraints", {})
    assert has_form(found.cells, ["", '""'], spelling) == [not required] * 2
    assert found.filled is required


@pytest.mark.parametrize(
    ("type", "more"),
    [
        ("string", {"constraints": {"pattern": "(?=a).*"}}),
        ("string", {"constraints": {"pattern": "a(^b|c)"}}),
        ("string", {"constraints": {"pattern": "a.*", "maxLength": 3}}),
        ("date", {"constraints": {"minimum": "2020-01-01"}}),
        ("number", {"constraints": {"minimum": 0.5}}),
        ("number", {"constraints": {"exclusiveMinimum": 0}}),
        ("number", {"constraints": {"minimum": 0}, "groupChar": " "}),
        ("list", {}),
    ],
)
def test_what_one_expression_cannot_say_has_no_form(type: str, more: dict[str, Any]) -> None:
    column = Column(make_field("x", type, **more))
    assert form(column, frozenset({""}), Spelling(Dialect())) is None


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=60)
@given(texts=st.lists(TEXTS, min_size=1, max_size=30), forbidden=st.sets(st.sampled_from("a-x٣&")))
def test_a_part_of_an_expression_matches_no_text_more(
    pattern: str, texts: list[str], forbidden: set[str]
) -> None:
    expression = translate_without(pattern, forbidden)
    if expression is None:
        assert "$" in pattern  # It would stand for another place there.
        return
    texts = [text.encode("utf-8", "replace").decode() for text in texts]
    matched = pl.Series(texts).str.contains(f"^(?:{expression})$")
    for text, good in zip(texts, matched, strict=True):
        assert not good or (re.fullmatch(pattern, text) and forbidden.isdisjoint(text)), text


BOUNDS = st.none() | st.integers(-1200, 1200)


@given(least=BOUNDS, most=BOUNDS)
def test_whole_numbers_are_those_between_the_bounds(least: int | None, most: int | None) -> None:
    expression = whole_numbers(least, most)
    for number in range(-1300, 1300):
        within = (least is None or number >= least) and (most is None or number <= most)
        assert bool(expression and re.fullmatch(expression, str(number))) is within
    assert expression is None or not re.fullmatch(expression, "01")


@given(least=BOUNDS, most=BOUNDS, numbers=st.lists(st.decimals(-1300, 1300, places=2)))
def test_decimals_are_those_between_the_bounds(
    least: int | None, most: int | None, numbers: list[Decimal]
) -> None:
    expression = decimals(least, most)
    edges = [Decimal(each) for each in (least, most) if each is not None]
    near = [edge + Decimal(step) / 100 for edge in edges for step in (-100, -1, 0, 1, 100)]
    for number in [*numbers, *near]:
        within = (least is None or number >= least) and (most is None or number <= most)
        for text in (f"{number:f}", f"{number:f}00"):
            if "." in text:
                assert bool(expression and re.fullmatch(expression, text)) is within, text
