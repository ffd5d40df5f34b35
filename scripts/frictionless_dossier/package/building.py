"""Records to a table: the header first, then rows; what does not fit is reported and mended."""

from array import array
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from frictionless_dossier.findings.log import Sink
from frictionless_dossier.package.decode import REPLACEMENT, BadBytes, marked, unmarked
from frictionless_dossier.package.dialect import Dialect
from frictionless_dossier.package.faults import Faults
from frictionless_dossier.package.header import by_position, match_header
from frictionless_dossier.package.kinds import SOURCE_ERROR
from frictionless_dossier.package.model import Resource, Schema
from frictionless_dossier.package.records import Block
from frictionless_dossier.package.structure import Row, StructureFindings
from frictionless_dossier.package.table import Table


class ColumnPlace(NamedTuple):
    """A column that is a field.

    Attributes:
        name: Name of the field.
        position: Where the column stands in the file, from 0.
        missing: Texts that mean "no value".
        cells: Its cells, where the builder keeps them.
    """

    name: str
    position: int
    missing: frozenset[str]
    cells: list[str | None]


class TableBuilder:
    """Builds one table from the records of its files, in order.

    Whoever keeps the rows elsewhere takes them from `mend`, and the columns from `columns`.

    Args:
        resource: The resource of the table.
        schema: Its Table Schema.
        dialect: How its records were cut.
        found: Where findings about header and structure are put.
        by_key: Whether the labels are keys of JSON objects, which have no order.

    Attributes:
        columns: The columns that are fields; None until there was a header.
        width: Cells that a row has.
    """

    def __init__(
        self,
        resource: Resource,
        schema: Schema,
        dialect: Dialect,
        found: Sink,
        *,
        by_key: bool = False,
    ) -> None:
        self._report = StructureFindings(resource, found)
        self._names = [each.name for each in schema.fields]
        by_key = by_key and schema.fields_match == "exact"
        self._mode = "equal" if by_key else schema.fields_match
        self._resource = resource
        self._schema = schema
        self._dialect = dialect
        self._parts: list[tuple[int, str]] = []
        self._lines = array("q")
        self._records = array("q")
        self._faults = Faults()
        self.columns: list[ColumnPlace] | None = None
        self._fields: dict[int, str] = {}
        self._labels: Sequence[str] = ()
        self.width = 0
        self._header: list[Row] = []
        self._part_begins = False
        self._has_nul = False
        self._damaged = False
        self._header_damaged = False
        self._unfit = Faults()

    def begin(
        self,
        path: str,
        *,
        has_nul: bool = False,
        bad_lines: Mapping[int, BadBytes] | None = None,
    ) -> None:
        """The records that follow come from this file.

        Args:
            path: The file, relative to the package.
            has_nul: Whether a NUL character is somewhere in it.
            bad_lines: Bytes that do not fit its encoding, by line.
        """
        self.begin_part(path, len(self._lines))
        self.expect(has_nul=has_nul, bad_lines=bad_lines or {})

    def begin_part(self, path: str, index: int) -> None:
        """The records that follow come from this file; its first row will have this index."""
        self._report.begin(path)
        self._parts.append((index, path))
        self._part_begins = self.columns is not None

    def expect(self, *, has_nul: bool, bad_lines: Mapping[int, BadBytes]) -> None:
        """What is known of the records that follow, as in `begin`."""
        self._report.expect(bad_lines)
        self._has_nul = has_nul
        self._damaged = bool(bad_lines)

    def unfit(self, cells: Faults) -> None:
        """JSON values of another kind than their fields have: number of the record, field."""
        self._unfit |= cells

    def add(self, block: Block) -> None:
        """Take the next records."""
        block = self.mend(block, len(self._lines))
        if block.rows:
            self._extend(block)

    def mend(self, block: Block, index: int) -> Block:
        """The rows among the next records, as they fit the header; what does not fit is reported.

        Args:
            block: The records.
            index: Index in the table of the first row.
        """
        for each in block.malformed:
            self._report.malformed(each)
        if self._damaged:
            block = self._undamaged(block)
        if self.columns is None:
            block = self._take_header(block)
        elif self._part_begins:
            block = self._without_repeated_header(block)
        rows = block.rows
        if not rows:
            return block
        regular = set(map(len, rows)) == {self.width} and all(map(any, rows))
        if not regular or self._has_nul:
            block = self._mended(block, index)
        return block

    def finish(self) -> Table | None:
        """The table; None, which is reported, where there was not even a header."""
        if not self.complete():
            return None
        columns = {each.name: each.cells for each in self.columns or ()}
        return self.make(columns, self._lines, self._records)

    def complete(self) -> bool:
        """Report what only the end tells; whether there was a header."""
        self._report.left_over()
        if self.columns is None:
            what = "a header" if self._dialect.header else "a row"
            message = f"The table {self._resource.name} is empty: there is not even {what}."
            self._report.add(SOURCE_ERROR, message)
        return self.columns is not None

    def make(
        self,
        columns: Mapping[str, Sequence[str | None]],
        lines: Sequence[int],
        records: Sequence[int],
    ) -> Table:
        """The table of these columns and rows (see `Table`)."""
        single = len(self._parts) == 1 and self._parts[0][1] == self._resource.path
        parts = () if single else tuple(self._parts)
        table = Table(self._resource, self._schema, columns, lines, records, parts)
        table.faults |= self._faults
        table.mistyped = self._mistyped(table)
        return table

    def _mistyped(self, table: Table) -> Faults:
        rows = {record: index for index, record in enumerate(table.records)} if self._unfit else {}
        return Faults(
            (rows[record], name)
            for record, name in self._unfit
            if record in rows and name in table and (rows[record], name) not in table.faults
        )

    @property
    def settled(self) -> bool:
        """Whether all records that follow are rows: the header, also a repeated one, is behind."""
        return self.columns is not None and not self._part_begins

    def _extend(self, block: Block) -> None:
        """Turn rows of equal width into columns."""
        assert self.columns is not None
        by_column = list(zip(*block.rows, strict=True))
        if not by_column:
            return
        for column in self.columns:
            cells, missing = by_column[column.position], column.missing
            if missing.isdisjoint(cells):
                column.cells.extend(cells)
            else:
                column.cells.extend([None if cell in missing else cell for cell in cells])
        self._lines.extend(block.lines)
        self._records.extend(block.records)

    # The header

    def _take_header(self, block: Block) -> Block:
        """What follows the header; nothing, as long as it has not ended."""
        if not self._dialect.header:
            # Without a schema, the first row that is not blank tells how wide the table is.
            width = len(self._names) or next((len(row) for row in block.rows if any(row)), 0)
            if width:
                self._set_columns(by_position(self._names), width)
            return block
        wanted = self._dialect.header_rows
        lost = [each.record for each in block.malformed if not wanted or each.record in wanted]
        for index, row in enumerate(block.rows):
            line, record = block.lines[index], block.records[index]
            if lost and lost[0] < record:
                return self._headless(block)
            if not wanted and not any(row):
                self._report.blank(line, record)
            elif not wanted or record >= wanted[-1]:
                header = [*self._header, row] if record in wanted or not self._header else []
                self._set_header(header or self._header, line, record)
                rest = _from(block, index + 1 if header else index)
                self._trust_width(rest)
                return rest
            elif record in wanted:
                self._header.append(row)
        return self._headless(block) if lost else _from(block, len(block.rows))

    def _headless(self, block: Block) -> Block:
        """The header was lost to its quoting, which is reported: take the columns by position."""
        self._set_columns(by_position(self._names), len(self._names))
        return block

    def _set_header(self, rows: Sequence[Row], line: int, record: int) -> None:
        labels = self._join(rows)
        names = self._names
        for position, label in enumerate(labels):
            if not self._header_damaged or REPLACEMENT not in label:
                continue
            if position < len(names) and names[position] not in labels:
                labels[position] = names[position]
        header = match_header(self._called(labels), names, self._mode)
        for fault in header.faults:
            self._report.label(fault, line, record)
        self._labels = labels
        self._set_columns(header.columns, len(labels))

    def _called(self, labels: Sequence[str]) -> Sequence[str]:
        """The labels in the spelling of the fields, where the descriptor allows another."""
        fields = self._schema.fields
        if self._dialect.fold_case:
            known = {name.casefold(): name for name in self._names}
            labels = [known.get(label.casefold(), label) for label in labels]
        if any(field.name != field.label for field in fields):
            called: dict[str, list[str]] = {}
            for field in fields:
                called.setdefault(field.label, []).append(field.name)
            labels = [called[label].pop(0) if called.get(label) else label for label in labels]
        return labels

    def _join(self, rows: Sequence[Row]) -> list[str]:
        """The labels: of several header rows, the texts of each column joined."""
        width = max(map(len, rows))
        join = self._dialect.header_join.join
        return [
            join(text for row in rows if position < len(row) and (text := row[position]))
            for position in range(width)
        ]

    def _trust_width(self, rest: Block) -> None:
        """Where the header has lost or gained a label but the rows have one cell for each field.

        Then only the header is at fault, and the columns are taken by position.
        """
        width = len(self._names)
        if (
            self._mode == "exact"
            and len(self._labels) != width
            and rest.rows
            and len(rest.rows[0]) == width
        ):
            self._set_columns(by_position(self._names), width)

    def _set_columns(self, positions: Mapping[str, int], width: int) -> None:
        self.width = width
        null = self._dialect.null
        nulls = frozenset() if null is None else frozenset({null})
        self.columns = [
            ColumnPlace(name, position, self._schema.by_name[name].missing_values | nulls, [])
            for name, position in positions.items()
        ]
        self._fields = {position: name for name, position in positions.items()}

    def _without_repeated_header(self, block: Block) -> Block:
        """A further file of a table may begin with the header again; it is no row."""
        if not block.rows:
            return block
        self._part_begins = False
        again = bool(self._labels) and list(block.rows[0]) == list(self._labels)
        return _from(block, 1) if again else block

    # Rows at fault

    def _undamaged(self, block: Block) -> Block:
        """The records without a byte that does not fit; a header is kept, as far as it can be."""
        keep: list[int] = []
        rows: list[Row] = []
        lost = min((each.record for each in block.malformed), default=block.after)
        pending = self.columns is None and self._dialect.header
        for index, row in enumerate(block.rows):
            is_header = pending and block.records[index] < lost
            if any(cell is not None and marked(cell) for cell in row):
                cost = "Its label cannot be read." if is_header else "Its record is lost."
                self._report.damaged(row, block.lines[index], block.records[index], cost)
                if not is_header:
                    continue
                self._header_damaged = True
                row = [unmarked(cell or "") for cell in row]
            pending = pending and not any(row)
            keep.append(index)
            rows.append(row)
        return _pick(block, keep, rows)

    def _mended(self, block: Block, first: int) -> Block:
        """The rows, each as wide as the header; without the blank ones."""
        keep: list[int] = []
        rows: list[Row] = []
        for index, row in enumerate(block.rows):
            line, record = block.lines[index], block.records[index]
            if not any(row):
                self._report.blank(line, record)
                continue
            index_in_table = first + len(keep)
            if self._has_nul:
                self._find_nul(row, line, record, index_in_table)
            if len(row) < self.width:
                row = self._filled(row, line, record, index_in_table)
            elif len(row) > self.width:
                row = self._cut(row, line, record)
            keep.append(index)
            rows.append(row)
        return _pick(block, keep, rows)

    def _filled(self, row: Row, line: int, record: int, index: int) -> Row:
        for position in range(len(row), self.width):
            name = self._name(position)
            self._report.missing(len(row), self.width, name, line, record)
            self._faults.add((index, name))
        return [*row, *[None] * (self.width - len(row))]

    def _cut(self, row: Row, line: int, record: int) -> Row:
        for cell in row[self.width :]:
            self._report.extra(len(row), self.width, cell, line, record)
        return row[: self.width]

    def _find_nul(self, row: Row, line: int, record: int, index: int) -> None:
        for position, cell in enumerate(row):
            if cell is not None and "\0" in cell:
                name = self._name(position)
                self._report.nul(name, cell, line, record)
                self._faults.add((index, name))

    def _name(self, position: int) -> str:
        """The field of a column, else its label, else its number."""
        if position in self._fields:
            return self._fields[position]
        if position < len(self._labels) and self._labels[position]:
            return self._labels[position]
        return f"column {position + 1}"


def _from(block: Block, index: int) -> Block:
    return Block(block.rows[index:], block.lines[index:], block.records[index:], block.after)


def _pick(block: Block, keep: Sequence[int], rows: Sequence[Row]) -> Block:
    lines = [block.lines[index] for index in keep]
    records = [block.records[index] for index in keep]
    return Block(rows, lines, records, block.after, block.malformed)
