"""A large table from its files: rows cut, cells sieved, what later work needs kept."""

import codecs
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

import polars as pl

from frictionless_dossier.findings.log import Sink
from frictionless_dossier.package.building import TableBuilder
from frictionless_dossier.package.dialect import read_dialect
from frictionless_dossier.package.jsonfile import fault_finding
from frictionless_dossier.package.kinds import SCHEME_ERROR
from frictionless_dossier.package.model import Package, Resource, Schema
from frictionless_dossier.package.paths import FileFault, locate
from frictionless_dossier.package.records import CHUNK
from frictionless_dossier.package.table import Table
from frictionless_dossier.progress import Progress
from frictionless_dossier.sieve.blocks import Blocks
from frictionless_dossier.sieve.cells import CellSieve
from frictionless_dossier.sieve.choice import Limits, table_size
from frictionless_dossier.sieve.columns import Columns
from frictionless_dossier.sieve.cutting import Accepted, Cutter, End, Part, Piece
from frictionless_dossier.sieve.exact import Exact, Place, read_exactly
from frictionless_dossier.sieve.needed import needed_columns
from frictionless_dossier.sieve.spelling import Spelling
from frictionless_dossier.sieve.stored import Joined, Rows, Stored, Stretch

_AHEAD = 2
"""Blocks that are cut and sieved at once, each in a thread of its own: Polars needs no GIL."""


def read_large_table(
    package: Package, resource: Resource, limits: Limits, progress: Progress, found: Sink
) -> Table | None:
    """Read a table that `choice` lets through; as `package.read.read_table`, with a sieve."""
    assert resource.schema is not None
    with ThreadPoolExecutor(_AHEAD) as pool:
        reader = _Reader(pool, package, resource, resource.schema, limits, progress, found)
        for path in resource.paths:
            try:
                reader.read(path)
            except FileFault as fault:
                found.append(fault_finding(fault, path, resource.name))
                return None
        return reader.table()


