r"""A block of delimited text to rows: the well-formed ones at once, all others one by one.

The block is read as one column of lines. One linear-time expression accepts the lines that are, as
they stand, a record of the width of the header whose cells are valid (`forms`). A second one
accepts, of the others, those that are a record, with no character that any reader may take for more
than itself; their cells are then tested one by one. All others go to the exact reader
(`package.records`), together with as many lines as it needs to decide; where it stops, the accepted
lines count again. A line is never taken for a record while a record before it may run on into it:
that is why the order of lines is kept to.

Where many lines are not accepted, quoted cells probably run over lines. Then the line ends inside
quotes are hidden, by counting quotes, so that a record is one line, and the same expressions
decide. If a quote is lost, the counting is wrong from there on, but nothing is accepted wrongly:
the exact reader stops behind the record at fault, and the rest of the block is cut anew.
"""

from bisect import bisect_left
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

import polars as pl

from frictionless_dossier.package.decode import decode_part, unmarked
from frictionless_dossier.package.dialect import Dialect
from frictionless_dossier.sieve.cells import CellSieve, Sieved
from frictionless_dossier.sieve.exact import Exact, Place, read_exactly
from frictionless_dossier.sieve.forms import works
from frictionless_dossier.sieve.spelling import HIDDEN, Spelling

_DAMAGED = "\x1a"
"""Stands for a byte that does not fit, in one byte; a control character, so it is not accepted."""

_SLICE = 4096
"""Lines that the exact reader is given at once."""

_MANY = 16
"""One line in so many that is not accepted: the block is worth another look."""

_NOTHING = r"[^\x00-\x{10ffff}]"
"""Matches no text, so that all lines go to the exact reader."""

_FEW = 256
"""Lines not accepted that are always worth taking the others at once."""

