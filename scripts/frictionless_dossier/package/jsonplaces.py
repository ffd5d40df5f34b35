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

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
_HALF = "[\ud800-\udfff]"

_KNOWN = 1_000_000
"""Values of a text whose places are kept, at 200 bytes each; 64 MiB may hold thirty millions."""

_TOLD = 1_000
"""Ambiguities of a text that are told one by one."""

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


class Places:
    """Where in a JSON text each value stands. The text has been found to be JSON before.

    Attributes:
        text: The text.
        offsets: Offset of each value by its JSON Pointer; of a member of an object, its key's. Of
            a text of more values than a million, the first million.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.offsets: dict[str, int] = {}
        self._found: list[Ambiguity] = []
        stretches = range(0, len(text), _STRETCH)
        ends = (text.count("\n", start, start + _STRETCH) for start in stretches)
        self._lines = list(accumulate(ends, initial=1))
        self._scan()

    def line(self, pointer: str) -> int | None:
        """Line of a value, from 1; None where the text has no such value."""
        offset = self.offsets.get(pointer)
        return None if offset is None else self.line_at(offset)

    def line_at(self, offset: int) -> int:
        """Line of an offset, from 1."""
        stretch = offset // _STRETCH
        return self._lines[stretch] + self.text.count("\n", stretch * _STRETCH, offset)

    def column_at(self, offset: int) -> int:
        """Character of an offset in its line, from 1; a line may be as long as the text."""
        stretch = offset // _STRETCH
        end = self.text.rfind("\n", stretch * _STRETCH, offset)
        if end < 0:  # The line begins before: in the stretch before the first that begins in it.
            stretch = bisect_left(self._lines, self._lines[stretch])
            end = self.text.rfind("\n", 0, stretch * _STRETCH)
        return offset - end

    def token_length(self, offset: int) -> int:
        """Characters of the token at an offset: a key, a text, a number, a bracket."""
        match = _TOKEN.match(self.text, offset)
        return len(match[0]) if match else 0

    def ambiguities(self) -> Iterator[Ambiguity]:
        """Duplicate keys, numbers that are none, half characters; in the order of the text.

        Of more than a thousand, the first thousand, and one that says that there are more.
        """
        return iter(self._found)

    def _scan(self) -> None:
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
                if pointer not in self.offsets:  # Else it is the value of a key.
                    self._put(pointer, offset)
                if token == "{":
                    stack.append(_Container(pointer, set()))
                    key_next = True
                elif token == "[":
                    stack.append(_Container(pointer))
                    pointer += "/0"
                else:
                    self._scalar(token, pointer, offset)

    def _key(self, inner: _Container, token: str, offset: int) -> str:
        key = json.loads(token)
        pointer = f"{inner.prefix}/{escape(whole(key))}"
        assert inner.keys is not None
        if key in inner.keys:
            self._note(pointer, offset, f"The key {token} stands twice in the same object")
        inner.keys.add(key)
        self._put(pointer, offset)
        self._scalar(token, pointer, offset)
        return pointer

    def _scalar(self, token: str, pointer: str, offset: int) -> None:
        if token[0] == '"':
            if HALF_ESCAPE.search(token) and re.search(_HALF, json.loads(token)):
                self._note(pointer, offset, f"The text {token} holds half a character (surrogate)")
        elif token in ("NaN", "Infinity", "-Infinity"):
            self._note(pointer, offset, f"{token} is no JSON value")
        elif token[0] in "-0123456789" and math.isinf(float(token)) and not _integer(token):
            self._note(pointer, offset, f"The number {token} is too large to be read")

    def _put(self, pointer: str, offset: int) -> None:
        if len(self.offsets) < _KNOWN:
            self.offsets[pointer] = offset

    def _note(self, pointer: str, offset: int, message: str) -> None:
        if len(self._found) == _TOLD:
            message = f"Here and behind are more of what was told {_TOLD:,} times"
        if len(self._found) <= _TOLD:
            self._found.append(Ambiguity(pointer, offset, message))


def _integer(token: str) -> bool:
    return token.lstrip("-").isdigit()
