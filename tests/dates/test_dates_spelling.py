"""Dates as written: what parses, what is refused with which remedy, what can be mended."""

import re
from datetime import date, timedelta

import pytest
from frictionless_dossier.dates import (
    PATTERN,
    PATTERN_WITHOUT_OPEN,
    UNBOUNDED_AFTER,
    UNBOUNDED_BEFORE,
    DateError,
    Precision,
    canonical,
    day_text,
    parse,
    span_text,
)
from hypothesis import given
from hypothesis import strategies as st


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision", "flag"),
    [
        ("2016-07-26", "2016-07-26", "2016-07-26", Precision.DAY, ""),
        ("2020-02", "2020-02-01", "2020-02-29", Precision.MONTH, ""),
        ("2019-12~", "2019-12-01", "2019-12-31", Precision.MONTH, "~"),
        ("2015", "2015-01-01", "2015-12-31", Precision.YEAR, ""),
        ("2016?", "2016-01-01", "2016-12-31", Precision.YEAR, "?"),
        ("9999%", "9999-01-01", "9999-12-31", Precision.YEAR, "%"),
        ("[2022-10-15..2022-11-30]", "2022-10-15", "2022-11-30", Precision.SPAN, ""),
    ],
)
def test_a_date_knows_its_bounds(
    text: str, earliest: str, latest: str, precision: Precision, flag: str
) -> None:
    value = parse(text)
    assert value == (text, day(earliest), day(latest), precision, flag)


def test_missing_ends_are_unbounded() -> None:
    assert parse("[..2019-04-30]").bounds == (UNBOUNDED_BEFORE, day("2019-04-30"))
    assert parse("[2019-04-30..]").bounds == (day("2019-04-30"), UNBOUNDED_AFTER)
    assert parse("..").bounds == (UNBOUNDED_BEFORE, UNBOUNDED_AFTER)
    assert parse("..").precision is Precision.OPEN


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016-03-01~", "2016-02-29", "2016-03-02"),
        ("2016-01?", "2015-12-01", "2016-02-29"),
        ("2016%", "2015-01-01", "2017-12-31"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("0001~", "0001-01-01", "0002-12-31"),
        ("9999-12-31~", "9999-12-30", "9999-12-31"),
        ("9999-12~", "9999-11-01", "9999-12-31"),
    ],
)
def test_a_flag_widens_by_one_unit_of_its_own_precision(text: str, first: str, last: str) -> None:
    assert parse(text).widened() == (day(first), day(last))


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        ("", "empty", "leave the cell empty"),
        (" ", "empty", "leave the cell empty"),
        ("2016-7-4", "canonical", "write 2016-07-04"),
        (
            "04/07/2016",
            "which number is the day",
            "2016-07-04 if the day comes first, 2016-04-07 if",
        ),
        ("13/01/2001", "begin with the year", "write 2001-01-13"),
        ("1.13.2001", "begin with the year", "write 2001-01-13"),
        ("05-05-2001", "begin with the year", "write 2001-05-05"),
        ("29/02/2019", "calendar", "look the date up"),
        ("13/01/01", "the day, the month and the year", "look the date up"),
        ("2001/1/13", "canonical", "write 2001-01-13"),
        ("26 July 2016", "words", "write 2016-07-26"),
        ("JULY 26, 2016", "words", "write 2016-07-26"),
        ("sept. 2016", "words", "write 2016-09"),
        ("31 June 2016", "words", "year-month-day"),
        ("13 janvier 2001", "words", "year-month-day"),
        ("Killed 2016", "words", "year-month-day"),
        ("mid 2016", "words", "year-month-day"),
        ("2016-13", "month 13", "01 to 12"),
        ("2016-00", "canonical", "write 2016"),
        ("2016-00-04", "month 00", "01 to 12"),
        ("2016-07-26T00:00:00Z", "canonical", "write 2016-07-26"),
        ("Present", "no day", "`..` for an end"),
        ("2019-02-29", "calendar", "01 to 28"),
        ("2019-04-31~", "calendar", "01 to 30, or 2019-04 if"),
        ("0000-01-01", "year 0000", "0001"),
        ("[2016-01-01..2016-01-31]", "canonical", "write 2016-01"),
        ("[2016-01-01..2016-12-31]", "canonical", "write 2016"),
        ("[2016-01-01..2016-01-01]", "canonical", "write 2016-01-01"),
        ("[2016..2017]", "canonical", "write [2016-01-01..2017-12-31]"),
        ("[2016-02-01..2016-01-31]", "no span", "in order"),
        ("[2016-02-30..]", "no span", "full days"),
        ("[2016~..2017-01-01]", "flag inside brackets", "remove the flag"),
        ("[2016-01-15..2017-01-01]~", "flag on a span", "remove the flag"),
        ("[..]", "without any end", "leave the cell empty"),
        ("2016/2017", "interval", "columns of their own"),
        ("2016-07-26T10:00:00", "time of day", "the day alone"),
        ("٢٠١٦-٠٧-٢٦", "digits", "ASCII"),
        ("2016-W01-1", "no date", "year-month-day"),
        ("42577", "number", "spreadsheet"),
        ("16", "no date", "year-month-day"),
        ("...", "no date", "year-month-day"),
    ],
)
def test_what_is_no_date_is_refused_with_a_remedy(text: str, message: str, remedy: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert message in caught.value.message
    assert remedy in caught.value.remedy
    assert re.fullmatch(PATTERN, "") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2016-07-26", "2016-07-26"),
        (" 2016-07-26\n", "2016-07-26"),
        ("2016-7", "2016-07"),
        ("2016\u201007\u201026", "2016-07-26"),
        ("20160726", "2016-07-26"),
        ("2016/7/26", "2016-07-26"),
        ("2016.07.26", "2016-07-26"),
        ("2016/07.26", None),
        ("2016?~", "2016%"),
        ("2016~~", "2016~"),
        ("2016-07-XX", "2016-07"),
        ("2016-XX-XX", "2016"),
        ("[ 2016-7-4 .. 2016-08-05 ]", "[2016-07-04..2016-08-05]"),
        ("[..2019-04]", "[..2019-04-30]"),
        ("[2019..]", "[2019-01-01..]"),
        ("2016-XX-04", None),
        ("2016-00-00", "2016"),
        ("2016-07-00", "2016-07"),
        ("2016-00-04", None),
        ("2016-07-26T00:00:00Z", "2016-07-26"),
        ("2016-07-26 00:00:00", "2016-07-26"),
        ("2016-00-00T00:00:00Z", "2016"),
        ("2016-07-26T00:00:00+04:30", None),
        ("2016-07-26T10:00:00Z", None),
        ("04/07/2016", None),
        ("13/07/2016", None),
        ("2016/07", None),
        ("2014\u201315", None),
        ("201607", None),
        ("2019-02-29", None),
        ("[2016~..2017]", None),
        ("[2017..2016]", None),
        ("{2016..2017}", None),
        ("", None),
    ],
)
def test_only_what_reads_in_one_way_is_mended(text: str, expected: str | None) -> None:
    assert canonical(text) == expected


