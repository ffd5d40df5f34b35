"""What the cells of a column show: its type, and whether they are dates with precision."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from frictionless_dossier.dates import DateError, parse
from frictionless_dossier.dates.spelling import STILL, year_last
from frictionless_dossier.drafting.naming import bounds_period, is_dated

Cells = Sequence[str | None]

MOSTLY = 0.5
"""Share of cells that must be dates where not all of them are."""

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+|0|-?[1-9][0-9]*")
_BOOLEAN = re.compile(r"true|false|True|False|TRUE|FALSE")
_YEAR = re.compile(r"[0-9]{4}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIMED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_INTERVAL = re.compile(
    r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?(?:\s*[/–—]\s*|\s+-\s+|-)"
    r"(?:[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?|\.\.|[a-z]+)?",
    re.IGNORECASE,
)
_NO_VALUE = frozenset({"NA", "N/A", "n/a", "NULL", "null", "None", "NaN", "nan", "NaT", "\\N"})
_ALIKE = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])|[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2}")
"""A year, or a day with a year of two digits, wherever it stands."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What the cells of a column show.

    Attributes:
        type: The narrowest type of Table Schema that all of them have; `string` for dates with
            precision.
        is_date: Whether it holds dates.
        filled: How many cells are filled.
        unique: Whether all are filled and no two are the same.
        stray: Positions of cells of a date column that are no date.
        format: Format of the type; empty for the default.
        no_value: Texts that stand for "no value", the empty one left out.
    """

    type: str
    is_date: bool
    filled: int
    unique: bool
    stray: tuple[int, ...] = ()
    format: str = ""
    no_value: tuple[str, ...] = ()


def profile(label: str, cells: Cells, format: str = "") -> Profile:
    """Look at the cells of a column; `format` is that of the days in figures of its table.

    Texts such as `NA` count as no value where the others are dates or numbers. Among texts they
    may be anything: the code of Namibia, or a name.
    """
    no_value = tuple(sorted({cell for cell in cells if cell in _NO_VALUE}))
    if no_value:
        rest = _profile(label, [None if cell in _NO_VALUE else cell for cell in cells], format)
        if rest.is_date or rest.type in ("integer", "number"):
            return replace(rest, no_value=no_value)
    return _profile(label, cells, format)


def _profile(label: str, cells: Cells, format: str) -> Profile:
    """What cells show that are all taken as they stand.

    A column holds dates if all its cells are dates and one of them is more than a year, if its
    label says so and at least half of them are, or if more than half of them are days. A year
    alone could be any number. Where the label is that of a start or an end, dates in
    another spelling count: better to be told to rewrite them than to be checked by nothing.
    """
    given = [cell for cell in cells if cell is not None]
    distinct = set(given)
    unique = bool(given) and len(distinct) == len(cells)
    if given and all(map(_TIMED.fullmatch, given)):
        return Profile("datetime", True, len(given), unique)
    if format and format in _formats(given):
        return Profile("date", True, len(given), unique, format=format)
    stray = tuple(at for at, cell in enumerate(cells) if cell is not None and not _is_date(cell))
    dated = 1 - len(stray) / len(given) if given else 0.0
    finer = any(_YEAR.fullmatch(cell) is None for cell in distinct)
    days = sum(map(bool, map(_DAY.fullmatch, given)))
    alike = sum(bool(_ALIKE.search(cell)) or still(cell) for cell in given)
    if (
        (not stray and given and finer)
        or (is_dated(label) and dated >= MOSTLY)
        or (days > MOSTLY * len(given) and dated > MOSTLY)
        or (bounds_period(label) and alike > MOSTLY * len(given) and any(map(_ALIKE.search, given)))
    ):
        return Profile("string", True, len(given), unique, stray)
    return Profile(_type(distinct), False, len(given), unique)


def day_format(columns: Iterable[Cells]) -> str:
    """The one format in which all columns of days in figures can be read, such as `%d/%m/%Y`.

    Day and month are told apart by a number above 12 in some cell of some column; between points
    the day is first. Empty where there is no such column, or more than one reading.
    """
    fit = [formats for cells in columns if (formats := _formats(_given(cells)))]
    common = frozenset[str].intersection(*fit) if fit else frozenset[str]()
    return next(iter(common)) if len(common) == 1 else ""


def is_interval(text: str) -> bool:
    """Whether a text is a start and an end in one, such as `1789–1797` or `2019-04-01/..`."""
    return _INTERVAL.fullmatch(text.strip()) is not None


def in_figures(text: str) -> bool:
    """Whether a text is a day in figures with the year last, of which nobody knows the order."""
    return year_last(text) is not None


def _formats(given: Sequence[str]) -> frozenset[str]:
    """The formats in which all of these are days in figures."""
    if not given or not in_figures(given[0]):
        return frozenset()
    mark = given[0][-5]  # before the four digits of the year
    orders = ("dmY",) if mark == "." else ("dmY", "mdY")
    formats = (mark.join(f"%{each}" for each in order) for order in orders)
    return frozenset(each for each in formats if _all_have(given, each))


def _given(cells: Cells) -> list[str]:
    return [cell for cell in cells if cell is not None and cell not in _NO_VALUE]


def _all_have(given: Sequence[str], format: str) -> bool:
    try:
        for text in {*given}:
            datetime.strptime(text, format)
    except ValueError:
        return False
    return True


def still(text: str) -> bool:
    """Whether a text in a column of ends stands for "not yet"."""
    return text.strip().lower() in STILL


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except DateError:
        return False
    return True


def _type(texts: set[str]) -> str:
    """The narrowest of the types whose texts could not be anything else; else `string`."""
    tests: tuple[tuple[str, Callable[[str], object]], ...] = (
        ("integer", _INTEGER.fullmatch),
        ("number", _NUMBER.fullmatch),
        ("boolean", _BOOLEAN.fullmatch),
    )
    if texts:
        for name, matches in tests:
            if all(map(matches, texts)):
                return name
    return "string"
