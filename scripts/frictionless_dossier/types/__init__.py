"""The types of Table Schema (version 2; version 1 declares none that it has not).

The wording that each reader cites is that of https://datapackage.org/standard/table-schema/. What
it leaves to "XML Schema" is XML Schema Part 2: Datatypes, second edition. Everywhere digits are
ASCII, and blanks belong to the text: nothing is trimmed.
"""

from collections.abc import Callable, Mapping
from typing import Any

from frictionless_dossier.types.base import NotOfType, Type, Unusable
from frictionless_dossier.types.late import Late

__all__ = ["TYPES", "NotOfType", "Type", "Unusable", "type_of"]

_clock, _durations, _geography, _instants, _numbers, _structures, _texts = map(
    Late, ("clock", "durations", "geography", "instants", "numbers", "structures", "texts")
)

_MAKERS: Mapping[str, Callable[[str, Mapping[str, Any]], Type]] = {
    "string": lambda format, declared: _texts.string(format),
    "number": lambda format, declared: _numbers.number(declared),
    "integer": lambda format, declared: _numbers.integer(declared),
    "boolean": lambda format, declared: _texts.boolean(declared),
    "object": lambda format, declared: _structures.object_(),
    "array": lambda format, declared: _structures.array(),
    "list": lambda format, declared: _structures.list_(declared),
    "datetime": lambda format, declared: _clock.datetime(format),
    "date": lambda format, declared: _clock.date(format),
    "time": lambda format, declared: _clock.time(format),
    "year": lambda format, declared: _instants.year(),
    "yearmonth": lambda format, declared: _instants.yearmonth(),
    "duration": lambda format, declared: _durations.duration(),
    "geopoint": lambda format, declared: _geography.geopoint(format),
    "geojson": lambda format, declared: _geography.geojson(format),
    "any": lambda format, declared: _texts.anything(),
}

TYPES = tuple(_MAKERS)
"""Names of the types."""


def type_of(name: str, format: str, declared: Mapping[str, Any]) -> Type:
    """A type, as a field declares it.

    Args:
        name: Its name, one of `TYPES`.
        format: Its format, one that the type has.
        declared: The field, for the properties that only some types have (`groupChar`, …).

    Raises:
        Unusable: The format, or one of the type's own properties, is wrong.
    """
    return _MAKERS[name](format, declared)
