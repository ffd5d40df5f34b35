"""JSON files of a package, and the places in them to which findings point."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from frictionless_dossier.findings import Finding, Kind
from frictionless_dossier.package import jsontext
from frictionless_dossier.package.jsonplaces import Ambiguity, Lines, Places, position
from frictionless_dossier.package.jsontext import JsonError
from frictionless_dossier.package.kinds import ENCODING_ERROR, JSON_ERROR
from frictionless_dossier.package.paths import MAX_JSON_BYTES, FileFault, read_bytes

_UTF8_BOM = b"\xef\xbb\xbf"
_OTHER_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_SAVE_AS_UTF8 = "Save the file as UTF-8."


class JsonFile:
    """A JSON file that was read.

    Args:
        path: Its path, relative to the package.
        text: Its text.
        value: What the text means.
        ambiguities: What in it is read differently by different programs.
    """

    def __init__(
        self, path: str, text: str, value: Any, ambiguities: tuple[Ambiguity, ...]
    ) -> None:
        self.path = path
        self.text = text
        self.value = value
        self.ambiguities = ambiguities

    @cached_property
    def places(self) -> Places:
        """Where each value stands; found only when a finding asks for it."""
        return Places(self.text)

    def findings(self, kind: Kind = JSON_ERROR, resource: str | None = None) -> Iterator[Finding]:
        """A finding for each ambiguity."""
        lines = Lines(self.text)
        return (
            Finding(
                kind,
                f"{each.message}.",
                "Keep what is meant: each key once, true numbers, whole characters.",
                resource=resource,
                path=self.path,
                line=lines.line_at(each.offset),
                details={"pointer": each.pointer},
            )
            for each in self.ambiguities
        )


class JsonFault(FileFault):
    """A file is there but is no JSON.

    Attributes:
        line: Line of the file, from 1.
        column: Character in that line, from 1.
    """

    def __init__(self, kind: Kind, message: str, line: int, column: int, remedy: str) -> None:
        super().__init__(kind, message, remedy)
        self.line = line
        self.column = column


def read_text(base: Path, path: str, limit: int = MAX_JSON_BYTES) -> str:
    """The text of a JSON file: UTF-8, without its byte order mark.

    Raises:
        FileFault: The file cannot be read.
        JsonFault: It is not UTF-8.
    """
    data = read_bytes(base, path, limit)
    if data[:2] in _OTHER_BOMS:
        name = _OTHER_BOMS[data[:2]]
        message = f'The file "{path}" is {name}; JSON is UTF-8.'
        raise JsonFault(ENCODING_ERROR, message, 1, 1, _SAVE_AS_UTF8)
    data = data.removeprefix(_UTF8_BOM)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line, column = position(before, len(before))
        message = (
            f'The file "{path}" is not UTF-8: byte 0x{data[error.start]:02x} in line {line}, '
            f"column {column}."
        )
        raise JsonFault(ENCODING_ERROR, message, line, column, _SAVE_AS_UTF8) from None


def read_json(base: Path, path: str) -> JsonFile:
    """Read a JSON file of the package.

    Args:
        base: Folder of the descriptor.
        path: Path relative to it.

    Raises:
        FileFault: The file cannot be read.
        JsonFault: It is not UTF-8 or no JSON.
    """
    text = read_text(base, path)
    try:
        value, ambiguities = jsontext.parse(text)
    except JsonError as error:
        raise json_fault(path, error) from None
    return JsonFile(path, text, value, ambiguities)


def json_fault(path: str, error: JsonError) -> JsonFault:
    """The fault of a file whose text is no JSON."""
    message = (
        f'The file "{path}" is no JSON: {error.message}, in line {error.line}, '
        f"column {error.column}."
    )
    return JsonFault(JSON_ERROR, message, error.line, error.column, JSON_ERROR.remedy)


def fault_finding(fault: FileFault, path: str, resource: str | None = None) -> Finding:
    """The finding for a file of the package that cannot be read."""
    line = fault.line if isinstance(fault, JsonFault) else None
    return Finding(fault.kind, fault.message, fault.remedy, resource=resource, path=path, line=line)
