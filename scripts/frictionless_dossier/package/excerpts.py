"""The lines at fault, read again once all findings are known and in order.

A finding says in which line, row and field it is. To show the line with a mark under the cell, or
to give the column to an editor, the line itself is needed, quotes and all: the cells alone do not
tell where they stood. Only files in which something was found are read again, each once, so that
nothing is kept of the files that are sound.

A column is told only where it is certain: the cell that stands there has the text that the finding
is about. If the file has changed meanwhile, or is too odd, the finding stays as it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TextIO

from frictionless_dossier.findings import Excerpt, Finding
from frictionless_dossier.package.decode import marked, open_text, unmarked
from frictionless_dossier.package.dialect import Dialect, read_dialect
from frictionless_dossier.package.header import match_header
from frictionless_dossier.package.jsonplaces import Places, position
from frictionless_dossier.package.jsontext import JsonError, parse
from frictionless_dossier.package.kinds import ENCODING_ERROR, TEXT_AFTER_QUOTE, UNCLOSED_QUOTE
from frictionless_dossier.package.model import Package, Schema
from frictionless_dossier.package.paths import MAX_JSON_BYTES, FileFault, locate
from frictionless_dossier.package.records import Span, cell_spans
from frictionless_dossier.package.window import REACH, Window

SHOWN = 400
"""Characters of a line that an excerpt holds."""

_Mark = tuple[int, int, int]
"""Line (0 is the one of the finding), offset of the first character, number of characters."""


def add_excerpts(package: Package, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, each with the line on which it stands, if it stands on one.

    Args:
        package: What is declared.
        findings: In stable order: by resource, file and line.
    """
    key: tuple[str, str] | None = None
    file: _File | None = None
    try:
        for finding in findings:
            if finding.line is None or finding.path is None:
                yield finding
                continue
            if key != (finding.resource or "", finding.path):
                key = (finding.resource or "", finding.path)
                if file:
                    file.close()
                file = _open(package, *key)
            excerpt = file.excerpt(finding) if file else None
            yield finding if excerpt is None else replace(finding, excerpt=excerpt)
    finally:
        if file:
            file.close()


def _open(package: Package, name: str, path: str) -> "_File | None":
    """The file of a finding; None where it cannot be read."""
    resource = package.by_name.get(name)
    try:
        file = locate(package.base, path)
        if resource is None or resource.schema is None or path not in resource.paths:
            return _Json(open_text(file, "utf-8"), file)
        if resource.format == "json":
            return _File(open_text(file, resource.encoding))
        dialect = read_dialect(resource.dialect, resource.format)
        with open_text(file, resource.encoding) as stream:
            labels = _labels(Window(stream), dialect)
        stream = open_text(file, resource.encoding)
        return _Delimited(stream, resource.schema, dialect, labels)
    except (FileFault, OSError, UnicodeError):
        return None


