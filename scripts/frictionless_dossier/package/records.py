r"""Delimited text to records: exact, and in linear time whatever the text.

The grammar, where RFC 4180 leaves it open:

- A line ends at `\n`, `\r\n` or `\r`; a line end at the end of the text begins no record.
- A cell that begins with a quote is quoted, may hold delimiters and line ends, and ends at the
  closing quote, after which only a delimiter or the end of the line may stand.
- A quote anywhere else is a character like any other (`a"b"c` is a cell of five characters).
- A quoted cell that is not closed, or closed and followed by text, costs its own record and no
  other: that record ends with the line on which it began, and reading resumes on the next.
- A quoted cell may not run on to the next line where a quote stands as a mere character before it
  on the same line: such a quote is rather a mistake, and the cell counts as not closed.

Linear time: a record that runs on fails at most once per line. With the last rule, every quote of a
line on which a record begins and runs on is an opening, closing or doubled one, and their number is
odd; on a line that a running record passes through from end to end it is even. So no line that a
failing record passed through begins another record that runs on, and each line is scanned at most
twice: once as a continuation, once as a beginning.

Usual text takes none of these steps. A line without quotes is cut by `str.split`, one with quotes
by the standard library's `csv` in its strict mode, whose grammar is the same within a line. Only
where that refuses a line of a chunk, or joins two, is the chunk read character by character.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from frictionless_dossier.findings import Kind
from frictionless_dossier.package.dialect import Dialect
from frictionless_dossier.package.kinds import TEXT_AFTER_QUOTE, UNCLOSED_QUOTE

CHUNK = 256
"""Lines that are cut at once: small enough for the processor's caches (measured)."""

_LINE_END = re.compile(r"(\r\n|\r|\n)")


class Malformed(NamedTuple):
    """A record that was lost to its quoting.

    Attributes:
        kind: `unclosed-quote` or `text-after-quote`.
        line: Physical line on which it stands, from 1.
        record: Its number.
        cell: Number of the cell in the record, from 1.
        text: The cell from its opening quote to the end of the line.
        ran_out: Whether the text ended before a quote decided: more text could mend it.
    """

    kind: Kind
    line: int
    record: int
    cell: int
    text: str
    ran_out: bool = False


class Block(NamedTuple):
    """Some records that follow each other, in order.

    Attributes:
        rows: Cells of each record; None is a cell that has no value by its syntax (JSON's null).
        lines: Physical line on which each begins, from 1.
        records: Number of each; comments and malformed records count, and are left out.
        after: Number of the record that follows the last one, comments counted.
        malformed: Records left out because of their quoting.
    """

    rows: Sequence[Sequence[str | None]]
    lines: Sequence[int]
    records: Sequence[int]
    after: int
    malformed: Sequence[Malformed] = ()


class Span(NamedTuple):
    """Where a cell stands: line and offset of its first character and of what follows its last.

    Lines and offsets are counted from 0. Quotes belong to the cell. `text` is what it means.
    """

    line: int
    start: int
    end_line: int
    end: int
    text: str


def cell_spans(text: str, dialect: Dialect) -> tuple[list[Span], bool]:
    r"""Where the cells of the first record of a text stand.

    Args:
        text: The text; its lines end at `\n`.
        dialect: How it is cut.

    Returns:
        The cells, and whether the record is well formed. Of one that is not, the last cell is the
        quoted one that ruins it, up to the end of its line.
    """
    spans: list[Span] = []
    if not {dialect.quote, dialect.escape, "\n", " " if dialect.skip_space else None} & set(text):
        at = 0  # Usual text, cut fast.
        for cell in text.split(dialect.delimiter):
            spans.append(Span(0, at, 0, at + len(cell), cell))
            at += len(cell) + len(dialect.delimiter)
        return spans, True
    splitter = _Splitter(text, dialect)
    row, _ = splitter.record(0, spans)
    if isinstance(row, _Fault):
        first = splitter.lines[0]
        del spans[row.cell - 1 :]
        spans.append(Span(0, len(first) - len(row.text), 0, len(first), row.text))
    return spans, not isinstance(row, _Fault)


def split_records(text: str, dialect: Dialect, first: int = 1) -> Iterator[Block]:
    """Cut a text into records and cells.

    Args:
        text: The whole text.
        dialect: How it is cut.
        first: Number of the first record; more than 1 where files are joined.
    """
    splitter = _Splitter(text, dialect)
    index, record = 0, first
    while index < len(splitter.lines):
        rows = splitter.plain(index, record)
        if rows is None:
            block, index = splitter.exact(index, record)
            record = block.after
            yield block
        else:
            lines, after = range(index + 1, index + 1 + len(rows)), record + len(rows)
            yield Block(rows, lines, range(record, after), after)
            index, record = index + len(rows), after


