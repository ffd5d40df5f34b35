"""CSV files of which nothing is declared: their encoding and delimiter, and their columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from frictionless_dossier.errors import OptionError
from frictionless_dossier.package.decode import Decoded, decode, marked
from frictionless_dossier.package.dialect import Dialect
from frictionless_dossier.package.paths import MAX_TABLE_BYTES, FileFault, read_bytes
from frictionless_dossier.package.records import split_records

DELIMITERS = (",", ";", "\t", "|")
"""What may stand between cells, the likeliest first."""

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
        labels: Its header.
        columns: The cells of each column, `None` where a row is too short or the cell is empty.
        lines: Physical line on which each row begins.
    """

    path: str
    encoding: str
    delimiter: str
    labels: tuple[str, ...]
    columns: tuple[tuple[str | None, ...], ...]
    lines: tuple[int, ...]


def read_found(folder: Path, path: str) -> FoundTable:
    """Read a CSV file of a folder.

    Raises:
        OptionError: It cannot be read, has no header, or two columns have the same label.
    """
    try:
        data = read_bytes(folder, path, MAX_TABLE_BYTES)
    except FileFault as fault:
        raise OptionError(fault.message, fault.remedy) from None
    decoded = _decoded(data)
    delimiter = _delimiter(decoded.text)
    rows, lines = _rows(decoded.text, delimiter)
    if not rows:
        raise OptionError(f"{path} is empty.", "Write a header and rows into it.")
    labels = tuple(label or "" for label in rows[0])
    doubled = next((each for at, each in enumerate(labels) if each in labels[:at]), None)
    if doubled is not None or not all(labels):
        number = labels.index("") + 1 if "" in labels else 0
        wrong = f"column {number} without a label" if number else f"the label {doubled!r} twice"
        remedy = "Give each column a label of its own."
        if number == 1:
            remedy += " Call it row, if it holds the numbers of the rows, as R and pandas write."
        raise OptionError(f"{path} has {wrong}.", remedy)
    if any(marked(each) for each in labels):
        raise OptionError(f"The header of {path} is no text.", "Save the file as UTF-8.")
    columns = tuple(
        tuple((row[at] or None) if at < len(row) else None for row in rows[1:])
        for at in range(len(labels))
    )
    return FoundTable(path, decoded.encoding, delimiter, labels, columns, tuple(lines[1:]))


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
