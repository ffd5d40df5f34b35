"""What a version held when it was released: marks by which any later change shows.

The record is a CSV file, written by `dossier release`. It holds no value of the data, only marks. A
file is marked by the first 16 hex digits of the SHA-256 of its bytes, a part of the descriptor by
those of its JSON (keys sorted, without blanks), a cell by the first three characters of the
URL-safe Base64 of the SHA-256 of its text, an empty cell by a full stop. In this order:

    version,0.1.0
    file,data/ships.csv,0123456789abcdef        each file of the package that is small enough
    part,licenses,0123456789abcdef              each part of the descriptor
    table,ships,name,launched                   each table with a key of one field: what is marked
    row,arcona,aB3-x9                           ... and its rows: identifier, marks of those fields

A mark of 18 bits guards against change unseen, no more: it does not tell what the cell held.
"""

import csv
import io
import json
import re
from binascii import b2a_base64
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from frictionless_dossier.package.model import Package
from frictionless_dossier.package.table import Table

EMPTY = "."
"""The mark of an empty cell."""

_LENGTH = 16
_MARK = r"\.|[A-Za-z0-9_-]{3}"
_URL_SAFE = bytes.maketrans(b"+/", b"-_")
_TABLE = b"\ntable,"

_UNMARKED = frozenset(("version", "asOf", "contributors", "coverage"))
"""Parts of the descriptor that change with any work: up to when it tells, and who worked on it."""

_UPKEEP = frozenset(("exceptions", "corrections", "redirects"))
"""Roles of tables that tell of changes, or go with what they accept."""


class RecordError(ValueError):
    """A file is no record of a release."""


class RecordedTable(NamedTuple):
    """What is recorded of a table.

    Attributes:
        fields: Names of the fields of which each row has a mark, in order.
        rows: The marks of each row, one after the other, by its identifier.
    """

    fields: tuple[str, ...]
    rows: dict[str, str]


class Record(NamedTuple):
    """The record of a release.

    Attributes:
        version: The version that was released.
        files: Mark of each file, by its path.
        parts: Mark of each part of the descriptor: `licenses`, `resources/ships`, `rules/edtf`.
        content: All of it, as it was read.
    """

    version: str
    files: Mapping[str, str]
    parts: Mapping[str, str]
    content: bytes

    def tables(self) -> dict[str, RecordedTable]:
        """What is recorded of tables, by name: read only where a file has changed.

        Raises:
            RecordError: A line is not of the record's form.
        """
        tables: dict[str, RecordedTable] = {}
        rows: dict[str, str] | None = None
        for line in _lines(self.content[self.content.find(_TABLE) + 1 :]):
            if line[0] == "table" and len(line) > 1:
                table = tables[line[1]] = RecordedTable(tuple(line[2:]), {})
                rows = table.rows
            elif line[0] == "row" and len(line) == 3 and rows is not None:
                rows[line[1]] = line[2]
            else:
                raise RecordError(f"{','.join(line)[:40]!r} is no line of a record")
        return tables


def read_record(content: bytes) -> Record:
    """A record from its bytes; of the tables nothing is read yet.

    Raises:
        RecordError: It is not of the form of a record.
    """
    version, files, parts = None, {}, {}
    head = content[: content.find(_TABLE) + 1] if _TABLE in content else content
    for line in _lines(head):
        match line:
            case ["version", text]:
                version = text
            case ["file", path, mark]:
                files[path] = mark
            case ["part", name, mark]:
                parts[name] = mark
            case _:
                raise RecordError(f"{','.join(line)[:40]!r} is no line of a record")
    if version is None:
        raise RecordError("it names no version")
    return Record(version, files, parts, content)


def record_text(
    package: Package,
    tables: Mapping[str, Table],
    contents: Mapping[str, bytes],
    version: str,
    but: Collection[str],
) -> str:
    """The record of a package as it is now.

    Args:
        package: What is declared.
        tables: Its tables.
        contents: The bytes of its files, by path.
        version: The version that is released.
        but: Fields that may change without a word, and are not marked.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("version", version))
    for path in sorted(contents):
        writer.writerow(("file", path, file_mark(contents[path])))
    writer.writerows(("part", name, mark) for name, mark in descriptor_marks(package).items())
    for table in tables.values():
        key = table.schema.primary_key
        if len(key) != 1 or table.resource.role in _UPKEEP or key[0] not in table:
            continue
        names = [name for name in table.columns if name not in (key[0], *but)]
        writer.writerow(("table", table.name, *names))
        marks = column_marks(table, names)
        writer.writerows(("row", id, "".join(marks[index])) for id, index in table.ids.items())
    return stream.getvalue()


def file_mark(content: bytes) -> str:
    """The mark of a file."""
    return sha256(content).hexdigest()[:_LENGTH]


def descriptor_marks(package: Package) -> dict[str, str]:
    """The marks of the parts of a descriptor; of resources and rules each is a part of its own."""
    parts: dict[str, list[object]] = {}
    for key, value in package.descriptor.items():
        named = {"resources": "name", "rules": "type"}.get(key)
        if key in _UNMARKED:
            continue
        if named is None or not isinstance(value, list):
            parts[key] = [value]
            continue
        for each in value:
            name = each.get(named) if isinstance(each, Mapping) else None
            parts.setdefault(f"{key}/{name}", []).append(each)
    return {name: _json_mark(values) for name, values in parts.items()}


def column_marks(table: Table, names: Sequence[str]) -> list[tuple[str, ...]]:
    """The marks of some fields of each row; of one without a column, that of an empty cell."""
    none = [EMPTY] * len(table)
    columns = [
        [EMPTY if text is None else cell_mark(text) for text in table.column(name)]
        if name in table
        else none
        for name in names
    ]
    return list(zip(*columns, strict=True)) if columns else [()] * len(table)


@cache
def cell_mark(text: str) -> str:
    """The mark of a cell that is not empty."""
    mark = b2a_base64(sha256(text.encode()).digest()[:3])[:3]
    return mark.translate(_URL_SAFE).decode()


def split_marks(marks: str) -> list[str]:
    """The marks of a row, one for each field."""
    return re.findall(_MARK, marks)


def _json_mark(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return file_mark(text.encode())


def _lines(content: bytes) -> Iterator[list[str]]:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        raise RecordError("it is not in UTF-8") from None
    try:
        yield from (line for line in csv.reader(io.StringIO(text)) if line)
    except csv.Error as error:
        raise RecordError(str(error)) from None
