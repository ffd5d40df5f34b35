"""What the sieve passes, the judge has nothing to say of: cell by cell, and pattern by pattern."""

import re
from collections.abc import Mapping
from typing import Any

import polars as pl
import pytest
from frictionless_dossier.judge import Column
from frictionless_dossier.sieve.accept import accept
from frictionless_dossier.sieve.patterns import translate
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.memory import make_field

FIELDS: list[tuple[str, str, Mapping[str, Any]]] = [
    ("string", "default", {"constraints": {"pattern": r"\d+", "minLength": 2}}),
    ("string", "default", {"constraints": {"enum": ["1", "true", "a"], "maxLength": 3}}),
    ("string", "default", {"constraints": {"required": True, "maxLength": 2}}),
    ("string", "email", {}),
    ("string", "uuid", {}),
    ("integer", "default", {}),
    ("integer", "default", {"constraints": {"minimum": -5, "maximum": 100}}),
    ("integer", "default", {"constraints": {"exclusiveMinimum": "7"}}),
    ("integer", "default", {"bareNumber": False, "constraints": {"maximum": 10}}),
    ("integer", "default", {"categories": [1, 2]}),
    ("number", "default", {"constraints": {"exclusiveMinimum": -1.5, "maximum": 1e9}}),
    ("number", "default", {"constraints": {"minimum": 0.1, "maximum": 0.3}}),
    ("number", "default", {"constraints": {"minimum": "0.30000000000000004441"}}),
    ("number", "default", {"decimalChar": ",", "constraints": {"minimum": 0.5}}),
    ("boolean", "default", {"constraints": {"enum": [True]}}),
    ("boolean", "default", {"trueValues": ["y."], "falseValues": [".*"]}),
    ("datetime", "default", {}),
    (
        "date",
        "default",
        {"constraints": {"minimum": "1990-01-01", "exclusiveMaximum": "2020-02-29"}},
    ),
    ("time", "default", {"constraints": {"maximum": "12:00:00"}}),
    ("year", "default", {"constraints": {"minimum": 2000}}),
    ("yearmonth", "default", {"constraints": {"exclusiveMaximum": "2020-01"}}),
]

CELLS = st.one_of(
    st.none(),
    st.text(max_size=6),
    st.text("0123456789+-.,eENaIF_ １٣%", max_size=8),
    st.integers(-200, 200).map(str),
    st.floats().map(str),
    st.decimals(-2, 2, places=2).map(str),
    st.dates().map(str),
    st.datetimes().map(lambda each: each.isoformat()),
    st.times().map(str),
    st.from_regex(r"-?[0-9]{3,5}(-[0-9]{1,2}){0,2}(T[0-9:]{5,8}Z?)?", fullmatch=True),
    st.from_regex(r"[a-z]{1,3}[@:][a-z.]{1,4}", fullmatch=True),
    st.sampled_from(["0.3000000000000000444", "0.1000000000000000001", "0.09999999999999999999"]),
    st.sampled_from(["2020-02-29", "2019-02-29", "2020-04-31", "0000-01-01", "NaN", "INF", "-INF"]),
    st.sampled_from(["99999999999999999999", "1e400", "-1e400", "1e-400", "true", "1", "y.", "ya"]),
)


@pytest.mark.parametrize(("type", "format", "more"), FIELDS)
@settings(max_examples=40)
@given(cells=st.lists(CELLS, min_size=1, max_size=60))
def test_what_is_passed_is_valid(
    type: str,
    format: str,
    more: Mapping[str, Any],
    cells: list[str | None],
) -> None:
    column = Column(make_field("x", type, format, **more))
    assert not column.unusable
    test = accept(column, frozenset({""}))
    if test is None:
        return
    frame = pl.DataFrame({"x": pl.Series(cells, dtype=pl.String)})
    passed = frame.select(test(pl.col("x")).fill_null(False)).to_series().to_list()
    for cell, good in zip(cells, passed, strict=True):
        assert not (good and column.faults(cell or None)), cell
        assert not (good and cell is None)


def test_ordinary_cells_are_passed() -> None:
    """Without this the sieve might pass nothing, and be none."""
    ordinary: list[tuple[str, dict[str, Any], str]] = [
        ("string", {"constraints": {"pattern": r"\w{1,3}", "required": True}}, "a_1"),
        ("integer", {"constraints": {"minimum": 0, "maximum": 100}}, "100"),
        ("number", {"constraints": {"minimum": -90, "maximum": 90}}, "90.00"),
        ("number", {"constraints": {"minimum": 0.1}}, "0.1"),
        ("date", {"constraints": {"minimum": "1990-01-01"}}, "1990-12-31"),
        ("datetime", {}, "2020-12-31T23:59:59.5Z"),
        ("boolean", {}, "true"),
        ("year", {"constraints": {"minimum": 1990}}, "1990"),
        ("integer", {"constraints": {"enum": [1, 2]}}, "2"),
        ("string", {"format": "uuid"}, "123e4567-e89b-12d3-a456-426614174000"),
    ]
    for type, more, cell in ordinary:
        test = accept(Column(make_field("x", type, **more)), frozenset({""}))
        assert test is not None, type
        frame = pl.DataFrame({"x": [cell]})
        assert frame.select(test(pl.col("x"))).item() is True, (type, cell)


PATTERNS = [
    r"\d+", r"\D", r"\w-?\w*", r"\W", r"\s?x", r"\S+", r"[^\d]", r"[^a-c\s]+", r"[\w.-]+",
    r"[\W\d]", "a|b|", "^a.*$", "a$\n?", "(?s:.)*", "a{2,}?", "é+", "[]^a-]", "[^é]", r"[\0-\x20]",
    "[a-z0-9]+(-[a-z0-9]+)*", r"(?:a|ab)(?:c|bcd)", r"\.\[\]\{\}\&\~\-", "(a?){3}", "[&&a]", "",
]  # fmt: skip
TEXTS = st.text(
    st.sampled_from("abcx-_.é٣３1 \t\n\x0b\x1c\x1f\x85\xa0\u2028&~[]{}^ſK\U0001f600")
    | st.characters(),
    max_size=5,
)


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=60)
@given(texts=st.lists(TEXTS, min_size=1, max_size=30))
def test_a_translated_pattern_matches_no_text_more(pattern: str, texts: list[str]) -> None:
    expression = translate(pattern)
    assert expression is not None
    texts = [text.encode("utf-8", "replace").decode() for text in texts]
    for text, matched in zip(texts, pl.Series(texts).str.contains(expression), strict=True):
        assert not matched or re.fullmatch(pattern, text), text


@pytest.mark.parametrize(
    "pattern",
    ["(?i)a", "(?=a)b", "(?!a)b", "(?<=a)b", r"(a)\1", r"\bx", "a++", "(?>a|b)", "(?m)^a", "(?a)a"],
)
def test_what_has_no_twin_in_rust_is_not_translated(pattern: str) -> None:
    assert translate(pattern) is None


def test_a_pattern_too_large_for_the_matcher_is_no_test() -> None:
    for pattern in ("(?:[a-zé]{1,1000}){1,1000}", "a{4000}", "(?:ab|c){700,}", "(?:[ab]{50}){50}"):
        field = make_field("x", "string", constraints={"pattern": pattern})
        assert accept(Column(field), frozenset({""})) is None
