"""Fields of a Table Schema, as far as they can be taken; the rest is reported."""

from collections.abc import Mapping
from typing import Any

from frictionless_dossier.likeness import suggest
from frictionless_dossier.package.constraints import clean_constraints, misfit
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
    describe,
    one_of,
)
from frictionless_dossier.types import TYPES, Unusable, type_of

_MOMENTS = ("date", "datetime", "time")
_FORMATS: Mapping[str, tuple[str, ...]] = {
    "string": ("default", "email", "uri", "binary", "uuid"),
    "geopoint": ("default", "array", "object"),
    "geojson": ("default", "topojson"),
    **dict.fromkeys(_MOMENTS, ("default", "any")),
}
_WITH_CATEGORIES = ("string", "integer")
_ITEM_TYPES = ("string", "integer", "boolean", "number", "datetime", "date", "time")


def _categories(value: Any) -> bool:
    """Values, or objects with a `value`; each once, and so are the labels that there are."""
    if not isinstance(value, list) or not value:
        return False
    if all(isinstance(each, dict) for each in value):
        values = [each.get("value") for each in value]
        return _are_values(values) and _labels(value)
    return _are_values(value)


def _are_values(values: list[Any]) -> bool:
    sound = all(isinstance(each, str) or type(each) is int for each in values)
    return sound and len(set(values)) == len(values)


def _labels(entries: list[dict[str, Any]]) -> bool:
    labels = [each["label"] for each in entries if "label" in each]
    return all(isinstance(each, str) for each in labels) and len(set(labels)) == len(labels)


def _missing(value: Any) -> bool:
    """Texts; or objects with a `value`, each once, and so are the labels that there are."""
    if not isinstance(value, list):
        return False
    if not value or not all(isinstance(each, dict) for each in value):
        return all(isinstance(each, str) for each in value)
    values = [each.get("value") for each in value]
    texts = all(isinstance(each, str) for each in values)
    return texts and len(set(values)) == len(values) and _labels(value)


