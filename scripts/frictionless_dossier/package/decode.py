"""Bytes to text, strictly; a byte that does not fit is marked, and costs only its own record."""

import codecs
import re
from pathlib import Path
from typing import NamedTuple, TextIO

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Shown for what cannot be shown."""

_MARK_BASE = 0xDC00
_MARKS = re.compile("[\udc00-\udcff]+")
LINE_END = re.compile(r"\r\n|\r|\n")
"""What ends a line of a file."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class BadBytes(NamedTuple):
    """Bytes of a line that do not fit the encoding.

    Attributes:
        offset: Offset in the file of the first of them.
        byte: That byte.
        number: How many there are.
    """

    offset: int
    byte: int
    number: int


class Decoded(NamedTuple):
    """The text of a file.

    Attributes:
        text: The text, without byte order mark. Each byte that does not fit stands in it as one
            character of the range U+DC00 to U+DCFF, which no text can hold otherwise.
        encoding: The encoding that was used.
        start: Offset in the file at which the text begins: the bytes of the byte order mark.
        contradicted: Whether the byte order mark is that of another encoding than declared.
        damaged: Whether there is a byte that does not fit.
    """

    text: str
    encoding: str
    start: int = 0
    contradicted: bool = False
    damaged: bool = False

    def bad_lines(self) -> dict[int, BadBytes]:
        """Bytes that do not fit, by physical line from 1."""
        found: dict[int, BadBytes] = {}
        if not self.damaged:
            return found
        line, at, offset = 1, 0, self.start
        for match in _MARKS.finditer(self.text):
            before = self.text[at : match.start()]
            line += sum(1 for _ in LINE_END.finditer(before))
            offset += len(before.encode(self.encoding, "replace"))
            first = found.get(line, BadBytes(offset, ord(match[0][0]) - _MARK_BASE, 0))
            found[line] = first._replace(number=first.number + len(match[0]))
            at, offset = match.end(), offset + len(match[0])
        return found


def known_encoding(name: str) -> bool:
    """Whether Python decodes text from an encoding of this name, going on after a bad byte."""
    try:
        b"text".decode(name, "replace")
    except (LookupError, ValueError):
        return False
    return True


def decode(data: bytes, encoding: str, *, declared: bool = True) -> Decoded:
    """The text of a file.

    A byte order mark is dropped, and decides: a file that begins with one of another encoding
    than declared is read by its mark, and marked as contradicted if the encoding was `declared`.

    Raises:
        UnicodeError: The encoding cannot be decoded piece by piece, so nothing can be saved.
    """
    used, start = encoding, 0
    for mark, name in _BOMS:
        if data.startswith(mark):
            used, start = name, len(mark)
            break
    contradicted = declared and start > 0 and not _family(used).startswith(_family(encoding))
    decoded = decode_part(data[start:] if start else data, used, start)
    return decoded._replace(contradicted=contradicted)


def decode_part(data: bytes, encoding: str, start: int) -> Decoded:
    """The text of some lines of a file, which begin at this offset; no byte order mark is sought.

    Raises:
        UnicodeError: As `decode`.
    """
    try:
        return Decoded(str(data, encoding), encoding, start)
    except UnicodeDecodeError:
        return Decoded(str(data, encoding, _HANDLER), encoding, start, damaged=True)


def marked(text: str) -> bool:
    """Whether a text holds a byte that did not fit."""
    return _MARKS.search(text) is not None


def unmarked(text: str, instead: str = REPLACEMENT) -> str:
    """The text with another character for each byte that did not fit."""
    return _MARKS.sub(lambda match: instead * len(match[0]), text)


def _family(encoding: str) -> str:
    """The name of an encoding without spelling: `UTF8`, `utf-8-sig` and `utf_8` are one."""
    return codecs.lookup(encoding).name.replace("-", "").replace("_", "").removesuffix("sig")


def _mark(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(chr(_MARK_BASE + byte) for byte in bad), error.end


_HANDLER = "frictionless_dossier.mark"
codecs.register_error(_HANDLER, _mark)


def open_text(file: Path, encoding: str) -> TextIO:
    r"""A file as a stream of text, as `decode` gives it; its line ends are all `\n`.

    Raises:
        OSError: The file cannot be read.
        UnicodeError: As `decode`; reading may raise it, too.
    """
    with file.open("rb") as stream:
        head = stream.read(4)
    by_mark = next((name for mark, name in _BOMS if head.startswith(mark)), None)
    text = file.open(encoding=by_mark or encoding, errors=_HANDLER)
    if by_mark:
        text.read(1)
    return text
