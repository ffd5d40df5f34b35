"""Fields have the protections that they say they have."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.package.model import Field, Package, Schema

LOST = Kind(
    name="protection",
    severity=Severity.ERROR,
    title="A field has lost a protection that it names",
    description=(
        "A constraint, key or rule that is taken out of a schema finds nothing any more, and says "
        "so nowhere. The key `protection` of a field lists what it has to have."
    ),
    remedy="Declare it again; or remove it from `protection`, if the field shall not have it.",
    example="a field of dates that names `constraint:pattern` and has no pattern",
    stock="resource-error",
)

STATEMENT = "statement"
"""Protection by statements: the field is contestable."""


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Compare what each field names with what is declared."""
    everywhere, looking = _rules(context.package)
    for resource in context.package.resources:
        schema = resource.schema
        elsewhere = everywhere | looking[None if resource.role is not None else resource.name]
        for field in schema.fields if schema is not None else ():
            named = field.descriptor.get("protection")
            if schema is None or not isinstance(named, list):
                continue
            declared = _declared(schema, field) | elsewhere
            lost = [str(each) for each in named if str(each) not in declared]
            if lost:
                yield Finding(
                    LOST,
                    f"The field {field.name} names {', '.join(lost)}, which is not declared.",
                    LOST.remedy,
                    resource=resource.name,
                    path=schema.path or context.package.path,
                    field=field.name,
                )


def _declared(schema: Schema, field: Field) -> set[str]:
    """The protections that a schema declares for one of its fields."""
    found = {
        f"constraint:{name}" for name, value in field.constraints.items() if value is not False
    }
    found |= {f"rule:{rule.type}" for rule in schema.rules}
    keys = {
        "type": field.type not in ("string", "any") or field.format != "default",
        "key:primary": field.name in schema.primary_key,
        "key:unique": any(field.name in names for names in schema.unique_keys),
        "key:foreign": any(field.name in key.fields for key in schema.foreign_keys),
        STATEMENT: field.contestable,
    }
    return found | {name for name, holds in keys.items() if holds}


def _rules(package: Package) -> tuple[set[str], defaultdict[str | None, set[str]]]:
    """The rules of the package; and by name of resource those of tables that look it up.

    Under None stand the rules of all tables: a table with a role is looked up by that role, which
    no parameter names.
    """
    looking: defaultdict[str | None, set[str]] = defaultdict(set)
    for each in package.resources:
        for rule in each.schema.rules if each.schema is not None else ():
            for name in (None, *_texts(dict(rule.parameters))):
                looking[name].add(f"rule:{rule.type}")
    return {f"rule:{rule.type}" for rule in package.rules}, looking


def _texts(value: object) -> Iterator[str]:
    """All texts in the parameters of a rule."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts([*value.keys(), *value.values()])
    elif isinstance(value, Sequence):
        for each in value:
            yield from _texts(each)


CHECK = Check(
    name="protection",
    scope=Scope.PACKAGE,
    title="Fields have the protections that they name",
    description=(
        "Each item of the key `protection` of a field is declared: `type` (another than `string` "
        "and `any`, or a format), `constraint:` with a constraint of the field, `key:primary`, "
        "`key:unique` or `key:foreign` with the field in such a key, `rule:` with a rule of its "
        "table, of the package or of a table that looks something up elsewhere, and `statement` "
        "with `contestable: true`."
    ),
    kinds=(LOST,),
    run=run,
)