_MISSING = Shape("an array of texts, or of objects with `value` and `label`, each once", _missing)
_SHAPES: Mapping[str, Shape] = {
    "title": TEXT,
    "description": TEXT,
    "rdfType": TEXT,
    "missingValues": _MISSING,
    "decimalChar": NAME,
    "groupChar": NAME,
    "bareNumber": FLAG,
    "trueValues": SOME_TEXTS,
    "falseValues": SOME_TEXTS,
    "delimiter": NAME,
    "itemType": one_of(_ITEM_TYPES),
    "categories": Shape(
        "an array of categories: texts or whole numbers, or objects with `value`, each once",
        _categories,
    ),
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
    declared = schema.take("missingValues", _MISSING, SCHEMA_ERROR)
    missing = _missing_values(declared, frozenset({""}))
    return tuple(
        _field(node, name, position, missing)
        for position, (node, name) in enumerate(zip(nodes.items(), names, strict=True))
    )


def _missing_values(declared: list[Any] | None, default: frozenset[str]) -> frozenset[str]:
    """Texts that mean "no value", as a schema or a field declares them."""
    if declared is None:
        return default
    return frozenset(each if isinstance(each, str) else each["value"] for each in declared)


def _names(nodes: Node) -> list[str] | None:
    """The names of the fields; None where one is missing.

    Of fields with one name, all but the first are called otherwise: "If the name properties are not
    unique amongst a Table Schema a data consumer MUST NOT interpret it as an invalid descriptor".
    """
    names: dict[str, None] = {}
    numbers: dict[str, int] = {}
    sound = True
    for position, node in enumerate(nodes.items(), 1):
        if not OBJECT.holds(node.value):
            node.refuse(FIELD_ERROR, f"Field {position}", OBJECT)
        elif not NAME.holds(node.value.get("name")):
            node.report(FIELD_ERROR, f"Field {position} has no name.", "Give it a `name`, a text.")
        else:
            names[_free(node.value["name"], names, numbers)] = None
            continue
        sound = False
    return list(names) if sound else None


def _free(name: str, taken: Mapping[str, None], numbers: dict[str, int]) -> str:
    """The name, with a number where another field has it; `numbers` are the last ones given."""
    free = name
    while free in taken:
        numbers[name] = numbers.get(name, 1) + 1
        free = f"{name} ({numbers[name]})"
    return free


def _field(node: Node, name: str, position: int, missing: frozenset[str]) -> Field:
    clean = dict(node.value)
    for key, shape in _SHAPES.items():
        if key in clean and node.take(key, shape, FIELD_ERROR) is None:
            del clean[key]
    type, format = _type_and_format(node, name, clean)
    missing = _missing_values(clean.get("missingValues"), missing)
    field = Field(name, type or "any", format, {}, missing, clean, position)
    declared = node.value.get("constraints")
    constraints: dict[str, Any] = {}
    if type is not None and "constraints" in node:
        constraints = clean_constraints(node["constraints"], field)
    elif isinstance(declared, dict):
        # That there is no such type is told; what every type may have holds nevertheless.
        constraints = {key: True for key in ("required", "unique") if declared.get(key) is True}
    if "categories" in clean and (type is None or not _has_categories(node["categories"], field)):
        del clean["categories"]
    if "enum" in constraints and "categories" in clean:
        _check_subset(node, name, constraints["enum"], clean["categories"])
    sound = {"type": field.type, "format": format, "constraints": constraints}
    field.constraints = constraints
    field.descriptor = clean | {key: value for key, value in sound.items() if key in clean}
    return field


def _has_categories(node: Node, field: Field) -> bool:
    """Whether the categories can be enforced; if not, that is reported."""
    if field.type not in _WITH_CATEGORIES:
        message = f'The field "{field.name}" of type {field.type} cannot have categories.'
        remedy = f"Remove them; only {' and '.join(_WITH_CATEGORIES)} may have them."
        node.report(FIELD_ERROR, message, remedy, field.name)
        return False
    for entry in node.value:
        value = entry["value"] if isinstance(entry, dict) else entry
        if wrong := misfit(value, field.values):
            message = f'A category of the field "{field.name}" is {describe(value)}, {wrong}.'
            node.report(FIELD_ERROR, message, "Write values that fit.", field.name)
            return False
    return True


def _check_subset(node: Node, name: str, enum: list[Any], categories: list[Any]) -> None:
    """Table Schema: "the enum values MUST be a subset of the values in categories"."""
    values = {str(each["value"] if isinstance(each, dict) else each) for each in categories}
    for position, each in enumerate(enum):
        if str(each) not in values:
            message = f'The enum of the field "{name}" has {describe(each)}, which is no category.'
            remedy = "Add it to the categories, or take it out of the enum."
            node["constraints"]["enum"][position].report(FIELD_ERROR, message, remedy, name)


def _type_and_format(node: Node, name: str, clean: Mapping[str, Any]) -> tuple[str | None, str]:
    """The type, None where it cannot be used, and the format; what is wrong is reported."""
    type = _type(node, name)
    if type is None:
        return None, "default"
    format = _format(node, name, type)
    try:
        type_of(type, format, clean)
    except Unusable as error:
        place = node if format == "default" else node["format"]
        message = f'The type of the field "{name}" cannot be used: {error}.'
        place.report(FIELD_ERROR, message, field=name)
        return None, "default"
    return type, format


def _type(node: Node, name: str) -> str | None:
    """The type; where none is declared `string`, which any text is; None where it is unknown.

    Version 2 has `any` for none, version 1 had `string`. On texts both mean the same, but for an
    `enum` of other values.
    """
    constraints = node.value.get("constraints")
    enum = constraints.get("enum") if isinstance(constraints, dict) else None
    others = isinstance(enum, list) and not TEXTS.holds(enum)
    declared = node.value.get("type", "any" if others else "string")
    if isinstance(declared, str) and declared in TYPES:
        return declared
    message = f'The field "{name}" has the type {declared!r}, which does not exist.'
    node["type"].report(FIELD_ERROR, message, suggest(str(declared), TYPES), name)
    return None


def _format(node: Node, name: str, type: str) -> str:
    declared = node.value.get("format", "default")
    if isinstance(declared, str):
        # "If format property start with fmt: prefix, an implementation MUST remove the prefix".
        declared = declared.removeprefix("fmt:")
    known = _FORMATS.get(type, ("default",))
    if declared in known or (type in _MOMENTS and isinstance(declared, str) and "%" in declared):
        return str(declared)
    message = f'The field "{name}" of type {type} cannot have the format {declared!r}.'
    node["format"].report(FIELD_ERROR, message, suggest(str(declared), known), name)
    return "default"
