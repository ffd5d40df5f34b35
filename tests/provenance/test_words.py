"""What is compared of a word, and which phrases are found in which words."""

import pytest
from frictionless_dossier.provenance.names import find_names
from frictionless_dossier.provenance.words import _cut, notes, pieces, texts
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Afghanistan.[36]", ["Afghanistan"]),
        ("China[88] [89]", ["China"]),
        ("ISIS–K's", ["ISIS-K"]),
        ("Khan(Maulawi", ["Khan", "Maulawi"]),
        ("eastern Afghanistan.Beyond", ["eastern", "Afghanistan", "Beyond"]),
        ("ISIS,the", ["ISIS", "the"]),
        ("2015–present", ["2015", "present"]),
        ("(2001–2021)", ["2001", "2021"]),
        ("1,000 $800 70% #335", ["1,000", "800", "70", "335"]),
        ("the U.S. (U.S.-backed)", ["the", "US", "US-backed"]),
        ("Shi'ites fighters’ ‘Daesh’", ["Shi'ites", "fighters", "Daesh"]),
        ("Dāʿish l-ʻIrāq", ["Dāʿish", "l-ʻIrāq"]),
        ("«Полярная звезда».", ["Полярная", "звезда"]),
        ("(Arabic: داعش),", ["Arabic", "داعش"]),
        ("| – … |", ["|", "|"]),
        ("Cafe\u0301", ["Café"]),
    ],
)
def test_words_are_cut_into_comparable_pieces(words: str, expected: list[str]) -> None:
    assert [piece.text for piece in pieces(words.split())] == expected


@given(st.text(st.sampled_from("aB1é.,;:()\"'[]|-–")))
def test_plain_words_are_cut_as_all_others(word: str) -> None:
    assert list(texts(word)) == list(_cut(word))


def test_notes_are_read_from_words() -> None:
    assert notes("strike[105]") == (105,)
    assert notes("x[1][22]") == (1, 22)
    assert notes("[a] 105 [sic] [2015]") == ()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Hafiz Saeed Khan", "| Hafiz Saeed Khan(Maulawi Hafiz"),
        ("ISIS-K", "by ISIS–K's leaders"),
        ("ISIS–K", "ISIS-K[104]"),
        ("al-Azaim Foundation", "Al-Azaim Foundation is"),
        ("daesh", "'Daesh'"),
        ("US", "the U.S. withdrawal"),
        ("Taliban", "the Taliban-led regime"),
        ("Baghdadi", "al-Baghdadi as caliph"),
        ("Islamic State", "the Islamic State–Taliban conflict"),
        ("Muslim Dost's group", "and Muslim Dost’s group,"),
        ("داعش", "(Arabic: داعش),"),
    ],
)
def test_a_name_is_found(name: str, words: str) -> None:
    assert find_names(words.split(), [name])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ISIS", "by ISIS–K and"),
        ("IS", "this is so"),
        ("US", "told us so"),
        ("Taliban", "Tehreek-i-Taliban Pakistan"),
        ("Daish", "as Dāʿish (Arabic)"),
        ("Kabul", "Kabuli rice"),
        ("Orakzai Agency", "Khan Orakzai) | Agency"),
        ("Saeed Khan", "Saeed and Khan"),
        ("", "any words"),
        ("–", "a – b"),
    ],
)
def test_a_name_is_not_found(name: str, words: str) -> None:
    assert not find_names(words.split(), [name])