_CUTS = 16
"""Times that a block is cut anew before all its lines go to the exact reader."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """Well-formed rows that follow each other.

    Attributes:
        cells: What remains of their cells.
        starts: Where each row begins in the block, in bytes.
        lines: The line of the file on which each begins.
        records: The number of each.
    """

    cells: Sieved
    starts: pl.Series
    lines: range | pl.Series
    records: range


@dataclass(frozen=True, slots=True)
class End:
    """How far the block was cut: the rest, if any, is a record that runs on at its end.

    Attributes:
        used: Bytes of the block that were cut.
        line: The line of the file that follows.
    """

    used: int
    line: int


Part = Accepted | Exact | End


@dataclass(slots=True)
class Units:
    """A piece of a block in lines, or in records where line ends are hidden.

    Attributes:
        texts: The lines.
        starts: Where each begins in the block, in bytes, and where the last one ends.
        heights: How many lines of the file each takes; None where it is one each.
        accepted: Whether each is a well-formed row.
        formed: Whether each is one with valid cells, too; None where that was not asked.
        refused: The numbers of those that are not.
        crlf: Whether lines end in two characters, of which the texts do not show the first.
        hidden: Whether line ends are hidden in the texts.
    """

    texts: pl.Series
    starts: pl.Series
    heights: pl.Series | None
    accepted: pl.Series
    formed: pl.Series | None
    refused: Sequence[int]
    crlf: bool
    hidden: bool

    def __len__(self) -> int:
        return len(self.texts)

    def excerpt(self, which: pl.Series) -> bytes:
        """Some of them, as they stand in the file."""
        text: str = self.texts.filter(which).str.join("\n").item()
        if self.hidden:
            text = text.replace(HIDDEN, "\r\n" if self.crlf else "\n")
        return text.encode()

    def rows(self, data: bytes) -> bytes:
        """The accepted ones of the block, as they stand in the file."""
        if self.crlf:
            return self.excerpt(self.accepted)
        pieces, at = [], 0
        for number in self.refused:
            if number > at:
                pieces.append(data[self.starts[at] : self.starts[number]])
            at = number + 1
        pieces.append(data[self.starts[at] : self.starts[-1]])
        return b"".join(pieces)

    def are_few(self, numbers: Sequence[int]) -> bool:
        """Whether it is worth while to take the others at once."""
        return len(numbers) <= max(_FEW, len(self) // _MANY)

    def height(self, first: int, stop: int) -> int:
        """How many lines of the file these take."""
        if self.heights is None:
            return stop - first
        return cast(int, self.heights.slice(first, stop - first).sum())

    def lines(self, first: int, stop: int, line: int) -> range | pl.Series:
        """The lines on which these begin, the first of them on `line`."""
        if self.heights is None:
            return range(line, line + stop - first)
        heights = self.heights.slice(first, stop - first).cast(pl.Int64)
        return heights.cum_sum() - heights + line


class Piece(NamedTuple):
    """A block, or the rest of one: its units, and what remains of those that are accepted.

    All of it is known without the place of the block in the file.
    """

    units: Units
    cells: Sieved | None


class Cutter:
    """Cuts blocks of one table.

    Args:
        dialect: How; one of those that `choice` lets through.
        spelling: How its cells are spelled.
        width: Cells of a row.
        sieve: What the cells go through.
    """

    def __init__(self, dialect: Dialect, spelling: Spelling, width: int, sieve: CellSieve) -> None:
        self._dialect = dialect
        self._names = {str(position): pl.String() for position in range(width)}
        self._sieve = sieve
        self._record = spelling.row([spelling.cell] * width)
        if not works(self._record):
            self._record = _NOTHING
        self._row = sieve.row
        self._marks = dialect.delimiter + (dialect.quote or "")

    def look(self, data: bytes, start: int = 0, *, by_line: bool = False) -> Piece:
        """What there is of a block, from a byte on; `by_line`: each line is to be a unit."""
        units = self._units(data, start, by_line=by_line)
        if units.formed is None:
            self._row = None  # It tells too little of this table to be asked again.
        return Piece(units, self._cells(data, units) if units.are_few(units.refused) else None)

    def cut(
        self, data: bytes, piece: Piece, place: Place, more: Callable[[], bool]
    ) -> Iterator[Part]:
        """The rows and records of a block, in order, and its end.

        Args:
            data: The block.
            piece: What `look` makes of the whole of it.
            place: Where it begins in the file.
            more: Whether a quoted cell that runs on at its end may end behind it.
        """
        cuts, by_line = 0, False
        while (rest := (yield from self._parts(data, piece, place, more, by_line))) is not None:
            cuts += 1
            by_line = cuts >= _CUTS
            start, place = rest
            piece = self.look(data, start, by_line=by_line)

    def _parts(
        self, data: bytes, piece: Piece, place: Place, more: Callable[[], bool], by_line: bool
    ) -> Generator[Part, None, tuple[int, Place] | None]:
        """The parts of a piece; and where the rest of it is to be cut anew, None if nowhere.

        `place` has the line and record of the piece, and the offset of the block in the file.
        """
        units, cells = piece
        refused = range(len(units)) if cells is None else units.refused
        line, record, at = place.line, place.record, 0
        while at < len(units):
            known = bisect_left(refused, at)
            stop = refused[known] if known < len(refused) else len(units)
            if stop > at and cells is not None:
                count = stop - at
                yield Accepted(
                    cells.slice(at - known, count),
                    units.starts.slice(at, count),
                    units.lines(at, stop, line),
                    range(record, record + count),
                )
                line, record, at = line + units.height(at, stop), record + count, stop
                continue
            stop = _run_end(refused, known)
            begin = units.starts[at]
            here = Place(place.offset + begin, line, record)
            while True:
                height = units.height(at, stop)
                exact = read_exactly(data, begin, height, self._dialect, here, more)
                if exact is None:
                    yield End(begin, line)
                    return None
                stop = bisect_left(units.starts, exact.end, lo=at)
                aligned = units.starts[stop] == exact.end
                if aligned or not by_line:
                    break
            yield exact
            line, record = line + exact.height, exact.blocks[-1].after
            if not aligned:
                return exact.end, Place(place.offset, line, record)
            at = stop
        yield End(len(data), line)
        return None

    def _units(self, data: bytes, start: int, *, by_line: bool) -> Units:
        """The lines of a piece, or its records where many quoted cells run over lines."""
        data = data[start:] if start else data
        alone = data.count(b"\r") if b"\r" in data else 0  # To count takes longer than to look.
        crlf = 0 < alone == data.count(b"\r\n") == data.count(b"\n")
        end = start + len(data)
        if crlf:
            data = data.replace(b"\r\n", b"\n")
        lines = self._split(data, start, end, crlf=crlf)
        quote = (self._dialect.quote or "").encode()
        if (
            by_line
            or len(lines.refused) * _MANY <= len(lines)
            or (alone and not crlf)
            or not quote
            or quote not in data
            or HIDDEN.encode() in data
        ):
            return lines
        records = self._split(_hide(data, quote), start, end, crlf=crlf, hidden=True)
        return records if len(records.refused) * 2 <= len(lines.refused) else lines

    def _split(
        self, data: bytes, start: int, end: int, *, crlf: bool, hidden: bool = False
    ) -> Units:
        texts = _text(data).str.split("\n").explode()
        if data.endswith(b"\n"):
            texts = texts.head(len(texts) - 1)
        heights = None
        if hidden:
            heights = texts.str.count_matches(HIDDEN, literal=True) + 1
        elif not crlf and b"\r" in data:
            ends = texts.str.ends_with("\r").cast(pl.UInt32)
            heights = texts.str.count_matches("\r", literal=True) + 1 - ends
        sizes = texts.str.len_bytes().cast(pl.Int64) + 1
        if crlf:
            sizes += 1 if heights is None else heights
        starts = pl.concat([pl.Series([start], dtype=pl.Int64), sizes.cum_sum() + start])
        starts[-1] = end  # The last line of a file may lack its line end.
        accepted, formed = self._accept(texts)
        refused = [] if accepted.all() else (~accepted).arg_true().to_list()
        return Units(texts, starts, heights, accepted, formed, refused, crlf, hidden)

    def _accept(self, texts: pl.Series) -> tuple[pl.Series, pl.Series | None]:
        """Which lines are rows; and which of them have the form, if those are most."""
        if self._row is None:
            return self._are_rows(texts, self._record, filled=False), None
        formed = self._are_rows(texts, self._row, filled=self._sieve.is_filled)
        if formed.all():
            return formed, formed
        others = (~formed).arg_true()
        records = self._are_rows(texts.gather(others), self._record, filled=False)
        accepted = formed.clone().scatter(others, records)
        few = accepted.sum() > 2 * formed.sum()
        return accepted, None if few else formed

    def _are_rows(self, texts: pl.Series, form: str, *, filled: bool) -> pl.Series:
        """Which lines have a form and are not blank; `filled`: if they have it, they never are."""
        rows = texts.str.contains(form)
        return rows if filled else rows & (texts.str.strip_chars_start(self._marks) != "")

    def _cells(self, data: bytes, units: Units) -> Sieved | None:
        """The cells of all accepted units; None where Polars does not find as many rows."""
        if not units.accepted.any():
            return None
        count = len(units) - len(units.refused)
        if units.formed is None:
            cells = self._read(units.rows(data), count)
            return None if cells is None else self._sieve.sieve(cells)
        cells = self._needed(data, units, count)
        if cells is None:
            return None
        sieved = self._sieve.sieve(cells, formed=True)
        if count > units.formed.sum():
            doubtful = units.accepted & ~units.formed
            indexes = doubtful.filter(units.accepted).arg_true()
            cells = self._read(units.excerpt(doubtful), len(indexes))
            if cells is None:
                return None
            suspects = {**sieved.suspects, **self._sieve.doubts(cells, indexes)}
            sieved = Sieved(sieved.kept, suspects)
        return sieved

    def _needed(self, data: bytes, units: Units, count: int) -> pl.DataFrame | None:
        """The cells of all accepted units that are looked at although their rows have the form."""
        columns = self._sieve.columns()
        if not columns:
            return pl.DataFrame()
        if columns == [0]:
            # Keys mostly stand first, and to cut off one cell takes less than to cut all.
            texts = units.texts if count == len(units) else units.texts.filter(units.accepted)
            first = texts.str.splitn(self._dialect.delimiter, 2).struct.field("field_0")
            if self._dialect.quote is None or not first.str.starts_with(self._dialect.quote).any():
                return pl.DataFrame({"0": first})
        return self._read(units.rows(data), count, columns)

    def _read(
        self, rows: bytes, count: int, columns: list[int] | None = None
    ) -> pl.DataFrame | None:
        """The cells of rows, named by the number of their column; None if there are not so many."""
        try:
            cells = pl.read_csv(
                rows,
                has_header=False,
                columns=columns,
                schema=self._names,
                separator=self._dialect.delimiter,
                quote_char=self._dialect.quote,
                empty_string_is_null=False,
            )
        except pl.exceptions.PolarsError:
            return None
        return cells if len(cells) == count else None


def _text(data: bytes) -> pl.Series:
    """A text of Polars; what is not UTF-8 stands in it as control characters, one for a byte."""
    try:
        return pl.Series([data], dtype=pl.Binary).cast(pl.String)
    except pl.exceptions.PolarsError:
        return pl.Series([unmarked(decode_part(data, "utf-8", 0).text, _DAMAGED)])


def _hide(data: bytes, quote: bytes) -> bytes:
    """The data with no line end inside quotes."""
    hidden = HIDDEN.encode()
    parts = data.split(quote)
    parts[1::2] = [each.replace(b"\n", hidden) for each in parts[1::2]]
    return quote.join(parts)


def _run_end(numbers: Sequence[int], at: int) -> int:
    """Where a run of numbers, each one more than the last, ends; not longer than a slice."""
    stop = at + 1
    while stop < len(numbers) and stop - at < _SLICE and numbers[stop] == numbers[stop - 1] + 1:
        stop += 1
    return numbers[stop - 1] + 1