days = st.dates().map(date.toordinal)
flags = st.sampled_from(["", "~", "?", "%"])
plain = st.builds(
    lambda when, length, flag: when.isoformat()[:length] + flag,
    st.dates(),
    st.sampled_from([4, 7, 10]),
    flags,
)
ends = st.tuples(days | st.just(UNBOUNDED_BEFORE), days | st.just(UNBOUNDED_AFTER))


@given(plain)
def test_every_plain_date_round_trips(text: str) -> None:
    value = parse(text)
    assert canonical(value.text) == value.text == text
    assert re.match(PATTERN, text) and re.match(PATTERN_WITHOUT_OPEN, text)
    if not value.flag:
        assert span_text(*value.bounds) == text


@given(ends)
def test_every_span_of_days_has_one_spelling(bounds: tuple[int, int]) -> None:
    text = span_text(*bounds)
    if bounds[0] > bounds[1] or bounds == (UNBOUNDED_BEFORE, UNBOUNDED_AFTER):
        assert text is None
        return
    assert text is not None
    assert parse(text).bounds == bounds
    assert re.match(PATTERN, text) and re.match(PATTERN_WITHOUT_OPEN, text)
    clumsy = "[{}..{}]".format(
        *("" if abs(end) == UNBOUNDED_AFTER else day_text(end) for end in bounds)
    )
    assert canonical(clumsy) == text
    assert (clumsy == text) == (parse(text).precision is Precision.SPAN)


@given(st.text("0123456789-~?%[]./ TX٣", max_size=26))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    mended = canonical(text)
    try:
        value = parse(text)
    except DateError as error:
        assert error.message and error.remedy
        assert mended is None or f"write {mended}" == error.remedy
        assert mended is None or parse(mended).text == mended
    else:
        assert mended == text == value.text
        assert re.match(PATTERN, text)


@given(st.dates(), st.sampled_from("/.-"), st.booleans())
def test_a_date_that_ends_in_its_year_is_told_in_each_way_in_which_it_can_be_read(
    when: date, sign: str, day_first: bool
) -> None:
    numbers = (when.day, when.month) if day_first else (when.month, when.day)
    with pytest.raises(DateError) as caught:
        parse(f"{numbers[0]}{sign}{numbers[1]}{sign}{when.year:04}")
    told = re.findall(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", caught.value.remedy)
    assert sorted(told) == sorted(
        {
            f"{when.year:04}-{month:02}-{day:02}"
            for day, month in ((when.day, when.month), (when.month, when.day))
            if month <= 12
        }
    )


@given(
    st.dates(date(1000, 1, 1), date(2999, 12, 31)),
    st.sampled_from(["%d %B %Y", "%b %d, %Y", "%B %d %Y"]),
)
def test_a_day_in_english_is_told_as_it_should_be_written(when: date, form: str) -> None:
    with pytest.raises(DateError, match=f"write {when.isoformat()}$"):
        parse(when.strftime(form))


def test_the_patterns_differ_by_the_open_end_alone() -> None:
    assert re.match(PATTERN, "..")
    assert not re.match(PATTERN_WITHOUT_OPEN, "..")
    for refused in ("", "2016-7-4", "2016-13", "٢٠١٦", "[..]", "[2016..2017]", "2016~?", "x"):
        assert not re.match(PATTERN, refused)


def test_a_year_of_days_is_read_as_the_calendar_has_it() -> None:
    first = date(2020, 1, 1)
    for offset in range(366):
        when = first + timedelta(days=offset)
        assert parse(when.isoformat()).bounds == (when.toordinal(), when.toordinal())
