"""Any bytes at all for every reader: what once broke it, and what hypothesis thinks of."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzzing.targets import DIALECTS, ENCODINGS, SCHEMA, TARGETS

SEEDS = sorted(Path(__file__).parent.glob("seeds/*/*"))

few = settings(
    max_examples=25,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
)
many = settings(few, max_examples=100)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: f"{seed.parent.name}-{seed.name}")
def test_what_once_broke_it_does_no_more(seed: Path) -> None:
    TARGETS[seed.parent.name](seed.read_bytes())


KEYS = st.sampled_from(
    [
        *("name", "path", "data", "schema", "dialect", "encoding", "format", "mediatype", "role"),
        *("resources", "fields", "type", "constraints", "primaryKey", "uniqueKeys", "foreignKeys"),
        *("reference", "resource", "rules", "missingValues", "fieldsMatch", "asOf", "requires"),
        *(
            "pattern",
            "enum",
            "minimum",
            "required",
            "unique",
            "categories",
            "jsonSchema",
            "rdfType",
        ),
        *("delimiter", "quoteChar", "headerRows", "commentRows", "property", "itemKeys", "csv"),
        *(
            "start",
            "end",
            "by",
            "seats",
            "field",
            "when",
            "generated",
            "vocabulary",
            "claims",
            "$ref",
        ),
    ]
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    KEYS,
    st.sampled_from(
        [
            *("t.csv", "s.json", "../x", "http://x/y", "id", "start", "string", "integer", "date"),
            *("any", "list", "object", "geojson", "csv", "json", "utf-16", "period", "overlap"),
            *("statements", "sources", "vocabularies", "exceptions", "", "\ud800", "2020-01-01"),
        ]
    ),
)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=12,
)
OBJECTS = st.dictionaries(KEYS, JSON, max_size=5)


def written(value: Any) -> bytes:
    return json.dumps(value).encode()


@few
@given(resource=OBJECTS, package=OBJECTS)
def test_a_descriptor(resource: dict[str, Any], package: dict[str, Any]) -> None:
    sound = {"name": "t", "path": "t.csv", "schema": "s.json"}
    TARGETS["descriptor"](written(package | {"resources": [sound | resource]}))
    TARGETS["descriptor"](written(package))


@few
@given(field=OBJECTS, constraints=OBJECTS, rule=OBJECTS, more=OBJECTS)
def test_a_schema(
    field: dict[str, Any], constraints: dict[str, Any], rule: dict[str, Any], more: dict[str, Any]
) -> None:
    fields = [{"name": "id", "constraints": constraints} | field, *SCHEMA["fields"][4:6]]
    rules = [{"type": "period", "start": "start", "end": "end"} | rule, rule]
    TARGETS["schema"](written(more | {"fields": fields, "rules": rules}))


@few
@given(value=JSON)
def test_a_document_and_its_schema(value: Any) -> None:
    TARGETS["json_schema"](written(value))
    TARGETS["json_table"](written([value, {"id": value}]))


@few
@given(data=st.text('[]{}",:0189eE+-.naNIutrl\\ \n\ud800', max_size=60))
def test_a_text_that_is_nearly_json(data: str) -> None:
    for name in ("descriptor", "json_table", "json_schema", "schema"):
        TARGETS[name](data.encode("utf-8", "surrogatepass"))


CELLS = st.one_of(
    st.text("\"',;:#\\ab01-\n\r\0é \u2028", max_size=8),
    st.text("0123456789-~?%./[]XZTPYMDH:+,", max_size=12),
    st.sampled_from(["[1", '{"a":1}', "NaN", "1" * 5000, "9" * 400 + "e9", "2020-02-30", "P1Y"]),
)


@many
@given(
    choice=st.integers(0, len(DIALECTS) * len(ENCODINGS) - 1),
    rows=st.lists(st.lists(CELLS, max_size=14), max_size=5),
    header=st.booleans(),
    end=st.binary(max_size=4),
)
def test_a_delimited_table(choice: int, rows: list[list[str]], header: bool, end: bytes) -> None:
    names = [field["name"] for field in SCHEMA["fields"]]
    delimiter = DIALECTS[choice % len(DIALECTS)].get("delimiter", ",")
    lines = [delimiter.join(row) for row in ([names] if header else []) + rows]
    encoding = ENCODINGS[choice // len(DIALECTS)]
    text = "\n".join(lines).encode(encoding, "replace")
    TARGETS["delimited"](bytes([choice]) + text + end)


@many
@given(text=st.text("0123456789-~?%./[]XZu,{}:; aMyJune", max_size=24) | st.text(max_size=10))
def test_a_date(text: str) -> None:
    TARGETS["dates"](text.encode("utf-8", "surrogatepass"))


@few
@given(at=st.integers(0, 600), byte=st.integers(0, 255), cut=st.integers(0, 600))
def test_a_zip_with_a_byte_changed_and_an_end_cut(at: int, byte: int, cut: int) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        info = zipfile.ZipInfo("datapackage.json", (2020, 1, 1, 0, 0, 0))
        file.writestr(info, '{"resources": [{"name": "t", "path": "t.csv"}]}' + " " * 300)
    data = bytearray(stream.getvalue())
    data[at % len(data)] = byte
    TARGETS["zipped"](bytes(data))
    TARGETS["zipped"](bytes(data[: cut % len(data)]))


@few
@given(data=st.binary(max_size=200))
@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_any_bytes(target: Callable[[bytes], None], data: bytes) -> None:
    target(data)
