"""Days in the forms that Table Schema has for them, where a field declares such a type.

A date column of our own holds canonical dates (`spelling`). Tables of others may declare the types
`date` and `datetime`, with a pattern of strptime; their cells are dates, too. Of a time of day,
only the day counts; a pattern without the day, such as `%m/%Y`, gives a month or a year.
"""

import re
from collections.abc import Callable
from datetime import datetime

from frictionless_dossier.dates.value import Date, Precision, month_bounds, read, year_bounds

_TIMED = r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}:[0-9]{2}"
_DAYS = frozenset("djxcUW")
_MONTHS = frozenset("bBm")


def reader(type: str, format: str) -> Callable[[str], Date | None] | None:
    """What reads the texts of a field, None for a text that is no date; None for canonical dates.

    Args:
        type: A type of Table Schema.
        format: A format of that type: `default`, or a pattern of strptime.
    """
    if type in ("date", "datetime") and "%" in format:
        precision = _precision(format)
        return lambda text: _formatted(text, format, precision) or read(text)
    if type == "datetime":
        timed = re.compile(_TIMED).match
        return lambda text: read(day[1] if (day := timed(text)) else text)
    return None


def _precision(format: str) -> Precision:
    """How precisely a pattern of strptime tells a day."""
    directives = frozenset(re.findall("%(.)", format))
    if _DAYS & directives:
        return Precision.DAY
    return Precision.MONTH if _MONTHS & directives else Precision.YEAR


def _formatted(text: str, format: str, precision: Precision) -> Date | None:
    try:
        day = datetime.strptime(text, format).date()
    except ValueError:
        return None
    if precision is Precision.DAY:
        return Date(text, day.toordinal(), day.toordinal(), precision)
    if precision is Precision.MONTH:
        return Date(text, *month_bounds(day.year, day.month), precision)
    return Date(text, *year_bounds(day.year), precision)
