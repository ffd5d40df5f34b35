"""Rows of JSON tables, from a file or inline: arrays, or objects by key."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from frictionless_dossier.package import jsontext
from frictionless_dossier.package.dialect import Dialect
from frictionless_dossier.package.jsonplaces import Ambiguity, Places, escape
from frictionless_dossier.package.records import Block

Item = tuple[int, Any]
"""A row as it stands in the JSON text: its line, and its value."""


class NoRows(Exception):
    """The JSON is sound, but holds no rows where they are looked for."""


@dataclass(slots=True)
class JsonRows:
    """The rows of a JSON table.

    Attributes:
        block: The rows; the first is the header where the items are objects.
        keyed: Whether the items are objects, so that their keys are the header.
        faults: Items that are no rows: line, record, what is wrong.
    """

    block: Block
    keyed: bool
    faults: list[tuple[int, int, str]] = field(default_factory=list)


def file_items(text: str, dialect: Dialect) -> Iterator[Item]:
    """The rows in a JSON text.

    Raises:
        JsonError: The text is no JSON.
        NoRows: It holds no array where the rows are looked for.
    """
    offset = _array(text, dialect.property)
    if offset is None:
        where = f'its member "{dialect.property}"' if dialect.property else "the document"
        raise NoRows(f"A JSON table is an array of rows; {where} is none.")
    line, at = 1, 0
    for start, value in jsontext.items(text, offset, whole=dialect.property is None):
        line += text.count("\n", at, start)
        at = start
        yield line, value


def make_rows(items: Sequence[Item], dialect: Dialect) -> JsonRows:
    """Rows of texts from rows of JSON values.

    Where the items are objects, the keys are the header (record 1, as frictionless counts), in the
    order in which they are met; a key that an object lacks is a cell without a value.
    """
    keyed = any(isinstance(value, dict) for _, value in items)
    rows: list[list[str | None]] = []
    lines: list[int] = []
    records: list[int] = []
    faults: list[tuple[int, int, str]] = []
    columns = {key: place for place, key in enumerate(dialect.keys)}
    for _, value in items:
        if isinstance(value, dict) and not dialect.keys:
            for key in value:
                columns.setdefault(key, len(columns))
    if keyed:
        rows.append(list(columns))
        lines.append(items[0][0])
        records.append(1)
    for record, (line, value) in enumerate(items, 2 if keyed else 1):
        if isinstance(value, Ambiguity):
            faults.append((line, record, value.message))
        elif not isinstance(value, dict if keyed else list):
            demand = "an object" if keyed else "an array"
            faults.append((line, record, f"The row is not {demand}, as the others are"))
        else:
            values = [value.get(key) for key in columns] if isinstance(value, dict) else value
            rows.append([as_text(each) for each in values])
            lines.append(line)
            records.append(record)
    return JsonRows(Block(rows, lines, records, after=len(items) + 1 + keyed), keyed, faults)


def as_text(value: Any) -> str | None:
    """A JSON value as the text that would stand in a CSV cell; None for null."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _array(text: str, member: str | None) -> int | None:
    """Offset of the array with the rows; None where there is none."""
    if member is None:
        offset: int | None = len(text) - len(text.lstrip(" \t\r\n"))
    else:
        jsontext.parse(text)
        offset = Places(text).value_offset("/" + escape(member))
    return offset if offset is not None and text.startswith("[", offset) else None
