r"""Regular expressions of XML Schema in the spelling of Python.

Table Schema, `pattern`: its value "MUST conform to the standard XML Schema regular expression
syntax" (Part 2, appendix F). Most of that is Python's syntax, too. What is not, is spelt otherwise
here: the classes of characters by category (`\p{Lu}`, `\P{Lu}`), those of XML names (`\i`, `\c`,
`\I`, `\C`), and a class less another (`[a-z-[aeiou]]`). What only Python knows is left as it is.
"""

import re
import sys
import unicodedata
from functools import cache, lru_cache

# XML 1.0, fifth edition, [4] NameStartChar and [4a] NameChar, as the inside of a class.
_INITIAL = (
    r":A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D"
    r"\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_NAME = rf"{_INITIAL}\-.0-9\u00B7\u0300-\u036F\u203F-\u2040"
_OTHERS = re.compile(r"\\[pPiIcC]|-\[")
_PROPERTY = re.compile(r"\{([A-Z][a-z]?)\}")


@lru_cache(maxsize=512)
def in_python(pattern: str) -> str:
    r"""The expression as Python spells it.

    Raises:
        re.error: It is none of XML Schema's, or names a block of characters (`\p{IsGreek}`), which
            is not supported.
    """
    if _OTHERS.search(pattern) is None:
        return pattern
    return _Speller(pattern).all()


class _Speller:
    """One expression while it is spelt anew."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def all(self) -> str:
        pieces = []
        while self.at < len(self.pattern):
            if self.pattern[self.at] == "[":
                pieces.append(self._class())
            elif (content := self._named()) is not None:
                pieces.append(f"[{content}]")
            else:
                pieces.append(self._next())
        return "".join(pieces)

    def _next(self) -> str:
        """The next character, an escaped one with its backslash."""
        length = 2 if self.pattern[self.at] == "\\" else 1
        piece = self.pattern[self.at : self.at + length]
        self.at += length
        return piece

    def _class(self) -> str:
        """A class in brackets, less the one that may stand at its end."""
        start = self.at
        self.at += 1
        pieces = ["["]
        if self.pattern.startswith("^", self.at):
            pieces.append(self._next())
        first = True
        while self.at < len(self.pattern):
            if self.pattern.startswith("-[", self.at):
                self.at += 1
                less = self._class()
                self._close(start)
                return f"(?:(?!{less}){''.join(pieces)}])"
            if self.pattern[self.at] == "]" and not first:
                self.at += 1
                return "".join(pieces) + "]"
            content = self._named()
            pieces.append(self._next() if content is None else content)
            first = False
        raise self._error("a class of characters is not closed", start)

    def _close(self, start: int) -> None:
        if not self.pattern.startswith("]", self.at):
            raise self._error("nothing may follow the class that is taken away", start)
        self.at += 1

    def _named(self) -> str | None:
        """The inside of the class that an escape means; None where none stands here."""
        escape = self.pattern[self.at : self.at + 2]
        if escape in (r"\i", r"\I", r"\c", r"\C"):
            self.at += 2
            inside = _INITIAL if escape[1] in "iI" else _NAME
            return inside if escape[1].islower() else _outside(inside)
        if escape not in (r"\p", r"\P"):
            return None
        match = _PROPERTY.match(self.pattern, self.at + 2)
        inside = _ranges().get(match[1], "") if match else ""
        if match is None or not inside:
            raise self._error(f"{escape} is followed by no category of characters", self.at)
        self.at = match.end()
        return inside if escape == r"\p" else _outside(inside)

    def _error(self, message: str, at: int) -> re.error:
        return re.error(message, self.pattern, at)


@cache
def _ranges() -> dict[str, str]:
    """The inside of a class for each category of Unicode, and for each group of them."""
    found: dict[str, list[str]] = {}
    start, category = 0, unicodedata.category("\0")
    for code in range(1, sys.maxunicode + 2):
        other = unicodedata.category(chr(code)) if code <= sys.maxunicode else ""
        if other != category:
            found.setdefault(category, []).append(_range(start, code - 1))
            start, category = code, other
    for name in list(found):
        found.setdefault(name[0], []).extend(found[name])
    return {name: "".join(each) for name, each in found.items()}


@cache
def _outside(inside: str) -> str:
    """The inside of a class of all characters that another has not."""
    matches = re.compile(f"[{inside}]").match
    pieces, start = [], None
    for code in range(sys.maxunicode + 2):
        out = code <= sys.maxunicode and matches(chr(code)) is None
        if out and start is None:
            start = code
        elif not out and start is not None:
            pieces.append(_range(start, code - 1))
            start = None
    return "".join(pieces)


def _range(first: int, last: int) -> str:
    return f"\\U{first:08X}" if first == last else f"\\U{first:08X}-\\U{last:08X}"
