"""A table in memory: columns of text, with the line and the record of each row."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Protocol, TypeVar

from frictionless_dossier.dates import Date, DateError, parse
from frictionless_dossier.dates.formats import reader
from frictionless_dossier.findings import Answer, Finding, Kind, RowId
from frictionless_dossier.package.faults import Faults
from frictionless_dossier.package.model import Field, Package, Resource, Schema

Made = TypeVar("Made")

_ROWS = 64
"""Rows that a table keeps together, as each cell of a very wide one may be at fault."""


class Sieve(Protocol):
    """What was seen of a large table while it was read: which rows the judge need not look at.

    It decides nothing. Each answer may hold rows too many, never one too few, in ascending order;
    None says that nothing is known, so that all rows are to be looked at.
    """

    def suspects(self, name: str) -> tuple[Sequence[int], Sequence[str | None]] | None:
        """The cells of a field that may be at fault: the index of each, and its text."""

    def empty(self, name: str) -> Sequence[int] | None:
        """The rows in which the cell of a field may be empty."""

    def repeated(self, names: Sequence[str]) -> Sequence[int] | None:
        """The rows that may have the same values in these fields as another row."""

    def unmatched(
        self, names: Sequence[str], target: "Table", reference: Sequence[str]
    ) -> Sequence[int] | None:
        """The rows whose cells may not stand in the fields of any row of the other table."""

    def undated(self, name: str) -> Sequence[int] | None:
        """The rows whose cell may hold something else than a day, month or year in figures."""

    def backward(self, start: str, end: str) -> Sequence[int] | None:
        """The rows with such a cell, or that may end before they start."""


class Table:
    """The rows of one resource, by column.

    Rows are addressed by index from 0; `lines` and `records` translate an index into a place in
    the file. A cell is its text, or None where the text means "no value". What the judge refused is
    kept in `faults`, so that later rules pass over it instead of reporting it once more.

    Attributes:
        resource: The resource it was read from.
        schema: Its Table Schema.
        columns: Cells by name of field. A field whose column the file lacks is absent.
        lines: Physical line on which each row begins, counted from 1.
        records: Logical record of each row, the header being 1.
        parts: Where the rows come from: index of the first row of each file, and its path. Empty
            where all rows come from the one file of the resource.
        faults: Cells (index, field) that an earlier check refused.
        mistyped: Cells (index, field) of a JSON table whose value is of another kind than any that
            the type of the field has: a number where a text is declared.
        sieve: What was seen of the rows beforehand; None for a table that the judge sees whole.
        memo: What was made of the table for several rules, by name, each with the number of faults
            that were known then.
    """

    def __init__(
        self,
        resource: Resource,
        schema: Schema,
        columns: Mapping[str, Sequence[str | None]],
        lines: Sequence[int],
        records: Sequence[int],
        parts: Sequence[tuple[int, str]] = (),
    ) -> None:
        self.resource = resource
        self.schema = schema
        self.columns = columns
        self.lines = lines
        self.records = records
        self.parts = parts
        self.faults = Faults()
        self.mistyped = Faults()
        self.sieve: Sieve | None = None
        self.memo: dict[str, tuple[int, Any]] = {}
        self._dates: dict[str, Sequence[Date | None]] = {}
        self._readers: dict[str, Callable[[str], Date | None]] = {}
        self._rows: dict[int, tuple[str, ...]] = {}

    @property
    def name(self) -> str:
        """Name of the resource."""
        return self.resource.name

    def __len__(self) -> int:
        return len(self.lines)

    def __contains__(self, name: str) -> bool:
        """Whether the file has a column for the field of this name."""
        return name in self.columns

    def column(self, name: str) -> Sequence[str | None]:
        """Cells of a field, in order of rows.

        Raises:
            KeyError: The file has no such column; the judge has said so already.
        """
        return self.columns[name]

    def cell(self, index: int, name: str) -> str | None:
        """One cell; None where it is empty or its column is missing."""
        column = self.columns.get(name)
        return column[index] if column is not None else None

    def row(self, index: int) -> tuple[str, ...]:
        """The cells of a row in the order of the columns, empty texts for missing ones."""
        known = self._rows.get(index)
        if known is None:
            if len(self._rows) >= _ROWS:
                self._rows.clear()
            known = tuple(column[index] or "" for column in self.columns.values())
            self._rows[index] = known
        return known

    def dates(self, name: str) -> Sequence[Date | None]:
        """Cells of a date field, read; None where empty or not a date."""
        known = self._dates.get(name)
        if known is None:
            read = self._reader(name)
            known = [None if text is None else read(text) for text in self.columns[name]]
            self._dates[name] = known
        return known

    def date(self, index: int, name: str) -> Date | None:
        """One cell of a date field, read; None where empty, missing or not a date."""
        text = self.cell(index, name)
        return None if text is None else self._reader(name)(text)

    def has_canonical_dates(self, name: str) -> bool:
        """Whether a cell of a field that is a date is spelled as `dates` spells it."""
        return self._reader(name) is _date

    def undated(self, name: str) -> Iterable[int]:
        """The rows of which it takes a look to know that a cell is empty or a canonical date."""
        rows = self.sieve.undated(name) if self.sieve is not None else None
        return range(len(self)) if rows is None else self.with_faults(rows, (name,))

    def backward(self, start: str, end: str) -> Iterable[int]:
        """The rows of which it takes a look to know that they do not end before they start."""
        seen = self.sieve is not None and all(map(self.has_canonical_dates, (start, end)))
        rows = self.sieve.backward(start, end) if self.sieve is not None and seen else None
        return range(len(self)) if rows is None else self.with_faults(rows, (start, end))

    def with_faults(self, rows: Iterable[int], names: Collection[str]) -> Sequence[int]:
        """These rows and those with a refused cell in one of the fields, in order."""
        return sorted({*rows, *(index for index, name in self.faults if name in names)})

    def _reader(self, name: str) -> Callable[[str], Date | None]:
        known = self._readers.get(name)
        if known is None:
            field = self.schema.by_name[name]
            known = self._readers[name] = reader(field.type, field.format) or _date
        return known

    def remembered(self, name: str, make: Callable[[], Made]) -> Made:
        """What was made of the table under a name; made anew where it has more faults by now."""
        known = self.memo.get(name)
        if known is None or known[0] != len(self.faults):
            known = self.memo[name] = (len(self.faults), make())
        made: Made = known[1]
        return made

    def sound(self, index: int, names: Iterable[str]) -> bool:
        """Whether none of these cells of a row was refused by an earlier check."""
        faults = self.faults
        return not faults or not any((index, name) in faults for name in names)

    @cached_property
    def ids(self) -> Mapping[str, int]:
        """Index of each row by its identifier (a primary key of one field), the first if doubled.

        Empty where the primary key is absent or has several fields.
        """
        key = self.schema.primary_key
        if len(key) != 1 or key[0] not in self.columns:
            return {}
        found: dict[str, int] = {}
        for index, text in enumerate(self.columns[key[0]]):
            if text is not None:
                found.setdefault(text, index)
        return found

    def id(self, index: int) -> str:
        """Identifier of a row: its primary key, several parts joined by `/`; else its record."""
        key = self.schema.primary_key
        if len(key) == 1 and (text := self.cell(index, key[0])) is not None:
            return text
        parts = [self.cell(index, name) for name in key]
        if parts and all(part is not None for part in parts):
            return "/".join(str(part) for part in parts)
        return f"row {self.records[index]}"

    def row_id(self, index: int) -> RowId:
        """The row named across tables."""
        return RowId(self.name, self.id(index))

    def fields(self) -> Iterator[Field]:
        """The fields of the schema for which the file has a column."""
        return (field for field in self.schema.fields if field.name in self.columns)

    def path(self, index: int | None) -> str | None:
        """File in which a row stands; the first file of the table where no row is given."""
        if not self.parts:
            return self.resource.path
        firsts = [first for first, _ in self.parts]
        return self.parts[bisect_right(firsts, index or 0) - 1][1]

    def finding(
        self,
        kind: Kind,
        message: str,
        *,
        index: int | None = None,
        field: str | None = None,
        remedy: str | None = None,
        rows: tuple[RowId, ...] = (),
        answer: Answer | None = None,
        details: Mapping[str, Any] | None = None,
    ) -> Finding:
        """A finding placed in this table: at a cell, a row (no field), or the whole (no index)."""
        return Finding(
            kind=kind,
            message=message,
            remedy=remedy or kind.remedy,
            resource=self.name,
            path=self.path(index),
            line=None if index is None else self.lines[index],
            row=None if index is None else self.records[index],
            field=field,
            cell=self.cell(index, field) if index is not None and field is not None else None,
            cells=() if index is None else self.row(index),
            rows=rows,
            answer=answer,
            details=details or {},
        )


def table_with_role(package: Package, tables: Mapping[str, Table], role: str) -> Table | None:
    """The table of this role; None where the package has none or it could not be read."""
    resource = package.with_role(role)
    return None if resource is None else tables.get(resource.name)


def _date(text: str) -> Date | None:
    try:
        return parse(text)
    except DateError:
        return None
