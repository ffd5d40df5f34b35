"""Dates in English text."""

from datetime import date

import pytest
from frictionless_dossier.dates import parse
from frictionless_dossier.dates.english import Mention, find_dates, renders
from hypothesis import assume, given
from hypothesis import strategies as st

Found = tuple[int, int, int | None, int | None, int | None, str]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 26 January 2015 and", [(1, 4, 2015, 1, 26, "")]),
        ("January 26, 2015[1]", [(0, 3, 2015, 1, 26, "")]),
        ("(29 Jun 2014", [(0, 3, 2014, 6, 29, "")]),
        ("since 3 Aug 2023)", [(1, 4, 2023, 8, 3, "")]),
        ("26th of January 2015", [(0, 4, 2015, 1, 26, "")]),
        ("September 11th 2001", [(0, 3, 2001, 9, 11, "")]),
        ("Sept. 11, 2001.", [(0, 3, 2001, 9, 11, "")]),
        ("On 14 July 2012, he", [(1, 4, 2012, 7, 14, "")]),
        ("On 10 January, senior", [(1, 3, None, 1, 10, "")]),
        ("killed on 14 July. 2012 saw", [(2, 4, None, 7, 14, ""), (4, 5, 2012, None, None, "")]),
        ("April and May 2022", [(0, 1, None, 4, None, ""), (2, 4, 2022, 5, None, "")]),
        ("17 April and 1 May in", [(0, 2, None, 4, 17, ""), (3, 5, None, 5, 1, "")]),
        ("20\u201322 March 2019", [(0, 3, 2019, 3, 20, ""), (0, 3, 2019, 3, 22, "")]),
        ("March 20-22, 2019", [(0, 3, 2019, 3, 20, ""), (0, 3, 2019, 3, 22, "")]),
        ("In July 2016, 97 people", [(1, 3, 2016, 7, None, "")]),
        ("mid-2013,", [(0, 1, 2013, None, None, "mid")]),
        ("by early 2014.", [(1, 3, 2014, None, None, "early")]),
        ("the summer of 2013", [(1, 4, 2013, None, None, "summer")]),
        ("Beginning in November 2013, these", [(2, 4, 2013, 11, None, "")]),
        ("Beginning in mid-2013,", [(2, 3, 2013, None, None, "mid")]),
        ("at the end of May 2014", [(2, 6, 2014, 5, None, "end")]),
        ("c. 1990", [(0, 2, 1990, None, None, "c")]),
        ("2001\u20132021", [(0, 1, 2001, None, None, ""), (0, 1, 2021, None, None, "")]),
        ("2015\u2013present", [(0, 1, 2015, None, None, "")]),
        ("2016-07-26 or 2019-04", [(0, 1, 2016, 7, 26, ""), (2, 3, 2019, 4, None, "")]),
        ("in May", [(1, 2, None, 5, None, "")]),
        ("May", [(0, 1, None, 5, None, "")]),
        ("he may go; May he? a Women's March", []),
        ("the 1990s, 1,400 men, $2000 and 12,015 or 3.2015", []),
        ("41 January", [(1, 2, None, 1, None, "")]),
        ("2016-13-01 and 2016-02-30", []),
        ("", []),
    ],
)
def test_usual_renderings_are_found(text: str, expected: list[Found]) -> None:
    assert [tuple(mention) for mention in find_dates(text.split())] == expected


@pytest.mark.parametrize(
    ("words", "value", "context", "expected"),
    [
        ("26 January 2015", "2015-01-26", "", True),
        ("26 January 2015", "2015-01", "", False),
        ("January 2015", "2015-01", "", True),
        ("January 2015", "2015", "", False),
        ("26 January 2015", "2015-01-27", "", False),
        ("10 January,", "2019-01-10", "On 1 January 2019,", True),
        ("10 January,", "2019-01-10", "", False),
        ("10 January,", "2019-01-10", "On 1 January 2018,", False),
        ("April", "2022-04", "and May 2022", True),
        ("17 April and 1 May 2022", "2022-04-17", "", True),
        ("mid-2013", "2013", "", False),
        ("mid-2013", "2013~", "", True),
        ("2013", "2013?", "", True),
        ("mid-2013", "2013?", "", False),
        ("between 15 October and 30 November 2022", "[2022-10-15..2022-11-30]", "", True),
        ("between 15 October and 29 November 2022", "[2022-10-15..2022-11-30]", "", False),
        ("until April 2019", "[..2019-04-30]", "", True),
        ("29 February 2019", "2019-02", "", False),
        ("2015\u2013present", "..", "", True),
        ("2015\u20132019", "..", "", False),
        ("began and remains", "..", "", True),
        ("began and remained", "..", "", False),
    ],
)
def test_words_render_a_value_exactly(words: str, value: str, context: str, expected: bool) -> None:
    assert renders(words.split(), parse(value), context.split()) is expected


def test_a_vague_date_covers_what_lies_in_it() -> None:
    (mention,) = find_dates(["mid-2013"])
    assert mention.covers(parse("2013"))
    assert mention.covers(parse("[2013-04-01..2013-09-30]"))
    assert not mention.covers(parse("[2012-12-01..2013-09-30]"))
    assert not Mention(0, 2, None, 1, 10).covers(parse("2013-01-10"))
    assert Mention(0, 3, 2019, 2, 29).bounds is None


FORMS = ("%-d %B %Y", "%B %-d, %Y", "%d %b %Y", "%b. %-d, %Y", "%-dth of %B, %Y", "%Y-%m-%d")


@given(
    st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)),
    st.sampled_from(FORMS),
    st.sampled_from([("", ""), ("(", ")"), ("\u201c", ".\u201d"), ("", ",[12][3]"), ("", ".")]),
)
def test_every_day_is_found_in_every_form(day: date, form: str, around: tuple[str, str]) -> None:
    assume("%b." not in form or day.month != 5)  # "May" has no short form
    text = f"It began on {around[0]}{day.strftime(form)}{around[1]} in the town"
    assert renders(text.split(), parse(day.isoformat()))
    (mention,) = find_dates(text.split())
    assert (mention.year, mention.month, mention.day) == (day.year, day.month, day.day)
    assert (mention.start, mention.stop) == (3, len(text.split()) - 3)


@given(st.lists(st.text("0123456789,.-\u2013[]()% JanuryMymidf2019of", max_size=8), max_size=6))
def test_any_words_are_read_without_failing(words: list[str]) -> None:
    for mention in find_dates(words):
        assert 0 <= mention.start < mention.stop <= len(words)
        assert mention.bounds is None or mention.bounds[0] <= mention.bounds[1]


def test_endless_digits_are_no_part_of_a_date() -> None:
    digits = "9" * 5000
    assert find_dates([digits]) == []
    assert [mention.text for mention in find_dates(["5", "May", "2019", digits])] == ["2019-05-05"]
