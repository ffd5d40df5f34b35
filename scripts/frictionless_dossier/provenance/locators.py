"""Locators: which words of a text a statement rests on, such as `21:103-108` or `86:9-11 86:20`.

A locator is one or more spans separated by one blank, each a line and the words of it, both counted
from 1. The order of spans is the order in which their words are read, so that "In 2016, on 26 July"
can be named as day, month, year. It has one spelling: a span of one word has no dash, spans that
follow each other without a gap are one, and no word is named twice.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from frictionless_dossier.provenance.texts import Text

_NUMBER = "([1-9][0-9]{0,8})"
_SPAN = re.compile(f"{_NUMBER}:{_NUMBER}(?:-{_NUMBER})?").fullmatch
_FORM = "write line:first-last or line:word, several separated by one blank, as in 21:103-108 86:20"


class Span(NamedTuple):
    """Words of one line, both ends included, all counted from 1."""

    line: int
    first: int
    last: int

    def __str__(self) -> str:
        words = f"{self.first}" if self.first == self.last else f"{self.first}-{self.last}"
        return f"{self.line}:{words}"


class Place(NamedTuple):
    """One word of a text: its line and its number in that line, both counted from 1."""

    line: int
    word: int


Locator = tuple[Span, ...]


class LocatorError(ValueError):
    """A locator that is none, or that points outside its text.

    Attributes:
        message: What is wrong.
        remedy: What to write.
    """

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message}; {remedy}")
        self.message = message
        self.remedy = remedy


@lru_cache(maxsize=1 << 12)
def parse_locator(text: str) -> Locator:
    """The spans that a locator names.

    Raises:
        LocatorError: It has another form, a span that runs backwards, a word twice, or is not in
            the one spelling, which the remedy then gives.
    """
    spans = tuple([_span(part) for part in text.split()])
    if not spans:
        raise LocatorError("the locator is empty", _FORM)
    for one, other in pairwise(sorted(spans)) if len(spans) > 1 else ():
        if one.line == other.line and other.first <= one.last:
            raise LocatorError(
                f"{text!r} names word {other.first} of line {one.line} twice", "name it once"
            )
    spelled = format_locator(spans)
    if spelled != text:
        raise LocatorError(f"{text!r} is not the one spelling", f"write {spelled}")
    return spans


def format_locator(spans: Iterable[Span]) -> str:
    """The one spelling of these spans: order kept, neighbours joined."""
    joined: list[Span] = []
    for span in spans:
        before = joined[-1] if joined else None
        if before is not None and (before.line, before.last + 1) == (span.line, span.first):
            joined[-1] = before._replace(last=span.last)
        else:
            joined.append(span)
    return " ".join(map(str, joined))


def places(locator: Locator) -> Iterator[Place]:
    """Each word that a locator names, in its order."""
    for line, first, last in locator:
        for word in range(first, last + 1):
            yield Place(line, word)


def locator_of(found: Iterable[Place]) -> str:
    """The locator of these words."""
    return format_locator(Span(place.line, place.word, place.word) for place in found)


def words_at(text: Text, locator: Locator) -> list[str]:
    """The words that a locator names in a text.

    Raises:
        LocatorError: The text has no such line or no such word.
    """
    words: list[str] = []
    for span in locator:
        if span.line > len(text.lines):
            raise LocatorError(
                f"{span} lies outside the text, which has {len(text.lines)} lines",
                "count lines from 1",
            )
        line = text.lines[span.line - 1]
        if span.last > len(line):
            raise LocatorError(
                f"{span} lies outside line {span.line}, which has {len(line)} words",
                "count the words between white space, from 1",
            )
        words.extend(line[span.first - 1 : span.last])
    return words


def _span(text: str) -> Span:
    match = _SPAN(text)
    if match is None:
        raise LocatorError(f"{text!r} is no locator", _FORM)
    line, first = int(match[1]), int(match[2])
    last = int(match[3]) if match[3] else first
    if last < first:
        raise LocatorError(f"{text!r} runs backwards", f"write {line}:{last}-{first}")
    return Span(line, first, last)
