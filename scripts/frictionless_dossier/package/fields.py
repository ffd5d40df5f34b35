"""Fields of a Table Schema, as far as they can be taken; the rest is reported."""

from collections.abc import Mapping
from typing import Any

from frictionless_dossier.findings import Kind
from frictionless_dossier.package.constraints import ALLOWED, clean_constraints
from frictionless_dossier.package.kinds import FIELD_ERROR, SCHEMA_ERROR
from frictionless_dossier.package.model import Field
from frictionless_dossier.package.node import (
    FLAG,
    NAME,
    OBJECT,
    SOME_TEXTS,
    TEXT,
    TEXTS,
    Node,
    Shape,
    suggest,
)

TYPES = tuple(ALLOWED)
"""The types of Table Schema."""

_MOMENTS = ("date", "datetime", "time")
_FORMATS: Mapping[str, tuple[str, ...]] = {
    "string": ("default", "email", "uri", "binary", "uuid"),
    "geopoint": ("default", "array", "object"),
    "geojson": ("default", "topojson"),
    **dict.fromkeys(_MOMENTS, ("default", "any")),
}
_ITEM_TYPES = ("string", "integer", "boolean", "number", "datetime", "date", "time")


def _categories(value: Any) -> bool:
    if not isinstance(value, list) or not value:
        return False
    values = [each.get("value") if isinstance(each, dict) else each for each in value]
    return all(isinstance(each, str) or type(each) is int for each in values)


def _labelled(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("value"), str)


_MISSING = Shape(
    "an array of texts, or of objects with `value` and `label`",
    lambda value: (
        isinstance(value, list) and all(isinstance(each, str) or _labelled(each) for each in value)
    ),
)
_SHAPES: Mapping[str, Shape] = {
    "title": TEXT,
    "description": TEXT,
    "rdfType": TEXT,
    "decimalChar": NAME,
    "groupChar": NAME,
    "bareNumber": FLAG,
    "trueValues": SOME_TEXTS,
    "falseValues": SOME_TEXTS,
    "delimiter": NAME,
    "itemType": Shape(f"one of {', '.join(_ITEM_TYPES)}", lambda value: value in _ITEM_TYPES),
    "categories": Shape("an array of categories, texts or whole numbers", _categories),
    "categoriesOrdered": FLAG,
    "contestable": FLAG,
    "mayBeFuture": FLAG,
    "vocabulary": NAME,
    "protection": TEXTS,
    "matches": OBJECT,
}


def read_fields(schema: Node) -> tuple[Field, ...] | None:
    """The fields of a schema; None where a column cannot be told by them, which is reported."""
    if "fields" not in schema:
        schema.report(SCHEMA_ERROR, "The schema has no `fields`.", "Add `fields`, an array.")
        return None
    nodes = schema["fields"]
    if not isinstance(nodes.value, list) or not nodes.value:
        shape = Shape("an array of at least one field", bool)
        nodes.refuse(SCHEMA_ERROR, "`fields`", shape)
        return None
    names = _names(nodes)
    if names is None:
        return None
    missing = _missing_values(schema, SCHEMA_ERROR, frozenset({""}))
    return tuple(
        _field(node, name, position, missing)
        for position, (node, name) in enumerate(zip(nodes.items(), names, strict=True))
    )


def _missing_values(node: Node, kind: Kind, default: frozenset[str]) -> frozenset[str]:
    """Texts that mean "no value", as a schema or a field declares them."""
    declared = node.take("missingValues", _MISSING, kind)
    if declared is None:
        return default
    return frozenset(each if isinstance(each, str) else each["value"] for each in declared)


def _names(nodes: Node) -> list[str] | None:
    """The names of the fields, each once; None where one is missing or doubled."""
    names: dict[str, None] = {}
    sound = True
    for position, node in enumerate(nodes.items(), 1):
        if not OBJECT.holds(node.value):
            node.refuse(FIELD_ERROR, f"Field {position}", OBJECT)
        elif not NAME.holds(node.value.get("name")):
            node.report(FIELD_ERROR, f"Field {position} has no name.", "Give it a `name`, a text.")
        elif node.value["name"] in names:
            name = node.value["name"]
            message = f'Two fields have the name "{name}".'
            node["name"].report(SCHEMA_ERROR, message, "Rename or remove one of them.", name)
        else:
            names[node.value["name"]] = None
            continue
        sound = False
    return list(names) if sound else None


def _field(node: Node, name: str, position: int, missing: frozenset[str]) -> Field:
    clean = dict(node.value)
    for key, shape in _SHAPES.items():
        if node.take(key, shape, FIELD_ERROR) is None:
            clean.pop(key, None)
    type = _type(node, name)
    format = _format(node, name, type)
    constraints: dict[str, Any] = {}
    if "constraints" in node:
        constraints = clean_constraints(node["constraints"], name, type, format)
    if not _MISSING.holds(clean.get("missingValues")):
        clean.pop("missingValues", None)
    sound = {"type": type, "format": format, "constraints": constraints}
    return Field(
        name=name,
        type=type,
        format=format,
        constraints=constraints,
        missing_values=_missing_values(node, FIELD_ERROR, missing),
        descriptor=clean | {key: value for key, value in sound.items() if key in clean},
        position=position,
    )


def _type(node: Node, name: str) -> str:
    """The type; where none is declared `string`, which any text is; where unknown `any`."""
    declared = node.value.get("type", "string")
    if isinstance(declared, str) and declared in TYPES:
        return declared
    message = f'The field "{name}" has the type {declared!r}, which does not exist.'
    node["type"].report(FIELD_ERROR, message, suggest(str(declared), TYPES), name)
    return "any"


def _format(node: Node, name: str, type: str) -> str:
    declared = node.value.get("format", "default")
    known = _FORMATS.get(type, ("default",))
    if declared in known or (type in _MOMENTS and isinstance(declared, str) and "%" in declared):
        return str(declared)
    message = f'The field "{name}" of type {type} cannot have the format {declared!r}.'
    node["format"].report(FIELD_ERROR, message, suggest(str(declared), known), name)
    return "default"
