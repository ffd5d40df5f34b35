"""The columns of a large table: compact in memory, or read from its file again when asked for."""

import contextlib
from abc import abstractmethod
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Generic, TypeVar, overload

import polars as pl

from frictionless_dossier.package.building import ColumnPlace
from frictionless_dossier.package.dialect import Dialect
from frictionless_dossier.package.records import split_records

Item = TypeVar("Item")

_PAGE = 1024
"""Items that are made at once where they are asked for one after the other."""

_PORTIONS = 16
"""Portions of rows read again that are remembered: more than the rows that one finding compares."""


class _Paged(Sequence[Item], Generic[Item]):
    """A sequence whose items are made when they are asked for: one, or a page of them in turn."""

    _ahead = _PAGE

    def __init__(self, length: int) -> None:
        self._length = length
        self._first, self._page = 0, list[Item]()
        self._next = -1

    @abstractmethod
    def _make(self, first: int, stop: int) -> list[Item]:
        """The items from `first` up to, and without, `stop`."""

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        if isinstance(index, slice):
            first, stop, step = index.indices(self._length)
            if step != 1:
                return [self[each] for each in range(first, stop, step)]
            return self._make(first, stop) if first < stop else []
        offset = index - self._first
        if 0 <= offset < len(self._page):
            return self._page[offset]
        if not -self._length <= index < self._length:
            raise IndexError(index)
        index %= self._length
        if index not in (self._next, self._first + len(self._page)):
            self._next = index + 1
            return self._make(index, index + 1)[0]
        self._first = index
        self._page = self._make(index, min(index + self._ahead, self._length))
        return self._page[0]

    def __iter__(self) -> Iterator[Item]:
        for first in range(0, self._length, _PAGE):
            yield from self._make(first, min(first + _PAGE, self._length))


class Stored(_Paged[Item]):
    """A sequence kept as a series: cells of a column, or indexes of rows."""

    def __init__(self, series: pl.Series) -> None:
        super().__init__(len(series))
        self.series = series

    def _make(self, first: int, stop: int) -> list[Item]:
        return self.series.slice(first, stop - first).to_list()


class Joined(Sequence[int]):
    """Several sequences of numbers as one."""

    def __init__(self, parts: Sequence[Sequence[int]]) -> None:
        self._parts = parts
        self._stops = list(accumulate(map(len, parts)))

    def __len__(self) -> int:
        return self._stops[-1] if self._stops else 0

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        index %= len(self)
        part = bisect_right(self._stops, index)
        return self._parts[part][index - (self._stops[part - 1] if part else 0)]

    def __iter__(self) -> Iterator[int]:
        for part in self._parts:
            yield from part


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that follow each other in one file.

    Attributes:
        file: The file.
        begin: Offset of its byte at which they begin.
        end: Offset of the byte after them.
        starts: For each row, where its record begins: bytes from `begin` on.
        lines: For each row, the line on which it begins.
        columns: Which column of the file is which field.
        width: Cells that a row has.
    """

    file: Path
    begin: int
    end: int
    starts: pl.Series
    lines: Sequence[int]
    columns: Sequence[ColumnPlace]
    width: int


class Rows:
    """The rows of a table that are not in memory, read again where they are asked for."""

    def __init__(self, stretches: Sequence[Stretch], dialect: Dialect) -> None:
        self._stretches = stretches
        self._stops = list(accumulate(len(each.lines) for each in stretches))
        self._dialect = dialect
        self._known: OrderedDict[tuple[int, int], list[Mapping[str, str | None]]] = OrderedDict()

    def __len__(self) -> int:
        return self._stops[-1] if self._stops else 0

    def read(self, first: int, stop: int) -> list[Mapping[str, str | None]]:
        """The rows from one index to before another: cells by name of field."""
        known = self._known.get((first, stop))
        if known is None:
            known = self._known[first, stop] = list(self._read(first, stop))
            if len(self._known) > _PORTIONS:
                self._known.popitem(last=False)
        return known

    def _read(self, first: int, stop: int) -> Iterator[Mapping[str, str | None]]:
        while first < stop:
            part = bisect_right(self._stops, first)
            stretch = self._stretches[part]
            offset = self._stops[part - 1] if part else 0
            end = min(stop, self._stops[part])
            yield from self._portion(stretch, first - offset, end - offset)
            first = end

    def _portion(
        self, stretch: Stretch, first: int, stop: int
    ) -> Iterator[Mapping[str, str | None]]:
        begin = stretch.begin + stretch.starts[first]
        is_last = stop == len(stretch.lines)
        end = stretch.end if is_last else stretch.begin + stretch.starts[stop]
        data = b""
        # A file that has gone since it was read gives empty cells.
        with contextlib.suppress(OSError), stretch.file.open("rb") as stream:
            stream.seek(begin)
            data = stream.read(end - begin)
        found: dict[int, Sequence[str | None]] = {}
        for block in split_records(data.decode("utf-8", "replace"), self._dialect):
            found.update(zip(block.lines, block.rows, strict=True))
        for index in range(first, stop):
            row = found.get(stretch.lines[index] - stretch.lines[first] + 1, ())
            yield {each.name: _cell(row, each, stretch.width) for each in stretch.columns}


class Unread(_Paged[str | None]):
    """A column that is not in memory."""

    _ahead = 1  # To make a page is dear here, and two rows in turn may be those of one finding.

    def __init__(self, rows: Rows, name: str) -> None:
        super().__init__(len(rows))
        self._rows = rows
        self._name = name

    def _make(self, first: int, stop: int) -> list[str | None]:
        return [each[self._name] for each in self._rows.read(first, stop)]


def series(cells: Sequence[str | None]) -> pl.Series | None:
    """The cells of any table as a series; None where one is no text of Unicode."""
    if isinstance(cells, Stored):
        return cells.series
    try:
        return pl.Series(cells, dtype=pl.String)
    except (UnicodeError, pl.exceptions.PolarsError):
        return None


def _cell(row: Sequence[str | None], column: ColumnPlace, width: int) -> str | None:
    position = column.position
    cell = row[position] if position < min(len(row), width) else None
    return None if cell in column.missing else cell
