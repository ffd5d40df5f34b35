"""CSV files of which nothing is declared: their encoding and delimiter, and their columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from frictionless_dossier.errors import OptionError
from frictionless_dossier.package.decode import Decoded, decode, marked
from frictionless_dossier.package.dialect import Dialect
from frictionless_dossier.package.paths import MAX_TABLE_BYTES, FileFault, read_bytes
from frictionless_dossier.package.records import split_records

DELIMITERS = (",", ";", "\t", "|")
"""What may stand between cells, the likeliest first."""

_FOR_EXCEL = re.compile(r"\ufeff?sep=.\r?\n")
"""A first line by which Excel is told the delimiter."""

_TRIED = 20
"""Records by which a delimiter is chosen."""

_FALLBACK = "cp1252"
"""What a file is read as that is not UTF-8: the encoding of most spreadsheets that are not."""


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table as it was found.

    Attributes:
        path: Its file, relative to the folder, with forward slashes.
        encoding: How it was decoded.
        delimiter: What stands between its cells.
        labels: Its header; a column without a label of its own has one that was made up for it.
        written: The header as it stands in the file.
        columns: The cells of each column, `None` where a row is too short or the cell is empty.
        lines: Physical line on which each row begins.
    """

    path: str
    encoding: str
    delimiter: str
    labels: tuple[str, ...]
    written: tuple[str, ...]
    columns: tuple[tuple[str | None, ...], ...]
    lines: tuple[int, ...]


def read_found(folder: Path, path: str) -> FoundTable:
    """Read a CSV file of a folder.

    Raises:
        OptionError: It cannot be read, has no header, or is no text.
    """
    try:
        data = read_bytes(folder, path, MAX_TABLE_BYTES)
    except FileFault as fault:
        raise OptionError(fault.message, fault.remedy) from None
    if b"\0" in data:
        raise OptionError(
            f"{path} holds NUL bytes, as texts in UTF-16 do, and files that are no text.",
            "Save it as UTF-8.",
        )
    decoded = _decoded(data)
    if _FOR_EXCEL.match(decoded.text):
        raise OptionError(
            f"{path} begins with a line that only Excel understands, and that is no header.",
            "Remove that line.",
        )
    delimiter = _delimiter(decoded.text)
    rows, lines = _rows(decoded.text, delimiter)
    if not rows:
        raise OptionError(f"{path} is empty.", "Write a header and rows into it.")
    written = tuple(label or "" for label in rows[0])
    if any(marked(each) for each in written):
        raise OptionError(f"The header of {path} is no text.", "Save the file as UTF-8.")
    columns = tuple(
        tuple((row[at] or None) if at < len(row) else None for row in rows[1:])
        for at in range(len(written))
    )
    labels = _own(written)
    return FoundTable(path, decoded.encoding, delimiter, labels, written, columns, tuple(lines[1:]))


def _own(written: Sequence[str]) -> tuple[str, ...]:
    """Labels of which no two are the same: `column_3` for a blank one, `name_2` for a second."""
    labels: list[str] = []
    for number, label in enumerate(written, start=1):
        if label and label not in labels:
            labels.append(label)
            continue
        base, further = (label, count(2)) if label else ("column", count(number))
        made = (f"{base}_{each}" for each in further)
        labels.append(next(each for each in made if each not in labels and each not in written))
    return tuple(labels)


def _decoded(data: bytes) -> Decoded:
    decoded = decode(data, "utf-8", declared=False)
    return decode(data, _FALLBACK, declared=False) if decoded.damaged else decoded


def _delimiter(text: str) -> str:
    """The delimiter by which the first records have the most cells, all as many as the header."""

    def fit(delimiter: str) -> tuple[float, int]:
        rows, _ = _rows(text, delimiter, _TRIED)
        width = len(rows[0]) if rows else 1
        even = sum(len(row) == width for row in rows) / max(len(rows), 1)
        return (even if width > 1 else 0.0), width

    return max(DELIMITERS, key=fit)


def _rows(
    text: str, delimiter: str, most: int | None = None
) -> tuple[list[Sequence[str | None]], list[int]]:
    """The records that are not blank, and the line of each."""
    rows: list[Sequence[str | None]] = []
    lines: list[int] = []
    for block in split_records(text, Dialect(delimiter=delimiter)):
        for row, line in zip(block.rows, block.lines, strict=True):
            if any(row):
                rows.append(row)
                lines.append(line)
        if most is not None and len(rows) >= most:
            return rows[:most], lines[:most]
    return rows, lines
