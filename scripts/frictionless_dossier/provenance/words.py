"""Words of a text made comparable: without footnote marks, punctuation and kinds of dash.

A word is what stands between white space. It is cut into pieces where a text joins what belongs
apart: `Khan(Maulawi`, `and/or`, `Afghanistan.Beyond`, `2015–present`. Both sides of a comparison
go through `pieces`, so that no cut can hide a match. Letters are never replaced: `ā`, `ʿ` and `ʻ`
differ from `a` and from an apostrophe, and each transliteration is a name of its own.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

BARRIER = "|"
"""A piece that no name may cross: the border between two cells of a table line."""

_NOTE = re.compile(r"\[([0-9]{1,3}|[a-z])\]")
_NOTE_DIGITS = 9
"""Digits of a note in a citation, zeros before it included."""
_FOLD = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc\u0060\u00b4", "'"),
        "\u00ad": None,
    }
)
_LETTER = r"[^\W\d_]"
_INITIALS = re.compile(rf"(?<!\w)(?:{_LETTER}\.){{2,}}")
_CUT = re.compile(
    rf"(\|)|[()\[\]{{}}/\"“”„«»…—―]|(?<={_LETTER}{{2}})[.,;:!?](?={_LETTER})|(?<=[0-9])-(?=\w)"
)
_PLAIN_EDGES = '.,;:()"'
"""Between such edges there is nothing to cut where all is ASCII letters and digits, as mostly."""
_EXACT_UP_TO = 3
"""Pieces of so few letters are compared exactly, so that `IS` is not `is` and `US` not `us`."""


class Piece(NamedTuple):
    """A part of a word that is compared as a whole.

    Attributes:
        text: Its letters and digits in Unicode's composed form (NFC), dashes and apostrophes of
            one kind, without surrounding punctuation and without a possessive `'s`.
        word: Position, from 0, of its word in the sequence of words given.
    """

    text: str
    word: int


def pieces(words: Sequence[str]) -> Sequence[Piece]:
    """The pieces of these words in order; words without letters and digits have none."""
    return _pieces(tuple(words))


@lru_cache(maxsize=1 << 13)  # the same words are looked at for values, subjects and notes
def _pieces(words: tuple[str, ...]) -> tuple[Piece, ...]:
    return tuple([Piece(text, number) for number, word in enumerate(words) for text in texts(word)])


@lru_cache(maxsize=1 << 15)  # words repeat, and names are looked for in the same ones again
def texts(word: str) -> tuple[str, ...]:
    """The texts of the pieces of one word."""
    plain = word.strip(_PLAIN_EDGES)
    return (plain,) if plain.isascii() and plain.isalnum() else tuple(_cut(word))


def folded(words: Iterable[str]) -> list[str]:
    """The pieces of these words in order, case folded, the borders between cells left out."""
    return [text.casefold() for word in words for text in texts(word) if text != BARRIER]


@lru_cache(maxsize=1 << 15)  # the same words stand around many statements
def notes(word: str) -> tuple[int, ...]:
    """Numbers of the footnote marks in a word: `strike[105]` has 105."""
    return tuple(int(mark) for mark in _NOTE.findall(word) if mark.isdigit())


def note_number(text: str) -> int | None:
    """The number of a note, as a citation tells it; None where it is none."""
    return int(text) if text.isdecimal() and len(text) <= _NOTE_DIGITS else None


def without_notes(word: str) -> str:
    """The word without its footnote marks."""
    return _NOTE.sub("", word) if "[" in word else word


def same(wanted: str, piece: str) -> bool:
    """Whether a piece of a text is this piece of a name or phrase.

    Case is ignored in pieces of more than three letters; shorter ones may only gain a capital, as
    at the beginning of a sentence (`al` also reads `Al`).
    """
    if wanted == piece:
        return True
    if len(wanted) > _EXACT_UP_TO:
        return wanted.casefold() == piece.casefold()
    return wanted[:1].upper() + wanted[1:] == piece


def find(wanted: Sequence[Piece], among: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Where a phrase stands in a text: first and last position among its pieces, both included.

    The ends of the phrase may be joined by a hyphen to another word: `Taliban-led` names the
    Taliban, `al-Baghdadi` Baghdadi. A letter or an abbreviation so joined makes another name:
    `ISIS-K` does not name ISIS.
    """
    if not wanted:
        return
    for start in range(len(among) - len(wanted) + 1):
        if stands_at(start, wanted, among):
            yield start, start + len(wanted) - 1


def stands_at(start: int, wanted: Sequence[Piece], among: Sequence[Piece]) -> bool:
    """Whether a phrase, as in `find`, stands at this position of a text that is long enough."""
    last = len(wanted) - 1
    for place, (text, _) in enumerate(wanted):
        found = among[start + place].text
        if not (
            same(text, found)
            or (place == 0 and _joined_before(text, found))
            or (place == last and _joined_after(text, found))
        ):
            return False
    return True


def keys(piece: str) -> tuple[str, ...]:
    """What a text's piece may be the beginning of, case folded: itself, and its joined parts."""
    whole = piece.casefold()
    parts = whole.split("-")
    return (whole,) if len(parts) == 1 else (whole, parts[0], parts[-1], "-".join(parts[:-1]))


def _joined_before(wanted: str, piece: str) -> bool:
    prefix, dash, rest = piece.partition("-")
    return bool(dash) and prefix.isalpha() and same(wanted, rest)


def _joined_after(wanted: str, piece: str) -> bool:
    rest, dash, suffix = piece.rpartition("-")
    return bool(dash) and len(suffix) > 1 and not suffix.isupper() and same(wanted, rest)


def _cut(word: str) -> Iterator[str]:
    bare = unicodedata.normalize("NFC", _NOTE.sub(" ", word)).translate(_FOLD)
    bare = _INITIALS.sub(lambda found: found[0].replace(".", ""), bare)
    for part in _CUT.split(bare):
        if part == BARRIER:
            yield part
        elif part:
            for each in part.split():
                text = _tidy(each)
                if text:
                    yield text


def _tidy(part: str) -> str:
    text = _strip(part)
    if text[-2:].lower() == "'s":
        text = _strip(text[:-2])
    return text


def _strip(text: str) -> str:
    first, last = 0, len(text)
    while first < last and _is_edge(text[first]):
        first += 1
    while first < last and _is_edge(text[last - 1]):
        last -= 1
    return text[first:last]


def _is_edge(character: str) -> bool:
    """Whether it is punctuation, a symbol, white space or a control, not part of a word."""
    return unicodedata.category(character)[0] in "PSZC"
