"""Columns of text: most cells are cleared many at a time, and only the others looked at."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from frictionless_dossier.checking.context import Context
from frictionless_dossier.package.model import Field, Schema
from frictionless_dossier.package.table import Table

CHUNK = 256
"""Cells that are looked at together: large enough to be fast, small enough to be worth clearing."""

_PARTS = 16
"""Parts of a chunk that are looked at next, where there may be a fault: few cells are at fault."""

SEPARATOR = "\x1e"
"""Stands before each cell of a chunk, and after the last."""


def texts(context: Context) -> Iterator[tuple[Table, Field]]:
    """The columns of free text of all tables: neither dates with precision nor lists of codes."""
    for table in context.tables.values():
        for field in table.fields():
            codes = "enum" in field.constraints
            if field.type == "string" and not field.is_date and not codes:
                yield table, field


def in_own_words(table: Table, field: Field, quoted: Mapping[str, Sequence[str]]) -> bool:
    """Whether the package speaks in a column of free text itself.

    Not in addresses, nor in identifiers and references, which are made of names.

    Args:
        table: The table.
        field: The column.
        quoted: For each table its columns that hold a source's own words or names.
    """
    if field.format == "uri":
        return False
    return field.name not in (*quoted.get(table.name, ()), *_keys(table.schema))


def _keys(schema: Schema) -> Iterator[str]:
    yield from schema.primary_key
    for key in schema.foreign_keys:
        yield from key.fields
    for rule in schema.rules:
        if rule.type == "row-reference":
            yield str(rule.parameters.get("row"))


def suspects(
    cells: Sequence[str | None], suspicious: Callable[[str], bool]
) -> Iterator[tuple[int, str]]:
    """The filled cells that are suspicious, each with its index.

    Args:
        cells: A column.
        suspicious: Whether there may be a fault in cells joined by `SEPARATOR`: first in those of a
            chunk, then, if there may, in each part of it, down to one cell. A cell that holds that
            character itself is suspicious anyway.
    """
    for start in range(0, len(cells), CHUNK):
        yield from _among(cells[start : start + CHUNK], start, suspicious)


def _among(
    cells: Sequence[str | None], start: int, suspicious: Callable[[str], bool]
) -> Iterator[tuple[int, str]]:
    """The suspicious ones among the cells of a column that begin at this index."""
    filled = {text for text in cells if text is not None}  # Each once: many cells are alike.
    joined = SEPARATOR.join(["", *filled, ""])
    if joined.count(SEPARATOR) == len(filled) + 1 and not suspicious(joined):
        return
    if len(cells) == 1:
        yield from ((start, text) for text in filled)
        return
    size = max(len(cells) // _PARTS, 1)
    for first in range(0, len(cells), size):
        yield from _among(cells[first : first + size], start + first, suspicious)
