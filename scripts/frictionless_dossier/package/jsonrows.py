"""Rows of JSON tables, from a file or inline: arrays, or objects by key."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from frictionless_dossier.package import jsontext
from frictionless_dossier.package.dialect import Dialect
from frictionless_dossier.package.faults import Faults
from frictionless_dossier.package.jsoncells import as_text, fits, in_field
from frictionless_dossier.package.jsonplaces import TOLD, Ambiguity
from frictionless_dossier.package.model import Field, Schema
from frictionless_dossier.package.records import Block

Item = tuple[int, Any]
"""A row as it stands in the JSON text: its line, and its value."""


_CELLS = 100_000_000
"""Cells of a table, whose rows hold one for each key that any of them has."""


class NoRows(Exception):
    """The JSON is sound, but holds no rows where they are looked for."""


class JsonRows(NamedTuple):
    """The rows of a JSON table.

    Attributes:
        block: The rows; the first is the header where the items are objects.
        keyed: Whether the items are objects, so that their keys are the header.
        unfit: Values of a kind that their field does not have: record, field.
    """

    block: Block
    keyed: bool
    unfit: Faults


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


def make_rows(
    items: Sequence[Item], dialect: Dialect, schema: Schema, refuse: Callable[[int, int, str], None]
) -> JsonRows:
    """Rows of texts from rows of JSON values.

    Where the items are objects, the keys are the header (record 1, as frictionless counts), in the
    order in which they are met; a key that an object lacks is a cell without a value.

    Args:
        items: The rows.
        dialect: How they are written.
        schema: The schema of the table.
        refuse: Told of each item that is no row: its line, its record, what is wrong. Of more than
            a thousand it is told one by one of the first thousand, and of the others how many.

    Raises:
        NoRows: Keys that few of many items have make a table too large to be held.
    """
    keyed = any(isinstance(value, dict) for _, value in items)
    if dialect.item is not None:
        keyed = dialect.item == "object"
    columns = dict.fromkeys(dialect.keys)
    if keyed and not dialect.keys:
        for _, value in items:
            columns |= dict.fromkeys(value) if isinstance(value, dict) else {}
    if len(columns) * len(items) > _CELLS:
        raise NoRows(
            f"The {len(items):,} rows have {len(columns):,} different keys; as a table, at most "
            f"{_CELLS:,} cells are read."
        )
    taker = _Taker(schema)
    refused = _Refused(refuse)
    if columns:
        taker.header(list(columns), items[0][0], 1)
    elif not dialect.header:
        taker.fields = list(schema.fields)
    for record, (line, value) in enumerate(items, 2 if keyed else 1):
        if isinstance(value, Ambiguity):
            refused.add(line, record, value.message)
        elif not isinstance(value, dict if keyed else list):
            demand = "an object" if keyed else "an array"
            why = "as the others are" if dialect.item is None else "as `itemType` says"
            refused.add(line, record, f"The row is not {demand}, {why}")
        elif isinstance(value, dict):
            taker.row([value.get(key) for key in columns], line, record)
        elif taker.fields is None:
            taker.header(value, line, record)
        else:
            taker.row(value, line, record)
    refused.end()
    block = Block(taker.texts, taker.lines, taker.records, after=len(items) + 1 + keyed)
    return JsonRows(block, keyed, taker.unfit)


class _Refused:
    """Tells of items that are no rows: a thousand one by one, for millions may have one fault."""

    def __init__(self, refuse: Callable[[int, int, str], None]) -> None:
        self._refuse = refuse
        self._count = 0
        self._next = (0, 0)

    def add(self, line: int, record: int, message: str) -> None:
        """An item is no row."""
        self._count += 1
        if self._count <= TOLD:
            self._refuse(line, record, message)
        elif self._count == TOLD + 1:
            self._next = line, record

    def end(self) -> None:
        """There are no more items."""
        more = self._count - TOLD
        if more > 0:
            message = f"Here and behind, {more:,} more are no rows; {TOLD:,} were told one by one"
            self._refuse(*self._next, message)


class _Taker:
    """Takes the rows of one JSON table.

    Attributes:
        fields: The field of each column, None where it is none; None as a whole before the header.
        texts: The rows that were taken, the header among them.
        lines: The line of each.
        records: The number of each.
        unfit: Values of a kind that their field does not have: record, field.
    """

    def __init__(self, schema: Schema) -> None:
        self.fields: list[Field | None] | None = None
        self.texts: list[list[str | None]] = []
        self.lines: list[int] = []
        self.records: list[int] = []
        self.unfit = Faults()
        self._schema = schema

    def header(self, labels: Sequence[Any], line: int, record: int) -> None:
        """Take the labels."""
        texts = [as_text(each) for each in labels]
        self.fields = [self._schema.by_name.get(each or "") for each in texts]
        self._take(texts, line, record)

    def row(self, values: Sequence[Any], line: int, record: int) -> None:
        """Take a row; what is of a kind that its field does not have is kept, and noted."""
        fields = self.fields or []
        texts = []
        for position, value in enumerate(values):
            field = fields[position] if position < len(fields) else None
            if field is None:
                texts.append(as_text(value))
            elif fits(value, field):
                texts.append(in_field(value, field))
            else:
                texts.append(as_text(value))
                self.unfit.add((record, field.name))
        self._take(texts, line, record)

    def _take(self, texts: list[str | None], line: int, record: int) -> None:
        self.texts.append(texts)
        self.lines.append(line)
        self.records.append(record)


def _array(text: str, member: str | None) -> int | None:
    """Offset of the array with the rows; None where there is none."""
    if member is None:
        offset: int | None = len(text) - len(text.lstrip(" \t\r\n"))
    else:
        offset = jsontext.member_offset(text, member)
    return offset if offset is not None and text.startswith("[", offset) else None
