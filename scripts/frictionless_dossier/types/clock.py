"""The types `date` and `time`, and the formats of `datetime` that are patterns of strptime."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC
from datetime import date as Date
from datetime import datetime as DateTime
from datetime import time as Time
from fractions import Fraction
from importlib import import_module
from types import ModuleType
from typing import TypeVar

from frictionless_dossier.types import instants
from frictionless_dossier.types.base import NotOfType, Type, Unusable
from frictionless_dossier.types.instants import Instant

Value = TypeVar("Value")

_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN_DATE = re.compile(
    f"(?:[1-9][0-9]{{3}}|0[1-9][0-9]{{2}}|00[1-9][0-9]|000[1-9])-{instants.DAY_OF_ANY_YEAR}"
)
_TIME = re.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]")
_NEAR_DATE = re.compile(
    r"([0-9]{4})[-/.]?([0-9]{1,2})[-/.]?([0-9]{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?"
)
_COARSE_DATE = re.compile("[0-9]{4}(?:-[0-9]{2})?")
_NEAR_TIME = re.compile("([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?")

# The directives that strptime has in Python and in C, and %f.
_DIRECTIVE = re.compile("%(.?)", re.DOTALL)
_DIRECTIVES = frozenset("aAwdbBmyYHIMSfpzZjUWcxX%")
_EXAMPLE = DateTime(2024, 1, 26, 15, tzinfo=UTC)


def date(format: str) -> Type:
    """A day.

    Table Schema, `date`, default: "The lexical representation MUST be yyyy-mm-dd": ten characters,
    ASCII digits, a day of the Gregorian calendar, no year 0000. A pattern is one of strptime;
    "any" is read as `loose` does.
    """
    if format == "default":
        form = "yyyy-mm-dd, such as 2024-01-26"
        return Type(
            "a date",
            form,
            _read_date,
            _PLAIN_DATE,
            textual=True,
            repairs=_date_repairs,
            otherwise=_date_advice,
        )
    way = _loose().date if format == "any" else _strptime(format, DateTime.date)
    return _parsed("a date", format, way)


def time(format: str) -> Type:
    """A time of day.

    Table Schema, `time`, default: "The lexical representation MUST be hh:mm:ss". Patterns and
    "any" are as for `date`.
    """
    if format == "default":
        form = "hh:mm:ss, such as 15:00:00"
        return Type("a time", form, _read_time, _TIME, textual=True, repairs=_time_repairs)
    way = _loose().time if format == "any" else _strptime(format, DateTime.time)
    return _parsed("a time", format, way)


def datetime(format: str) -> Type:
    """A date with a time, in a pattern of strptime or "any"; `instants.datetime` for the default.

    Table Schema, `datetime`: "values in this field can be parsed according to PATTERN", which "MUST
    follow the syntax of standard Python / C strptime".
    """
    if format == "default":
        return instants.datetime()
    if format == "any":
        way = _loose().datetime
        return _parsed("a date with a time", format, lambda text: _instant(way(text)))
    return _parsed("a date with a time", format, _strptime(format, _instant))


def _loose() -> ModuleType:
    # Late: the format "any" is not recommended, and seldom met.
    return import_module("frictionless_dossier.types.loose")


def _parsed(noun: str, format: str, way: Callable[[str], Value]) -> Type:
    def read(text: str) -> Value:
        # Python takes digits of every script here, which strptime of C does not.
        if any(each.isdecimal() and not each.isascii() for each in text):
            raise NotOfType("its digits are not ASCII")
        try:
            return way(text)
        except ValueError:
            raise NotOfType from None

    if format == "any":
        return Type(noun, "in a common form, such as that of ISO 8601", read)
    return Type(noun, f"the pattern {format}, such as {_EXAMPLE.strftime(format)}", read)


def _strptime(format: str, convert: Callable[[DateTime], Value]) -> Callable[[str], Value]:
    directives = _DIRECTIVE.findall(format)
    unknown = next((each for each in directives if each not in _DIRECTIVES), None)
    if not directives or unknown is not None:
        why = "it has no directive" if unknown is None else f"there is no directive %{unknown}"
        raise Unusable(f"the format {format!r} is no pattern of strptime: {why}")
    try:
        DateTime.strptime(_EXAMPLE.strftime(format), format)
    except (ValueError, re.error) as error:
        raise Unusable(f"the format {format!r} is no pattern of strptime: {error}") from None
    return lambda text: convert(DateTime.strptime(text, format))


def _instant(value: DateTime) -> Instant:
    seconds: int | Fraction = value.hour * 3600 + value.minute * 60 + value.second
    if value.microsecond:
        seconds += Fraction(value.microsecond, 1_000_000)
    ahead = value.utcoffset()
    offset = None if ahead is None else Fraction(ahead.total_seconds())
    return instants.instant(value.year, value.month, value.day, seconds, offset)


def _read_date(text: str) -> Date:
    if _DATE.fullmatch(text) is None:
        raise NotOfType
    try:
        return Date(int(text[:4]), int(text[5:7]), int(text[8:]))
    except ValueError as error:
        raise NotOfType(str(error)) from None


def _read_time(text: str) -> Time:
    if _TIME.fullmatch(text) is None:
        raise NotOfType
    return Time(int(text[:2]), int(text[3:5]), int(text[6:]))


def _date_repairs(text: str) -> Iterator[str]:
    """Year first only: in `3/4/2020` nobody can tell the day from the month."""
    match = _NEAR_DATE.fullmatch(text)
    if match:
        yield f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}"


def _date_advice(text: str) -> str:
    if _COARSE_DATE.fullmatch(text):
        return (
            " Or, for dates that are known to the month or year only, declare a string "
            "whose `rdfType` is http://id.loc.gov/datatypes/edtf."
        )
    if re.search("[0-9]", text) and _DATE.fullmatch(text) is None:
        return " Or declare the pattern of the column as its `format`, such as %d/%m/%Y."
    return ""


def _time_repairs(text: str) -> Iterator[str]:
    match = _NEAR_TIME.fullmatch(text)
    if match:
        yield f"{match[1]:0>2}:{match[2]}:{match[3] or '00'}"
