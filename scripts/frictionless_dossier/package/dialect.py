"""The dialect of a table: how its text is cut into cells (Table Dialect v2, CSV Dialect v1)."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from frictionless_dossier.package.kinds import DIALECT_ERROR
from frictionless_dossier.package.node import FLAG, NAME, OBJECT, SOME_TEXTS, TEXT, Node, Shape


class Dialect(NamedTuple):
    r"""How a text is cut into records and cells.

    Line ends are `\n`, `\r\n` and `\r`, whatever is declared.

    Attributes:
        delimiter: Stands between two cells.
        quote: Stands around a quoted cell; None where cells are never quoted.
        double_quote: Whether two quotes inside a quoted cell mean one.
        escape: Takes the special meaning from the character after it; None where there is none.
        skip_space: Whether blanks at the beginning of a cell do not belong to it.
        header: Whether there is a header.
        header_rows: Records that make up the header; empty: the first that is no comment.
        header_join: Stands between the texts of a header of several records.
        comment_rows: Records that are comments.
        comment: Text with which a comment line begins; None where there is none.
        null: Text that means "no value"; None where only `missingValues` tell.
        property: Member of a JSON document that holds the rows; None: the document itself.
        keys: Keys of the rows of a JSON table, in order; empty: those that are met.
        item: What the rows of a JSON table are, `array` or `object`; None: what is met.
        fold_case: Whether a label may differ from its field in upper and lower case.
    """

    delimiter: str = ","
    quote: str | None = '"'
    double_quote: bool = True
    escape: str | None = None
    skip_space: bool = False
    header: bool = True
    header_rows: tuple[int, ...] = ()
    header_join: str = " "
    comment_rows: frozenset[int] = frozenset()
    comment: str | None = None
    null: str | None = None
    property: str | None = None
    keys: tuple[str, ...] = ()
    item: str | None = None
    fold_case: bool = False


_DELIMITERS = (",", ";", "\t", "|")


def _one_line(value: Any) -> bool:
    return isinstance(value, str) and value != "" and not set(value) & {"\n", "\r"}


def _character(value: Any) -> bool:
    return _one_line(value) and len(value) == 1


def _numbers(value: Any) -> bool:
    return isinstance(value, list) and all(type(each) is int and each > 0 for each in value)


_LINE = Shape("a text of one line that is not empty", _one_line)
_QUOTE = Shape("one character, or null", lambda value: value in (None, "") or _character(value))
_ROWS = Shape("an array of row numbers from 1", _numbers)
_SHAPES: Mapping[str, Shape] = {
    "delimiter": _LINE,
    "lineTerminator": Shape(r'"\n", "\r\n" or "\r"', lambda value: value in ("\n", "\r\n", "\r")),
    "quoteChar": _QUOTE,
    "doubleQuote": FLAG,
    "escapeChar": _QUOTE,
    "skipInitialSpace": FLAG,
    "header": FLAG,
    "headerRows": _ROWS,
    "headerJoin": TEXT,
    "commentRows": _ROWS,
    "commentChar": _LINE,
    "nullSequence": TEXT,
    "property": NAME,
    "itemType": Shape('"array" or "object"', lambda value: value in ("array", "object")),
    "itemKeys": SOME_TEXTS,
    "caseSensitiveHeader": FLAG,
}
_ABSENT = object()


def clean_dialect(node: Node) -> dict[str, Any]:
    """The dialect as declared, less what is refused; each refusal is reported.

    The nested form of frictionless (`{"csv": {…}}`) is taken as if it were not nested.
    """
    if not OBJECT.holds(node.value):
        node.refuse(DIALECT_ERROR, "`dialect`", OBJECT)
        return {}
    clean = {}
    for key, shape in _SHAPES.items():
        # A null of `quoteChar` or `escapeChar` says that there is none, and not nothing.
        value = node.take(key, shape, DIALECT_ERROR, _ABSENT)
        if value is not _ABSENT:
            clean[key] = value
    for key in ("csv", "json"):
        if key in node:
            clean |= clean_dialect(node[key])
    if clean.get("delimiter", ",") == clean.get("quoteChar", '"'):
        node.report(DIALECT_ERROR, "`delimiter` and `quoteChar` are the same character.")
        clean.pop("quoteChar", None)
        clean.pop("delimiter", None)
    return clean


def evident_delimiter(line: str, dialect: Dialect, names: Sequence[str]) -> str | None:
    """The delimiter with which a header is written, where that is plain and not the declared one.

    Args:
        line: The first line of the file.
        dialect: The dialect as declared.
        names: The names of the fields.
    """
    if not dialect.header or dialect.delimiter in line or len(names) < 2:
        return None
    for delimiter in _DELIMITERS:
        labels = [label.strip(f"{dialect.quote or ''} ") for label in line.split(delimiter)]
        if 2 * len(set(labels) & set(names)) > len(names):
            return delimiter
    return None


def read_dialect(declared: Mapping[str, Any], format: str) -> Dialect:
    """The dialect that a cleaned declaration means for a file of this format."""
    quote = declared.get("quoteChar", '"') or None
    escape = declared.get("escapeChar") or None
    rows = tuple(sorted(declared.get("headerRows", ())))
    return Dialect(
        delimiter=declared.get("delimiter", "\t" if format in ("tsv", "tab") else ","),
        quote=quote,
        double_quote=declared.get("doubleQuote", True) or escape == quote,
        escape=None if escape == quote else escape,
        skip_space=declared.get("skipInitialSpace", False),
        header=declared.get("header", True) and declared.get("headerRows") != [],
        header_rows=rows,
        header_join=declared.get("headerJoin", " "),
        comment_rows=frozenset(declared.get("commentRows", ())),
        comment=declared.get("commentChar"),
        null=declared.get("nullSequence"),
        property=declared.get("property"),
        keys=tuple(declared.get("itemKeys", ())),
        item=declared.get("itemType"),
        # Of version 1 alone. There false is the default, but no reader took it so.
        fold_case=declared.get("caseSensitiveHeader") is False,
    )