class _Splitter:
    """A text as lines, and how records are cut out of them."""

    def __init__(self, text: str, dialect: Dialect) -> None:
        self.dialect = dialect
        self.lines, self.ends = _split_lines(text, dialect.quote)
        self.simple = dialect.escape is None and not dialect.skip_space
        self.by_csv = self.simple and dialect.double_quote and len(dialect.delimiter) == 1
        marks = {dialect.quote, dialect.escape} - {None}
        self.mark = re.compile("|".join(re.escape(str(mark)) for mark in marks) or "(?!)")
        stops = {dialect.delimiter, dialect.escape} - {None}
        self.stop = re.compile("|".join(re.escape(str(stop)) for stop in stops))

    def plain(self, index: int, record: int) -> list[list[str]] | None:
        """The records of the next chunk where each is one line, cut fast; None where in doubt."""
        dialect = self.dialect
        chunk = self.lines[index : index + CHUNK]
        if not self.simple or self._has_comment(chunk, record):
            return None
        delimiter, quote = dialect.delimiter, dialect.quote
        if quote is None or quote not in "".join(chunk):
            return [line.split(delimiter) for line in chunk]
        if not self.by_csv:
            return None
        quoted = [line for line in chunk if quote in line]
        try:
            rows = list(csv.reader(quoted, delimiter=delimiter, quotechar=quote, strict=True))
        except csv.Error:
            return None
        if len(rows) != len(quoted):
            return None
        read = iter(rows)
        return [next(read) if quote in line else line.split(delimiter) for line in chunk]

    def exact(self, index: int, record: int) -> tuple[Block, int]:
        """The records that begin in the next chunk, and the index of the line after them."""
        dialect = self.dialect
        rows: list[list[str]] = []
        lines: list[int] = []
        records: list[int] = []
        malformed: list[Malformed] = []
        stop = min(index + CHUNK, len(self.lines))
        while index < stop:
            line = self.lines[index]
            if dialect.comment is None or not line.startswith(dialect.comment):
                row, after = self.record(index)
                if record in dialect.comment_rows:
                    pass
                elif isinstance(row, _Fault):
                    malformed.append(
                        Malformed(row.kind, index + 1, record, row.cell, row.text, row.ran_out)
                    )
                else:
                    rows.append(row)
                    lines.append(index + 1)
                    records.append(record)
            else:
                after = index + 1
            index = after
            record += 1
        return Block(rows, lines, records, record, malformed), index

    def _has_comment(self, chunk: list[str], record: int) -> bool:
        comment, rows = self.dialect.comment, self.dialect.comment_rows
        if comment is not None and any(line.startswith(comment) for line in chunk):
            return True
        return any(record <= row < record + len(chunk) for row in rows)

    def record(
        self, index: int, spans: list[Span] | None = None
    ) -> "tuple[list[str] | _Fault, int]":
        """The record that begins on the line of this index, and the index of the line after it.

        Where the cells stand is added to `spans`, if that is given.
        """
        delimiter, quote = self.dialect.delimiter, self.dialect.quote
        begin, line = index, self.lines[index]
        if spans is None and self.simple and (quote is None or quote not in line):
            return line.split(delimiter), index + 1
        cells: list[str] = []
        at, stray = 0, False
        open_cell, open_text = 0, ""
        while True:
            if self.dialect.skip_space:
                at = self._after_space(line, at)
            start_line, start = index, at
            if quote is None or not line.startswith(quote, at):
                text, end = self._unquoted(line, at)
                stray = stray or (quote is not None and quote in line[at:end])
            else:
                if index == begin:
                    open_cell, open_text = len(cells) + 1, line[at:]
                text, closed = self._quoted(line, at + 1)
                pieces = [text]
                while closed is None:
                    if stray or index + 1 == len(self.lines):
                        fault = _Fault(UNCLOSED_QUOTE, open_cell, open_text, ran_out=not stray)
                        return fault, begin + 1
                    pieces.append(self._line_end(index))
                    index += 1
                    line, stray = self.lines[index], False
                    text, closed = self._quoted(line, 0)
                    pieces.append(text)
                text, end = "".join(pieces), closed
                if end < len(line) and not line.startswith(delimiter, end):
                    kind = TEXT_AFTER_QUOTE if index == begin else UNCLOSED_QUOTE
                    return _Fault(kind, open_cell, open_text), begin + 1
            cells.append(text)
            if spans is not None:
                spans.append(Span(start_line - begin, start, index - begin, end, text))
            if end == len(line):
                return cells, index + 1
            at = end + len(delimiter)

    def _quoted(self, line: str, at: int) -> tuple[str, int | None]:
        """What follows inside quotes, and the offset after the closing one; None: not closed."""
        quote, pieces = self.dialect.quote, []
        assert quote is not None
        while match := self.mark.search(line, at):
            pieces.append(line[at : match.start()])
            at = match.end()
            if match[0] != quote:
                pieces.append(line[at : at + 1] or match[0])
                at += 1
            elif self.dialect.double_quote and line.startswith(quote, at):
                pieces.append(quote)
                at += 1
            else:
                return "".join(pieces), at
        pieces.append(line[at:])
        return "".join(pieces), None

    def _unquoted(self, line: str, at: int) -> tuple[str, int]:
        """The unquoted cell that begins here, and the offset at which it ends."""
        pieces = []
        while match := self.stop.search(line, at):
            pieces.append(line[at : match.start()])
            if match[0] == self.dialect.delimiter:
                return "".join(pieces), match.start()
            at = match.end()
            pieces.append(line[at : at + 1] or match[0])
            at += 1
        pieces.append(line[at:])
        return "".join(pieces), len(line)

    def _line_end(self, index: int) -> str:
        return self.ends if isinstance(self.ends, str) else self.ends[index]

    @staticmethod
    def _after_space(line: str, at: int) -> int:
        while line.startswith(" ", at):
            at += 1
        return at


class _Fault(NamedTuple):
    kind: Kind
    cell: int
    text: str
    ran_out: bool = False


def _split_lines(text: str, quote: str | None) -> tuple[list[str], str | list[str]]:
    """The lines of a text, and the line end after all or after each of them."""
    ends: str | list[str] = "\n"
    if "\r" not in text:
        lines = text.split("\n")
    elif text.count("\r\n") == text.count("\n") == text.count("\r"):
        lines, ends = text.split("\r\n"), "\r\n"
    elif quote is None or quote not in text:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    else:
        parts = _LINE_END.split(text)
        lines, ends = parts[::2], parts[1::2]
    if not lines[-1]:
        lines.pop()
    return lines, ends
