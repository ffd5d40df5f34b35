"""Reading and mending the spelling of dates: `parse`, its errors, `canonical`, patterns.

The checker and the fixer share this definition: what `parse` refuses with the remedy
"write X" is exactly what `canonical` proposes.
"""

import re
from functools import lru_cache

from frictionless_dossier.dates.value import (
    UNBOUNDED_AFTER,
    UNBOUNDED_BEFORE,
    Date,
    read,
    span_text,
)

_MONTH = "(0[1-9]|1[0-2])"
_DAY = "(0[1-9]|[12][0-9]|3[01])"
_FULL = f"[0-9]{{4}}-{_MONTH}-{_DAY}"
_CLOSED = (
    f"[0-9]{{4}}(-{_MONTH}(-{_DAY})?)?[~?%]?|\\[{_FULL}\\.\\.({_FULL})?\\]|\\[\\.\\.{_FULL}\\]"
)

PATTERN_WITHOUT_OPEN = f"^({_CLOSED})$"
"""Accepts every canonical date but `..`; coarse: it knows no calendar. ASCII, no look-around."""
PATTERN = f"^({_CLOSED}|\\.\\.)$"
"""Accepts every canonical date; coarse: it knows no calendar. ASCII, no look-around."""

STILL = frozenset(
    {"present", "incumbent", "current", "now", "ongoing", "still", "today", "-", "–", "?"}
)
"""What stands in columns of ends for "not yet", in lower case."""

_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2212", "-"))
# What most texts never meet: `re` compiles each when it is first used.
_NEAR = r"([0-9]{4})(?:-([0-9]{1,2}|[Xx]{2})(?:-([0-9]{1,2}|[Xx]{2}))?)?([~?%]*)"
_BASIC = r"([0-9]{4})([0-9]{2})([0-9]{2})"
_YEAR_LEADS = r"([0-9]{4})([/.])([0-9]{1,2})\2([0-9]{1,2})"
_YEAR_LAST = r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})"
_MIDNIGHT = r"[T ]00:00(?::00(?:\.0+)?)?Z?$"
_SPAN = r"\[([^\[\]]*?)[ \t]*\.\.[ \t]*([^\[\]]*?)\]"


class DateError(ValueError):
    """A text that is no date.

    Attributes:
        message: What is wrong.
        remedy: What to write.
    """

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message}; {remedy}")
        self.message = message
        self.remedy = remedy


@lru_cache(maxsize=1 << 17)
def parse(text: str) -> Date:
    """The date that `text` spells canonically.

    Raises:
        DateError: It is anything else, the empty text among it.
    """
    value = read(text)
    if value is None:
        raise _explain(text)
    return value


def canonical(text: str) -> str | None:
    """The one canonical spelling of what `text` says, or None where that is not certain.

    It mends only what can be read in one way: surrounding blanks, Unicode hyphens, leading
    zeros in the order year-month-day, stops or slashes in it, the basic format `20160726`,
    unspecified digits (`2016-07-XX`, or `2016-07-00` as databases have it), midnight as the time
    of a day (`2016-07-26T00:00:00Z`), doubled flags (`?~`), and spans that have a shorter or
    fuller spelling. Dates that end in the year are left: written anew one by one, those that can
    be read in one way would no longer show in which order the others stand.
    """
    if read(text) is not None:
        return text
    tidy = text.strip().translate(_HYPHENS)
    span = re.fullmatch(_SPAN, tidy)
    spelled = _mend_span(span[1].strip(), span[2]) if span else _mend_plain(tidy)
    return spelled if spelled is not None and read(spelled) is not None else None


def _mend_plain(text: str) -> str | None:
    text = re.sub(_MIDNIGHT, "", text)
    basic = re.fullmatch(_BASIC, text)
    if basic:
        return "-".join(basic.groups())
    year_leads = re.fullmatch(_YEAR_LEADS, text)
    if year_leads:
        text = "-".join(year_leads.group(1, 3, 4))
    near = re.fullmatch(_NEAR, text)
    if near is None:
        return text
    year, month, day, flags = near.groups()
    parts = [year]
    for part in (month, day):
        if part is None or _is_unspecified(part):
            break
        parts.append(part.zfill(2))
    if month and _is_unspecified(month) and day and not _is_unspecified(day):
        return None  # a known day of an unknown month is no range of days
    return "-".join(parts) + (flags if len(set(flags)) < 2 else "%")[:1]


def _is_unspecified(part: str) -> bool:
    """Whether the digits of a month or day stand for none that is known."""
    return part.upper() == "XX" or part.strip("0") == ""


