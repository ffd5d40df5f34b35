"""Dates in the forms of Table Schema: read as what they say, never more precisely."""

from datetime import date

import pytest
from frictionless_dossier.dates import Precision
from frictionless_dossier.dates.formats import reader


@pytest.mark.parametrize(
    ("type", "format", "text", "first", "last", "precision"),
    [
        ("date", "%d/%m/%Y", "03/04/2019", "2019-04-03", "2019-04-03", Precision.DAY),
        ("date", "%m/%d/%Y", "03/04/2019", "2019-03-04", "2019-03-04", Precision.DAY),
        ("date", "%Y-%d-%m", "2019-03-04", "2019-04-03", "2019-04-03", Precision.DAY),
        ("date", "%Y%m%d", "20190403", "2019-04-03", "2019-04-03", Precision.DAY),
        ("date", "%j of %Y", "093 of 2019", "2019-04-03", "2019-04-03", Precision.DAY),
        ("date", "%m/%Y", "02/2020", "2020-02-01", "2020-02-29", Precision.MONTH),
        ("date", "%Y", "2020", "2020-01-01", "2020-12-31", Precision.YEAR),
        ("datetime", "default", "2019-04-03T23:59:00Z", "2019-04-03", "2019-04-03", Precision.DAY),
        ("datetime", "%d.%m.%Y %H:%M", "03.04.2019 23:59", "2019-04-03", "2019-04-03", "day"),
    ],
)
def test_a_form_gives_the_days_that_it_may_mean(
    type: str, format: str, text: str, first: str, last: str, precision: Precision
) -> None:
    read = reader(type, format)
    assert read is not None
    value = read(text)
    assert value is not None
    assert value.text == text or type == "datetime"
    assert value.bounds == tuple(date.fromisoformat(each).toordinal() for each in (first, last))
    assert value.precision == precision


def test_what_does_not_have_the_form_is_no_date() -> None:
    read = reader("date", "%d/%m/%Y")
    assert read is not None
    assert read("2019/04/03") is None


@pytest.mark.parametrize(("type", "format"), [("date", "default"), ("string", "default")])
def test_canonical_dates_need_no_other_reader(type: str, format: str) -> None:
    assert reader(type, format) is None
