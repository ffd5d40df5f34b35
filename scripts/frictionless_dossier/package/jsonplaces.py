"""Where in a JSON text each value stands, and which of them are ambiguous."""

import json
import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, NamedTuple

HALF_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
"""An escape that may be half a character (a surrogate that stands alone)."""

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[{}\[\],:]|[^\s{}\[\],:"]+')
_HALF = "[\ud800-\udfff]"

_KNOWN = 1_000_000
"""Values of a text that are gone to, at some microseconds and 200 bytes each; 64 MiB may hold
thirty millions."""

_POINTERS = 64 * 2**20
"""Characters of their JSON Pointers: a key may be as long as the text, and stands in all below."""

TOLD = 1_000
"""Ambiguities of a text that are told one by one."""

_SHOWN = 60
"""Characters of a token that a message shows."""

_STRETCH = 2**14
"""Characters after which the line is known anew, as every row of a table may ask for its own."""


class Ambiguity(NamedTuple):
    """A place in a text that is JSON, but is read differently by different programs.

    Attributes:
        pointer: JSON Pointer of the value.
        offset: Character of the text at which it stands.
        message: What is wrong.
    """

    pointer: str
    offset: int
    message: str


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def escape(key: object) -> str:
    """A key as part of a JSON Pointer (RFC 6901)."""
    return str(key).replace("~", "~0").replace("/", "~1")


def whole(value: Any) -> Any:
    """A JSON value whose texts have no half characters: each is U+FFFD, so that it can be shown.

    The value must not be nested deeper than is accepted of JSON texts.
    """
    if isinstance(value, str):
        return re.sub(_HALF, "\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, list):
        return [whole(each) for each in value]
    if isinstance(value, dict):
        return {whole(key): whole(each) for key, each in value.items()}
    return value


class _Container:
    def __init__(self, prefix: str, keys: set[str] | None = None) -> None:
        self.prefix = prefix
        self.keys = keys
        self.index = 0


class Lines:
    """On which line and in which column of a text an offset lies."""

    def __init__(self, text: str) -> None:
        self._text = text
        stretches = range(0, len(text), _STRETCH)
        ends = (text.count("\n", start, start + _STRETCH) for start in stretches)
        self._lines = list(accumulate(ends, initial=1))

    def line_at(self, offset: int) -> int:
        """Line of an offset, from 1."""
        stretch = offset // _STRETCH
        return self._lines[stretch] + self._text.count("\n", stretch * _STRETCH, offset)

    def column_at(self, offset: int) -> int:
        """Character of an offset in its line, from 1; a line may be as long as the text."""
        stretch = offset // _STRETCH
        end = self._text.rfind("\n", stretch * _STRETCH, offset)
        if end < 0:  # The line begins before: in the stretch before the first that begins in it.
            stretch = bisect_left(self._lines, self._lines[stretch])
            end = self._text.rfind("\n", 0, stretch * _STRETCH)
        return offset - end


class Places(Lines):
    """Where in a JSON text each value stands. The text has been found to be JSON before.

    Attributes:
        text: The text.
        offsets: Offset of each value by its JSON Pointer; of a member of an object, its key's. Of
            a text of more values than a million, the first million.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text
        self.offsets: dict[str, int] = {}
        self._found: list[Ambiguity] = []
        self._values = 0
        self._pointers = 0
        self._unseen = self._scan()

    def line(self, pointer: str) -> int | None:
        """Line of a value, from 1; None where the text has no such value."""
        offset = self.offsets.get(pointer)
        return None if offset is None else self.line_at(offset)

    def token_length(self, offset: int) -> int:
        """Characters of the token at an offset: a key, a text, a number, a bracket."""
        match = _TOKEN.match(self.text, offset)
        return len(match[0]) if match else 0

    def ambiguities(self) -> Iterator[Ambiguity]:
        """Duplicate keys, numbers that are none, half characters; in the order of the text.

        Of more than a thousand, the first thousand, and one that says that there are more. What is
        behind the first million values is not gone to: it is told where looking ended. So this asks
        for a text in which something is ambiguous.
        """
        yield from self._found
        if self._unseen is not None and len(self._found) <= TOLD:
            pointer, offset = self._unseen
            more = "are more of what was told before" if self._found else "is a doubled key, "
            if not self._found:
                more += "a number that is none, or half a character"
            yield Ambiguity(pointer, offset, f"Somewhere behind this place {more}")

    def _scan(self) -> tuple[str, int] | None:
        """Go through the text; pointer and offset at which that was given up, if it was."""
        stack: list[_Container] = []
        pointer, key_next = "", False
        for match in _TOKEN.finditer(self.text):
            token, offset = match[0], match.start()
            if token == ",":
                inner = stack[-1]
                if inner.keys is None:
                    inner.index += 1
                    pointer = f"{inner.prefix}/{inner.index}"
                else:
                    key_next = True
            elif token in "]}":
                stack.pop()
                key_next = False
            elif key_next:
                pointer = self._key(stack[-1], token, offset)
                key_next = False
            elif token != ":":
                if self._values >= _KNOWN or self._pointers >= _POINTERS:
                    return pointer, offset
                self._values += 1
                self._pointers += len(pointer)
                self.offsets.setdefault(pointer, offset)  # of a member, its key's is known
                if token == "{":
                    stack.append(_Container(pointer, set()))
                    key_next = True
                elif token == "[":
                    stack.append(_Container(pointer))
                    pointer += "/0"
                else:
                    self._scalar(token, pointer, offset)
        return None

    def _key(self, inner: _Container, token: str, offset: int) -> str:
        key = json.loads(token)
        pointer = f"{inner.prefix}/{escape(whole(key))}"
        assert inner.keys is not None
        if key in inner.keys:
            message = f"The key {_shown(token)} stands twice in the same object"
            self._note(pointer, offset, message)
        inner.keys.add(key)
        self.offsets[pointer] = offset
        self._scalar(token, pointer, offset)
        return pointer

    def _scalar(self, token: str, pointer: str, offset: int) -> None:
        if token[0] == '"':
            if HALF_ESCAPE.search(token) and re.search(_HALF, json.loads(token)):
                message = f"The text {_shown(token)} holds half a character (surrogate)"
                self._note(pointer, offset, message)
        elif token in ("NaN", "Infinity", "-Infinity"):
            self._note(pointer, offset, f"{token} is no JSON value")
        elif token[0] in "-0123456789" and math.isinf(float(token)) and not _integer(token):
            self._note(pointer, offset, f"The number {_shown(token)} is too large to be read")

    def _note(self, pointer: str, offset: int, message: str) -> None:
        if len(self._found) == TOLD:
            message = f"Here and behind are more of what was told {TOLD:,} times"
        if len(self._found) <= TOLD:
            self._found.append(Ambiguity(pointer, offset, message))


def _shown(token: str) -> str:
    return token if len(token) <= _SHOWN else f"{token[:_SHOWN]}…"


def _integer(token: str) -> bool:
    return token.lstrip("-").isdigit()
