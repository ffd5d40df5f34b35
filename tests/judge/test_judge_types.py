"""What is a value of each type of Table Schema and what is not."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from frictionless_dossier.judge import Column, judge_cells
from frictionless_dossier.judge.types import TYPES
from frictionless_dossier.package.model import Field

Declared = tuple[str, str, Mapping[str, Any]]

_DEEP = "[" * 101 + "]" * 101
_LONG_NUMBER = "9" * 5000

# (type, format, further properties), values, no values
CASES: list[tuple[Declared, list[str], list[str]]] = [
    (("any", "default", {}), ["", " ", "x\ny"], []),
    (("string", "default", {}), ["", " ", "x\ny", "１"], []),
    (
        ("string", "email", {}),
        ["ada@example.org", "a.b+c@x-y.example", "a@localhost"],
        [
            "ada",
            "@example.org",
            "ada@",
            ".a@x.org",
            "a..b@x.org",
            "a@x.org ",
            "a@-x.org",
            "jö@x.org",
            "a" * 65 + "@x.org",
            "a@b@c",
        ],
    ),
    (
        ("string", "uri", {}),
        [
            "https://example.org/a?b=c#d",
            "urn:isbn:123",
            "http://[::1]:80/",
            "mailto:a@b",
            "a:",
            "http://u:p@h:8/x;y=1",
            "http://[v1.a]/",
            "file:///etc/x",
            "http://a/%20b",
        ],
        [
            "example.org",
            "/a",
            "http://a b",
            "http://a/%2",
            "http://[::g]/",
            "http://[1.2]/",
            "ü:x",
            "http://ü.org",
            "http://a#b#c",
            "1a:b",
            "http://a:b:c/",
        ],
    ),
    (
        ("string", "binary", {}),
        ["", "aGVsbG8=", "aGVsbA==", "YWJj", "+/+/"],
        ["aGVsbG8", "aGVsbG8==", "aGV sbG8=", "-_-_", "a==="],
    ),
    (
        ("string", "uuid", {}),
        ["123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-42D3-A456-426614174000"],
        ["123e4567e89b12d3a456426614174000", "{123e4567-e89b-12d3-a456-426614174000}", "x"],
    ),
    (
        ("integer", "default", {}),
        ["0", "-7", "+7", "007", _LONG_NUMBER],
        ["", " 1", "1 ", "1_000", "１", "1.0", "1e3", "1,000", "--1", "٣", "1\n"],
    ),
    (
        ("integer", "default", {"groupChar": ","}),
        ["1,000", "1000", "1,0"],
        [",1", "1,", "1,,0", "1.0"],
    ),
    (
        ("integer", "default", {"bareNumber": False}),
        ["95%", "EUR 95", "€-95", "95", "5 km²"],
        ["-€95", "%", "9 5", "1,000"],
    ),
    (
        ("number", "default", {}),
        [
            "1",
            "1.5",
            "-.5",
            "5.",
            "+1E-3",
            "1e3",
            "NaN",
            "nan",
            "INF",
            "-inf",
            "1e99999999999999999",
        ],
        [
            "",
            " 1",
            "1_0",
            "1,000",
            "１",
            ".",
            "e3",
            "1e",
            "Infinity",
            "+INF",
            "1e1.5",
            "-NaN",
            "ⅠNF",
            "1e999999999999999999999",
        ],
    ),
    (
        ("number", "default", {"decimalChar": ",", "groupChar": "."}),
        ["1.000,5", "1,5", "1.000", ",5"],
        ["1,000.5", "1,5.0", ".5"],
    ),
    (
        ("number", "default", {"bareNumber": False}),
        ["9.5%", "EUR -9.5", "about .5", "NaN", "95.-"],
        ["information", "-€5", "1.2.3"],
    ),
    (
        ("boolean", "default", {}),
        ["true", "True", "TRUE", "1", "false", "False", "FALSE", "0"],
        ["", "yes", "tRUE", " true", "2"],
    ),
    (
        ("boolean", "default", {"trueValues": ["yes"], "falseValues": ["no"]}),
        ["yes", "no"],
        ["true", "1", "Yes"],
    ),
    (
        ("object", "default", {}),
        ["{}", ' {"a": [1, null]} ', '{"a": 1, "a": 2}'],
        ["[]", "1", "{a: 1}", '{"a": NaN}', "", "{'a': 1}", '{"a": 1,}', '{"a":' + _DEEP + "}"],
    ),
    (
        ("array", "default", {}),
        ["[]", "[1, [2]]", "[" * 100 + "1" + "]" * 100],
        ["{}", "1,2", "[1,]", _DEEP, "[" * 100_000, f"[{_LONG_NUMBER}]"],
    ),
    (("list", "default", {}), ["", "a", "a,b", "a, b", ",,"], []),
    (
        ("list", "default", {"itemType": "integer"}),
        ["1", "1,2"],
        ["", "1,,2", "1, 2", "1;2", "1,x"],
    ),
    (
        ("list", "default", {"itemType": "date", "delimiter": "; "}),
        ["2024-01-26", "2024-01-26; 2024-01-27"],
        ["2024-01-26;2024-01-27", "2024-02-30", "2024-01-26, 2024-01-27"],
    ),
    (
        ("datetime", "default", {}),
        [
            "2024-01-26T15:00:00",
            "2024-01-26T15:00:00.300-05:00",
            "2024-02-29T00:00:00Z",
            "12024-01-01T00:00:00",
            "-0044-03-15T12:00:00",
            "2024-01-26T24:00:00",
            "2024-01-31T01:02:03",
        ],
        [
            "2024-01-26 15:00:00",
            "2024-01-26T15:00",
            "2024-01-26",
            "2023-02-29T00:00:00",
            "0000-01-01T00:00:00",
            "2024-01-26T24:00:01",
            "2024-01-26T23:59:60",
            "2024-1-26T15:00:00",
            "2024-01-26T15:00:00+14:01",
            "2024-01-26T15:00:00+0500",
            "2024-01-26T15:00:00z",
            "0202-1",
            "02024-01-01T00:00:00",
            "２024-01-01T00:00:00",
        ],
    ),
    (
        ("datetime", "%d/%m/%Y %H:%M", {}),
        ["26/01/2024 15:00", "1/2/2024 3:04"],
        ["2024-01-26T15:00:00", "31/02/2024 00:00", "26/01/2024", "２6/01/2024 15:00"],
    ),
    (
        ("datetime", "any", {}),
        [
            "2024-01-26T15:00",
            "2024-01-26 15:00:00+01:00",
            "26 January 2024 3 pm",
            "2024-01-26",
            "Fri, 26 Jan 2024 15:00:00 +0000",
            "1/2/2024 15:00",
            "20240126T150000",
        ],
        ["", "yesterday", "26", "2024-13-01", "1/2/2024 25:00"],
    ),
    (
        ("date", "default", {}),
        ["2024-01-26", "2024-02-29", "0044-03-15", "2024-12-31"],
        [
            "2024-1-26",
            "2024",
            "2024-01",
            "20240126",
            "-0044-03-15",
            "12024-01-01",
            "0000-01-01",
            "2023-02-29",
            "2024-04-31",
            "2024-01-26T00:00:00",
            " 2024-01-26",
            "2024/01/26",
            "2024-W04-5",
            "２０２４-01-26",
            "2024-13-01",
            "2024-00-01",
            "2024-01-00",
        ],
    ),
    (
        ("date", "%d/%m/%Y", {}),
        ["26/01/2024", "1/2/2024"],
        ["2024-01-26", "31/02/2024", "26/01/24", "٢٦/01/2024"],
    ),
    (("date", "fmt:%d.%m.%Y", {}), ["26.01.2024"], ["2024-01-26"]),
    (
        ("date", "any", {}),
        ["2024-01-26", "20240126", "26.1.2024", "1/26/2024", "26 Jan 2024", "January 26th, 2024"],
        ["", "tomorrow", "30 Feb 2024", "26-01/2024", "2024-13-13", "26 Foo 2024"],
    ),
    (
        ("time", "default", {}),
        ["15:00:00", "00:00:00", "23:59:59"],
        ["15:00", "24:00:00", "3:00:00", "15:00:00Z", "15:00:60", "15:00:00.5", "150000"],
    ),
    (("time", "%H.%M", {}), ["15.00", "3.4"], ["15:00", "25.00"]),
    (
        ("time", "any", {}),
        ["15:00", "3 pm", "12:30 AM", "15:00:00.5"],
        ["", "25:00", "13 pm", "noon", "7"],
    ),
    (
        ("year", "default", {}),
        ["2024", "-0044", "12024", "0999", "2024Z", "2024+01:00"],
        ["24", "-44", "0", "0000", "02024", "2024.0", " 2024", "+2024", "２０２４", "2024-01"],
    ),
    (
        ("yearmonth", "default", {}),
        ["2024-01", "-0044-03", "12024-12", "2024-01Z"],
        ["2024", "2024-1", "2024-13", "2024-00", "-44-03", "2024-01-26", "202401"],
    ),
    (
        ("duration", "default", {}),
        ["P1Y", "P1Y2M3DT4H5M6.7S", "-P1D", "PT0S", "P400D", "PT36H"],
        [
            "P",
            "PT",
            "P1YT",
            "P1W",
            "1Y",
            "P1S",
            "PT1D",
            "P1.5Y",
            "P-1D",
            "+P1D",
            "P1M1Y",
            "PT.5S",
            "p1y",
        ],
    ),
    (
        ("geopoint", "default", {}),
        ["90.50, 45.50", "90.50,45.50", "-180,90", "0,-90"],
        [
            "90.5",
            "90.5,  45.5",
            "90.5 ,45.5",
            "45.5;90.5",
            "181,0",
            "0,90.5",
            "NaN,0",
            "INF,0",
            "1,2,3",
        ],
    ),
    (
        ("geopoint", "array", {}),
        ["[90.50, 45.50]", "[0,0]"],
        ["90.50, 45.50", "[1]", "[1,2,3]", '["1","2"]', "[true,0]", "[181,0]", "{}"],
    ),
    (
        ("geopoint", "object", {}),
        ['{"lon": 90.50, "lat": 45.50}'],
        [
            '{"lon": 90.50}',
            '{"lon": 1, "lat": 2, "z": 3}',
            '{"lon": "1", "lat": 2}',
            "[1, 2]",
            '{"lon": 1, "lat": 91}',
        ],
    ),
    (
        ("geojson", "default", {}),
        [
            '{"type": "Point", "coordinates": [90.5, 45.5]}',
            '{"type": "Point", "coordinates": []}',
            '{"type": "Polygon", "coordinates": [[[0,0],[1,0],[1,1],[0,0]]]}',
            '{"type": "MultiPolygon", "coordinates": [[[[0,0],[1,0],[1,1],[0,0]]]]}',
            '{"type": "Feature", "geometry": null, "properties": null, "id": 1}',
            '{"type": "FeatureCollection", "features": [], "bbox": [0,0,1,1]}',
            '{"type": "GeometryCollection", "geometries": [{"type":"Point","coordinates":[0,0]}]}',
        ],
        [
            "[]",
            "{}",
            '{"type": "Point"}',
            '{"type": "Point", "coordinates": [1]}',
            '{"type": "Point", "coordinates": [true, 1]}',
            '{"type": "LineString", "coordinates": [[0,0]]}',
            '{"type": "Polygon", "coordinates": [[[0,0],[1,0],[1,1],[0,1]]]}',
            '{"type": "Feature", "geometry": null}',
            '{"type": "FeatureCollection", "features": [{}]}',
            '{"type": "point", "coordinates": [0,0]}',
            '{"type": "Point", "coordinates": [0,0], "bbox": [0,0,1]}',
            '{"type": ["Point"], "coordinates": [0,0]}',
        ],
    ),
    (
        ("geojson", "topojson", {}),
        [
            '{"type": "Topology", "objects": {}, "arcs": []}',
            '{"type": "Topology", "objects": {"a": {"type": "LineString", "arcs": [0]}},'
            ' "arcs": [[[0,0],[1,1]]], "transform": {"scale": [1,1], "translate": [0,0]}}',
        ],
        [
            '{"type": "Topology", "objects": {}}',
            '{"type": "Point", "coordinates": [0, 0]}',
            '{"type": "Topology", "arcs": [],'
            ' "objects": {"a": {"type": "LineString", "arcs": [0.5]}}}',
            '{"type": "Topology", "objects": {}, "arcs": [], "transform": {"scale": [1]}}',
        ],
    ),
]


def _cases(good: bool) -> list[Any]:
    return [
        pytest.param(declared, text, id=f"{declared[0]}-{declared[1]}-{text[:30]!r}")
        for declared, values, others in CASES
        for text in (values if good else others)
    ]


def test_every_type_has_cases() -> None:
    assert {declared[0] for declared, _, _ in CASES} == set(TYPES)


@pytest.mark.parametrize(("declared", "text"), _cases(good=True))
def test_values(make_field: Callable[..., Field], declared: Declared, text: str) -> None:
    type, format, more = declared
    column = Column(make_field("x", type, format, **more))
    assert not column.unusable
    assert column.faults(text) == ()
    assert list(column.judge([text])) == []


@pytest.mark.parametrize(("declared", "text"), _cases(good=False))
def test_no_values(make_field: Callable[..., Field], declared: Declared, text: str) -> None:
    type, format, more = declared
    field = make_field("x", type, format, **more)
    assert not Column(field).unusable
    (fault,) = Column(field).faults(text)
    assert fault.kind.name == "type-error"
    assert list(judge_cells(field, [text])) == [(0, fault)]
