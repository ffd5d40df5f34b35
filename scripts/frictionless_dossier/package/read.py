"""Tables of a package: bytes to text to records to columns."""

import json
from collections.abc import Sequence

from frictionless_dossier.findings import Finding, Kind
from frictionless_dossier.findings.log import Sink
from frictionless_dossier.package.building import TableBuilder
from frictionless_dossier.package.decode import LINE_END, decode
from frictionless_dossier.package.dialect import Dialect, evident_delimiter, read_dialect
from frictionless_dossier.package.jsonfile import (
    fault_finding,
    json_fault,
    read_json,
    read_text,
)
from frictionless_dossier.package.jsonplaces import escape
from frictionless_dossier.package.jsonrows import Item, NoRows, file_items, make_rows
from frictionless_dossier.package.jsontext import JsonError
from frictionless_dossier.package.kinds import (
    DIALECT_ERROR,
    ENCODING_ERROR,
    JSON_ERROR,
    SOURCE_ERROR,
)
from frictionless_dossier.package.model import Package, Resource, Schema
from frictionless_dossier.package.paths import MAX_TABLE_BYTES, FileFault, read_bytes
from frictionless_dossier.package.records import split_records
from frictionless_dossier.package.table import Table

_NUL_ESCAPE = r"\u0000"
HEAD = 2**16
"""Characters among which the first line of a file is looked for."""


def read_table(package: Package, resource: Resource, found: Sink) -> Table | None:
    """Read the table of a resource that has a schema.

    Args:
        package: What is declared.
        resource: The resource.
        found: Where is put what is wrong with its file, its header and the structure of its rows.

    Returns:
        The table; None where it cannot be read. Of a resource whose path was refused on loading,
        nothing is found.
    """
    if resource.schema is None:
        raise ValueError(f"{resource.name} has no schema")
    return _Reader(package, resource, resource.schema, found).table()


