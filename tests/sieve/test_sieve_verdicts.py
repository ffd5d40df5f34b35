"""The judge alone and the judge behind the sieve find the same, wherever blocks are cut."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier.findings import Finding
from frictionless_dossier.judge import judge_package
from frictionless_dossier.opening import open
from frictionless_dossier.package.records import CHUNK
from frictionless_dossier.package.table import Table
from frictionless_dossier.sieve.choice import Limits
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PLAIN = Limits(large=2**60)

FIELDS: list[dict[str, Any]] = [
    {"type": "string"},
    {"type": "string", "constraints": {"required": True, "maxLength": 3}},
    {"type": "string", "constraints": {"pattern": r"\d+|é*", "minLength": 1}},
    {"type": "string", "constraints": {"pattern": r"[^\s]+"}},
    {"type": "string", "constraints": {"pattern": r"(?=a).*"}},
    {"type": "string", "constraints": {"unique": True}},
    {"type": "string", "constraints": {"enum": ["a", "b,c", ""]}},
    {"type": "string", "missingValues": ["-", "a"]},
    {"type": "string", "format": "email"},
    {"type": "string", "format": "uri"},
    {"type": "any"},
    {"type": "integer", "constraints": {"unique": True}},
    {"type": "integer", "constraints": {"minimum": 0, "maximum": 10}},
    {"type": "integer", "groupChar": ",", "constraints": {"minimum": 1}},
    {"type": "integer", "bareNumber": False, "constraints": {"unique": True}},
    {"type": "integer", "constraints": {"enum": [1, "02"]}},
    {"type": "number", "constraints": {"minimum": 0.1, "exclusiveMaximum": "1e3"}},
    {"type": "number", "constraints": {"maximum": 0.30000000000000004, "unique": True}},
    {"type": "number", "decimalChar": ","},
    {"type": "boolean"},
    {"type": "boolean", "trueValues": ["y."], "falseValues": [".*"]},
    {"type": "date"},
    {"type": "date", "constraints": {"minimum": "1990-01-01", "maximum": "2020-02-29"}},
    {"type": "date", "format": "%d/%m/%Y"},
    {"type": "time", "constraints": {"maximum": "12:00:00"}},
    {"type": "datetime"},
    {"type": "year", "constraints": {"minimum": 2000}},
    {"type": "yearmonth", "constraints": {"exclusiveMaximum": "2020-01"}},
    {"type": "duration"},
    {"type": "list", "itemType": "integer"},
    {"type": "object"},
    {"type": "geopoint"},
]

CELLS = st.one_of(
    st.sampled_from(["", "a", "b", "ab", "-", "é", "x y", "true", "y.", "P1Y", "{}", "a@b.c"]),
    st.sampled_from([" 1", "+1", "01", "1", "1.0", "0.1", "1e3", "٣", "１", "1_0", "1e400", "INF"]),
    st.sampled_from(["999.9", "0.30000000000000004", "0.3000000000000000400", "NaN", "9" * 19]),
    st.sampled_from(["2020-02-29", "2019-02-29", "2020-7-4", "0000-01-01", "1990-01-01", "2000"]),
    st.sampled_from(["12:00:00", "24:00:00", "2020-01", "12000", "26/01/2024", "http://a/"]),
    st.sampled_from(
        ["\x00", "\x1e", "\x1a", "\x0b", "\x7f", "\x85", "\u2028", "\t", "\ufeff", "😀"]
    ),
    st.text(max_size=4).filter(lambda text: text.isprintable()),
    st.integers(-20, 2000).map(str),
    st.floats().map(str),
)


@st.composite
def lines(draw: st.DrawFn, width: int, delimiter: str, end: str) -> bytes:
    """A record, mostly well-formed, with its line end."""
    cells = draw(st.lists(CELLS, min_size=width, max_size=width))
    quoted = draw(st.lists(st.booleans(), min_size=width, max_size=width))
    fault = draw(st.integers(0, 30))
    if fault == 0:
        cells = cells[:-1]
    elif fault == 1:
        cells.append("x")
    elif fault == 2:
        cells = [""] * draw(st.integers(0, width))
    elif fault == 3:
        middle = draw(st.sampled_from(["\r", "\n", "\r\n", delimiter]))
        cells[0] = f"a{middle}b"
        quoted[0] = draw(st.booleans())
    elif fault == 4:
        cells[-1] = 'a"b'
    text = delimiter.join(
        f'"{cell.replace(chr(34), chr(34) * 2)}"' if quote or delimiter in cell else cell
        for cell, quote in zip(cells, [*quoted[: len(cells)], False], strict=False)
    )
    if fault == 5:
        text = f'"{text}'
    elif fault == 6:
        text += '"'
    elif fault == 7:
        text = f'"q"{text}'
    elif fault == 8:
        text *= 40
    data = text.encode()
    if fault == 9:
        data += draw(st.sampled_from([b"\xe9", b"\xff\xfe", b"\xe2\x82", b"\xed\xa0\x80"]))
    mixed = draw(st.sampled_from([end] * 12 + ["\n", "\r\n", "\r", ""]))
    return data + mixed.encode()


@st.composite
def packages(draw: st.DrawFn) -> tuple[dict[str, Any], bytes]:
    """A descriptor of one table, and the bytes of its file."""
    fields = draw(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=4))
    named = [{"name": f"f{number}", **each} for number, each in enumerate(fields)]
    names = [each["name"] for each in named]
    delimiter = draw(st.sampled_from([",", ",", ",", ";", "\t", "|"]))
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    schema: dict[str, Any] = {"fields": named}
    if draw(st.booleans()):
        schema["primaryKey"] = draw(st.sampled_from([names[:1], names]))
    if draw(st.booleans()):
        schema["uniqueKeys"] = [names[-2:]]
    if draw(st.booleans()):
        schema["foreignKeys"] = [
            {"fields": [names[0]], "reference": {"resource": "", "fields": [names[-1]]}}
        ]
    schema["missingValues"] = draw(st.sampled_from([[""], [""], [], ["", "-"]]))
    rows = draw(st.lists(lines(len(fields), delimiter, end), max_size=25))
    copies = draw(st.sampled_from([1, 1, 1, 1, 15]))
    header = draw(st.sampled_from([names, names, names, names, names[::-1], [*names, "x"], ["f0"]]))
    mark = draw(st.sampled_from(["", "", "\ufeff"]))
    quote = draw(st.sampled_from(['"'] * 6 + ["'", None]))
    dialect = {"delimiter": delimiter, "quoteChar": quote}
    data = (mark + delimiter.join(header) + end).encode()
    if draw(st.integers(0, 9)):
        # The first lines go to the exact reader with the header: one long record takes them all.
        first = end * CHUNK if quote is None else f"{quote}{end * CHUNK}{quote}"
        data += (delimiter.join([first] + ["1"] * (len(fields) - 1)) + end).encode()
    data += b"".join(rows) * copies
    resource = {"name": "t", "path": "t.csv", "encoding": "utf-8", "dialect": dialect}
    return {"name": "p", "resources": [{**resource, "schema": schema}]}, data


def found(base: Path, limits: Limits) -> tuple[list[Finding], Table | None]:
    opened = open(base, limits=limits)
    findings = [*opened.findings, *judge_package(opened.package, opened.tables)]
    findings.sort(key=lambda each: (each.line or 0, each.field or "", each.rule, each.message))
    return findings, opened.tables.get("t")


def rows(table: Table) -> Sequence[object]:
    return [
        (table.lines[index], table.records[index], table.row(index), table.path(index))
        for index in range(len(table))
    ]


def write(base: Path, descriptor: dict[str, Any], files: dict[str, bytes]) -> None:
    (base / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    for name, data in files.items():
        (base / name).write_bytes(data)


@pytest.mark.parametrize("part", range(4))
@settings(
    max_examples=100,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    case=packages(),
    block=st.sampled_from([1, 7, 50, 333, 4096, 2**20]),
    few=st.sampled_from([0, 0, 10, 1000]),
)
def test_judge_alone_and_behind_the_sieve_agree(
    tmp_path: Path, part: int, case: tuple[dict[str, Any], bytes], block: int, few: int
) -> None:
    descriptor, data = case
    write(tmp_path, descriptor, {"t.csv": data})
    plain, table = found(tmp_path, PLAIN)
    sieved, other = found(tmp_path, Limits(large=0, block=block, few=few))
    assert sieved == plain
    assert (table is None) == (other is None)
    if table is not None and other is not None:
        assert rows(other) == rows(table)
        assert other.faults == table.faults
        for name, cells in table.columns.items():
            assert list(other.columns[name]) == list(cells)
