"""Every entity is referred to by some other row."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameter, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Finding, Kind, Severity

ORPHAN = Kind(
    name="orphan",
    severity=Severity.ERROR,
    title="An entity is referred to by nothing",
    description=(
        "An entity without any fact is a leftover, or its facts were lost. Its names and the "
        "statements about it do not count: they speak of it, but say nothing that it did."
    ),
    remedy="Add the fact for which it was entered, or remove the row.",
    example="a person who holds no office",
    stock="row-error",
)

_TELLING = frozenset({"names", "statements", "passages", "exceptions", "corrections", "redirects"})


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Collect all keys that other rows refer to, and look for rows not among them."""
    for name in parameters["resources"]:
        table = context.tables.get(name)
        if table is None or len(table.schema.primary_key) != 1:
            continue
        if not _all_read(context, name):
            context.skipped += len(table)  # What was not read may refer to any of them.
            continue
        used = _used(context, name, table.schema.primary_key)
        for text, index in table.ids.items():
            if text not in used:
                yield table.finding(
                    ORPHAN,
                    f"No other row refers to {table.row_id(index)}.",
                    index=index,
                    field=table.schema.primary_key[0],
                )


def _all_read(context: Context, name: str) -> bool:
    """Whether all tables that refer to this one could be read."""
    return all(
        each.name in context.tables
        for each in context.package.resources
        if each.schema and any(key.resource == name for key in each.schema.foreign_keys)
    )


def _used(context: Context, name: str, key: tuple[str, ...]) -> set[str]:
    used: set[str] = set()
    for table in context.tables.values():
        if table.resource.role in _TELLING:
            continue
        for foreign in table.schema.foreign_keys:
            target = foreign.resource or table.name
            if target != name or foreign.reference != key or foreign.fields[0] not in table:
                continue
            ids = table.column(table.schema.primary_key[0]) if table.name == name else None
            for index, text in enumerate(table.column(foreign.fields[0])):
                # A row that refers only to itself is no less alone.
                if text is not None and (ids is None or ids[index] != text):
                    used.add(text)
    return used


CHECK = Check(
    name="orphan",
    scope=Scope.PACKAGE,
    title="Entities are used",
    description=(
        "Each row of the named tables is the target of a foreign key of some other row, names, "
        "statements and the tables of upkeep aside."
    ),
    kinds=(ORPHAN,),
    run=run,
    parameters=(
        Parameter(
            name="resources",
            description="The tables of entities.",
            schema={"type": "array", "items": {"type": "string"}, "minItems": 1},
            required=True,
            names="resource",
        ),
    ),
)
