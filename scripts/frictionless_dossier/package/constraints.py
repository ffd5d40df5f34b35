"""Constraints of a field: which a type may have, and which values they may have.

Source: Table Schema v2, "Constraints". A value stands there as itself or in its lexical form.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from frictionless_dossier.likeness import suggest
from frictionless_dossier.package.kinds import FIELD_ERROR
from frictionless_dossier.package.node import FLAG, OBJECT, Node, Shape, describe
from frictionless_dossier.package.patterns import in_python

_BOUNDS = frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"})
_LENGTHS = frozenset({"minLength", "maxLength"})
_ALWAYS = frozenset({"required", "unique", "enum"})

ALLOWED: Mapping[str, frozenset[str]] = {
    "any": _ALWAYS,
    "array": _ALWAYS | _LENGTHS | {"jsonSchema"},
    "boolean": _ALWAYS,
    "date": _ALWAYS | _BOUNDS,
    "datetime": _ALWAYS | _BOUNDS,
    "duration": _ALWAYS | _BOUNDS,
    "geojson": _ALWAYS,
    "geopoint": _ALWAYS,
    "integer": _ALWAYS | _BOUNDS,
    "list": _ALWAYS | _LENGTHS,
    "number": _ALWAYS | _BOUNDS,
    "object": _ALWAYS | _LENGTHS | {"jsonSchema"},
    "string": _ALWAYS | _LENGTHS | {"pattern"},
    "time": _ALWAYS | _BOUNDS,
    "year": _ALWAYS | _BOUNDS,
    "yearmonth": _ALWAYS | _BOUNDS,
}
"""Constraints that each type of Table Schema may have; its keys are all the types."""

CONSTRAINTS = tuple(sorted(frozenset().union(*ALLOWED.values())))
"""All constraints."""

_INTEGER = re.compile(r"[+-]?[0-9]+")
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|NaN|-?INF")
_YEAR = re.compile(r"-?[0-9]{4,}")
_YEARMONTH = re.compile(r"-?[0-9]{4,}-(0[1-9]|1[0-2])")
_DURATION = re.compile(
    r"-?P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?"
    r"(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?"
)
_LENGTH = Shape("a whole number from 0", lambda value: type(value) is int and value >= 0)
_ENUM = Shape(
    "an array of at least one value", lambda value: isinstance(value, list) and len(value) > 0
)


def clean_constraints(node: Node, name: str, type: str, format: str) -> dict[str, Any]:
    """The constraints that can be enforced; each other one is reported.

    Args:
        node: The constraints as declared.
        name: Name of the field.
        type: Its type, one of those of Table Schema.
        format: Its format.
    """
    if not OBJECT.holds(node.value):
        node.refuse(FIELD_ERROR, f'`constraints` of the field "{name}"', OBJECT)
        return {}
    clean = {}
    for key, value in node.value.items():
        if key not in CONSTRAINTS:
            node[key].report(
                FIELD_ERROR,
                f'The constraint "{key}" of the field "{name}" does not exist.',
                suggest(key, CONSTRAINTS),
                name,
            )
        elif key not in ALLOWED[type]:
            node[key].report(
                FIELD_ERROR,
                f'The field "{name}" of type {type} cannot have the constraint "{key}".',
                f"Remove it; {type} may have: {', '.join(sorted(ALLOWED[type]))}.",
                name,
            )
        else:
            wrong = _wrong(key, value, type, format)
            if wrong is None:
                clean[key] = value
            else:
                message = (
                    f'The constraint "{key}" of the field "{name}" is {describe(value)}, {wrong}.'
                )
                node[key].report(FIELD_ERROR, message, "Write a value that fits.", name)
    return clean


def _wrong(key: str, value: Any, type: str, format: str) -> str | None:
    """What is wrong with the value of a constraint; None where it fits."""
    shape = {"required": FLAG, "unique": FLAG, "jsonSchema": OBJECT, "enum": _ENUM}.get(key)
    if key in _LENGTHS:
        shape = _LENGTH
    if shape is not None:
        if not shape.holds(value):
            return f"not {shape.says}"
        if key == "enum":
            return next((why for each in value if (why := _misfit(each, type, format))), None)
        return None
    if key == "pattern":
        return _bad_pattern(value)
    return _misfit(value, type, format)


def _bad_pattern(value: Any) -> str | None:
    if not isinstance(value, str):
        return "not a text"
    try:
        re.compile(in_python(value))
    except (re.error, OverflowError, RecursionError) as error:
        return f"not a regular expression: {error}"
    return None


def _misfit(value: Any, type: str, format: str) -> str | None:
    """Why a value is none of the type; None where it is one, or where any value is."""
    if type in ("integer", "number", "year") and isinstance(value, (int, float)):
        whole = type == "number" or isinstance(value, int)
        return None if whole and not isinstance(value, bool) else _says(value, type)
    if type == "boolean":
        return None if isinstance(value, (bool, str)) else _says(value, type)
    if type == "string":
        return None if isinstance(value, str) else _says(value, type)
    test = _LEXICAL.get(type)
    if test is None or (isinstance(value, str) and test(value, format)):
        return None
    return _says(value, type)


def _says(value: Any, type: str) -> str:
    return f"and {describe(value)} is no value of type {type}"


def _full(pattern: re.Pattern[str]) -> Callable[[str, str], bool]:
    return lambda text, format: pattern.fullmatch(text) is not None


def _moment(spelling: str, prefix: str = "") -> Callable[[str, str], bool]:
    """A test for dates and times: by ISO 8601, or by the pattern that the format is."""
    pattern = re.compile(spelling)

    def test(text: str, format: str) -> bool:
        if format == "any":
            return text != ""
        if pattern.fullmatch(text) and _reads(datetime.fromisoformat, prefix + text):
            return True
        return "%" in format and _reads_as(text, format)

    return test


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def _reads_as(text: str, format: str) -> bool:
    return _reads(lambda each: datetime.strptime(each, format), text)


_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?"
_LEXICAL: Mapping[str, Callable[[str, str], bool]] = {
    "integer": _full(_INTEGER),
    "number": _full(_NUMBER),
    "year": _full(_YEAR),
    "yearmonth": _full(_YEARMONTH),
    "duration": _full(_DURATION),
    "date": _moment(_DAY),
    "datetime": _moment(f"{_DAY}T{_CLOCK}"),
    "time": _moment(_CLOCK, prefix="2000-01-01T"),
}
