"""Findings about the structure of a table: its header, its rows, its quoting, its bytes."""

from collections.abc import Mapping, Sequence
from typing import Any

from frictionless_dossier.findings import Finding, Kind
from frictionless_dossier.findings.log import Sink
from frictionless_dossier.package.decode import LINE_END, BadBytes, unmarked
from frictionless_dossier.package.header import LabelFault
from frictionless_dossier.package.kinds import (
    BLANK_ROW,
    ENCODING_ERROR,
    EXTRA_CELL,
    MISSING_CELL,
    NUL_BYTE,
    UNCLOSED_QUOTE,
)
from frictionless_dossier.package.model import Resource
from frictionless_dossier.package.records import Malformed

Row = Sequence[str | None]

_SHOWN = 60
"""Characters of a cell that a message shows."""


class StructureFindings:
    """Words and places of what is wrong with the files of one table.

    Args:
        resource: The resource of the table.
        found: Where findings are put as they are found.
    """

    def __init__(self, resource: Resource, found: Sink) -> None:
        self._found = found
        self._resource = resource
        self._path = resource.path
        self._bad: dict[int, BadBytes] = {}

    def begin(self, path: str) -> None:
        """What follows is about this file."""
        self.left_over()
        self._path = path

    def expect(self, bad_lines: Mapping[int, BadBytes]) -> None:
        """The file has bytes that do not fit on these lines, among others."""
        self._bad |= bad_lines

    def label(self, fault: LabelFault, line: int, record: int) -> None:
        """A label is at fault."""
        self.add(fault.kind, fault.message, line, record, fault.field, fault.label, fault.remedy)

    def blank(self, line: int, record: int) -> None:
        """A row is blank."""
        self.add(BLANK_ROW, "The row is blank.", line, record)

    def missing(self, cells: int, width: int, name: str, line: int, record: int) -> None:
        """A row lacks a cell."""
        message = f'The row has {cells} cells, the header {width}: the cell of "{name}" is missing.'
        self.add(MISSING_CELL, message, line, record, name)

    def extra(self, cells: int, width: int, cell: str | None, line: int, record: int) -> None:
        """A row has a cell too many."""
        message = f"The row has {cells} cells, the header {width}: this cell is extra."
        self.add(EXTRA_CELL, message, line, record, None, cell)

    def nul(self, name: str, cell: str, line: int, record: int) -> None:
        """A cell holds a NUL character."""
        message = f'The cell of "{name}" holds a NUL character.'
        self.add(NUL_BYTE, message, line, record, name, cell)

    def malformed(self, fault: Malformed) -> None:
        """A record was lost to its quoting."""
        shown = fault.text if len(fault.text) <= _SHOWN else fault.text[:_SHOWN] + "…"
        what = "is not closed" if fault.kind is UNCLOSED_QUOTE else "is followed by text"
        message = f"The quoted cell {fault.cell} of the record {what}: {unmarked(shown)}"
        self.add(fault.kind, message, fault.line, fault.record)

    def damaged(self, row: Row, line: int, record: int, lost: str) -> None:
        """A record has bytes that do not fit: those of all its lines, in one finding."""
        height = sum(len(LINE_END.findall(cell)) for cell in row if cell is not None)
        lines = [each for each in range(line, line + height + 1) if each in self._bad]
        bad = [self._bad.pop(each) for each in lines]
        whole = bad[0]._replace(number=sum(each.number for each in bad))
        self._bytes(whole, line, record, lost)

    def left_over(self) -> None:
        """Bytes that do not fit stand in what is no row: comments, malformed records."""
        for line, bad in sorted(self._bad.items()):
            self._bytes(bad, line, None, "It stands in a comment or in a record lost anyway.")
        self._bad = {}

    def _bytes(self, bad: BadBytes, line: int, record: int | None, lost: str) -> None:
        offset, byte, number = bad
        more = f" and {number - 1} more of the record" if number > 1 else ""
        message = (
            f"Byte 0x{byte:02x} at offset {offset} of the file{more} is not "
            f"{self._resource.encoding}. {lost}"
        )
        details = {"byte": f"{byte:02x}", "offset": offset, "bytes": number}
        character = bytes([byte]).decode("windows-1252", "ignore")
        remedy = ENCODING_ERROR.remedy
        if character and self._resource.encoding.lower() in ("utf-8", "utf8"):
            remedy += f' In "windows-1252" this byte is "{character}".'
        self.add(ENCODING_ERROR, message, line, record, details=details, remedy=remedy)

    def add(
        self,
        kind: Kind,
        message: str,
        line: int | None = None,
        record: int | None = None,
        field: str | None = None,
        cell: str | None = None,
        remedy: str | None = None,
        details: Mapping[str, Any] | None = None,
    ) -> None:
        """Report something of the file that is being read."""
        self._found.append(
            Finding(
                kind=kind,
                message=message,
                remedy=remedy or kind.remedy,
                resource=self._resource.name,
                path=self._path,
                line=line,
                row=record,
                field=field,
                cell=cell,
                details=details or {},
            )
        )
