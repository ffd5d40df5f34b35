"""Locators: one spelling, exact counting, and errors that say what to write."""

from collections.abc import Callable

import pytest
from frictionless_dossier.provenance.locators import (
    LocatorError,
    Span,
    format_locator,
    locator_of,
    parse_locator,
    places,
    words_at,
)
from frictionless_dossier.provenance.texts import Text
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("21:5", [(21, 5, 5)]),
        ("21:103-108", [(21, 103, 108)]),
        ("86:9-11 86:20", [(86, 9, 11), (86, 20, 20)]),
        ("4:7-8 4:2", [(4, 7, 8), (4, 2, 2)]),
        ("4:7 5:8", [(4, 7, 7), (5, 8, 8)]),
    ],
)
def test_a_locator_names_spans_in_its_order(text: str, spans: list[tuple[int, int, int]]) -> None:
    assert parse_locator(text) == tuple(Span(*span) for span in spans)
    assert format_locator(parse_locator(text)) == text


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", "line:first-last"),
        ("paragraph 3", "line:first-last"),
        ("21", "line:first-last"),
        ("0:1", "line:first-last"),
        ("1:0", "line:first-last"),
        ("01:1", "line:first-last"),
        ("1:1-", "line:first-last"),
        ("1:1,2", "line:first-last"),
        ("1:1–2", "line:first-last"),
        ("١:١", "line:first-last"),
        ("5:9-3", "write 5:3-9"),
        ("5:3-3", "write 5:3"),
        ("5:3 5:4-6", "write 5:3-6"),
        ("5:3  6:4", "write 5:3 6:4"),
        (" 5:3", "write 5:3"),
        ("5:3-6 5:6", "name it once"),
        ("5:6 4:1 5:3-8", "name it once"),
        ("5:1-9999999999", "line:first-last"),
    ],
)
def test_what_is_no_locator_is_refused_with_a_remedy(text: str, advice: str) -> None:
    with pytest.raises(LocatorError) as caught:
        parse_locator(text)
    assert advice in caught.value.remedy


@given(st.sets(st.tuples(st.integers(1, 5), st.integers(1, 30)), min_size=1))
def test_the_locator_of_words_names_just_these(words: set[tuple[int, int]]) -> None:
    text = locator_of(places(tuple(Span(line, word, word) for line, word in sorted(words))))
    assert [tuple(place) for place in places(parse_locator(text))] == sorted(words)


def test_words_are_what_stands_between_white_space(make_text: Callable[[str], Text]) -> None:
    text = make_text("a  b\tc\n\nd | e[1]\n")
    assert words_at(text, parse_locator("1:2-3 3:3")) == ["b", "c", "e[1]"]


@pytest.mark.parametrize("locator", ["4:1", "2:1", "1:4", "1:2-4", "1:1 3:9"])
def test_words_that_are_not_there_are_an_error(
    make_text: Callable[[str], Text], locator: str
) -> None:
    with pytest.raises(LocatorError, match="lies outside"):
        words_at(make_text("a b c\n\nd\n"), parse_locator(locator))
