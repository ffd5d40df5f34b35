"""The lines at fault, read again once all findings are known and in order.

A finding says in which line, row and field it is. To show the line with a mark under the cell, or
to give the column to an editor, the line itself is needed, quotes and all: the cells alone do not
tell where they stood. Only files in which something was found are read again, each once, so that
nothing is kept of the files that are sound.

A column is told only where it is certain: the cell that stands there has the text that the finding
is about. If the file has changed meanwhile, or is too odd, the finding stays as it is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TextIO

from frictionless_dossier.findings import Excerpt, Finding
from frictionless_dossier.package.decode import marked, open_text, unmarked
from frictionless_dossier.package.dialect import Dialect, read_dialect
from frictionless_dossier.package.header import match_header
from frictionless_dossier.package.jsonplaces import Places
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
            yield finding if excerpt is None else finding._replace(excerpt=excerpt)
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
        self._line: int | None = None
        self._downs = [0]

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
        if self._line != finding.line:
            self._line, self._downs = finding.line, [0]
        mark = self.mark(finding, start)
        line, column, width = mark or (0, 0, 0)
        start = self.down(start, line)
        cut = max(0, column - SHOWN // 2)
        text = window.text[start + cut : min(window.line_end(start), start + cut + SHOWN)]
        return Excerpt(
            line=finding.line + line,
            text=unmarked(text),
            first=cut + 1,
            column=None if mark is None else column + 1,
            width=width,
        )

    def down(self, start: int, lines: int) -> int:
        """Offset at which a later line starts than that of the finding, which starts at `start`.

        Each is looked for once, however many findings there are of one record of many lines.
        """
        while len(self._downs) <= lines:
            self._downs.append(self.window.line_end(start + self._downs[-1]) + 1 - start)
        return start + self._downs[lines]

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
        return 0, self._places.column_at(offset) - 1, self._places.token_length(offset)

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


class _Record:
    """The cells of one record.

    Attributes:
        spans: Where they stand.
        whole: Whether these are all of them.
    """

    def __init__(self, spans: list[Span], *, whole: bool) -> None:
        self.spans = spans
        self.whole = whole

    @cached_property
    def places(self) -> Mapping[str | None, Sequence[int]]:
        """The numbers of the cells that have a text, from 0, in order."""
        return _places(each.text for each in self.spans)


def _places(texts: Iterable[str]) -> Mapping[str | None, Sequence[int]]:
    """Where each text stands in a row of texts: its numbers from 0, in order."""
    places: dict[str | None, list[int]] = {}
    for number, text in enumerate(texts):
        places.setdefault(text, []).append(number)
    return places


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
        self._known = _Record([], whole=False)
        self._known_line: int | None = None

    def mark(self, finding: Finding, start: int) -> _Mark | None:
        """The cell of a finding; the quoted cell or the first byte that ruins a record."""
        if finding.kind in (UNCLOSED_QUOTE, TEXT_AFTER_QUOTE):
            spans, sound = cell_spans(self._text(start), self._dialect)
            return None if sound else self._of(spans[-1], start)
        if finding.kind is ENCODING_ERROR:
            line = self._text(start)
            bad = next((at for at, character in enumerate(line) if marked(character)), None)
            return None if bad is None else (0, bad, 1)
        if self._known_line != finding.line:  # Several findings of one row ask once.
            self._known_line = finding.line
            self._known = _record(self.window.text, start, self._dialect)
        spans = self._known.spans
        position = self._position(finding)
        if position is None:
            return None
        if position < len(spans):
            return self._of(spans[position], start)
        # The cell is missing: its place is the end of the record.
        return (spans[-1].end_line, spans[-1].end, 0) if self._known.whole else None

    def _position(self, finding: Finding) -> int | None:
        """Number of the cell at fault in the record, from 0; None where that is not certain."""
        name = finding.field
        cell = finding.cell
        if cell is not None:
            cell = cell.replace("\r\n", "\n").replace("\r", "\n")  # As in the window.
        if name is None:  # A cell beyond the header, or none.
            width = len(self._labels or self._names)
            beyond = [at for at in self._known.places.get(cell, ())[-2:] if at >= width]
            return beyond[0] if len(beyond) == 1 else None
        schema = self._schema.by_name.get(name)
        empty = schema.missing_values if schema else frozenset({""})
        null = self._dialect.null
        spans = self._known.spans
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
            same = self._label_places.get(finding.cell, ())
            yield from same[-1:] if len(same) <= 2 else ()  # Of a doubled label, the second.
        if name in self._columns:
            yield self._columns[name]
        yield from self._label_places.get(name, ())[:1]
        yield from self._name_places.get(name, ())[:1]

    def _text(self, start: int) -> str:
        return self.window.text[start : self.window.line_end(start)]

    @cached_property
    def _label_places(self) -> Mapping[str | None, Sequence[int]]:
        return _places(self._labels)

    @cached_property
    def _name_places(self) -> Mapping[str | None, Sequence[int]]:
        return _places(self._names)

    @cached_property
    def _columns(self) -> Mapping[str, int]:
        """Position of the column of each field that has one."""
        return match_header(self._labels, self._names, self._schema.fields_match).columns

    def _of(self, span: Span, start: int) -> _Mark:
        """The part of a cell that stands on its first line."""
        if span.end_line == span.line:
            return span.line, span.start, span.end - span.start
        start = self.down(start, span.line)
        return span.line, span.start, self.window.line_end(start) - start - span.start


def _labels(window: Window, dialect: Dialect) -> Sequence[str]:
    """The header of a file, if it is one record."""
    if not dialect.header or len(dialect.header_rows) > 1 or dialect.comment_rows:
        return ()
    line = dialect.header_rows[0] if dialect.header_rows else 1
    while (start := window.start(line)) is not None:
        text = window.text[start : window.line_end(start)]
        if text and not (dialect.comment and text.startswith(dialect.comment)):
            return [each.text for each in _record(window.text, start, dialect).spans]
        line += 1
    return ()


def _record(text: str, start: int, dialect: Dialect) -> _Record:
    """The record that starts at an offset.

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
            return _Record(spans, whole=end - start < REACH)
        if end == len(text) or end - start >= REACH:
            return _Record(spans[:-1], whole=False)
        lines *= 8
