"""Places lie in coarser ones, with codes that agree and coordinates in the right country."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import validate
from frictionless_dossier.checks._outline import Outline, Point
from frictionless_dossier.findings import Finding
from hypothesis import assume, given
from hypothesis import strategies as st

KINDS = {"region": None, "country": 1, "parish": 2, "village": 3, "quarter": 4}
PRECISIONS = {
    "of-country": (1, 0),
    "of-parish": (2, 1),
    "of-village": (3, 2),
    "rough": (None, None),
}
NAMES = ("id", "kind", "parent", "country", "division", "latitude", "longitude", "precision")
RULE: dict[str, Any] = {
    "type": "place",
    "kind": "kind",
    "parent": "parent",
    "country": "country",
    "subdivision": "division",
    "latitude": "latitude",
    "longitude": "longitude",
    "precision": "precision",
    "outline": {"field": "country", "resource": "outlines", "value": "outline"},
    "tolerance": 0.15,
}
SQUARE = {"type": "Polygon", "coordinates": [[[1, 42], [2, 42], [2, 43], [1, 43], [1, 42]]]}
ANDORRA = "andorra,country,,AD,,,,"
FRANCE = "france,country,,FR,,,,"


def codes(levels: Mapping[str, Any]) -> dict[str, Any]:
    return {"codes": [{"code": code, **more} for code, more in levels.items()]}


def package(folder: Path, rows: Sequence[str], rule: Mapping[str, Any] = RULE) -> list[Finding]:
    """What the rule finds in rows of id, kind, parent, codes, coordinates and their precision."""
    fields: list[dict[str, Any]] = [{"name": name, "type": "string"} for name in NAMES]
    fields[1]["vocabulary"], fields[7]["vocabulary"] = "kinds", "precisions"
    fields[5]["type"] = fields[6]["type"] = "number"
    places = {"fields": fields, "primaryKey": ["id"], "rules": [rule]}
    outlines = {"fields": [{"name": "id"}, {"name": "outline", "type": "geojson"}]}
    told = {
        "name": "gazetteer",
        "resources": [
            {"name": "places", "path": "places.csv", "schema": places},
            {"name": "outlines", "path": "o.csv", "schema": outlines | {"primaryKey": ["id"]}},
            {"name": "codes", "path": "codes.json", "format": "json", "role": "vocabularies"},
        ],
    }
    levels = {code: {} if level is None else {"level": level} for code, level in KINDS.items()}
    precisions = {
        code: {} if level is None else {"level": level, "decimals": decimals}
        for code, (level, decimals) in PRECISIONS.items()
    }
    known = {"vocabularies": {"kinds": codes(levels), "precisions": codes(precisions)}}
    (folder / "datapackage.json").write_text(json.dumps(told), encoding="utf-8")
    (folder / "codes.json").write_text(json.dumps(known), encoding="utf-8")
    (folder / "places.csv").write_text("\n".join([",".join(NAMES), *rows, ""]), encoding="utf-8")
    with (folder / "o.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["id", "outline"], ["AD", json.dumps(SQUARE)]])
    findings = validate(folder).findings
    assert not [each for each in findings if each.rule in ("rule-crash", "rule-declaration")]
    return [each for each in findings if each.check == "place"]


def found(folder: Path, rows: Sequence[str]) -> list[str]:
    return [f"{each.rule} {each.cells[0]} {each.field}" for each in package(folder, rows)]


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("x,parish,andorra,,,,,", []),
        ("x,village,andorra,,,,,", []),
        ("x,country,andorra,,,,,", ["place-parent x parent"]),
        ("x,region,andorra,,,,,", []),
        ("x,parish,pyrenees,,,,,", []),
        ("x,parish,nowhere,,,,,", []),
        ("x,parish,andorra,,AD-07,,,", []),
        ("x,parish,andorra,,FR-07,,,", ["place-code x division"]),
        ("x,parish,andorra,,ADX-07,,,", ["place-code x division"]),
        ("x,parish,,,AD-07,,,", ["place-code x division"]),
        ("x,parish,pyrenees,,AD-07,,,", ["place-code x division"]),
        ("x,parish,andorra,FR,,,,", ["place-code x country"]),
        ("x,quarter,escaldes,,AD-07,,,", ["place-code x division"]),
        ("x,quarter,escaldes,,AD-08,,,", []),
        ("x,village,andorra,,,42.51,1.52,of-village", []),
        ("x,village,andorra,,,42.510,1.52,of-village", ["place-precision x latitude"]),
        ("x,village,andorra,,,42.51,1.525,of-village", ["place-precision x longitude"]),
        ("x,village,andorra,,,42.5134,1.5225,rough", []),
        ("x,village,andorra,,,42.5134,1.5225,", []),
        ("x,parish,andorra,,,42.51,1.52,of-village", ["place-precision x precision"]),
        ("x,parish,andorra,,,42.5,1.5,of-parish", []),
        ("x,parish,andorra,,,42,1,of-country", []),
        ("x,region,,,,42.51,1.52,of-village", []),
        ("x,parish,andorra,,,1.5,42.5,of-parish", ["place-outside x latitude"]),
        ("x,parish,andorra,,,43.1,1.5,of-parish", []),
        ("x,parish,andorra,,,43.2,1.5,of-parish", ["place-outside x latitude"]),
        ("x,parish,france,,,10,10,of-country", []),
        ("x,parish,andorra,,,42.5,,of-parish", []),
    ],
)
def test_one_place_among_sound_ones(row: str, wanted: list[str], tmp_path: Path) -> None:
    others = [ANDORRA, FRANCE, "pyrenees,region,,,,,,", "escaldes,village,andorra,,AD-08,,,"]
    assert found(tmp_path, [*others, row]) == wanted


def test_circle_is_told_once_and_what_leads_into_it_is_not(tmp_path: Path) -> None:
    rows = ["a,region,b,,,,,", "b,region,c,,,,,", "c,region,b,,,,,", "d,region,d,,,,,"]
    findings = package(tmp_path, rows)
    assert [each.message for each in findings] == [
        "places:b lies in itself: b in c in b.",
        "places:d lies in itself: d in d.",
    ]


def test_second_country_is_told_where_it_comes_in(tmp_path: Path) -> None:
    rows = [ANDORRA, "r,region,andorra,FR,,,,", "x,parish,r,,,,,", "y,village,x,,,,,"]
    (finding,) = package(tmp_path, rows)
    assert finding.message == "places:r lies in FR and in AD, by the places around it."


def test_country_without_an_outline_is_counted_as_skipped(tmp_path: Path) -> None:
    assert found(tmp_path, [FRANCE, "x,parish,france,,,10,10,of-country"]) == []
    report = validate(tmp_path)
    assert [each.skipped for each in report.rules if each.type == "place"] == [1]


def test_only_kind_and_parent_have_to_be_named(tmp_path: Path) -> None:
    rule = {"type": "place", "kind": "kind", "parent": "parent"}
    rows = [ANDORRA, "x,parish,andorra,FR,ES-07,10.123,99,of-parish", "y,parish,x,,,,,"]
    assert [each.rule for each in package(tmp_path, rows, rule)] == ["place-parent"]


coordinates = st.integers(-20, 20).map(float)
points = st.tuples(coordinates, coordinates)


@given(center=points, width=st.integers(1, 9), height=st.integers(1, 9), point=points)
def test_box_contains_what_lies_between_its_sides(
    center: Point, width: int, height: int, point: Point
) -> None:
    (x, y), (px, py) = center, point
    ring = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    outline = Outline(json.dumps({"type": "Polygon", "coordinates": [ring]}))
    dx, dy = max(x - px, 0.0, px - x - width), max(y - py, 0.0, py - y - height)
    away = (dx * dx + dy * dy) ** 0.5
    assert outline.contains(point, 0.5) is (away <= 0.5)
    assert outline.contains(point, 5.0) is (away <= 5.0)


@given(corners=st.tuples(points, points, points), point=points)
def test_triangle_contains_what_lies_on_one_side_of_all_its_sides(
    corners: tuple[Point, Point, Point], point: Point
) -> None:
    def turn(a: Point, b: Point, c: Point) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    a, b, c = corners
    turns = [turn(a, b, point), turn(b, c, point), turn(c, a, point)]
    assume(turn(a, b, c) and all(turns))  # A point on a side is within any tolerance.
    ring = [a, b, c, a]
    inside = all(each > 0 for each in turns) or all(each < 0 for each in turns)
    assert Outline(json.dumps({"type": "Polygon", "coordinates": [ring]})).contains(point) is inside


def test_hole_is_outside_and_each_part_is_inside() -> None:
    hole = [[1.4, 42.4], [1.6, 42.4], [1.6, 42.6], [1.4, 42.6], [1.4, 42.4]]
    island = [[[5, 5], [6, 5], [6, 6], [5, 6], [5, 5]]]
    parts = {"type": "MultiPolygon", "coordinates": [[*SQUARE["coordinates"], hole], island]}
    outline = Outline(json.dumps({"type": "Feature", "properties": {}, "geometry": parts}))
    assert outline.contains((1.2, 42.2))
    assert not outline.contains((1.5, 42.5))
    assert outline.contains((1.5, 42.5), 0.11)
    assert outline.contains((5.5, 5.5))


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"type": "Point", "coordinates": [1, 2]}', '{"type": "Polygon"}'],
)
def test_what_is_no_polygon_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Outline(text)
