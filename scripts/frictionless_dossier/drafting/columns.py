"""What the cells of a column show: its type, and whether they are dates with precision."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from frictionless_dossier.dates import DateError, parse
from frictionless_dossier.dates.spelling import STILL
from frictionless_dossier.drafting.naming import bounds_period, is_dated

Cells = Sequence[str | None]

MOSTLY = 0.5
"""Share of cells that must be dates where not all of them are."""

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+|0|-?[1-9][0-9]*")
_BOOLEAN = re.compile(r"true|false|True|False|TRUE|FALSE")
_YEAR = re.compile(r"[0-9]{4}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ALIKE = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])|[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{2}")
"""A year, or a day with a year of two digits, wherever it stands."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What the cells of a column show.

    Attributes:
        type: The narrowest type of Table Schema that all of them have; `string` for dates.
        is_date: Whether it holds dates with precision.
        filled: How many cells are filled.
        unique: Whether all are filled and no two are the same.
        stray: Positions of cells of a date column that are no date.
    """

    type: str
    is_date: bool
    filled: int
    unique: bool
    stray: tuple[int, ...] = ()


def profile(label: str, cells: Cells) -> Profile:
    """Look at the cells of a column.

    A column holds dates if all its cells are dates and one of them is more than a year, if its
    label says so and at least half of them are, or if more than half of them are days. A year
    alone could be any number. Where the label is that of a start or an end, dates in
    another spelling count: better to be told to rewrite them than to be checked by nothing.
    """
    given = [cell for cell in cells if cell is not None]
    distinct = set(given)
    unique = bool(given) and len(distinct) == len(cells)
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
