"""Kinds of finding about descriptor, files and structure, named as frictionless names them."""

from frictionless_dossier.findings import Kind, Severity


def _error(name: str, stock: str, title: str, description: str, remedy: str, example: str) -> Kind:
    return Kind(name, Severity.ERROR, title, description, remedy, example, stock)


PACKAGE_ERROR = _error(
    "package-error",
    "package-error",
    "The descriptor does not say what a Data Package must say",
    "What the descriptor declares for the whole package cannot be taken as it stands.",
    "Mend the descriptor at the place named.",
    '`"resources": {}` where an array is demanded',
)
RESOURCE_ERROR = _error(
    "resource-error",
    "resource-error",
    "A resource is not described as a Data Resource must be",
    "Without a unique name, and a path or data, a resource cannot be read or referred to.",
    "Mend the resource in the descriptor at the place named.",
    'two resources with the name "people"',
)
UNSAFE_PATH = _error(
    "unsafe-path",
    "resource-error",
    "A path leads out of the package",
    "Whoever opens a package must not be made to read other files of the machine or the network: "
    "a path is relative, has no `..`, is no URL, and no symbolic link on it leaves the package.",
    "Put the file into the package and give its path relative to the descriptor, with `/`.",
    '`"path": "../secrets.csv"`',
)
SCHEMA_ERROR = _error(
    "schema-error",
    "schema-error",
    "A Table Schema does not say what it must say",
    "Keys, rules and fields that cannot be taken as they stand would check nothing.",
    "Mend the schema at the place named.",
    '`"primaryKey": "idd"` where no field has this name',
)
FIELD_ERROR = _error(
    "field-error",
    "field-error",
    "A field is not described as a Table Schema demands",
    "A misspelt type or constraint, or a constraint whose value does not fit the type, protects "
    "nothing while seeming to.",
    "Mend the field at the place named.",
    '`"type": "integer", "constraints": {"minimum": "abc"}`',
)
DIALECT_ERROR = _error(
    "dialect-error",
    "dialect-error",
    "The dialect is wrong, or does not fit the file",
    "The dialect says how the text is cut into cells. A value that cannot be is passed over; a "
    "header that is plainly cut otherwise is read so, and this said once.",
    "Mend the dialect at the place named.",
    '`"delimiter": 3`',
)
TOOL_VERSION = _error(
    "tool-version",
    "package-error",
    "The package needs a newer version of this tool",
    "An older tool does not know all that the package declares, so its silence proves nothing.",
    "Install the version that `requires` names, or a newer one.",
    '`"requires": "frictionless-dossier>=9.0"` under version 0.1.0',
)
JSON_ERROR = _error(
    "json-error",
    "source-error",
    "A JSON text is broken or ambiguous",
    "Duplicate keys, NaN, Infinity and half characters are read differently by different programs; "
    "a text that is no JSON is read by none.",
    "Mend the JSON text at the line named.",
    '`{"id": 1, "id": 2}`',
)
SCHEME_ERROR = _error(
    "scheme-error",
    "scheme-error",
    "A file cannot be read",
    "A file that is declared but missing, or that is no file, cannot be checked.",
    "Put the file where the descriptor says, or mend its `path`.",
    '`"path": "data/people.csv"` where there is no such file',
)
FORMAT_ERROR = _error(
    "format-error",
    "format-error",
    "A table has a format that is not read here",
    "Tables are read from delimited text and from JSON.",
    "Provide the table as CSV, TSV or JSON, and name that as its `format`.",
    '`"path": "people.xlsx"`',
)
SOURCE_ERROR = _error(
    "source-error",
    "source-error",
    "A file does not hold a table",
    "An empty file has no header, so nothing shows that it is the table that was meant.",
    "Give the file its header and its rows.",
    "a file of zero bytes",
)
BYTE_COUNT = _error(
    "byte-count",
    "byte-count",
    "A file has another size than declared",
    "Whoever declares the size of a file says which file is meant; this is another, or only a part "
    "of it.",
    "Put back the file that is meant, or correct `bytes`.",
    '`"bytes": 1200` for a file of 1,187 bytes',
)
HASH_COUNT = _error(
    "hash-count",
    "hash-count",
    "A file has another hash than declared",
    "Whoever declares the hash of a file says which file is meant, to the last byte; this is "
    "another.",
    "Put back the file that is meant, or correct `hash`.",
    "a table that was edited after its hash was written",
)
ENCODING_ERROR = _error(
    "encoding-error",
    "encoding-error",
    "Bytes do not fit the encoding",
    "A byte that the encoding does not know has no certain meaning. Its record is lost; all other "
    "records are read.",
    "Save the file in its declared encoding (UTF-8 where none is), or declare its `encoding`.",
    "a file in Latin-1 with an é, declared as UTF-8",
)
UNCLOSED_QUOTE = _error(
    "unclosed-quote",
    "row-error",
    "A quoted cell is not closed",
    "Read to the letter, the quote would swallow the rows after it. So its record ends with its "
    "line and is lost, and reading resumes on the next.",
    'Close the quote at the end of the cell; write a quote inside a quoted cell as `""`.',
    '`1,"Kabul`',
)
TEXT_AFTER_QUOTE = _error(
    "text-after-quote",
    "row-error",
    "Text follows a closing quote",
    "After its closing quote a cell must end: programs disagree on what the rest belongs to. The "
    "record is lost.",
    'Write a quote inside a quoted cell as `""`, or remove what follows the closing quote.',
    '`1,"Kabul"x`',
)
NUL_BYTE = _error(
    "nul-byte",
    "cell-error",
    "A cell holds a NUL character",
    "NUL ends a text in many programs, so the rest of the cell would be lost unseen.",
    "Remove the NUL character; it mostly comes from a wrong encoding or a damaged file.",
    "`Ka\\0bul`",
)
BLANK_ROW = _error(
    "blank-row",
    "blank-row",
    "A row is blank",
    "A row without any cell tells nothing, and programs disagree whether to count it.",
    "Remove the row.",
    "an empty line, or `,,`",
)
MISSING_CELL = _error(
    "missing-cell",
    "missing-cell",
    "A row has fewer cells than the header",
    "Which of the cells is missing cannot be known, so no cell of the row is certain.",
    "Write every cell of the row, empty ones as nothing between two delimiters.",
    "`1,Kabul` under `id,name,country`",
)
EXTRA_CELL = _error(
    "extra-cell",
    "extra-cell",
    "A row has more cells than the header",
    "Mostly a delimiter inside a cell that is not quoted: the cells after it are shifted.",
    "Quote the cell that holds the delimiter, or remove the extra cell.",
    "`1,Kabul, the capital` under `id,name`",
)
MISSING_LABEL = _error(
    "missing-label",
    "missing-label",
    "A field has no column",
    "The schema declares a field that the header lacks, so none of its values is there.",
    "Add the column, or remove the field from the schema; where fields may lack, declare "
    '`"fieldsMatch": "superset"`.',
    "the header `id` for the fields id and name",
)
EXTRA_LABEL = _error(
    "extra-label",
    "extra-label",
    "A column has no field",
    "Nothing is declared about the column, so nothing in it is checked.",
    "Declare the field in the schema, or remove the column; where further columns may stand, "
    'declare `"fieldsMatch": "subset"`.',
    "the header `id,name,note` for the fields id and name",
)
DUPLICATE_LABEL = _error(
    "duplicate-label",
    "duplicate-label",
    "Two columns have the same label",
    "Readers by name take the first, the last or neither.",
    "Rename or remove one of the columns.",
    "the header `id,name,name`",
)
BLANK_LABEL = _error(
    "blank-label",
    "blank-label",
    "A column has no label",
    "A column without a label belongs to no field.",
    "Write the label, or remove the column.",
    "the header `id,,name`",
)
INCORRECT_LABEL = _error(
    "incorrect-label",
    "incorrect-label",
    "A label is not the name of the field",
    "The label stands in the wrong place, or is spelt otherwise than the field.",
    "Write the labels as the fields are named, in their order.",
    "the header `ID,name` for the fields id and name",
)

KINDS: tuple[Kind, ...] = (
    PACKAGE_ERROR,
    RESOURCE_ERROR,
    UNSAFE_PATH,
    SCHEMA_ERROR,
    FIELD_ERROR,
    DIALECT_ERROR,
    TOOL_VERSION,
    JSON_ERROR,
    SCHEME_ERROR,
    FORMAT_ERROR,
    SOURCE_ERROR,
    BYTE_COUNT,
    HASH_COUNT,
    ENCODING_ERROR,
    UNCLOSED_QUOTE,
    TEXT_AFTER_QUOTE,
    NUL_BYTE,
    BLANK_ROW,
    MISSING_CELL,
    EXTRA_CELL,
    MISSING_LABEL,
    EXTRA_LABEL,
    DUPLICATE_LABEL,
    BLANK_LABEL,
    INCORRECT_LABEL,
)
"""Every kind of this room, in the order of the rule catalogue."""