class _Reader:
    """Reads one table."""

    def __init__(self, package: Package, resource: Resource, schema: Schema, found: Sink) -> None:
        self.found = found
        self.package = package
        self.resource = resource
        self.schema = schema
        self.dialect = read_dialect(resource.dialect, resource.format)

    def table(self) -> Table | None:
        """The table; None, which is reported here or was on loading, where it cannot be read."""
        resource = self.resource
        path = resource.path or self.package.path
        try:
            if not resource.paths:
                return self._inline() if _is_inline(resource) else None
            return self._json() if resource.format == "json" else self._delimited()
        except JsonError as error:
            self.found.append(fault_finding(json_fault(path, error), path, resource.name))
        except NoRows as error:
            self._report(SOURCE_ERROR, str(error), path)
        return None

    def _delimited(self) -> Table | None:
        """The table of one or more files of delimited text, which are read as one."""
        builder = TableBuilder(self.resource, self.schema, self.dialect, self.found)
        record = 1
        for path in self.resource.paths:
            try:
                record = self._file(builder, path, record)
            except FileFault as fault:
                self.found.append(fault_finding(fault, path, self.resource.name))
                return None
            except UnicodeError as error:
                self._report(ENCODING_ERROR, f"The file cannot be decoded: {error}.", path)
                return None
        return builder.finish()

    def _json(self) -> Table | None:
        """The table of one JSON file."""
        path = self.resource.paths[0]
        if len(self.resource.paths) > 1:
            raise NoRows("Several JSON files cannot be read as one table.")
        try:
            text = read_text(self.package.base, path, MAX_TABLE_BYTES)
        except FileFault as fault:
            self.found.append(fault_finding(fault, path, self.resource.name))
            return None
        items = list(file_items(text, self.dialect))
        return self._rows(items, path, has_nul=_NUL_ESCAPE in text)

    def _inline(self) -> Table | None:
        """The table that stands in the descriptor itself."""
        data = self.resource.descriptor["data"]
        pointer, path = f"{self.resource.pointer}/data", self.package.path
        if isinstance(data, dict) and self.dialect.property in data:
            pointer += f"/{escape(str(self.dialect.property))}"
            data = data[self.dialect.property]
        try:
            places = read_json(self.package.base, path).places
        except FileFault as fault:
            self.found.append(fault_finding(fault, path, self.resource.name))
            return None
        if isinstance(data, str) and self.resource.format in ("csv", "tsv", "tab"):
            return self._inline_text(data, places.line(pointer) or 1)
        if not isinstance(data, list):
            raise NoRows("Inline data of a table is an array of rows, or a text with its `format`.")
        lines = (places.line(f"{pointer}/{number}") or 1 for number in range(len(data)))
        return self._rows(list(zip(lines, data, strict=True)), path, has_nul=True)

    def _inline_text(self, text: str, line: int) -> Table | None:
        """The table that stands in the descriptor as one text, and so all on one line of it."""
        builder = TableBuilder(self.resource, self.schema, self.dialect, self.found)
        builder.begin(self.package.path, has_nul="\0" in text)
        for block in split_records(text, self.dialect):
            malformed = [each._replace(line=line) for each in block.malformed]
            lines = [line] * len(block.lines)
            builder.add(block._replace(lines=lines, malformed=malformed))
        return builder.finish()

    def _file(self, builder: TableBuilder, path: str, record: int) -> int:
        """Read one file of delimited text; returns the number of the record that would follow."""
        resource = self.resource
        data = read_bytes(self.package.base, path, MAX_TABLE_BYTES)
        declared = "encoding" in resource.descriptor
        decoded = decode(data, resource.encoding, declared=declared)
        if decoded.contradicted:
            message = (
                f"The file begins with the byte order mark of {decoded.encoding}, but "
                f"{resource.encoding} is declared."
            )
            self._report(ENCODING_ERROR, message, path, 1)
        text = decoded.text
        builder.begin(path, has_nul="\0" in text, bad_lines=decoded.bad_lines())
        self._take_delimiter(text, path)
        for block in split_records(text, self.dialect, record):
            builder.add(block)
            record = block.after
        return record

    def _take_delimiter(self, text: str, path: str) -> None:
        """Take the delimiter that the header plainly has, and report it if another is declared.

        So a delimiter that was not declared is one finding, and all others are still found.
        """
        names = [field.label for field in self.schema.fields]
        delimiter = told_delimiter(text, self.dialect, names)
        if delimiter is None:
            return
        message = (
            f"The header is written with {delimiter!r} between its labels, "
            f"but the delimiter is {self.dialect.delimiter!r}."
        )
        remedy = f"Declare the `dialect` of the resource: {json.dumps({'delimiter': delimiter})}."
        name = self.resource.name
        finding = Finding(DIALECT_ERROR, message, remedy, resource=name, path=path, line=1, row=1)
        self.found.append(finding)
        self.dialect = self.dialect._replace(delimiter=delimiter)

    def _rows(self, items: Sequence[Item], path: str, *, has_nul: bool) -> Table | None:
        def refuse(line: int, record: int, message: str) -> None:
            self._report(JSON_ERROR, f"{message}.", path, line, record)

        rows = make_rows(items, self.dialect, self.schema, refuse)
        dialect = Dialect() if rows.keyed else self.dialect._replace(header_rows=())
        builder = TableBuilder(self.resource, self.schema, dialect, self.found, by_key=rows.keyed)
        builder.begin(path, has_nul=has_nul)
        builder.unfit(rows.unfit)
        builder.add(rows.block)
        return builder.finish()

    def _report(
        self, kind: Kind, message: str, path: str, line: int | None = None, row: int | None = None
    ) -> None:
        name = self.resource.name
        self.found.append(
            Finding(kind, message, kind.remedy, resource=name, path=path, line=line, row=row)
        )


def told_delimiter(text: str, dialect: Dialect, names: Sequence[str]) -> str | None:
    """The delimiter that the first line of a text plainly has, where it is not the declared one."""
    return evident_delimiter(LINE_END.split(text[:HEAD], 1)[0], dialect, names)


def _is_inline(resource: Resource) -> bool:
    """Whether its data stands in the descriptor; else its path was refused on loading."""
    data = resource.descriptor.get("data")
    return isinstance(data, (list, dict, str)) and "path" not in resource.descriptor
