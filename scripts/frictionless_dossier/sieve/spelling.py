r"""How cells stand in a line of delimited text, as expressions of Rust's `regex`.

A cell stands there bare, with neither delimiter nor quote in it, or in quotes, where a quote is
doubled. Control characters are in no cell: some of them end a line for somebody, so they are left
to the exact reader. So is U+FEFF, which Polars drops at the beginning of what it reads.
"""

from collections.abc import Iterable

from frictionless_dossier.package.dialect import Dialect

HIDDEN = "\x1e"
"""Stands for a line end inside quotes; a control character, so no cell has it itself."""

_CONTROLS = frozenset({*map(chr, range(0x20)), "\x7f", "\ufeff"} - {"\t"})


class Spelling:
    """The spelling of the cells of one table.

    Args:
        dialect: How the table is written; one of those that `choice` lets through.

    Attributes:
        special: The characters that do not stand in a bare cell.
        cell: Any cell.
    """

    def __init__(self, dialect: Dialect) -> None:
        self._marks = dialect.delimiter + (dialect.quote or "")
        self._mark = character(dialect.delimiter)
        self._quote = "" if dialect.quote is None else character(dialect.quote)
        self.special = _CONTROLS.union(self._marks)
        controls = "".join(map(character, sorted(_CONTROLS)))
        self._quoted = f"[^{self._quote}{controls}]|{self._quote * 2}"
        self._bare = f"[^{self._mark}{self._quote}{controls}]"
        self.cell = f"{self._bare}*"
        if self._quote:
            inside = f"(?:{self._quoted}|{character(HIDDEN)})*"
            self.cell = f"{self.cell}|{self._quote}{inside}{self._quote}"

    def row(self, cells: Iterable[str]) -> str:
        """A line with these cells, as a whole."""
        return f"^(?:{f'){self._mark}(?:'.join(cells)})$"

    def of_length(self, least: int, most: int | None) -> str:
        """Cells of so many characters; a line end is none, it may be one or two."""
        times = f"{{{least},{'' if most is None else most}}}"
        bare = f"{self._bare}{times}"
        if not self._quote:
            return bare
        return f"{bare}|{self._quote}(?:{self._quoted}){times}{self._quote}"

    def either_way(self, bare: str) -> str:
        """Cells of which an expression holds that has neither delimiter nor quote."""
        return f"{bare}|{self._quote}(?:{bare}){self._quote}" if self._quote else bare

    def of_text(self, text: str) -> str | None:
        """The cells that have this text; None if there are none."""
        if not _CONTROLS.isdisjoint(text) or not text.isprintable():
            return None
        spelled = self.spelled(text) if self.is_bare(text) else self.spelled(text)[1:]
        return "|".join("".join(map(character, each)) for each in spelled) or None

    def spelled(self, text: str) -> list[str]:
        """A text as a cell: bare, whether it can be or not, and in quotes where there are any."""
        if not self._quote:
            return [text]
        quote = self._marks[1]
        return [text, f"{quote}{text.replace(quote, quote * 2)}{quote}"]

    def is_bare(self, text: str) -> bool:
        """Whether a text can stand without quotes."""
        return self.special.isdisjoint(text)


def character(text: str) -> str:
    """One character: as it stands where it means nothing else."""
    return text if text.isascii() and text.isalnum() else rf"\x{{{ord(text):x}}}"
