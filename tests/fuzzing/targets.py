"""What is fuzzed: each target takes any bytes and demands that nothing breaks.

Nothing but a `DossierError` is raised; every finding has words and a place that exists; no rule
crashes; the reports can be written in UTF-8 and read again.
"""

import io
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from frictionless_dossier import validate
from frictionless_dossier.cli import main
from frictionless_dossier.dates import DateError, canonical, parse
from frictionless_dossier.dates.english import find_dates
from frictionless_dossier.errors import DossierError
from frictionless_dossier.provenance.locators import LocatorError, parse_locator

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"

FIELDS: list[dict[str, Any]] = [
    {"name": "id", "type": "string"},
    {"name": "number", "type": "number", "groupChar": ",", "bareNumber": False},
    {"name": "whole", "type": "integer", "constraints": {"minimum": 0}},
    {"name": "day", "type": "date", "format": "any"},
    {"name": "start", "type": "string", "rdfType": EDTF},
    {"name": "end", "type": "string", "rdfType": EDTF},
    {"name": "moment", "type": "datetime"},
    {"name": "span", "type": "duration"},
    {"name": "thing", "type": "object", "constraints": {"jsonSchema": {"required": ["a"]}}},
    {"name": "items", "type": "list", "itemType": "integer", "delimiter": ";"},
    {"name": "point", "type": "geopoint", "format": "array"},
    {"name": "shape", "type": "geojson"},
    {"name": "code", "type": "string", "constraints": {"enum": ["a", "b"], "pattern": "[a-z]+"}},
]
SCHEMA: dict[str, Any] = {
    "fields": FIELDS,
    "primaryKey": ["id"],
    "uniqueKeys": [["whole", "code"]],
    "foreignKeys": [{"fields": ["code"], "reference": {"resource": "", "fields": ["id"]}}],
    "rules": [
        {"type": "period", "start": "start", "end": "end"},
        {"type": "overlap", "by": ["code"], "start": "start", "end": "end", "seats": 1},
        {"type": "native-text", "field": "id"},
    ],
}
DIALECTS: list[dict[str, Any]] = [
    {},
    {"delimiter": ";", "quoteChar": "'"},
    {"delimiter": "::", "doubleQuote": False, "escapeChar": "\\"},
    {"skipInitialSpace": True, "commentChar": "#", "headerRows": [1, 3]},
    {"header": False, "nullSequence": "-", "quoteChar": None},
]
RULES = [{"type": "edtf"}, {"type": "as-of"}, {"type": "canonical-form"}]
ENCODINGS = ("utf-8", "utf-16", "cp1252", "shift_jis", "utf-7")

_LINE_END = re.compile(r"\r\n|\r|\n")


def descriptor(data: bytes) -> None:
    """A descriptor beside a table and a schema."""
    rows = "id,start,end\na,2001,2002\n"
    _check({"datapackage.json": data, "t.csv": rows, "s.json": json.dumps(SCHEMA)})


def schema(data: bytes) -> None:
    """A Table Schema in a file of its own."""
    resource = {"name": "t", "path": "t.csv", "schema": "s.json"}
    _check(
        {
            "datapackage.json": json.dumps({"resources": [resource], "rules": RULES}),
            "s.json": data,
            "t.csv": "id,start,end\na,2001,2002\nb,2002-02-30,x\n,,\n",
        }
    )


def delimited(data: bytes) -> None:
    """A table of delimited text; the first byte chooses dialect and encoding."""
    choice = data[0] if data else 0
    resource = {
        "name": "t",
        "path": "t.csv",
        "encoding": ENCODINGS[choice // len(DIALECTS) % len(ENCODINGS)],
        "dialect": DIALECTS[choice % len(DIALECTS)],
        "schema": SCHEMA,
    }
    package = {"asOf": "2020-01-01", "resources": [resource], "rules": RULES}
    _check({"datapackage.json": json.dumps(package), "t.csv": data[1:]})


def json_table(data: bytes) -> None:
    """A table in JSON, and the same as a document with a schema."""
    resources = [
        {"name": "t", "path": "t.json", "schema": SCHEMA},
        {"name": "d", "path": "t.json", "jsonSchema": "d.json"},
    ]
    _check(
        {
            "datapackage.json": json.dumps({"resources": resources, "rules": RULES}),
            "t.json": data,
            "d.json": '{"type": "array", "items": {"required": ["id"]}}',
        }
    )


def json_schema(data: bytes) -> None:
    """A JSON Schema for a document."""
    resource = {"name": "d", "path": "t.json", "jsonSchema": "d.json"}
    _check(
        {
            "datapackage.json": json.dumps({"resources": [resource]}),
            "t.json": '{"a": [1, "b", null, {"c": 1.5}]}',
            "d.json": data,
        }
    )


def zipped(data: bytes) -> None:
    """A zip file."""
    with _folder() as folder:
        path = folder / "package.zip"
        path.write_bytes(data)
        try:
            validate(path)
        except DossierError as error:
            _told(error)


def dates(data: bytes) -> None:
    """A date, an English text with dates, a locator."""
    text = data.decode(errors="replace")
    try:
        date = parse(text)
    except DateError as error:
        assert error.message and error.remedy
    else:
        assert date.earliest <= date.latest
        assert parse(date.text) == date
    spelling = canonical(text)
    assert spelling is None or canonical(spelling) == spelling
    for _ in find_dates(text.split()):
        pass
    try:
        parse_locator(text)
    except LocatorError as error:
        assert error.message


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "dates": dates,
    "delimited": delimited,
    "descriptor": descriptor,
    "json_schema": json_schema,
    "json_table": json_table,
    "schema": schema,
    "zipped": zipped,
}


def _check(files: Mapping[str, str | bytes]) -> None:
    with _folder() as folder:
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            (folder / name).write_bytes(data)
        try:
            report = validate(folder)
        except DossierError as error:
            _told(error)
            return
        assert not report.crashed, [each.message for each in report.findings]
        for each in report.findings:
            assert each.message and each.remedy
            assert each.row is None or each.row >= 1
            if each.line is not None:
                assert each.path is not None
                assert 1 <= each.line <= _lines((folder / each.path).read_bytes()), each
        for form in ("text", "json"):
            status, out = _run("validate", str(folder), "--format", form)
            assert status == report.exit_status()
            if form == "json":
                json.loads(out)
        assert _run("fix", "--check", str(folder))[0] in (0, 1, 2)


def _told(error: DossierError) -> None:
    assert error.message
    assert error.remedy
    assert tempfile.gettempdir() not in error.remedy


def _lines(data: bytes) -> int:
    """At most how many lines a file has, in whatever encoding it is read."""
    counts = [len(_LINE_END.findall(data.decode("latin-1")))]
    for encoding in ENCODINGS:
        counts.append(len(_LINE_END.findall(data.decode(encoding, "replace"))))
    return max(counts) + 1


def _run(*arguments: str) -> tuple[int, str]:
    """Run the command with streams as strict as a terminal's."""
    out, error = io.BytesIO(), io.BytesIO()
    with (
        io.TextIOWrapper(out, "utf-8", write_through=True) as one,
        io.TextIOWrapper(error, "utf-8", write_through=True) as other,
        redirect_stdout(one),
        redirect_stderr(other),
    ):
        status = main(arguments)
        sys.stdout.flush()
        return status, out.getvalue().decode()


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp())
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
