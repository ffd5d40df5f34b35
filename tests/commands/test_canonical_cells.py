"""A canonical cell means what the cell meant, in its one spelling."""

import pytest
from frictionless_dossier.fix.canonical import cell
from hypothesis import given
from hypothesis import strategies as st

from tests.memory import make_field

INTEGER = make_field("figure", "integer")


@pytest.mark.parametrize(
    ("text", "written"),
    [("007", "7"), ("+84", "84"), ("-0", "0"), ("-012", "-12"), ("000", "0"), (" 5 ", "5")],
)
def test_whole_numbers_have_one_spelling(text: str, written: str) -> None:
    assert cell(INTEGER, text) == written


@given(st.from_regex(r"[+-]?[0-9]{1,20}", fullmatch=True))
def test_a_whole_number_keeps_its_value(text: str) -> None:
    assert cell(INTEGER, text) == str(int(text))


@pytest.mark.parametrize("text", ["1,084", "8e1", "٨٤", "1_000", "--1", "12%", "x"])
def test_what_is_no_plain_whole_number_stays(text: str) -> None:
    assert cell(INTEGER, text) == text


def test_zeros_that_tell_how_precise_a_number_is_stay() -> None:
    assert cell(make_field("latitude", "number"), "34.10") == "34.10"
    assert cell(make_field("code", "string"), "007") == "007"
