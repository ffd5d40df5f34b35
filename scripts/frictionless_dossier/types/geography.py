"""The types `geopoint` and `geojson`."""

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import chain
from typing import Any

from frictionless_dossier.types.base import NotOfType, Type, Unusable
from frictionless_dossier.types.numbers import number
from frictionless_dossier.types.structures import structured

Test = Callable[[Any], bool]

_LISTS, _NUMERIC = frozenset((list,)), frozenset((int, float))
"""Types of what a JSON text means; a truth value is none of the numbers."""


def geopoint(format: str) -> Type:
    """A point on Earth: longitude, then latitude.

    Table Schema, `geopoint`: default, 'A string of the pattern "lon, lat", where each value is a
    number' and "the space is optional after the ,"; array, "a JSON array of exactly two items,
    where each item is a number"; object, "exactly two keys, lat and lon and each value is a
    number". Longitudes lie within 180 degrees, latitudes within 90.
    """
    noun = "a point"
    if format == "default":
        return Type(noun, 'longitude and latitude, such as "90.50, 45.50"', _read_point)
    if format == "array":
        return structured(noun, "such as [90.50, 45.50]", _point_of_array)
    if format == "object":
        return structured(noun, 'such as {"lon": 90.50, "lat": 45.50}', _point_of_object)
    raise Unusable(f"a geopoint has no format {format!r}")


def geojson(format: str) -> Type:
    """A shape on Earth.

    Table Schema, `geojson`: default, "A geojson object as per the GeoJSON spec" (RFC 7946), and
    "topojson", "as per the TopoJSON spec". Looked at are type, members and the nesting of
    coordinates, not whether the shape makes sense.
    """
    if format == "default":
        form = 'such as {"type": "Point", "coordinates": [90.5, 45.5]}'
        return structured("a GeoJSON object", form, _tested(_is_geojson))
    if format == "topojson":
        form = 'such as {"type": "Topology", "objects": {}, "arcs": []}'
        return structured("a TopoJSON object", form, _tested(_is_topojson))
    raise Unusable(f"a geojson has no format {format!r}")


_NUMBER = number({})


def _read_point(text: str) -> tuple[Decimal, Decimal]:
    parts = re.split(", ?", text)
    if len(parts) != 2:
        raise NotOfType
    longitude, latitude = map(_NUMBER.read, parts)
    return _point(longitude, latitude)


def _point_of_array(value: Any) -> tuple[Decimal, Decimal]:
    if not isinstance(value, list) or len(value) != 2:
        raise NotOfType
    return _point(*map(_NUMBER.native, value))


def _point_of_object(value: Any) -> tuple[Decimal, Decimal]:
    if not isinstance(value, dict) or value.keys() != {"lon", "lat"}:
        raise NotOfType
    return _point(_NUMBER.native(value["lon"]), _NUMBER.native(value["lat"]))


def _point(longitude: Decimal, latitude: Decimal) -> tuple[Decimal, Decimal]:
    if longitude.is_nan() or latitude.is_nan():
        raise NotOfType("NaN is no place")
    if abs(longitude) > 180:
        raise NotOfType(f"the longitude {longitude} is beyond 180 degrees")
    if abs(latitude) > 90:
        raise NotOfType(f"the latitude {latitude} is beyond 90 degrees; longitude comes first")
    return longitude, latitude


def _tested(test: Test) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise NotOfType("it is JSON, but not an object")
        if not test(value):
            raise NotOfType(f"members of the type {value.get('type')!r} are missing or misshapen")
        return value

    return read


def _are_numbers(value: Any) -> bool:
    return isinstance(value, list) and _NUMERIC.issuperset(map(type, value))


