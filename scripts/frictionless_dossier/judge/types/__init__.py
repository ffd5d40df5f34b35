"""The types of Table Schema (version 2; version 1 declares none that it has not).

The wording that each reader cites is that of https://datapackage.org/standard/table-schema/. What
it leaves to "XML Schema" is XML Schema Part 2: Datatypes, second edition. Everywhere digits are
ASCII, and blanks belong to the text: nothing is trimmed.
"""

from collections.abc import Callable

from frictionless_dossier.judge.types import (
    clock,
    durations,
    geography,
    instants,
    numbers,
    structures,
    texts,
)
from frictionless_dossier.judge.types.base import NotOfType, Type, Unusable
from frictionless_dossier.package.model import Field

__all__ = ["TYPES", "NotOfType", "Type", "Unusable", "type_of"]

_READERS: dict[str, Callable[[Field, str], Type]] = {
    "string": lambda field, format: texts.string(format),
    "number": lambda field, format: numbers.number(field.descriptor),
    "integer": lambda field, format: numbers.integer(field.descriptor),
    "boolean": lambda field, format: texts.boolean(field.descriptor),
    "object": lambda field, format: structures.object_(),
    "array": lambda field, format: structures.array(),
    "list": lambda field, format: structures.list_(field.descriptor),
    "datetime": lambda field, format: clock.datetime(format),
    "date": lambda field, format: clock.date(format),
    "time": lambda field, format: clock.time(format),
    "year": lambda field, format: instants.year(),
    "yearmonth": lambda field, format: instants.yearmonth(),
    "duration": lambda field, format: durations.duration(),
    "geopoint": lambda field, format: geography.geopoint(format),
    "geojson": lambda field, format: geography.geojson(format),
    "any": lambda field, format: texts.anything(),
}

TYPES = tuple(_READERS)
"""Names of the types."""

_WITH_FORMATS = frozenset({"string", "datetime", "date", "time", "geopoint", "geojson"})


def type_of(field: Field) -> Type:
    """The type of a field, as it is declared.

    Raises:
        Unusable: There is no such type or format, or one of the type's own properties is wrong.
    """
    reader = _READERS.get(field.type)
    if reader is None:
        raise Unusable(f"there is no type {field.type!r}")
    format = field.format
    if format != "default" and field.type not in _WITH_FORMATS:
        raise Unusable(f"the type {field.type} has no format {format!r}")
    return reader(field, format)
