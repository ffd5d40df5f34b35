"""Expressions of XML Schema: each is held against what its appendix F says of characters."""

import re
import unicodedata

import pytest
from frictionless_dossier.package.patterns import in_python
from hypothesis import given
from hypothesis import strategies as st

CATEGORIES = sorted({unicodedata.category(chr(code)) for code in range(0x3000)})


def matches(pattern: str, text: str) -> bool:
    return re.compile(in_python(pattern)).fullmatch(text) is not None


@given(st.characters(), st.sampled_from(CATEGORIES))
def test_a_category_has_exactly_its_characters(character: str, category: str) -> None:
    has = unicodedata.category(character) == category
    assert matches(rf"\p{{{category}}}", character) is has
    assert matches(rf"\P{{{category}}}", character) is not has
    assert matches(rf"[x\p{{{category}}}]", character) is (has or character == "x")
    group = unicodedata.category(character)[0] == category[0]
    assert matches(rf"\p{{{category[0]}}}", character) is group


@given(st.characters())
def test_what_a_capital_means_is_the_rest(character: str) -> None:
    assert matches(r"\i", character) is not matches(r"\I", character)
    assert matches(r"[\c]", character) is not matches(r"[\C]", character)


@pytest.mark.parametrize(
    ("pattern", "values", "others"),
    [
        (r"\p{Lu}\p{Ll}+", ["Zoë", "Лев"], ["zoë", "Zo1", ""]),
        (r"[\p{L} '-]+", ["Ana d'Ós", "a-b"], ["a1", "a_b"]),
        (r"[^\p{L}]", ["1"], ["a", "é"]),
        (r"\i\c*", ["a-1", "_x", "é"], ["1a", "-a", ""]),
        (r"[a-z-[aeiou]]+", ["xyz"], ["xaz", "X"]),
        (r"[\w-[\d_]]+", ["ab"], ["a1", "a_"]),
        (r"\\p{2}", [r"\pp"], ["p"]),
        (r"[]a-]+", ["]a-"], ["b"]),
        ("[0-9]{3}", ["123"], ["12"]),
    ],
)
def test_values(pattern: str, values: list[str], others: list[str]) -> None:
    assert [text for text in values if not matches(pattern, text)] == []
    assert [text for text in others if matches(pattern, text)] == []


@pytest.mark.parametrize("pattern", [r"\p{IsGreek}", r"\p{Xx}", r"\pL", r"[\p{L}", "[a-[b]c]"])
def test_what_is_none_is_refused(pattern: str) -> None:
    with pytest.raises(re.error):
        in_python(pattern)
