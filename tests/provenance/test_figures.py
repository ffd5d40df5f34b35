"""Figures in digits and in words."""

from decimal import Decimal

import pytest
from frictionless_dossier.provenance.figures import find_figures
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("killing 94.[14] [15]", ["94"]),
        ("over 9,000 families", ["9000"]),
        ("of $800 a month", ["800"]),
        ("first dispatch, $1 million to", ["1000000"]),
        ("about 70% of", ["70"]),
        ("1.5 billion", ["1500000000"]),
        ("magazine's 13th issue, #335", ["13", "335"]),
        ("killing six people and injuring 27.", ["6", "27"]),
        ("twenty-two or twenty", ["22", "20"]),
        ("one hundred and forty-three men", ["143"]),
        ("two thousand five hundred", ["2500"]),
        ("a hundred, and two dozen", ["100", "24"]),
        ("two hundred, six of them", ["200", "6"]),
        ("an estimated three to four schools", ["3", "4"]),
        ("six and seven", ["6", "7"]),
        ("On 24 January 2018 in May 2020, killing 3", ["3"]),
        ("dozens of men and hundreds to thousands", []),
        ("QDe.161 GBU-43/B ISIS-K2", []),
        ("1 year, 18 months, 197 days", ["1", "18", "197"]),
    ],
)
def test_figures_are_found(words: str, values: list[str]) -> None:
    found = [figure.value for figure in find_figures(words.split()) if figure.counted]
    assert found == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("words", "value"), [("No casualties", 0), ("a soldier", 1), ("the third attack", 3)]
)
def test_some_words_are_figures_only_where_one_is_looked_for(words: str, value: int) -> None:
    found = find_figures(words.split())
    assert [(figure.value, figure.counted) for figure in found] == [(Decimal(value), False)]


@given(st.integers(0, 10**12))
def test_any_number_with_separators_is_itself(number: int) -> None:
    values = [figure.value for figure in find_figures(["killed", f"{number:,}", "men"])]
    assert values == [number]
