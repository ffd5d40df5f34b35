"""Texts on a terminal: how wide they are, without what could steer it, the caret under a cell."""

import json
import unicodedata
from collections.abc import Callable, Iterator
from typing import TextIO

from frictionless_dossier.findings import Excerpt

_TAB = "    "
_CUT = "…"
_PICTURES = 0x2400
"""Unicode block of pictures for the control characters, in their order."""


def shown(text: str) -> str:
    """A text as it can be shown: control characters as pictures, tabs as blanks.

    Cells come from strangers, and an escape sequence in one would reach the terminal. Blanks that
    only look like one are shown as U+2423, other characters that are not seen or that change the
    direction of what follows as U+FFFD.
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def say(line: str, stream: TextIO | None = None) -> None:
    """Print a line as it can be shown; to standard output where no stream is given."""
    print(shown(line), file=stream)


def escaped(text: str, escape: Callable[[str], str]) -> str:
    """A text of several lines, in which each character that `shown` would replace is escaped.

    For forms that have a way to write any character, so that nothing is lost to whoever reads them
    with a program.
    """
    return "\n".join(
        line
        if line.isprintable()
        else "".join(each if each.isprintable() else escape(each) for each in line)
        for line in text.split("\n")
    )


def escaped_json(text: str) -> str:
    """A JSON text, in which such characters are written by their numbers."""
    return escaped(text, lambda character: json.dumps(character)[1:-1])


def width(text: str) -> int:
    """Columns that a shown text takes: wide characters two, combining marks none."""
    return len(text) if text.isascii() else sum(map(_width, text))


def caret_lines(excerpt: Excerpt, room: int) -> Iterator[str]:
    """The line of an excerpt, and below it the carets under the cell.

    Args:
        excerpt: The line.
        room: Columns that there are; a longer line is cut around the cell.
    """
    number = f"{excerpt.line} │ "
    text, column = excerpt.text, excerpt.column
    start = 0 if column is None else column - excerpt.first
    before, cell = text[:start], text[start : start + excerpt.width]
    after = text[start + excerpt.width :] if column is not None else text
    pieces = [shown(before), shown(cell), shown(after)]
    left, middle, right = _fit(pieces, max(room - len(number), 20), excerpt.first > 1)
    yield number + left + middle + right
    if column is not None:
        margin = " " * (len(number) - 2) + "│ "
        yield margin + " " * width(left) + "^" * max(width(middle), 1)


def _fit(pieces: list[str], room: int, cut: bool) -> tuple[str, str, str]:
    """What is before, in and after the cell, cut so that all of it fits into the room."""
    left, middle, right = pieces
    if not cut and width(left + middle + right) <= room:
        return left, middle, right
    middle = _head(middle, room * 2 // 3)
    spare = room - width(middle)
    if cut or width(left) > max(spare // 2, spare - width(right)):
        left = _CUT + _tail(left, max(spare // 2, spare - width(right)) - 1)
    return left, middle, _head(right, room - width(left) - width(middle))


def _head(text: str, room: int) -> str:
    """The beginning of a text, with a sign that it was cut where it was."""
    if width(text) <= room:
        return text
    if text.isascii() and room > 0:
        return text[: room - 1] + _CUT
    taken, used = [], 1
    for character in text:
        used += _width(character)
        if used > room:
            break
        taken.append(character)
    return "".join(taken) + _CUT if room > 0 else ""


def _tail(text: str, room: int) -> str:
    """The end of a text."""
    if text.isascii():
        return text[len(text) - room :] if 0 < room < len(text) else text * (room > 0)
    taken, used = [], 0
    for character in reversed(text):
        used += _width(character)
        if used > room:
            break
        taken.append(character)
    return "".join(reversed(taken))


def _shown(character: str) -> str:
    if character == "\t":
        return _TAB
    if character < " ":
        return chr(_PICTURES + ord(character))
    if character == "\x7f":
        return "\N{SYMBOL FOR DELETE}"
    if character.isprintable():
        return character
    if unicodedata.category(character) == "Zs":
        return "\N{OPEN BOX}"
    return "\N{REPLACEMENT CHARACTER}"


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
