"""Values of JSON in the cells of a table: the text that means the same in the field's own form.

Table Schema knows a physical representation with types of its own, "JSON, where the primitive
types that JSON supports can be used". There a number is no text, and true is true whatever
`trueValues` say; a text is read as in a CSV file.
"""

import json
from collections.abc import Mapping
from typing import Any

from frictionless_dossier.package.model import Field

_KINDS: Mapping[str, tuple[type, ...]] = {
    "integer": (int, float),
    "number": (int, float),
    "year": (int,),
    "boolean": (bool,),
    "array": (list,),
    "list": (list,),
    "object": (dict,),
    "geojson": (dict,),
    "geopoint": (list, dict),
    "any": (bool, int, float, list, dict),
}
"""Values of JSON, besides texts and null, that a type takes; for the others, none."""


def as_text(value: Any) -> str | None:
    """A JSON value as the text that would stand in a CSV cell; None for null."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def fits(value: Any, field: Field) -> bool:
    """Whether JSON has a value of this kind for the type of the field. The judge does the rest."""
    if value is None or isinstance(value, str):
        return True
    # "If type is not provided a consumer MUST utilize the any type".
    kinds = _KINDS.get(field.type if "type" in field.descriptor else "any", ())
    if isinstance(value, bool):
        return bool in kinds
    return isinstance(value, kinds)


def in_field(value: Any, field: Field) -> str | None:
    """The text of a JSON value that fits, in the form that its field declares; None for null."""
    declared = field.descriptor
    if field.type == "boolean" and isinstance(value, bool):
        name, usual = ("trueValues", "true") if value else ("falseValues", "false")
        texts = declared.get(name) or [usual]
        return str(texts[0])
    if field.type == "integer" and isinstance(value, float) and value.is_integer():
        return str(int(value))
    if field.type == "year" and isinstance(value, int):
        return f"{'-' * (value < 0)}{abs(value):04d}"
    if field.type == "number" and isinstance(value, float):
        return str(as_text(value)).replace(".", declared.get("decimalChar", "."))
    if field.type == "list" and isinstance(value, list):
        return str(declared.get("delimiter", ",")).join(as_text(each) or "" for each in value)
    return as_text(value)
