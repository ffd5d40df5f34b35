"""Table Schemas, as far as they can be taken; the rest is reported."""

from frictionless_dossier.findings import Kind
from frictionless_dossier.likeness import suggest
from frictionless_dossier.package.fields import read_fields
from frictionless_dossier.package.keys import read_primary_key, read_unique_keys
from frictionless_dossier.package.kinds import SCHEMA_ERROR
from frictionless_dossier.package.model import Rule, Schema
from frictionless_dossier.package.node import ARRAY, NAME, OBJECT, Node, one_of

FIELDS_MATCH = ("exact", "equal", "subset", "superset", "partial")
"""How the columns of a file may match the fields of a schema."""


def read_schema(node: Node) -> Schema | None:
    """The schema, still without its foreign keys; None where it cannot be used at all.

    Foreign keys name other resources, and so are read when all resources are known.
    """
    if not OBJECT.holds(node.value):
        node.refuse(SCHEMA_ERROR, "The schema", OBJECT)
        return None
    fields = read_fields(node)
    if fields is None:
        return None
    by_name = {field.name: field for field in fields}
    return Schema(
        fields=fields,
        primary_key=read_primary_key(node, by_name),
        unique_keys=read_unique_keys(node, by_name),
        foreign_keys=(),
        fields_match=_fields_match(node),
        rules=read_rules(node, SCHEMA_ERROR),
        descriptor=node.value,
        path=node.file.path,
        pointer=node.pointer,
    )


def bare_schema(path: str) -> Schema:
    """The schema of a table that has none: any columns, of which only the structure is looked at.

    Data Resource, `schema`: a table "SHOULD have" one, so it need not.

    Args:
        path: The descriptor.
    """
    return Schema((), (), (), (), "subset", (), {}, path)


def read_rules(node: Node, kind: Kind) -> tuple[Rule, ...]:
    """The rules under `rules` that have the shape of one; which there are is not known here.

    Args:
        node: A schema or the descriptor.
        kind: What a rule without the shape of one is reported as.
    """
    if "rules" not in node or node.take("rules", ARRAY, kind) is None:
        return ()
    rules = []
    for each in node["rules"].items():
        if not OBJECT.holds(each.value):
            each.refuse(kind, "The rule", OBJECT)
        elif not NAME.holds(each.value.get("type")):
            each.report(kind, "A rule has no `type`.", "Give it a `type`, the name of a rule.")
        else:
            parameters = {key: value for key, value in each.value.items() if key != "type"}
            type, path = each.value["type"], each.file.path
            rules.append(Rule(type, parameters, path, each.pointer, each.resource))
    return tuple(rules)


def _fields_match(node: Node) -> str:
    """The declared way, as a text or (so the profile of version 2) as an array of one text."""
    declared = node.value.get("fieldsMatch", "exact")
    if isinstance(declared, list) and len(declared) == 1:
        declared = declared[0]
    if isinstance(declared, str) and declared in FIELDS_MATCH:
        return declared
    place = node["fieldsMatch"]
    if isinstance(declared, str):
        message = f'`fieldsMatch` is "{declared}", which does not exist.'
        place.report(SCHEMA_ERROR, message, suggest(declared, FIELDS_MATCH))
    else:
        place.refuse(SCHEMA_ERROR, "`fieldsMatch`", one_of(FIELDS_MATCH))
    return "exact"