def _mend_span(first: str, last: str) -> str | None:
    ends = []
    for text in (first, last):
        spelled = canonical(text) if text else ""
        value = read(spelled) if spelled else None
        if text and (value is None or value.flag or "." in value.text):
            return None
        ends.append(value)
    earliest = ends[0].earliest if ends[0] else UNBOUNDED_BEFORE
    latest = ends[1].latest if ends[1] else UNBOUNDED_AFTER
    return span_text(earliest, latest)


_YEAR_FIRST = "write year-month-day in digits, as in 2016-07-26, 2016-07 or 2016"
_FAULTS = tuple(
    (re.compile(pattern).search, message, remedy)
    for pattern, message, remedy in (
        (r"^\s*$", "is empty", f"{_YEAR_FIRST}, or leave the cell empty if it is not known"),
        (r"^0000", "has the year 0000", "write a year from 0001 to 9999"),
        (
            r"^\[\.\.\]$",
            "is a span without any end",
            "give at least one end, or leave the cell empty if nothing is known",
        ),
        (
            r"\[.*[~?%].*\]",
            "has a flag inside brackets",
            "remove the flag and set the ends of the span as far apart as the source allows",
        ),
        (
            r"\][~?%]+$",
            "has a flag on a span",
            "remove the flag and set the ends of the span as far apart as the source allows",
        ),
        (
            r"^\[.*\]$",
            "is no span of days",
            "write [first day..last day] with two full days in order, or leave out one of them",
        ),
        (
            r"^[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}$",
            "does not say which number is the day, the month and the year",
            f"look the date up in the source and {_YEAR_FIRST}",
        ),
        (
            r"^[1-9][0-9]{4}$",
            "is a number, such as spreadsheets keep in place of a day",
            "show the column as year-month-day in the spreadsheet and export it anew",
        ),
        (
            r"^[0-9~?%-]+/[0-9~?%.-]*$",
            "is an interval",
            "give start and end in columns of their own, or one unknown day as [first..last]",
        ),
        (r"[0-9]T[0-9]|[0-9]:[0-9]", "has a time of day", "write the day alone, as in 2016-07-26"),
        (r"[^\W\d_]{3,}", "has words in it", _YEAR_FIRST),
        (r"(?![0-9])\d", "has digits other than 0 to 9", "write ASCII digits"),
    )
)
_CALENDAR = r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?[~?%]?"


def _explain(text: str) -> DateError:
    proposal = canonical(text)
    if proposal is not None:
        return DateError(f"{text!r} is not the canonical spelling", f"write {proposal}")
    if text.strip().lower() in STILL:
        return DateError(
            f"{text!r} names no day",
            "write `..` for an end that a source says has not come, or leave the cell empty if "
            "it is not known",
        )
    known = _year_last(text) or _in_words(text)
    if known is not None:
        return DateError(f"{text!r} {known.message}", known.remedy)
    for found, message, remedy in _FAULTS:
        if found(text):
            return DateError(f"{text!r} {message}", remedy)
    dated = re.fullmatch(_CALENDAR, text)
    if dated:
        year, month = int(dated[1]), int(dated[2])
        if not 1 <= month <= 12:
            return DateError(f"{text!r} has the month {dated[2]}", "write a month from 01 to 12")
        from calendar import monthrange  # late, as most dates are days of it

        days = monthrange(year, month)[1]
        return DateError(
            f"{text!r} is no day of the calendar",
            f"write a day from 01 to {days}, or {dated[1]}-{dated[2]} if the day is not known",
        )
    return DateError(f"{text!r} is no date", _YEAR_FIRST)


def year_last(text: str) -> list[str] | None:
    """The days that two numbers and a year may mean, the day first and then the month first.

    One where both orders mean the same, or only one a day of the calendar; none where neither does;
    None where the text is no such date.
    """
    parts = re.fullmatch(_YEAR_LAST, text.strip())
    if parts is None:
        return None
    first, second, year = parts[1].zfill(2), parts[3].zfill(2), parts[4]
    spelled = (f"{year}-{second}-{first}", f"{year}-{first}-{second}")
    return [each for each in dict.fromkeys(spelled) if read(each) is not None]


def _year_last(text: str) -> DateError | None:
    days = year_last(text)
    if days is None:
        return None
    if not days:
        remedy = f"look the date up in the source and {_YEAR_FIRST}"
        return DateError("is no day of the calendar", remedy)
    if len(days) == 1:
        return DateError("does not begin with the year", f"write {days[0]}")
    return DateError(
        "does not say which number is the day and which the month",
        f"write {days[0]} if the day comes first, {days[1]} if the month does; the source or "
        "other dates of the column may tell",
    )


def _in_words(text: str) -> DateError | None:
    """What is wrong with a date in English; None where it is none, or not certain."""
    if not any(map(str.isalpha, text)):
        return None
    from frictionless_dossier.dates.english import spelled  # late: few cells hold such a date

    day = spelled(text)
    return DateError("has words in it", f"write {day}") if day is not None else None
