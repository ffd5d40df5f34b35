"""Which words a cell and a text have in a row: an index of all runs of so many words of the texts.

Words are compared as pieces (see `words`), without regard to capitals; a run ends with its line.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from frictionless_dossier.provenance.locators import Span
from frictionless_dossier.provenance.names import Named
from frictionless_dossier.provenance.texts import Text
from frictionless_dossier.provenance.words import BARRIER, Piece, folded, pieces


class Repeat(NamedTuple):
    """Words that are repeated in a row.

    Attributes:
        start: The first of them among the words given, from 0.
        stop: The end of them, not included.
        length: How many they are, each name in them one.
        source: Whose text has them.
        span: Where; where it has so many in several places, the first.
    """

    start: int
    stop: int
    length: int
    source: str
    span: Span


class Repeats:
    """The runs of words of some texts.

    Args:
        texts: The texts, by name of their source.
        least: How many words in a row are a repeat.
    """

    def __init__(self, texts: Mapping[str, Text], least: int) -> None:
        self._least = least
        self._pieces: list[str | None] = []  # Of all lines, each followed by None.
        self._starts: list[int] = []
        self._lines: list[tuple[str, int, Sequence[str]]] = []
        for source, text in texts.items():
            for number, words in enumerate(text.lines, 1):
                self._starts.append(len(self._pieces))
                self._lines.append((source, number, words))
                self._pieces += (*folded(words), None)
        self._places: defaultdict[tuple[str | None, ...], list[int]] = defaultdict(list)
        for place, run in enumerate(self._runs(self._pieces)):
            self._places[run].append(place)

    def any_in(self, words: Sequence[str]) -> bool:
        """Whether so many of the words in a row stand in a text, names counted word by word."""
        return not self._places.keys().isdisjoint(self._runs(folded(words)))

    def find(self, words: Sequence[str], names: Sequence[Named]) -> Iterator[Repeat]:
        """Each run of so many words that is repeated, as long as can be, from the first word on.

        Args:
            words: What stands between white space.
            names: The names that stand in the words, each of which counts as one word.
        """
        parts = [piece for piece in pieces(words) if piece.text != BARRIER]
        texts = [piece.text.casefold() for piece in parts]
        units = _units(parts, names)
        at = 0
        while at < len(parts):
            place, length = self._longest(texts, at)
            count = len(set(units[at : at + length]))
            if count < self._least:
                at += 1
                continue
            source, span = self._span(place, length)
            yield Repeat(parts[at].word, parts[at + length - 1].word + 1, count, source, span)
            at += length

    def _runs(self, texts: Sequence[str | None]) -> Iterator[tuple[str | None, ...]]:
        return zip(*(texts[at:] for at in range(self._least)), strict=False)

    def _longest(self, texts: Sequence[str], at: int) -> tuple[int, int]:
        """Where the texts have most of what begins here, and how many pieces; the first of such."""
        places = self._places.get(tuple(texts[at : at + self._least]), ())
        found = ((place, self._length(texts, at, place)) for place in places)
        return max(found, key=itemgetter(1), default=(0, 0))

    def _length(self, texts: Sequence[str], at: int, place: int) -> int:
        length = self._least
        while at + length < len(texts) and texts[at + length] == self._pieces[place + length]:
            length += 1
        return length

    def _span(self, place: int, length: int) -> tuple[str, Span]:
        line = bisect(self._starts, place) - 1
        source, number, words = self._lines[line]
        parts = [piece.word for piece in pieces(words) if piece.text != BARRIER]
        first = place - self._starts[line]
        return source, Span(number, parts[first] + 1, parts[first + length - 1] + 1)


def _units(parts: Sequence[Piece], names: Sequence[Named]) -> list[int]:
    """For each piece a number that it shares with the others of its name alone."""
    units = list(range(len(parts)))
    for name in names:
        for at, part in enumerate(parts):
            if name.start <= part.word < name.stop:
                units[at] = -1 - name.start
    return units
