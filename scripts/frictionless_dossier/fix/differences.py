"""How a text differs from its canonical form, told line by line."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from frictionless_dossier.fix.canonical import Canonical

SHOWN = 80
"""How many characters of a line are quoted."""


class Difference(NamedTuple):
    """One difference: the line (from 1) and what is wrong with it."""

    line: int
    message: str


def differences(actual: bytes, canonical: Canonical) -> Iterator[Difference]:
    """What is wrong with the bytes of a file; nothing if they are the canonical text.

    Faults that touch every line (byte order mark, line ends) are told once, and so is the order of
    rows: one row out of its place moves all lines after it.
    """
    if actual == canonical.text.encode():
        return
    if actual.startswith(b"\xef\xbb\xbf"):
        yield Difference(1, "begins with a byte order mark")
        actual = actual[3:]
    if b"\r" in actual:
        line = actual.replace(b"\r\n", b"\n")[: actual.index(b"\r")].count(b"\n") + 1
        yield Difference(line, "ends lines with a carriage return instead of LF alone")
        actual = actual.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    lines, in_order = actual.decode(errors="replace").split("\n"), canonical.in_order().split("\n")
    if actual and not actual.endswith(b"\n"):
        yield Difference(len(lines), "does not end with a line end")
        lines.append("")
    if len(lines) != len(in_order):
        number = next(n for n, (a, b) in enumerate(zip_longest(lines, in_order), 1) if a != b)
        yield Difference(number, "is the first that is written otherwise than it should be")
        return
    for number, (line_, should) in enumerate(zip(lines, in_order, strict=True), 1):
        if line_ != should:
            yield Difference(number, f"should read: {_short(should)}")
    wanted = canonical.text.split("\n")
    for at, (line_, should) in enumerate(zip(in_order, wanted, strict=True)):
        if line_ != should:
            number = in_order.index(should, at) + 1
            yield Difference(
                number, f"is out of the order of the primary key: it belongs before line {at + 1}"
            )
            return


def _short(line: str) -> str:
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
