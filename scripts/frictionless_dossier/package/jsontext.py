"""JSON, strictly: what a text means.

The usual text is read by `json.loads` alone. Only when something is wrong is the text gone through
a second time to find the places (`jsonplaces.py`).
"""

import json
import math
import re
from collections.abc import Callable, Iterator
from typing import Any, Never, TypeVar

from frictionless_dossier.nesting import MAX_DEPTH, too_deep
from frictionless_dossier.package.jsonplaces import HALF_ESCAPE, Ambiguity, Places, position, whole

Made = TypeVar("Made")

_BLANK = re.compile(r"[ \t\r\n]*")


class JsonError(Exception):
    """The text is no JSON.

    Attributes:
        message: What is wrong.
        line: Line of the text, from 1.
        column: Character in that line, from 1.
    """

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(f"{message} (line {line}, column {column})")
        self.message = message
        self.line = line
        self.column = column


class _Ambiguous(Exception):
    """Raised by the hooks of the decoder; the second reading finds out what and where."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise _Ambiguous
    return value


def _constant(token: str) -> Never:
    raise _Ambiguous(token)


def _float(token: str) -> float:
    value = float(token)
    if math.isinf(value):
        raise _Ambiguous(token)
    return value


def _nothing(token: str) -> None:
    return None


def _finite(token: str) -> float | None:
    value = float(token)
    return None if math.isinf(value) else value


_STRICT = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant, parse_float=_float)
_LENIENT = json.JSONDecoder(parse_constant=_nothing, parse_float=_finite)


def parse(text: str) -> tuple[Any, tuple[Ambiguity, ...]]:
    """The value of a JSON text and what is ambiguous in it.

    Of a duplicate key the last value counts, as in `json.loads`; NaN, Infinity and numbers too
    large become None, and half a character U+FFFD.

    Raises:
        JsonError: The text is no JSON, or nested deeper than `MAX_DEPTH`.
    """
    value, ambiguous = _read(text)
    if HALF_ESCAPE.search(text) is not None:
        mended = whole(value)
        value, ambiguous = mended, ambiguous or mended != value
    return value, tuple(Places(text).ambiguities()) if ambiguous else ()


def items(text: str, offset: int, *, whole: bool) -> Iterator[tuple[int, Any]]:
    """The items of the array that begins at this offset, each with its own offset.

    An item that is ambiguous comes as an `Ambiguity` with an empty pointer.

    Args:
        text: The text.
        offset: Where in it the array begins.
        whole: Whether nothing may follow the array.

    Raises:
        JsonError: The text is no JSON, or nested deeper than `MAX_DEPTH`.
    """
    at = _skip(text, offset + 1)
    closed = text.startswith("]", at)
    while not closed:
        value, end = _item(text, at)
        yield at, value
        at = _skip(text, end)
        closed = text.startswith("]", at)
        if not closed:
            if not text.startswith(",", at):
                raise JsonError("Here `,` or `]` is expected", *position(text, at))
            at = _skip(text, at + 1)
    end = _skip(text, at + 1)
    if whole and end < len(text):
        raise JsonError("Something follows the array", *position(text, end))


def member_offset(text: str, key: str) -> int | None:
    """Offset of the value of a member of the object that a text is; None where it has none.

    Of a key that stands twice the last member counts, as in `parse`.

    Raises:
        JsonError: As `parse`.
    """
    _read(text)
    found = None
    at = _skip(text, 0)
    more = text.startswith("{", at) and not text.startswith("}", _skip(text, at + 1))
    while more:
        name, at = _LENIENT.raw_decode(text, _skip(text, at + 1))
        at = _skip(text, _skip(text, at) + 1)  # behind the colon
        if name == key:
            found = at
        _, at = _LENIENT.raw_decode(text, at)
        at = _skip(text, at)
        more = text.startswith(",", at)
    return found


def _read(text: str) -> tuple[Any, bool]:
    """The value of a text, and whether it has doubled keys or numbers that are none."""
    try:
        value, ambiguous = _STRICT.decode(text), False
    except _Ambiguous:
        value, ambiguous = _lenient(_LENIENT.decode, text), True
    except (ValueError, RecursionError) as error:
        raise _json_error(error) from None
    if too_deep(value):
        raise _too_deep()
    return value, ambiguous


def _item(text: str, at: int) -> tuple[Any, int]:
    try:
        value, end = _STRICT.raw_decode(text, at)
        ambiguous = False
    except _Ambiguous:
        value, end = _lenient(_LENIENT.raw_decode, text, at)
        ambiguous = True
    except (ValueError, RecursionError) as error:
        raise _json_error(error) from None
    if too_deep(value):
        raise _too_deep()
    if not ambiguous and HALF_ESCAPE.search(text, at, end) is not None:
        ambiguous = whole(value) != value
    if ambiguous:
        first = next(Places(text[at:end]).ambiguities())
        return Ambiguity("", at + first.offset, first.message), end
    return value, end


def _lenient(decode: Callable[..., Made], *arguments: Any) -> Made:
    try:
        return decode(*arguments)
    except (ValueError, RecursionError) as error:
        raise _json_error(error) from None


def _skip(text: str, offset: int) -> int:
    match = _BLANK.match(text, offset)
    return match.end() if match else offset


def _json_error(error: ValueError | RecursionError) -> JsonError:
    if isinstance(error, RecursionError):
        return _too_deep()
    if isinstance(error, json.JSONDecodeError):
        return JsonError(error.msg, error.lineno, error.colno)
    return JsonError("A number has more digits than can be read", 1, 1)


def _too_deep() -> JsonError:
    return JsonError(f"Arrays and objects are nested more than {MAX_DEPTH} levels deep", 1, 1)
