"""Constraints of a field: which a type may have, and which values they may have.

Source: Table Schema v2, "Constraints". A value stands there as itself or in its lexical form.
"""

import re
from collections.abc import Mapping
from typing import Any

from frictionless_dossier.likeness import suggest
from frictionless_dossier.package.kinds import FIELD_ERROR
from frictionless_dossier.package.model import Field
from frictionless_dossier.package.node import (
    COUNT,
    FLAG,
    OBJECT,
    TEXT,
    Node,
    Shape,
    describe,
)
from frictionless_dossier.package.patterns import in_python
from frictionless_dossier.types import NotOfType, Type

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
"""Constraints that each type of Table Schema may have."""

CONSTRAINTS = tuple(sorted(frozenset().union(*ALLOWED.values())))
"""All constraints."""

_ENUM = Shape(
    "an array of at least one value", lambda value: isinstance(value, list) and len(value) > 0
)

_SHAPES: Mapping[str, Shape] = {
    "required": FLAG,
    "unique": FLAG,
    "enum": _ENUM,
    "minLength": COUNT,
    "maxLength": COUNT,
    "pattern": TEXT,
    "jsonSchema": OBJECT,
}


def clean_constraints(node: Node, field: Field) -> dict[str, Any]:
    """The constraints that can be enforced; each other one is reported.

    Args:
        node: The constraints as declared.
        field: The field, still without them.
    """
    name, type = field.name, field.type
    if not OBJECT.holds(node.value):
        node.refuse(FIELD_ERROR, f'`constraints` of the field "{name}"', OBJECT)
        return {}
    clean = {}
    for key, value in node.value.items():
        remedy = "Write a value that fits."
        if key not in CONSTRAINTS:
            message = f'The constraint "{key}" of the field "{name}" does not exist.'
            remedy = suggest(key, CONSTRAINTS)
        elif key not in ALLOWED[type]:
            message = f'The field "{name}" of type {type} cannot have the constraint "{key}".'
            remedy = f"Remove it; {type} may have: {', '.join(sorted(ALLOWED[type]))}."
        elif (wrong := _wrong(key, value, field.values)) is not None:
            message = f'The constraint "{key}" of the field "{name}" is {describe(value)}, {wrong}.'
        else:
            clean[key] = value
            continue
        node[key].report(FIELD_ERROR, message, remedy, name)
    return clean


def misfit(value: Any, type: Type) -> str | None:
    """What a value in a declaration is not; None where it is a value of the type."""
    try:
        type.constant(value)
    except NotOfType as error:
        why = f": {error}" if str(error) else ""
        return f"not {type.noun}{why}"
    return None


def _wrong(key: str, value: Any, type: Type) -> str | None:
    """What is wrong with the value of a constraint; None where it fits."""
    shape = _SHAPES.get(key)
    if shape is not None and not shape.holds(value):
        return f"not {shape.says}"
    if key == "enum":
        return _bad_enum(value, type)
    if key == "pattern":
        return _bad_pattern(value)
    return _bad_bound(value, type) if key in _BOUNDS else None


def _bad_enum(values: list[Any], type: Type) -> str | None:
    for each in values:
        if wrong := misfit(each, type):
            return f"and {describe(each)} in it is {wrong}"
    return None


def _bad_bound(value: Any, type: Type) -> str | None:
    if wrong := misfit(value, type):
        return f"which is {wrong}"
    bound = type.constant(value)
    return None if bound == bound else "with which nothing can be compared"  # NaN


def _bad_pattern(value: str) -> str | None:
    try:
        re.compile(in_python(value))
    except (re.error, OverflowError, RecursionError) as error:
        return f"not a regular expression: {error}"
    return None
