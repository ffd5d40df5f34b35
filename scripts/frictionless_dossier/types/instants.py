"""The types that XML Schema defines: `datetime` in its default format, `year`, `yearmonth`.

Each value is an instant: seconds since 1970-01-01T00:00:00 (exact, so a fraction where needed) and
whether a time zone was given. XML Schema leaves the order of two values open for fourteen hours
where only one has a zone; here the other is taken as UTC. They are never equal.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any, NamedTuple

from frictionless_dossier.types.base import NotOfType, Type

DAY = 86_400

DAY_OF_ANY_YEAR = (
    "(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)"
    "|(?:0[13578]|1[02])-31)"
)
"""Month and day, all but 29 February, which alone needs a calendar."""

# XML Schema lets a processor limit years and fractions of seconds; ours end below the size from
# which Python refuses to read an integer.
_DIGITS = "{3,999}"
_YEAR = rf"(?P<year>-?(?:[1-9][0-9]{_DIGITS}|0[1-9][0-9]{{2}}|00[1-9][0-9]|000[1-9]))"
_MONTH = "(?P<month>0[1-9]|1[0-2])"
_ZONE = r"(?P<zone>Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
_TIME = (
    r"(?:(?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9]):"
    r"(?P<second>[0-5][0-9](?:\.[0-9]{1,999})?)|(?P<midnight>24:00:00(?:\.0+)?))"
)
_GYEAR = re.compile(_YEAR + _ZONE)
_GYEARMONTH = re.compile(f"{_YEAR}-{_MONTH}{_ZONE}")
_DATETIME = re.compile(f"{_YEAR}-{_MONTH}-(?P<day>0[1-9]|[12][0-9]|3[01])T{_TIME}{_ZONE}")
_PLAIN_DATETIME = re.compile(f"{_YEAR}-{DAY_OF_ANY_YEAR}T{_TIME}{_ZONE}")
_NEARLY = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]?(?P<hours>[0-9]{2}:[0-9]{2})?(?P<rest>:.*)?"
)


class Instant(NamedTuple):
    """A point of time, and whether its distance to UTC is known."""

    seconds: int | Fraction
    zoned: bool


def datetime() -> Type:
    """A date with a time.

    Table Schema, `datetime`, default: "MUST be in a form defined by XML Schema containing required
    date and time parts, followed by optional milliseconds and timezone parts". That is XML Schema
    Part 2, 3.2.7: the letter T, seconds, years of at least four digits and none of 0000, zones up
    to 14:00, 24:00:00 as the end of a day.
    """
    form = "yyyy-mm-ddThh:mm:ss, with a zone where known, such as 2024-01-26T15:00:00Z"
    return Type(
        "a date with a time",
        form,
        lambda text: _read(_DATETIME, text),
        plain=_PLAIN_DATETIME,
        repairs=_datetime_repairs,
    )


def year() -> Type:
    """A calendar year.

    Table Schema, `year`: "as per XMLSchema gYear", XML Schema Part 2, 3.2.11: at least four digits,
    no leading zero where there are more, not 0000, a minus for years before the first, a zone.
    """
    return Type(
        "a year",
        "four digits, such as 2024",
        lambda text: _read(_GYEAR, text),
        plain=_GYEAR,
        native=_native_year,
    )


def yearmonth() -> Type:
    """A month of a year.

    Table Schema, `yearmonth`: "as per XMLSchema gYearMonth", XML Schema Part 2, 3.2.10: a year as
    above, a minus and two digits.
    """

    def repairs(text: str) -> Iterator[str]:
        match = re.fullmatch("([0-9]{4})[-/.]?([0-9]{1,2})", text)
        if match:
            yield f"{match[1]}-{match[2]:0>2}"

    return Type(
        "a month of a year",
        "yyyy-mm, such as 2024-01",
        lambda text: _read(_GYEARMONTH, text),
        plain=_GYEARMONTH,
        repairs=repairs,
    )


def instant(
    year: int, month: int, day: int, seconds: int | Fraction, offset: int | Fraction | None
) -> Instant:
    """The instant of a local time; `offset` is the seconds it is ahead of UTC, None if unknown."""
    total = days(year, month) * DAY + (day - 1) * DAY + seconds - (offset or 0)
    return Instant(total, offset is not None)


def days(year: int, month: int) -> int:
    """Days from 1970-01-01 to the first of a month, in the Gregorian calendar without end.

    Years are counted astronomically: 0 is the year before 1. The method is the usual one of letting
    years begin in March, so that the leap day is the last.
    """
    march_year = year - (month < 3)
    march_month = (month - 3) % 12
    leaps = march_year // 4 - march_year // 100 + march_year // 400
    return march_year * 365 + leaps + (153 * march_month + 2) // 5 - 719_468


def _read(pattern: re.Pattern[str], text: str) -> Instant:
    match = pattern.fullmatch(text)
    if match is None:
        raise NotOfType
    parts: dict[str, str | None] = match.groupdict()
    year = int(parts["year"] or 0)
    month = int(parts.get("month") or 1)
    day = int(parts.get("day") or 1)
    # The year before 1 is written -0001.
    year += year < 0
    length = days(year + month // 12, month % 12 + 1) - days(year, month)
    if day > length:
        raise NotOfType(f"that month has {length} days")
    seconds = DAY if parts.get("midnight") else _seconds(parts)
    return instant(year, month, day, seconds, _offset(parts["zone"]))


def _seconds(parts: dict[str, str | None]) -> int | Fraction:
    second = parts.get("second") or "0"
    exact = Fraction(second) if "." in second else int(second)
    return int(parts.get("hour") or 0) * 3600 + int(parts.get("minute") or 0) * 60 + exact


def _offset(zone: str | None) -> int | None:
    if zone is None or zone == "Z":
        return None if zone is None else 0
    size = int(zone[1:3]) * 3600 + int(zone[4:6]) * 60
    return -size if zone[0] == "-" else size


def _native_year(value: Any) -> Instant:
    if isinstance(value, bool) or not isinstance(value, int):
        raise NotOfType
    return _read(_GYEAR, f"{'-' * (value < 0)}{abs(value):04d}")


def _datetime_repairs(text: str) -> Iterator[str]:
    match = _NEARLY.fullmatch(text)
    if match and match["hours"]:
        yield f"{match['date']}T{match['hours']}{match['rest'] or ':00'}"
