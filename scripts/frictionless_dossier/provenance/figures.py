"""Figures in English text: in digits (`1,000`, `$800`, `70%`, `13th`) or words (`twenty-two`)."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from frictionless_dossier.dates.english import find_dates
from frictionless_dossier.provenance.words import Piece, texts, without_notes

_DIGITS = re.compile(
    r"(?:[A-Z]{0,3}[$€£¥])?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?(st|nd|rd|th)?"
).fullmatch
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_RANKS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_SMALL = (
    {word: number for number, word in enumerate(_UNITS.split())}
    | {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
    | {
        f"{ten}-{unit}": 10 * tens + units
        for tens, ten in enumerate(_TENS.split(), 2)
        for units, unit in enumerate(_UNITS.split()[1:10], 1)
    }
)
_ORDINALS = {word: number for number, word in enumerate(_RANKS.split(), 1)}
_SCALES = {"dozen": 12, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_NOTHING = frozenset(("no", "none", "nobody", "nothing", "neither", "without"))
_ARTICLES = frozenset(("a", "an"))
_YEARS = range(1000, 3000)


class Figure(NamedTuple):
    """A figure in text.

    Attributes:
        value: What it says; of `70%` 70, of `$1 million` 1000000, of `13th` and `third` their rank.
        start: Position of its first word.
        stop: Position after its last word.
        counted: Whether it is surely a figure: not a word for a rank (`first`), an article or a
            negation, nor a bare number that may be a year.
    """

    value: Decimal
    start: int
    stop: int
    counted: bool


def find_figures(words: Sequence[str]) -> list[Figure]:
    """Every figure in the words, in order. Parts of a date (`26 July 2016`) are none.

    A number of four digits that stands alone may be a year: it is given, but not `counted`. `No`
    and `none` are 0 and `a` is 1, not `counted`.
    """
    dated = {
        word
        for mention in find_dates(words)
        if mention.month is not None
        for word in range(mention.start, mention.stop)
    }
    found: list[Figure] = []
    parts = _with_stops(words)
    at = 0
    while at < len(parts):
        read = None if parts[at].word in dated else _read(parts, at)
        if read is None:
            at += 1
            continue
        value, stop, counted = read
        found.append(Figure(value, parts[at].word, parts[stop - 1].word + 1, counted))
        at = stop
    return found


def _with_stops(words: Sequence[str]) -> list[Piece]:
    """The pieces of the words, and one for each stop: "two hundred, six of them" are two."""
    found: list[Piece] = []
    for number, word in enumerate(words):
        found.extend(Piece(text, number) for text in texts(word))
        if without_notes(word).endswith((",", ";", ":", ".")):
            found.append(Piece(",", number))
    return found


def _read(parts: Sequence[Piece], at: int) -> tuple[Decimal, int, bool] | None:
    """The figure that begins at a piece: its value, the piece after it, whether it is counted."""
    text = parts[at].text
    word = text.casefold()
    after = parts[at + 1].text.casefold() if at + 1 < len(parts) else ""
    digits = _DIGITS(text)
    if digits:
        value = Decimal(digits[1].replace(",", "") + (digits[2] or ""))
        if digits[3]:
            return value, at + 1, True
        scaled, stop = _scaled(parts, at + 1, value)
        maybe_year = stop == at + 1 and text.isdigit() and len(text) == 4 and value in _YEARS
        return scaled, stop, not maybe_year
    if word in _SMALL:
        return (*_scaled(parts, at + 1, Decimal(_SMALL[word])), True)
    if word in _ARTICLES and (after == "hundred" or after in _SCALES):
        return (*_scaled(parts, at + 1, Decimal(1)), True)
    if word in _ORDINALS:
        return Decimal(_ORDINALS[word]), at + 1, False
    if word in _NOTHING or word in _ARTICLES:
        return Decimal(word in _ARTICLES), at + 1, False
    return None


def _scaled(parts: Sequence[Piece], at: int, value: Decimal) -> tuple[Decimal, int]:
    """A figure carried on by scales: of "two" before "hundred and six thousand" 206000."""
    total, current = Decimal(0), value
    open_to_more = False
    while at < len(parts):
        word = parts[at].text.casefold()
        if word == "hundred" and current < 100:
            current, open_to_more, at = current * 100, True, at + 1
        elif word in _SCALES and current:
            total, current, open_to_more = total + current * _SCALES[word], Decimal(0), True
            at += 1
        elif open_to_more and word in _SMALL:
            current, open_to_more, at = current + _SMALL[word], False, at + 1
        elif open_to_more and word == "and" and _small_follows(parts, at):
            at += 1
        else:
            break
    return total + current, at


def _small_follows(parts: Sequence[Piece], at: int) -> bool:
    return at + 1 < len(parts) and parts[at + 1].text.casefold() in _SMALL
