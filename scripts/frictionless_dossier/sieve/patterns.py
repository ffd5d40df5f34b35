r"""Regular expressions of Python as ones of Rust that match no text more.

Polars matches with Rust's `regex`, in linear time; the judge matches with `re`. What both spell
alike they do not always mean alike (`\d` takes every digit of Unicode, in two versions of Unicode),
so an expression is not handed over as it stands. It is taken apart and written anew from what has
one meaning only, classes like `\d` narrowed to ASCII. Since there is no assertion about what must
*not* follow among that, whatever the narrowed expression matches as a whole the wide one does too.
"""

import re
from re import _constants as sre  # type: ignore[attr-defined] # no part of the typed library
from re import _parser  # type: ignore[attr-defined] # likewise
from typing import Any

_DIGITS, _SPACES, _WORDS = "0-9", r"\x09-\x0d\x1c-\x20", "A-Za-z0-9_"
_ASCII = r"\x00-\x7f"
_CATEGORIES = {
    sre.CATEGORY_DIGIT: _DIGITS,
    sre.CATEGORY_SPACE: _SPACES,
    sre.CATEGORY_WORD: _WORDS,
    sre.CATEGORY_NOT_DIGIT: rf"[{_ASCII}&&[^{_DIGITS}]]",
    sre.CATEGORY_NOT_SPACE: rf"[{_ASCII}&&[^{_SPACES}]]",
    sre.CATEGORY_NOT_WORD: rf"[{_ASCII}&&[^{_WORDS}]]",
}
_POSITIVE = (sre.CATEGORY_DIGIT, sre.CATEGORY_SPACE, sre.CATEGORY_WORD)
_ALLOWED_FLAGS = re.UNICODE | re.DOTALL


class _Unknown(Exception):
    """Something that has not one meaning in both, or none in Rust."""


def translate(pattern: str) -> str | None:
    """An expression of Rust that matches, as a whole, only texts that `pattern` does in Python.

    None where there is none: look-around, back-references, boundaries, flags other than DOTALL.
    """
    tree = _parser.parse(pattern)
    flags = tree.state.flags
    if flags & ~_ALLOWED_FLAGS:
        return None
    try:
        return f"^(?:{_sequence(tree, bool(flags & re.DOTALL))})$"
    except _Unknown:
        return None


def _sequence(items: Any, dotall: bool) -> str:
    return "".join(_item(operator, value, dotall) for operator, value in items)


def _item(operator: Any, value: Any, dotall: bool) -> str:
    if operator is sre.LITERAL:
        return _character(value)
    if operator is sre.NOT_LITERAL:
        return f"[^{_character(value)}]"
    if operator is sre.ANY:
        return "(?s:.)" if dotall else r"[^\x0a]"
    if operator is sre.IN:
        return _class(value)
    if operator is sre.BRANCH:
        return f"(?:{'|'.join(_sequence(each, dotall) for each in value[1])})"
    if operator is sre.SUBPATTERN:
        _, added, removed, body = value
        if (added | removed) & ~re.DOTALL:
            raise _Unknown
        inner = (dotall or bool(added & re.DOTALL)) and not removed & re.DOTALL
        return f"(?:{_sequence(body, inner)})"
    if operator in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        least, most, body = value
        times = f"{{{least},}}" if most is sre.MAXREPEAT else f"{{{least},{most}}}"
        return f"(?:{_sequence(body, dotall)}){times}"
    if operator is sre.AT and value in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
        return r"\A"
    if operator is sre.AT and value in (sre.AT_END, sre.AT_END_STRING):
        return r"\z"
    raise _Unknown


def _class(items: Any) -> str:
    negated = items[0][0] is sre.NEGATE
    members = []
    for operator, value in items[negated:]:
        if operator is sre.LITERAL:
            members.append(_character(value))
        elif operator is sre.RANGE:
            members.append(f"{_character(value[0])}-{_character(value[1])}")
        elif operator is sre.CATEGORY and (not negated or value in _POSITIVE):
            members.append(_CATEGORIES[value])
        else:
            raise _Unknown
    if not negated:
        return f"[{''.join(members)}]"
    # What a negated class leaves out must not be narrowed, so all beyond ASCII goes with it.
    with_category = any(operator is sre.CATEGORY for operator, _ in items)
    others = f"[^{''.join(members)}]"
    return f"[{_ASCII}&&{others}]" if with_category else others


def _character(code: int) -> str:
    if 0xD800 <= code <= 0xDFFF:
        raise _Unknown  # Half a character, which no text of Rust can hold.
    return rf"\x{{{code:x}}}"
