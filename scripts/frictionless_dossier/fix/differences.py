"""How a text differs from its canonical form, told line by line."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

SHOWN = 80
"""How many characters of a line are quoted."""


class Difference(NamedTuple):
    """One difference: the line (from 1) and what is wrong with it."""

    line: int
    message: str


def differences(actual: bytes, canonical: str) -> Iterator[Difference]:
    """What is wrong with the bytes of a file; nothing if they are the canonical text.

    Faults that touch every line (byte order mark, line ends, order of rows) are told once.
    """
    expected = canonical.encode()
    if actual == expected:
        return
    if actual.startswith(b"\xef\xbb\xbf"):
        yield Difference(1, "begins with a byte order mark")
        actual = actual[3:]
    if b"\r" in actual:
        line = actual.replace(b"\r\n", b"\n")[: actual.index(b"\r")].count(b"\n") + 1
        yield Difference(line, "ends lines with a carriage return instead of LF alone")
        actual = actual.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    lines, wanted = actual.decode(errors="replace").split("\n"), canonical.split("\n")
    if actual and not actual.endswith(b"\n"):
        yield Difference(len(lines), "does not end with a line end")
        lines.append("")
    if lines != wanted and sorted(lines) == sorted(wanted):
        number = next(n for n, (a, b) in enumerate(zip(lines, wanted, strict=True), 1) if a != b)
        yield Difference(number, "is not in the order of the primary key")
    elif len(lines) != len(wanted):
        number = next(n for n, (a, b) in enumerate(zip_longest(lines, wanted), 1) if a != b)
        yield Difference(number, "is the first that is written otherwise than it should be")
    else:
        for number, (line_, should) in enumerate(zip(lines, wanted, strict=True), 1):
            if line_ != should:
                yield Difference(number, f"should read: {_short(should)}")


def _short(line: str) -> str:
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
