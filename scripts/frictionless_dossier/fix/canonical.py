"""The canonical text of each kind of file.

A table: UTF-8 without a byte order mark, lines that end in LF, the header in the order of the
schema, rows in the order of their primary key, cells quoted only where they must be; text in
Unicode NFC without blanks around it, dates and whole numbers in their one spelling. A JSON
document: indented by two blanks, keys in the order in which they stand, characters as they are, LF
at the end.
"""

import codecs
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple, cast

from frictionless_dossier.dates import canonical as canonical_date
from frictionless_dossier.package import jsontext
from frictionless_dossier.package.contents import is_json
from frictionless_dossier.package.dialect import Dialect, read_dialect
from frictionless_dossier.package.model import Field, Package, Resource
from frictionless_dossier.package.table import Table

_INTEGER = re.compile(r"([+-]?)0*([0-9]+)", re.ASCII)
"""A whole number without the marks that a field may allow around it: sign, digits that count."""

_QUOTED = json.encoder.encode_basestring
"""How `json` writes a text with `ensure_ascii=False`."""


class Canonical(NamedTuple):
    """The canonical text of a file.

    Attributes:
        path: Its path.
        text: The text.
        in_order: Makes the same text with its rows in the order of the file.
    """

    path: str
    text: str
    in_order: Callable[[], str]


def texts(
    package: Package, tables: Mapping[str, Table], contents: Mapping[str, bytes]
) -> Iterator[Canonical]:
    """The canonical text of each file that has one.

    Args:
        package: What is declared.
        tables: The tables as they were read.
        contents: The bytes of the files that were read without a finding. Only of these the
            meaning is certain, so only these can be written anew without a loss.
    """
    read = _read_json(package)
    for path, content in contents.items():
        if is_json(path):
            value, ambiguous = (read[path], False) if path in read else _parsed(content)
            if not ambiguous:
                text = json_text(value)
                yield Canonical(path, text, partial(str, text))
    for resource in package.resources:
        table = tables.get(resource.name)
        path = resource.path or ""
        if (
            table is not None
            and len(resource.paths) == 1
            and path in contents
            and not is_json(path)
            and is_plain(resource)
        ):
            yield Canonical(path, table_text(table), partial(table_text, table, in_order=True))


def _read_json(package: Package) -> Mapping[str, Any]:
    """The values of those JSON files by path that were read with what the package declares."""
    schemas = [each.schema for each in package.resources if each.schema is not None]
    return {
        **{each.path: each.descriptor for each in schemas},
        package.path: package.descriptor,  # The schemas that stand in it have its path, too.
    }


def _parsed(content: bytes) -> tuple[Any, bool]:
    """The value of a JSON text, and whether anything in it is ambiguous."""
    value, ambiguities = jsontext.parse(content.decode("utf-8-sig"))
    return value, bool(ambiguities)


def is_plain(resource: Resource) -> bool:
    """Whether a table is written as the canonical text is, but for delimiter and quote.

    Of what a further dialect or encoding keeps in the file (comments, a header of several rows,
    columns that are no fields), the table does not know, so it cannot be written without a loss.
    """
    dialect = read_dialect(resource.dialect, resource.format)
    plain = Dialect(delimiter=dialect.delimiter, quote=dialect.quote, property=dialect.property)
    header_rows = () if dialect.header_rows == (1,) else dialect.header_rows
    schema = resource.schema
    return (
        dialect._replace(header_rows=header_rows, keys=()) == plain
        and len(dialect.delimiter) == 1
        and dialect.quote is not None
        and codecs.lookup(resource.encoding).name.removesuffix("-sig") in ("utf-8", "ascii")
        and (schema is None or (bool(schema.fields) and schema.fields_match in ("exact", "equal")))
    )


def json_text(value: Any) -> str:
    """The canonical text of a JSON document."""
    end = "\n"
    return f"{_json(value, end)}{end}"


def _json(value: Any, end: str) -> str:
    """What `json.dumps(value, indent=2, ensure_ascii=False)` writes, in half the time.

    Args:
        value: What a JSON text means.
        end: The line end before the bracket that closes the value, with the indent of that line.
    """
    if isinstance(value, str):
        return _QUOTED(value)
    line = f"{end}  "
    if isinstance(value, dict) and value:
        members = [f"{line}{_QUOTED(key)}: {_json(each, line)}" for key, each in value.items()]
        return f"{{{','.join(members)}{end}}}"
    if isinstance(value, list) and value:
        return f"[{','.join([line + _json(each, line) for each in value])}{end}]"
    return json.dumps(value)


def table_text(table: Table, *, in_order: bool = False) -> str:
    """The canonical text of a table that was read without a finding.

    Args:
        table: The table.
        in_order: Whether its rows are left in the order of its file.
    """
    fields = list(table.fields())
    columns = [_column(each, table.columns[each.name]) for each in fields]
    rows = list(zip(*columns, strict=True))
    names = [each.name for each in fields]
    key = [names.index(name) for name in table.schema.primary_key if name in names]
    if key and not in_order:
        rows.sort(key=itemgetter(*key))
    dialect = read_dialect(table.resource.dialect, table.resource.format)
    return csv_text([names, *rows], dialect.delimiter, dialect.quote or '"')


def csv_text(rows: Iterable[Sequence[str]], delimiter: str = ",", quote: str = '"') -> str:
    """Rows of cells as delimited text, in which only those cells have quotes that must have them.

    So `csv.writer` writes them, too, but takes four times as long, and whether it quotes a carriage
    return depends on the version of Python.
    """
    special = re.compile(f"[{re.escape(delimiter + quote)}\\r\\n]").search

    def written(cell: str) -> str:
        return f"{quote}{cell.replace(quote, quote * 2)}{quote}" if special(cell) else cell

    lines = []
    for row in rows:
        line = delimiter.join(row)
        if line.count(delimiter) >= len(row) or quote in line or "\n" in line or "\r" in line:
            line = delimiter.join(map(written, row))
        lines.append(line or quote * 2)  # An empty line is no row of one empty cell.
    return "\n".join([*lines, ""])


def _column(field: Field, texts: Sequence[str | None]) -> Sequence[str]:
    """The canonical texts of a column; each text that stands there is looked at once."""
    known = {text: cell(field, text) for text in set(texts)}
    if all(text == written for text, written in known.items()):
        return cast(Sequence[str], texts)  # Not one is None: `cell` gives texts.
    return [known[text] for text in texts]


def cell(field: Field, text: str | None) -> str:
    """The canonical text of a cell.

    What is not known to mean the same is left as it is; the checks then say what is wrong.
    """
    if text is None:
        return "" if "" in field.missing_values else min(field.missing_values, default="")
    plain = unicodedata.normalize("NFC", text).strip(" \t\r\n\u00a0")
    if field.is_date:
        return canonical_date(plain) or plain
    number = _INTEGER.fullmatch(plain) if field.type == "integer" else None
    if number is not None:
        sign, digits = number.groups()
        return f"-{digits}" if sign == "-" and digits != "0" else digits
    return plain
