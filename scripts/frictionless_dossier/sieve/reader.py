"""A large table from its files: rows cut, cells sieved, what later work needs kept."""

import codecs
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path

import polars as pl

from frictionless_dossier.findings.log import Sink
from frictionless_dossier.package.building import TableBuilder
from frictionless_dossier.package.dialect import read_dialect
from frictionless_dossier.package.jsonfile import fault_finding
from frictionless_dossier.package.kinds import SCHEME_ERROR
from frictionless_dossier.package.model import Package, Resource, Schema
from frictionless_dossier.package.paths import FileFault, locate
from frictionless_dossier.package.records import CHUNK, Block
from frictionless_dossier.package.table import Table
from frictionless_dossier.progress import Progress
from frictionless_dossier.sieve.blocks import Blocks
from frictionless_dossier.sieve.choice import Limits, table_size
from frictionless_dossier.sieve.columns import Columns
from frictionless_dossier.sieve.cutting import Accepted, Cutter, End, Part, Piece
from frictionless_dossier.sieve.exact import Exact, Place, read_exactly
from frictionless_dossier.sieve.needed import needed_columns
from frictionless_dossier.sieve.stored import Joined, Rows, Stored, Stretch

_THREADS = 2
"""While a block is taken, the next one is cut, and the last one sieved; Polars needs no GIL."""


def read_large_table(
    package: Package, resource: Resource, limits: Limits, progress: Progress, found: Sink
) -> Table | None:
    """Read a table that `choice` lets through; as `package.read.read_table`, with a sieve."""
    assert resource.schema is not None
    with ThreadPoolExecutor(_THREADS) as pool:
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
        self._size = limits.block
        self._progress = progress
        self._dialect = read_dialect(resource.dialect, resource.format)
        self._builder = TableBuilder(resource, schema, self._dialect, found)
        self._quote = (self._dialect.quote or "\n").encode()
        self._cutter: Cutter | None = None
        self._sieved = Columns(pool, schema, needed_columns(package, resource, schema))
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
        columns = self._sieved.columns(self._builder.columns, rows)
        lines = Joined([each.lines for each in self._stretches])
        table = self._builder.make(columns, lines, Joined(self._records))
        table.sieve = self._sieved.seen(columns)
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
            blocks = Blocks(stream, offset, self._size, self._quote)
            line = 1
            looked: Future[Piece] | None = None
            for data in blocks:
                place = Place(blocks.offset - len(data), line, self._record)
                settled = self._builder.settled
                ahead = self._look(blocks.upcoming())
                used, line = self._block(file, data, looked, place, blocks)
                # What the cutter leaves over is a record with a quoted cell that runs on.
                blocks.hand_back(data[used:], undecided=used == 0, quoted=settled)
                looked = ahead if used == len(data) else None
                self._progress(self._name, self._rows, self._done + blocks.offset, self._total)
            self._done += blocks.offset

    def _look(self, data: bytes) -> Future[Piece] | None:
        """Have a block looked at before its turn: most follow each other as they come."""
        return self._pool.submit(self._cutter.look, data) if self._cutter and data else None

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
                rows.accept(part)
                self._record = part.records.stop
            else:
                self._mend(part, rows)
                self._record = part.blocks[-1].after
        columns = self._builder.columns
        if rows.count and columns is not None:
            frame = rows.frame()
            self._sieved.add(frame, columns, self._rows)
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
            if self._cutter is None:
                self._cutter = Cutter(self._dialect, self._builder.width)
            # In the pool at any rate, behind what is sieved there, so that no rows pile up for it.
            looked = looked or self._pool.submit(self._cutter.look, data)
            yield from self._cutter.cut(data, looked.result(), place, more)
        elif blocks.upcoming() and data.count(b"\n") < CHUNK:
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
            mended = self._builder.mend(block, self._rows + rows.count)
            rows.mend(mended, [exact.starts[line] for line in mended.lines])


class _BlockRows:
    """The rows of one block, in order, from both readers."""

    def __init__(self) -> None:
        self.count = 0
        self._cells: list[pl.DataFrame] = []
        self._starts: list[pl.Series] = []
        self._lines: list[range | pl.Series] = []
        self._records: list[range | pl.Series] = []

    def accept(self, part: Accepted) -> None:
        """Add well-formed rows."""
        self._add(part.cells, part.starts, part.lines, part.records)

    def mend(self, block: Block, starts: Sequence[int]) -> None:
        """Add rows that the exact reader cut."""
        if block.rows:
            by_column = enumerate(zip(*block.rows, strict=True))
            cells = {
                str(position): pl.Series(each, dtype=pl.String) for position, each in by_column
            }
            lines, records = (_numbers(each) for each in (block.lines, block.records))
            self._add(pl.DataFrame(cells), _numbers(starts), lines, records)

    def _add(
        self,
        cells: pl.DataFrame,
        starts: pl.Series,
        lines: range | pl.Series,
        records: range | pl.Series,
    ) -> None:
        self.count += len(cells)
        self._cells.append(cells)
        self._starts.append(starts)
        self._lines.append(lines)
        self._records.append(records)

    def frame(self) -> pl.DataFrame:
        """The cells: a column for each column of the file, named by its number."""
        return pl.concat(self._cells) if len(self._cells) > 1 else self._cells[0]

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
