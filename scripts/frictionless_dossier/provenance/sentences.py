"""Where sentences of a line begin and end, so that a subject is looked for near its fact."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from frictionless_dossier.provenance.words import BARRIER, notes, without_notes

Sentence = tuple[int, int]
"""First position and position after the last word in a line, counted from 0."""

_ABBREVIATED = (
    "approx c ca cf col dr e.g ed est etc fig fl gen gov i.e jr lit lt maj mr mrs ms mt no nos p "
    "pp pres prof rep rev sen sgt sr st vol vs jan feb mar apr jun jul aug sep sept oct nov dec"
)
_CLOSING = "\"'”’»)]"
_OPENING = "\"'“‘«(["
_FULL_STOPS = (".", "!", "?", "…", "؟", "。", "۔")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_GLUED = re.compile(r"[^\W\d_]{2}[.!?][A-Z]")


def sentences(line: Sequence[str]) -> Sequence[Sentence]:
    """The sentences of a line of words, in order; together they are the whole line.

    A line with cells (`|`) is one sentence. A full stop ends none after an initial (`U.S.`), after
    a usual abbreviation (`lit.`), or before a word in lower case. Footnote marks belong to the
    sentence that they follow.
    """
    return _sentences(tuple(line))


@lru_cache(maxsize=1 << 12)  # the same line is asked about for each statement that rests on it
def _sentences(line: tuple[str, ...]) -> tuple[Sentence, ...]:
    if not line:
        return ()
    if any(BARRIER in word for word in line):
        return ((0, len(line)),)
    found: list[Sentence] = []
    start, last = 0, ""
    for stop, (word, following) in enumerate(pairwise(line), 1):
        last = word if without_notes(word) else last
        if _ends(last, without_notes(word) != word, without_notes(following)):
            found.append((start, stop))
            start = stop
    return (*found, (start, len(line)))


def near(line: Sequence[str], position: int) -> Sentence:
    """The sentence that holds this word together with the one before it in the same line."""
    before = 0
    for start, stop in sentences(line):
        if start <= position < stop:
            return before, stop
        before = start
    raise IndexError(position)


def _ends(last: str, noted: bool, following: str) -> bool:
    """Whether a sentence ends after a word (a note follows it or not) and before another."""
    if not following:
        return False
    if _GLUED.search(last):
        return True
    ending = without_notes(last).rstrip(_CLOSING)
    if not ending.endswith(_FULL_STOPS) or following.lstrip(_OPENING)[:1].islower():
        return False
    bare = ending.lstrip(_OPENING)
    if noted or not bare.endswith("."):
        return True
    return not _INITIALS.fullmatch(bare) and bare[:-1].casefold() not in _ABBREVIATED.split()


def notes_near(line: Sequence[str], first: int, last: int) -> frozenset[int]:
    """Numbers of the notes in the sentences of these words; if there are none, of the next."""
    found: set[int] = set()
    for start, stop in sentences(line):
        if stop > first and not (start > last and found):
            found.update(note for word in line[start:stop] for note in notes(word))
    return frozenset(found)
