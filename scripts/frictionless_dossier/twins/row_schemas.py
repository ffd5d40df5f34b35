"""A JSON Schema for the row-object of each table, for tools that know no Table Schema."""

from collections.abc import Mapping
from typing import Any

from frictionless_dossier.fix.canonical import json_text
from frictionless_dossier.opening import OpenPackage
from frictionless_dossier.package.model import Field, Schema

_TYPES = {"integer": "integer", "year": "integer", "number": "number", "boolean": "boolean"}
"""Types of Table Schema whose values are no text in JSON; `array` and `object` aside."""

_SHARED = (
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
)
"""Constraints that mean the same in JSON Schema."""


def files(opened: OpenPackage, folder: str) -> Mapping[str, str]:
    """One schema a table, by path."""
    return {
        f"{folder}/{resource.name}.schema.json": json_text(row_schema(resource.schema))
        for resource in opened.package.resources
        if resource.schema is not None and resource.schema.fields
    }


def row_schema(schema: Schema) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a row as an object: empty cells are null, no key is missing."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"Generated from {schema.path} by `dossier build`; do not edit.",
        "title": f"{schema.descriptor.get('title', 'Table')}: one row",
        "description": schema.descriptor.get("description", ""),
        "type": "object",
        "properties": {field.name: _property(field) for field in schema.fields},
        "required": [field.name for field in schema.fields],
        "additionalProperties": False,
    }


def _property(field: Field) -> dict[str, Any]:
    required = field.constraints.get("required") is True
    kind = _TYPES.get(field.type, "string")
    told: dict[str, Any] = {
        "title": field.descriptor.get("title", field.name),
        "description": field.descriptor.get("description", ""),
        "type": kind if required else [kind, "null"],
    }
    enum = field.constraints.get("enum")
    if enum is not None:
        told["enum"] = list(enum) if required else [*enum, None]
    pattern = field.constraints.get("pattern")
    if pattern is not None:
        # A pattern of Table Schema means the whole cell, one of JSON Schema any part of it.
        told["pattern"] = f"^(?:{pattern})$"
    if kind == "string" and field.format == "uri":
        told["format"] = "uri"
    told |= {name: field.constraints[name] for name in _SHARED if name in field.constraints}
    return told