def _is_index(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _many(test: Test, least: int = 0) -> Test:
    """A test for arrays of at least `least` items, or none: RFC 7946, 3.1 allows empty ones."""

    def passes(value: Any) -> bool:
        if not isinstance(value, list) or 0 < len(value) < least:
            return False
        return all(map(test, value))

    return passes


def _is_position(value: Any) -> bool:
    return _are_numbers(value) and len(value) != 1


def _positions(least: int = 0) -> Test:
    """As `_many` of positions, which are looked at all at once: an outline has thousands."""

    def passes(value: Any) -> bool:
        return (
            isinstance(value, list)
            and not 0 < len(value) < least
            and _LISTS.issuperset(map(type, value))
            and 1 not in map(len, value)
            and _NUMERIC.issuperset(map(type, chain.from_iterable(value)))
        )

    return passes


_is_line = _positions(2)
_is_closed = _positions(4)


def _is_ring(value: Any) -> bool:
    """RFC 7946, 3.1.6: four or more positions, the last identical with the first."""
    return _is_closed(value) and (not value or value[0] == value[-1])


def _is_box(value: Any) -> bool:
    return _are_numbers(value) and len(value) >= 4 and len(value) % 2 == 0


_COORDINATES: dict[str, Test] = {
    "Point": _is_position,
    "MultiPoint": _positions(),
    "LineString": _is_line,
    "MultiLineString": _many(_is_line),
    "Polygon": _many(_is_ring),
    "MultiPolygon": _many(_many(_is_ring)),
}
_ARCS: dict[str, Test] = {
    "LineString": _many(_is_index),
    "MultiLineString": _many(_many(_is_index)),
    "Polygon": _many(_many(_is_index)),
    "MultiPolygon": _many(_many(_many(_is_index))),
}


def _is_geojson(value: Any) -> bool:
    """RFC 7946, section 3: a geometry, a Feature or a FeatureCollection."""
    if _is_object(value) and value.get("type") == "FeatureCollection":
        return _many(_is_feature)(value.get("features")) and _box_fits(value)
    return _is_feature(value) or _is_geometry(value)


def _is_feature(value: Any) -> bool:
    return (
        _is_object(value)
        and value.get("type") == "Feature"
        and _null_or(_is_geometry, value, "geometry")
        and _null_or(_is_object, value, "properties")
        and isinstance(value.get("id", ""), str | int | float)
        and _box_fits(value)
    )


def _is_geometry(value: Any) -> bool:
    if not _is_object(value) or not _box_fits(value):
        return False
    if value.get("type") == "GeometryCollection":
        return _many(_is_geometry)(value.get("geometries"))
    return _member(_COORDINATES, value, "coordinates")


def _is_topojson(value: Any) -> bool:
    """TopoJSON, section 2: "TopoJSON always consists of a single topology object"."""
    return (
        value.get("type") == "Topology"
        and _is_object(value.get("objects"))
        and all(map(_is_topojson_geometry, value["objects"].values()))
        and _many(_is_line)(value.get("arcs"))
        and ("transform" not in value or _is_transform(value["transform"]))
        and _box_fits(value)
    )


def _is_topojson_geometry(value: Any) -> bool:
    if not _is_object(value) or not _box_fits(value):
        return False
    if not _null_or(_is_object, {"properties": None} | value, "properties"):
        return False
    if value.get("type") == "GeometryCollection":
        return _many(_is_topojson_geometry)(value.get("geometries"))
    if value.get("type") in ("Point", "MultiPoint"):
        return _member(_COORDINATES, value, "coordinates")
    return _member(_ARCS, value, "arcs")


def _is_transform(value: Any) -> bool:
    return _is_object(value) and all(
        _are_numbers(value.get(name)) and len(value[name]) == 2 for name in ("scale", "translate")
    )


def _member(tests: dict[str, Test], value: dict[str, Any], name: str) -> bool:
    test = tests.get(str(value.get("type")))
    return test is not None and name in value and test(value[name])


def _null_or(test: Test, value: dict[str, Any], name: str) -> bool:
    return name in value and (value[name] is None or test(value[name]))


def _box_fits(value: dict[str, Any]) -> bool:
    return "bbox" not in value or _is_box(value["bbox"])