class _File:
    """A file with findings: gives its lines, the later ones after the earlier ones."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.window = Window(stream)

    def close(self) -> None:
        """Read no further."""
        self._stream.close()

    def excerpt(self, finding: Finding) -> Excerpt | None:
        """The line of a finding; None where the file has no such line."""
        assert finding.line is not None
        window = self.window
        try:
            start = window.start(finding.line)
        except (OSError, UnicodeError):
            return None
        if start is None:
            return None
        mark = self.mark(finding, start)
        line, column, width = mark or (0, 0, 0)
        for _ in range(line):
            start = window.line_end(start) + 1
        cut = max(0, column - SHOWN // 2)
        text = window.text[start + cut : min(window.line_end(start), start + cut + SHOWN)]
        return Excerpt(
            line=finding.line + line,
            text=unmarked(text),
            first=cut + 1,
            column=None if mark is None else column + 1,
            width=width,
        )

    def mark(self, finding: Finding, start: int) -> _Mark | None:
        """What is at fault in the line that starts at this offset; None: no part of it."""
        return None


class _Json(_File):
    """A descriptor, a schema or a document: findings name a value by its JSON Pointer."""

    def __init__(self, stream: TextIO, file: Path) -> None:
        super().__init__(stream)
        self._path = file

    def mark(self, finding: Finding, start: int) -> _Mark | None:
        """The key or item to which a finding points, up to the end of its token."""
        pointer = finding.details.get("pointer")
        if self._places is None or not isinstance(pointer, str):
            return None
        offset = self._places.offsets.get(pointer)
        if offset is None or self._places.line_at(offset) != finding.line:
            return None
        column = position(self._places.text, offset)[1]
        return 0, column - 1, self._places.token_length(offset)

    @cached_property
    def _places(self) -> Places | None:
        """Where its values stand; None where it is no JSON, or more than is read of such."""
        try:
            with open_text(self._path, "utf-8") as stream:
                text = stream.read(MAX_JSON_BYTES)
            parse(text)
        except (OSError, UnicodeError, JsonError):
            return None
        return Places(text)


class _Delimited(_File):
    """Delimited text: findings name a cell by its field and its text."""

    def __init__(
        self, stream: TextIO, schema: Schema, dialect: Dialect, labels: Sequence[str]
    ) -> None:
        super().__init__(stream)
        self._schema = schema
        self._dialect = dialect
        self._labels = labels
        self._names = [each.name for each in schema.fields]
        self._known: tuple[int | None, list[Span], bool] = (None, [], False)

    def mark(self, finding: Finding, start: int) -> _Mark | None:
        """The cell of a finding; the quoted cell or the first byte that ruins a record."""
        if finding.kind in (UNCLOSED_QUOTE, TEXT_AFTER_QUOTE):
            spans, sound = cell_spans(self._line(start), self._dialect)
            return None if sound else self._of(spans[-1], start)
        if finding.kind is ENCODING_ERROR:
            line = self._line(start)
            bad = next((at for at, character in enumerate(line) if marked(character)), None)
            return None if bad is None else (0, bad, 1)
        if self._known[0] != finding.line:  # Several findings of one row ask once.
            self._known = finding.line, *_record(self.window.text, start, self._dialect)
        _, spans, whole = self._known
        position = self._position(finding, spans)
        if position is None:
            return None
        if position < len(spans):
            return self._of(spans[position], start)
        # The cell is missing: its place is the end of the record.
        return (spans[-1].end_line, spans[-1].end, 0) if whole else None

    def _position(self, finding: Finding, spans: Sequence[Span]) -> int | None:
        """Number of the cell at fault in its record, from 0; None where that is not certain."""
        name = finding.field
        cell = finding.cell
        if cell is not None:
            cell = cell.replace("\r\n", "\n").replace("\r", "\n")  # As in the window.
        if name is None:  # A cell beyond the header, or none.
            width = len(self._labels or self._names)
            beyond = [at for at in range(width, len(spans)) if spans[at].text == cell]
            return beyond[0] if len(beyond) == 1 else None
        schema = self._schema.by_name.get(name)
        empty = schema.missing_values if schema else frozenset({""})
        null = self._dialect.null
        for at in self._candidates(finding, name):
            if at >= len(spans):
                return at if cell is None and spans else None
            text = spans[at].text
            if text == cell or (cell is None and (text in empty or text == null)):
                return at
        return None

    def _candidates(self, finding: Finding, name: str) -> Iterator[int]:
        """Where the cell of a field may stand: under its label, else where the schema has it."""
        if finding.row == 1 and self._dialect.header:
            same = [at for at, label in enumerate(self._labels) if label == finding.cell]
            yield from same[-1:] if len(same) <= 2 else ()  # Of a doubled label, the second.
        if name in self._columns:
            yield self._columns[name]
        if name in self._labels:
            yield self._labels.index(name)
        if name in self._names:
            yield self._names.index(name)

    def _line(self, start: int) -> str:
        return self.window.text[start : self.window.line_end(start)]

    @cached_property
    def _columns(self) -> dict[str, int]:
        """Position of the column of each field that has one."""
        return match_header(self._labels, self._names, self._schema.fields_match).columns

    def _of(self, span: Span, start: int) -> _Mark:
        """The part of a cell that stands on its first line."""
        if span.end_line == span.line:
            return span.line, span.start, span.end - span.start
        for _ in range(span.line):
            start = self.window.line_end(start) + 1
        return span.line, span.start, self.window.line_end(start) - start - span.start


def _labels(window: Window, dialect: Dialect) -> Sequence[str]:
    """The header of a file, if it is one record."""
    if not dialect.header or len(dialect.header_rows) > 1 or dialect.comment_rows:
        return ()
    line = dialect.header_rows[0] if dialect.header_rows else 1
    while (start := window.start(line)) is not None:
        text = window.text[start : window.line_end(start)]
        if text and not (dialect.comment and text.startswith(dialect.comment)):
            return [each.text for each in _record(window.text, start, dialect)[0]]
        line += 1
    return ()


def _record(text: str, start: int, dialect: Dialect) -> tuple[list[Span], bool]:
    """The cells of the record that starts at an offset, and whether these are all.

    Of a record that is ruined or very long, the cells before the one that does not end are given.
    """
    lines = 1
    while True:
        end = start - 1
        for _ in range(lines):
            end = text.find("\n", end + 1)
            if end < 0:
                end = len(text)
                break
        spans, sound = cell_spans(text[start:end], dialect)
        if sound:
            return spans, end - start < REACH
        if end == len(text) or end - start >= REACH:
            return spans[:-1], False
        lines *= 8
