"""The types of Table Schema (version 2; version 1 declares none that it has not).

The wording that each reader cites is that of https://datapackage.org/standard/table-schema/. What
it leaves to "XML Schema" is XML Schema Part 2: Datatypes, second edition. Everywhere digits are
ASCII, and blanks belong to the text: nothing is trimmed.
"""

from collections.abc import Callable

from frictionless_dossier.judge.types.base import NotOfType, Type, Unusable
from frictionless_dossier.judge.types.late import Late
from frictionless_dossier.package.model import Field

__all__ = ["TYPES", "NotOfType", "Type", "Unusable", "type_of"]

_clock, _durations, _geography, _instants, _numbers, _structures, _texts = map(
    Late, ("clock", "durations", "geography", "instants", "numbers", "structures", "texts")
)

_READERS: dict[str, Callable[[Field, str], Type]] = {
    "string": lambda field, format: _texts.string(format),
    "number": lambda field, format: _numbers.number(field.descriptor),
    "integer": lambda field, format: _numbers.integer(field.descriptor),
    "boolean": lambda field, format: _texts.boolean(field.descriptor),
    "object": lambda field, format: _structures.object_(),
    "array": lambda field, format: _structures.array(),
    "list": lambda field, format: _structures.list_(field.descriptor),
    "datetime": lambda field, format: _clock.datetime(format),
    "date": lambda field, format: _clock.date(format),
    "time": lambda field, format: _clock.time(format),
    "year": lambda field, format: _instants.year(),
    "yearmonth": lambda field, format: _instants.yearmonth(),
    "duration": lambda field, format: _durations.duration(),
    "geopoint": lambda field, format: _geography.geopoint(format),
    "geojson": lambda field, format: _geography.geojson(format),
    "any": lambda field, format: _texts.anything(),
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
