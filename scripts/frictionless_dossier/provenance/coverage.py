"""Which numbers, dates, names and notes of a text no statement and no passage accounts for."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from frictionless_dossier.dates.english import find_dates
from frictionless_dossier.provenance.evidence import DERIVED, Evidence
from frictionless_dossier.provenance.figures import find_figures
from frictionless_dossier.provenance.locators import Place, locator_of, parse_locator, places
from frictionless_dossier.provenance.sentences import sentences
from frictionless_dossier.provenance.statements import WHOLE_ROW
from frictionless_dossier.provenance.texts import Text
from frictionless_dossier.provenance.words import note_number, notes, pieces, without_notes

_QUOTES = "\"“‘'«"


class ItemKind(StrEnum):
    """What a text holds that must be accounted for."""

    DATE = "date"
    FIGURE = "figure"
    NAME = "name"
    NOTE = "note"


_EXACT = frozenset((ItemKind.DATE, ItemKind.FIGURE))
"""Kinds that a statement about a whole row does not account for: each needs one of its own."""


class Item(NamedTuple):
    """Something in a text that must be accounted for.

    Attributes:
        kind: What it is.
        places: Its words, those without digit or capital left out.
        words: As they stand in the text.
        note: Number of the note, where it is one.
    """

    kind: ItemKind
    places: tuple[Place, ...]
    words: str
    note: int | None = None

    @property
    def locator(self) -> str:
        """Where it stands."""
        return locator_of(self.places)


class Accounted:
    """The words of one text that statements and passages account for.

    Attributes:
        exactly: Words of passages, and of statements about one property.
        wholly: Words of statements about a whole row.
        cited: Lines and the notes that statements cite there.
    """

    def __init__(self) -> None:
        self.exactly: set[Place] = set()
        self.wholly: set[Place] = set()
        self.cited: set[tuple[int, int]] = set()

    def add(self, evidence: Evidence) -> None:
        """Count in the words of a statement; a derived one rests on none.

        Raises:
            LocatorError: One of its locators is none.
        """
        if evidence.basis == DERIVED:
            return
        whole = any(claim.property == WHOLE_ROW for claim in evidence.claims)
        spans = [
            span
            for locator in (evidence.locator, evidence.context)
            if locator
            for span in parse_locator(locator)
        ]
        (self.wholly if whole else self.exactly).update(places(tuple(spans)))
        numbers = [note_number(text) for text in evidence.citation.split()]
        self.cited.update(
            (span.line, each) for span in spans for each in numbers if each is not None
        )

    def add_passage(self, locator: str) -> None:
        """Count in the words of a passage that yields no statement.

        Raises:
            LocatorError: The locator is none.
        """
        self.exactly.update(places(parse_locator(locator)))

    def covers(self, item: Item) -> bool:
        """Whether an item is accounted for."""
        if item.note is not None and (item.places[0].line, item.note) in self.cited:
            return True
        return all(
            place in self.exactly or (item.kind not in _EXACT and place in self.wholly)
            for place in item.places
        )


def items(text: Text, ignore: Iterable[str] = ()) -> Iterator[Item]:
    """All numbers, dates, proper names and notes of a text, in the order of its lines.

    A proper name is a word with a capital, or in another script than Latin. At the beginning of a
    sentence or quotation one with a single capital counts only if it stands with it within a
    sentence too, and nowhere in lower case.

    Args:
        text: The text.
        ignore: Words, in lower case, that are neither figure nor name here ("one").
    """
    left_out = frozenset(ignore) | {"i"}
    common = {piece.text for line in text.lines for piece in pieces(line)}
    capitalised = [list(_capitalised(line)) for line in text.lines]
    known = {
        word
        for line, found in zip(text.lines, capitalised, strict=True)
        for position, word in found
        if position not in _initial(line) and word.lower() not in common
    }
    for number, (line, found) in enumerate(zip(text.lines, capitalised, strict=True), 1):
        yield from _exact(number, line, left_out)
        yield from _proper(number, line, found, left_out, known)
        for position, word in enumerate(line, 1):
            for note in notes(word):
                yield Item(ItemKind.NOTE, (Place(number, position),), f"[{note}]", note)


def _exact(number: int, line: Sequence[str], left_out: frozenset[str]) -> Iterator[Item]:
    ranges = dict.fromkeys((each.start, each.stop) for each in find_dates(line))
    dated = {at for start, stop in ranges for at in range(start, stop)}
    for start, stop in ranges:
        yield _item(ItemKind.DATE, number, line, start, stop)
    for figure in find_figures(line):
        words = " ".join(line[figure.start : figure.stop])
        bare = " ".join(piece.text for piece in pieces(words.split())).lower()
        if figure.counted and figure.start not in dated and bare not in left_out:
            yield _item(ItemKind.FIGURE, number, line, figure.start, figure.stop)


def _proper(
    number: int,
    line: tuple[str, ...],
    capitalised: Iterable[tuple[int, str]],
    left_out: frozenset[str],
    known: set[str],
) -> Iterator[Item]:
    initial = _initial(line)
    dated = {at for each in find_dates(line) for at in range(each.start, each.stop)}
    seen: set[int] = set()
    for position, word in capitalised:
        merely = position in initial and word not in known and _capitals(word) < 2
        if any(map(_is_foreign, word)):
            merely = False
        if not (merely or position in seen or position in dated or word.lower() in left_out):
            seen.add(position)
            yield _item(ItemKind.NAME, number, line, position, position + 1)


def _item(kind: ItemKind, number: int, line: Sequence[str], start: int, stop: int) -> Item:
    telling = [
        at
        for at in range(start, stop)
        if any(letter.isdigit() or letter.isupper() for letter in line[at])
    ]
    return Item(
        kind,
        tuple(Place(number, at + 1) for at in telling or range(start, stop)),
        " ".join(without_notes(word) for word in line[start:stop]),
    )


def _capitalised(line: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Position and text of each piece with a capital, or in another script than Latin."""
    for text, word in pieces(line):
        if text.islower() and text.isascii():
            continue  # As most are.
        if _capitals(text) or any(map(_is_foreign, text)):
            yield word, text


def _capitals(word: str) -> int:
    return sum(1 for letter in word if letter.isupper())


@cache
def _is_foreign(letter: str) -> bool:
    return unicodedata.category(letter) in ("Lo", "Lu", "Ll") and not unicodedata.name(
        letter, "LATIN"
    ).startswith("LATIN")


@lru_cache(maxsize=16)  # asked for each word of a line
def _initial(line: tuple[str, ...]) -> frozenset[int]:
    """Positions of the words that begin a sentence or a quotation."""
    found = {at for at, word in enumerate(line) if word[0] in _QUOTES}
    if not any("|" in word for word in line):
        found.update(start for start, _ in sentences(line))
    return frozenset(found)
