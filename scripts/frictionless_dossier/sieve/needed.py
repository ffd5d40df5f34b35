"""Which columns of a large table stay in memory: those that something looks at as a whole.

This is a forecast. A column that is asked for against it is read from its file again, which is slow
and gives the same.
"""

from collections.abc import Iterator
from typing import Any

from frictionless_dossier.package.model import Package, Resource, Schema


def needed_columns(package: Package, resource: Resource, schema: Schema) -> frozenset[str]:
    """The names of the fields whose cells keys, references and rules look at."""
    names = frozenset(schema.by_name)
    if resource.role is not None or package.rules:
        return names
    found = {each.name for each in schema.fields if each.constraints.get("unique") is True}
    found.update(schema.primary_key, *schema.unique_keys)
    for other in package.resources:
        if other.schema is None:
            continue
        for key in other.schema.foreign_keys:
            if other is resource:
                found.update(key.fields)
            if key.resource == resource.name or (not key.resource and other is resource):
                found.update(key.reference)
        for rule in other.schema.rules:
            found.update(_texts(rule.parameters))
    if schema.rules:
        found.update(each.name for each in schema.fields if each.is_date)
    return names & found


def _texts(value: Any) -> Iterator[str]:
    """All texts in a value of JSON, keys of objects too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield name
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
