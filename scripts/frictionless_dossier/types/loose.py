"""The format "any" of dates and times: several ways of reading, tried one after the other.

Table Schema, `datetime`: "Any parsable representation of the value. The implementing library can
attempt to parse the datetime via a range of strategies"; it is "NOT RECOMMENDED". The ways here:
ISO 8601, RFC 5322, numbers with the year first or last, months by their English names. Where day
and month could be either, the day comes first.
"""

import re
from datetime import date as Date
from datetime import datetime as DateTime
from datetime import time as Time

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"(?P<name>(?:{'|'.join(_MONTHS)})[a-z]*)\.?"
_DAY = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = "(?P<month>[0-9]{1,2})"
_YEAR = "(?P<year>[0-9]{4})"
_DATES = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        rf"{_YEAR}(?P<sep>[-/. ]){_MONTH}(?P=sep){_DAY}",
        rf"{_DAY}(?P<sep>[-/. ]){_MONTH}(?P=sep){_YEAR}",
        rf"{_MONTH}(?P<sep>[-/. ]){_DAY}(?P=sep){_YEAR}",
        rf"{_DAY}[-. ] ?{_NAME}[-,]? ?{_YEAR}",
        rf"{_NAME} {_DAY},? {_YEAR}",
    )
)
_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?)? ?(?P<half>[ap]m)?",
    re.IGNORECASE,
)


def date(text: str) -> Date:
    """The day that a text means.

    Raises:
        ValueError: None of the ways can read it.
    """
    try:
        return Date.fromisoformat(text)
    except ValueError:
        return _first_date(text)


def time(text: str) -> Time:
    """The time of day that a text means.

    Raises:
        ValueError: None of the ways can read it.
    """
    try:
        return Time.fromisoformat(text)
    except ValueError:
        match = _TIME.fullmatch(text)
    if match is None or not (match["minute"] or match["half"]):
        raise ValueError(text)
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        raise ValueError(text)
    if half:
        hour = hour % 12 + 12 * (half == "pm")
    return Time(hour, int(match["minute"] or 0), int(match["second"] or 0))


def datetime(text: str) -> DateTime:
    """The date with a time that a text means; a date alone is its midnight.

    Raises:
        ValueError: None of the ways can read it.
    """
    from email.utils import parsedate_to_datetime  # late: it is slow to import, and seldom needed

    for way in (DateTime.fromisoformat, parsedate_to_datetime):
        try:
            return way(text)
        except ValueError:
            continue
    parts = text.split(" ")
    # The time is the last word, or the last two with "pm"; the day may hold blanks of its own.
    for cut in range(len(parts) - 1, max(len(parts) - 3, 0), -1):
        try:
            return DateTime.combine(date(" ".join(parts[:cut])), time(" ".join(parts[cut:])))
        except ValueError:
            continue
    return DateTime.combine(date(text), Time())


def _first_date(text: str) -> Date:
    for pattern in _DATES:
        match = pattern.fullmatch(text)
        if match is None:
            continue
        parts = match.groupdict()
        named = _MONTHS.index(parts["name"][:3].lower()) + 1 if parts.get("name") else 0
        try:
            return Date(int(parts["year"]), named or int(parts["month"]), int(parts["day"]))
        except ValueError:
            continue
    raise ValueError(text)
