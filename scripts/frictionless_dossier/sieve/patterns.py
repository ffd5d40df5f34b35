r"""Regular expressions of Python as ones of Rust that match no text more.

Polars matches with Rust's `regex`, in linear time; the judge matches with `re`. What both spell
alike they do not always mean alike (`\d` takes every digit of Unicode, in two versions of Unicode),
so an expression is not handed over as it stands. It is taken apart and written anew from what has
one meaning only, classes like `\d` narrowed to ASCII. Since there is no assertion about what must
*not* follow among that, whatever the narrowed expression matches as a whole the wide one does too.
"""

import re
import sys
from collections.abc import Sequence, Set
from re import _constants as sre  # type: ignore[attr-defined] # no part of the typed library
from re import _parser  # type: ignore[attr-defined] # likewise
from typing import Any

_DIGITS, _SPACES, _WORDS = "0-9", r"\x09-\x0d\x1c-\x20", "A-Za-z0-9_"
_ASCII = r"\x00-\x7f"
_ANYTHING = r"[\x00-\x{10ffff}]"
_ALL = [range(sys.maxunicode + 1)]
_CATEGORIES = {
    sre.CATEGORY_DIGIT: _DIGITS,
    sre.CATEGORY_SPACE: _SPACES,
    sre.CATEGORY_WORD: _WORDS,
    sre.CATEGORY_NOT_DIGIT: rf"[{_ASCII}&&[^{_DIGITS}]]",
    sre.CATEGORY_NOT_SPACE: rf"[{_ASCII}&&[^{_SPACES}]]",
    sre.CATEGORY_NOT_WORD: rf"[{_ASCII}&&[^{_WORDS}]]",
}
_POSITIVE = (sre.CATEGORY_DIGIT, sre.CATEGORY_SPACE, sre.CATEGORY_WORD)
_OFTEN = 64
"""Repetitions that are enough for nearly all texts."""

_LARGE = 2048
"""States of the largest matcher."""

_ALLOWED_FLAGS = re.UNICODE | re.DOTALL
_BEGINNINGS = ((sre.AT, sre.AT_BEGINNING), (sre.AT, sre.AT_BEGINNING_STRING))
_ENDS = ((sre.AT, sre.AT_END), (sre.AT, sre.AT_END_STRING))


class _Unknown(Exception):
    """Something that has not one meaning in both, or none in Rust."""


def translate(pattern: str) -> str | None:
    """An expression of Rust that matches, as a whole, only texts that `pattern` does in Python.

    None where there is none: look-around, back-references, boundaries, flags other than DOTALL. Nor
    for an expression that is too large for a matcher in linear time.
    """
    expression = _translate(pattern)
    return None if expression is None else f"^(?:{expression})$"


def translate_without(pattern: str, forbidden: Set[str]) -> str | None:
    """The same as a part of a longer expression, for texts in which some characters do not stand.

    Args:
        pattern: An expression that Python matches with a whole text.
        forbidden: The characters.
    """
    return _translate(pattern, frozenset(map(ord, forbidden)))


def measure(pattern: str) -> tuple[int, int]:
    """The fewest characters that an expression matches, and about how many states a matcher has.

    The states are its characters, repeated ones each time anew.
    """
    tree = _parser.parse(pattern)
    return tree.getwidth()[0], _states(tree)


def _translate(pattern: str, forbidden: Set[int] | None = None) -> str | None:
    tree = _parser.parse(pattern)
    flags = tree.state.flags
    if flags & ~_ALLOWED_FLAGS or _states(tree) > _LARGE:
        return None
    try:
        return _Writer(forbidden).sequence(tree, bool(flags & re.DOTALL), outermost=True)
    except _Unknown:
        return None


class _Writer:
    """Writes the items of a parsed expression.

    Args:
        forbidden: Characters that nothing may match; None if the expression stands alone. Else it
            is a part of a longer one, in which an anchor would mean another place.
    """

    def __init__(self, forbidden: Set[int] | None) -> None:
        self._forbidden = forbidden
        self._others = "".join(map(_character, sorted(forbidden or ())))

    def sequence(self, items: Any, dotall: bool, *, outermost: bool = False) -> str:
        items = list(items)
        if self._forbidden is not None and outermost:
            # The whole text is matched, so that these say nothing.
            items = items[bool(items and items[0] in _BEGINNINGS) :]
            items = items[: len(items) - bool(items and items[-1] in _ENDS)]
        return "".join(self._item(operator, value, dotall) for operator, value in items)

    def _item(self, operator: Any, value: Any, dotall: bool) -> str:
        if operator is sre.LITERAL:
            return self._characters(_character(value), [range(value, value + 1)])
        if operator is sre.NOT_LITERAL:
            return self._characters(f"[^{_character(value)}]")
        if operator is sre.ANY:
            return self._characters(_ANYTHING if dotall else r"[^\x0a]")
        if operator is sre.IN:
            return self._characters(_class(value), _ranges(value))
        if operator is sre.BRANCH:
            return f"(?:{'|'.join(self.sequence(each, dotall) for each in value[1])})"
        if operator is sre.SUBPATTERN:
            _, added, removed, body = value
            if (added | removed) & ~re.DOTALL:
                raise _Unknown
            inner = (dotall or bool(added & re.DOTALL)) and not removed & re.DOTALL
            return f"(?:{self.sequence(body, inner)})"
        if operator in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            least, most, body = value
            times = f"{{{least},{'' if most is sre.MAXREPEAT else _at_most(least, most)}}}"
            return f"(?:{self.sequence(body, dotall)}){times}"
        if self._forbidden is None and (operator, value) in _BEGINNINGS:
            return r"\A"
        if self._forbidden is None and (operator, value) in _ENDS:
            return r"\z"
        raise _Unknown

    def _characters(self, those: str, ranges: Sequence[range] = _ALL) -> str:
        """Some characters, which lie in these ranges, without the forbidden ones."""
        forbidden = self._forbidden or ()
        if not any(code in each for each in ranges for code in forbidden):
            return those
        return f"[{those}--[{self._others}]]"


def _ranges(items: Any) -> Sequence[range]:
    """Ranges in which all characters of a class lie."""
    ranges = []
    for operator, value in items:
        if operator is sre.LITERAL:
            ranges.append(range(value, value + 1))
        elif operator is sre.RANGE:
            ranges.append(range(value[0], value[1] + 1))
        else:
            return _ALL
    return ranges


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


def _at_most(least: int, most: int) -> int:
    """How often something is repeated at most in the narrowed expression, which is to be small."""
    return min(most, max(least, _OFTEN))


def _states(items: Any) -> int:
    return sum(_item_states(operator, value) for operator, value in items)


def _item_states(operator: Any, value: Any) -> int:
    if operator is sre.BRANCH:
        return sum(map(_states, value[1]))
    if operator is sre.SUBPATTERN:
        return _states(value[3])
    if operator in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        least, most, body = value
        times: int = least + 1 if most is sre.MAXREPEAT else _at_most(least, most)
        return times * _states(body)
    return 1
