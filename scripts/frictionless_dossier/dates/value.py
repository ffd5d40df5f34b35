"""One date as written in a cell: a subset of ISO 8601-2 (EDTF) in one canonical spelling.

Days are counted as proleptic Gregorian ordinals (1 is 0001-01-01), the numbers of
`datetime.date.toordinal`, so that every comparison is one of plain integers.
"""

import re
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

UNBOUNDED_BEFORE = -(10**9)
"""Ordinal of a bound that is missing on the side of the past: before every day."""
UNBOUNDED_AFTER = 10**9
"""Ordinal of a bound that is missing on the side of the future: after every day."""
SOME_DAY = date(2000, 1, 1).toordinal()
"""The day to go by where no date gives one."""
FIRST_DAY = date.min.toordinal()
LAST_DAY = date.max.toordinal()

_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)").fullmatch
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}").fullmatch


class Precision(StrEnum):
    """How finely a date is given."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    SPAN = "span"
    OPEN = "open"


class Date(NamedTuple):
    """A canonical date: one unknown day from `earliest` to `latest`, both ordinals, inclusive.

    `flag` is `""`, `"~"` (approximate), `"?"` (uncertain) or `"%"` (both).
    """

    text: str
    earliest: int
    latest: int
    precision: Precision
    flag: str = ""

    @property
    def bounds(self) -> tuple[int, int]:
        """Earliest and latest day that this date may mean."""
        return self.earliest, self.latest

    @property
    def is_day(self) -> bool:
        """Whether it is one day, and no flag says that it may be another."""
        return self.precision is Precision.DAY and not self.flag

    def widened(self) -> tuple[int, int]:
        """Bounds that allow for the flag: one unit of the own precision more on each side.

        A flagged day is widened by a day, a month by a month, a year by a year, never past the
        calendar (0001 to 9999). A date without a flag keeps its bounds.
        """
        if not self.flag:
            return self.earliest, self.latest
        if self.precision is Precision.DAY:
            return max(self.earliest - 1, FIRST_DAY), min(self.latest + 1, LAST_DAY)
        first, last = max(self.earliest - 1, FIRST_DAY), min(self.latest + 1, LAST_DAY)
        before, after = date.fromordinal(first), date.fromordinal(last)
        if self.precision is Precision.MONTH:
            return month_bounds(before.year, before.month)[0], month_bounds(
                after.year, after.month
            )[1]
        return year_bounds(before.year)[0], year_bounds(after.year)[1]


def month_bounds(year: int, month: int) -> tuple[int, int]:
    """First and last ordinal of a month.

    Raises:
        ValueError: There is no such month.
    """
    first = date(year, month, 1).toordinal()
    if month == 12:
        return first, first + 30
    return first, date(year, month + 1, 1).toordinal() - 1


def year_bounds(year: int) -> tuple[int, int]:
    """First and last ordinal of a year.

    Raises:
        ValueError: It is not one of 1 to 9999.
    """
    return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()


@lru_cache(maxsize=1 << 16)
def day_text(ordinal: int) -> str:
    """The day as `YYYY-MM-DD`; in words where it lies outside the calendar."""
    if ordinal < FIRST_DAY:
        return "before 0001-01-01"
    if ordinal > LAST_DAY:
        return "after 9999-12-31"
    return date.fromordinal(ordinal).isoformat()


def span_text(earliest: int, latest: int) -> str | None:
    """The canonical spelling of "one unknown day from `earliest` to `latest`".

    A day, a month and a year are written as such. None where no spelling exists: both ends
    missing, or the first after the last.
    """
    if earliest > latest or (earliest == UNBOUNDED_BEFORE and latest == UNBOUNDED_AFTER):
        return None
    if earliest == latest:
        return day_text(earliest)
    if earliest == UNBOUNDED_BEFORE:
        return f"[..{day_text(latest)}]"
    if latest == UNBOUNDED_AFTER:
        return f"[{day_text(earliest)}..]"
    first = date.fromordinal(earliest)
    if (earliest, latest) == month_bounds(first.year, first.month):
        return f"{first.year:04}-{first.month:02}"
    if (earliest, latest) == year_bounds(first.year):
        return f"{first.year:04}"
    return f"[{day_text(earliest)}..{day_text(latest)}]"


def read(text: str) -> Date | None:
    """The date that `text` spells canonically, or None where it spells none."""
    match = _PLAIN(text)
    if match is None:
        return _read_open_or_span(text)
    year, month, day, flag = match.groups()
    try:
        if day is not None:
            ordinal = date.fromisoformat(text[:10]).toordinal()
            return Date(text, ordinal, ordinal, Precision.DAY, flag)
        if month is not None:
            return Date(text, *month_bounds(int(year), int(month)), Precision.MONTH, flag)
        return Date(text, *year_bounds(int(year)), Precision.YEAR, flag)
    except ValueError:  # no such day in the calendar
        return None


def _read_open_or_span(text: str) -> Date | None:
    if text == "..":
        return Date(text, UNBOUNDED_BEFORE, UNBOUNDED_AFTER, Precision.OPEN)
    if text[:1] != "[" or text[-1:] != "]":
        return None
    first, dots, last = text[1:-1].partition("..")
    earliest = _span_end(first, UNBOUNDED_BEFORE)
    latest = _span_end(last, UNBOUNDED_AFTER)
    if not dots or earliest is None or latest is None or span_text(earliest, latest) != text:
        return None
    return Date(text, earliest, latest, Precision.SPAN)


def _span_end(text: str, missing: int) -> int | None:
    if not text:
        return missing
    try:
        return date.fromisoformat(text).toordinal() if _DAY(text) else None
    except ValueError:  # no such day in the calendar
        return None