class _Reader:
    """Reads one large table, file by file."""

    def __init__(
        self,
        pool: Executor,
        package: Package,
        resource: Resource,
        schema: Schema,
        limits: Limits,
        progress: Progress,
        found: Sink,
    ) -> None:
        self._pool = pool
        self._base = package.base
        self._name = resource.name
        self._limits = limits
        self._progress = progress
        self._dialect = read_dialect(resource.dialect, resource.format)
        self._builder = TableBuilder(resource, schema, self._dialect, found)
        self._quote = (self._dialect.quote or "\n").encode()
        self._schema = schema
        self._needed = needed_columns(package, resource, schema)
        self._known: _Settled | None = None
        self._stretches: list[Stretch] = []
        self._records: list[Sequence[int]] = []
        self._rows = 0
        self._record = 1
        self._done = 0
        self._total = table_size(package, resource)

    def table(self) -> Table | None:
        """The table; None, which is reported, where there was not even a header."""
        if not self._builder.complete() or self._builder.columns is None:
            return None
        rows = Rows(self._stretches, self._dialect)
        names = [each.name for each in self._builder.columns]
        gathered = self._settled().columns
        columns = gathered.columns(names, rows)
        lines = Joined([each.lines for each in self._stretches])
        table = self._builder.make(columns, lines, Joined(self._records))
        table.sieve = gathered.seen(self._schema, columns)
        return table

    def read(self, path: str) -> None:
        """Read one file.

        Raises:
            FileFault: It cannot be read.
        """
        self._builder.begin_part(path, self._rows)
        file = locate(self._base, path)
        try:
            self._read(file)
        except OSError as error:
            why = (error.strerror or "reading failed").lower()
            message = f'The file "{path}" cannot be read: {why}.'
            raise FileFault(SCHEME_ERROR, message) from None

    def _read(self, file: Path) -> None:
        with file.open("rb") as stream:
            offset = len(codecs.BOM_UTF8)
            if stream.read(offset) != codecs.BOM_UTF8:
                offset = 0
            blocks = Blocks(stream, offset, self._limits.block, self._quote)
            line = 1
            ahead = deque[Future[Piece]]()
            for data in blocks:
                place = Place(blocks.offset - len(data), line, self._record)
                settled = self._builder.settled
                looked = ahead.popleft() if ahead else None
                if settled:
                    upcoming = blocks.upcoming(_AHEAD)[len(ahead) :]
                    ahead.extend(map(self._look, upcoming))
                used, line = self._block(file, data, looked, place, blocks)
                if used < len(data):
                    # What the cutter leaves over is a record with a quoted cell that runs on.
                    blocks.hand_back(data[used:], undecided=used == 0, quoted=settled)
                    for each in ahead:
                        each.cancel()
                    ahead.clear()
                self._progress(self._name, self._rows, self._done + blocks.offset, self._total)
            self._done += blocks.offset

    def _look(self, data: bytes) -> Future[Piece]:
        """Have a block looked at: before its turn, since most follow each other as they come."""
        return self._pool.submit(self._settled().cutter.look, data)

    def _settled(self) -> "_Settled":
        """What is known once there was a header."""
        if self._known is None:
            assert self._builder.columns is not None
            places, width = self._builder.columns, self._builder.width
            spelling = Spelling(self._dialect)
            sieve = CellSieve(self._schema, self._needed, places, width, spelling, self._limits.few)
            cutter = Cutter(self._dialect, spelling, width, sieve)
            self._known = _Settled(sieve, cutter, Columns(sieve))
        return self._known

    def _block(
        self,
        file: Path,
        data: bytes,
        looked: Future[Piece] | None,
        place: Place,
        blocks: Blocks,
    ) -> tuple[int, int]:
        """Take the rows of a block; how many of its bytes were used, and the line that follows."""
        rows = _BlockRows()
        used, line = 0, place.line
        for part in self._parts(data, looked, place, blocks):
            if isinstance(part, End):
                used, line = part.used, part.line
            elif isinstance(part, Accepted):
                self._settled().columns.add(part.cells, self._rows + rows.count)
                rows.add(part.starts, part.lines, part.records)
                self._record = part.records.stop
            else:
                self._mend(part, rows)
                self._record = part.blocks[-1].after
        columns = self._builder.columns
        if rows.count and columns is not None:
            starts, lines, records = rows.places()
            end = place.offset + used
            self._stretches.append(
                Stretch(file, place.offset, end, starts, lines, columns, self._builder.width)
            )
            self._records.append(records)
            self._rows += rows.count
        return used, line

    def _parts(
        self, data: bytes, looked: Future[Piece] | None, place: Place, blocks: Blocks
    ) -> Iterator[Part]:
        more = cache(blocks.ahead)
        if self._builder.settled:
            looked = looked or self._look(data)
            yield from self._settled().cutter.cut(data, looked.result(), place, more)
        elif blocks.upcoming(1) and data.count(b"\n") < CHUNK:
            # A header is judged with as many lines as the plain reader has before it then.
            yield End(0, place.line)
        else:
            head = read_exactly(data, 0, CHUNK, self._dialect, place, more)
            if head is None:
                yield End(0, place.line)
            else:
                yield head
                yield End(head.end, place.line + head.height)

    def _mend(self, exact: Exact, rows: "_BlockRows") -> None:
        """Take records that the exact reader cut, as far as they are rows."""
        self._builder.expect(has_nul=exact.has_nul, bad_lines=exact.bad_lines)
        for block in exact.blocks:
            first = self._rows + rows.count
            mended = self._builder.mend(block, first)
            if mended.rows:
                known = self._settled()
                known.columns.add(known.sieve.take(mended.rows), first)
                starts = [exact.starts[line] for line in mended.lines]
                rows.add(*map(_numbers, (starts, mended.lines, mended.records)))


class _Settled(NamedTuple):
    """What is made for a table once its columns are known."""

    sieve: CellSieve
    cutter: Cutter
    columns: Columns


class _BlockRows:
    """Where the rows of one block are, in order, from both readers."""

    def __init__(self) -> None:
        self.count = 0
        self._starts: list[pl.Series] = []
        self._lines: list[range | pl.Series] = []
        self._records: list[range | pl.Series] = []

    def add(self, starts: pl.Series, lines: range | pl.Series, records: range | pl.Series) -> None:
        """Add the next rows."""
        self.count += len(starts)
        self._starts.append(starts)
        self._lines.append(lines)
        self._records.append(records)

    def places(self) -> tuple[pl.Series, Sequence[int], Sequence[int]]:
        """Where each row begins in the block; its line; its record."""
        starts = pl.concat(self._starts)
        if starts[-1] < 2**32:
            starts = starts.cast(pl.UInt32)
        return starts, _compact(self._lines), _compact(self._records)


def _numbers(values: Sequence[int]) -> pl.Series:
    return pl.Series(values, dtype=pl.Int64)


def _compact(parts: Sequence[range | pl.Series]) -> Sequence[int]:
    """Numbers as one range where they are one, else as a series."""
    if len(parts) == 1 and isinstance(parts[0], range):
        return parts[0]
    series = [
        pl.int_range(each.start, each.stop, eager=True) if isinstance(each, range) else each
        for each in parts
    ]
    return Stored(pl.concat(series))
