"""Keys of a Table Schema: primary, unique and foreign, as far as they name what there is."""

from collections.abc import Iterator, Mapping
from typing import Any

from frictionless_dossier.likeness import suggest
from frictionless_dossier.package.kinds import SCHEMA_ERROR
from frictionless_dossier.package.model import Field, ForeignKey, Resource
from frictionless_dossier.package.node import ARRAY, OBJECT, SOME_TEXTS, TEXT, Node, Shape


def _names(value: Any) -> bool:
    if isinstance(value, list):
        return len(value) > 0 and all(isinstance(each, str) for each in value)
    return isinstance(value, str) and value != ""


_KEYS = Shape(
    "an array of at least one key, each an array of names of fields",
    lambda value: isinstance(value, list) and len(value) > 0,
)
_FIELDS = Shape("the name of a field, or an array of such", _names)


def read_primary_key(schema: Node, fields: Mapping[str, Field]) -> tuple[str, ...]:
    """The fields of the primary key; empty where there is none that can be enforced."""
    return _key(schema["primaryKey"], fields) if "primaryKey" in schema else ()


def read_unique_keys(schema: Node, fields: Mapping[str, Field]) -> tuple[tuple[str, ...], ...]:
    """The unique keys that can be enforced."""
    if "uniqueKeys" not in schema or schema.take("uniqueKeys", _KEYS, SCHEMA_ERROR) is None:
        return ()
    keys = []
    for node in schema["uniqueKeys"].items():
        if SOME_TEXTS.holds(node.value):
            keys.append(_key(node, fields))
        else:
            node.refuse(SCHEMA_ERROR, "The unique key", SOME_TEXTS)
    return tuple(key for key in keys if key)


def read_foreign_keys(
    schema: Node, resource: Resource, resources: Mapping[str, Resource]
) -> tuple[ForeignKey, ...]:
    """The foreign keys that can be enforced.

    Args:
        schema: The schema as declared.
        resource: The table that refers.
        resources: All resources of the package by name.
    """
    if "foreignKeys" not in schema or schema.take("foreignKeys", ARRAY, SCHEMA_ERROR) is None:
        return ()
    return tuple(_foreign_keys(schema["foreignKeys"], resource, resources))


def _key(node: Node, fields: Mapping[str, Field]) -> tuple[str, ...]:
    """The fields that a key names; empty where it is refused, which is reported."""
    if not _FIELDS.holds(node.value):
        node.refuse(SCHEMA_ERROR, "The key", _FIELDS)
        return ()
    names = (node.value,) if isinstance(node.value, str) else tuple(node.value)
    for name in names:
        if name not in fields:
            message = f'The key names the field "{name}", which is not in the schema.'
            node.report(SCHEMA_ERROR, message, suggest(name, fields), name)
            return ()
    if len(set(names)) < len(names):
        node.report(SCHEMA_ERROR, "The key names a field twice.", "Name each field once.")
        return ()
    return names


def _foreign_keys(
    nodes: Node, resource: Resource, resources: Mapping[str, Resource]
) -> Iterator[ForeignKey]:
    for node in nodes.items():
        if not OBJECT.holds(node.value):
            node.refuse(SCHEMA_ERROR, "The foreign key", OBJECT)
        elif "fields" not in node or not OBJECT.holds(node.value.get("reference")):
            message = "A foreign key needs `fields` and a `reference`, an object."
            node.report(SCHEMA_ERROR, message, "Add what is missing.")
        elif "fields" not in node["reference"]:
            node["reference"].report(
                SCHEMA_ERROR, "The reference of a foreign key has no `fields`.", "Add `fields`."
            )
        else:
            key = _foreign_key(node, resource, resources)
            if key is not None:
                yield key


def _foreign_key(
    node: Node, resource: Resource, resources: Mapping[str, Resource]
) -> ForeignKey | None:
    assert resource.schema is not None
    names = _key(node["fields"], resource.schema.by_name)
    reference = node["reference"]
    target_name = reference.take("resource", TEXT, SCHEMA_ERROR, "")
    target = resources.get(target_name) if target_name else resource
    if target is None:
        message = f'The foreign key refers to the resource "{target_name}", which does not exist.'
        place = reference["resource"]
        place.report(SCHEMA_ERROR, message, suggest(target_name, resources))
        return None
    if target.schema is None:
        if "schema" not in target.descriptor:
            message = (
                f'The foreign key refers to the resource "{target.name}", which has no schema.'
            )
            reference["resource"].report(SCHEMA_ERROR, message, "Give that resource a schema.")
        return None
    referred = _key(reference["fields"], target.schema.by_name)
    if not names or not referred:
        return None
    if len(names) != len(referred):
        message = f"The foreign key has {len(names)} fields, its reference {len(referred)}."
        node.report(SCHEMA_ERROR, message, "Name as many fields on both sides.")
        return None
    return ForeignKey(names, target_name if target is not resource else "", referred)
