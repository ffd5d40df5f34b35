"""Every entity is referred to by some other row."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from frictionless_dossier.checking.check import Check, Parameter, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.provenance.statements import statements

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
    read_as = _read_as(context)
    for name in parameters["resources"]:
        table = context.tables.get(name)
        if table is None or len(table.schema.primary_key) != 1:
            continue
        if not _all_read(context, name):
            context.skipped += len(table)  # What was not read may refer to any of them.
            continue
        used = _used(context, name, table.schema.primary_key)
        used |= _pointed_at(context, name) | read_as[name]
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


def _pointed_at(context: Context, name: str) -> set[str]:
    """What rows name by table and identifier (rule `row-reference`)."""
    used: set[str] = set()
    for table in context.tables.values():
        if table.resource.role in _TELLING:
            continue
        for rule in table.schema.rules:
            columns = [str(rule.parameters.get(each)) for each in ("table", "row")]
            if rule.type == "row-reference" and all(column in table for column in columns):
                pairs = zip(*(table.column(column) for column in columns), strict=True)
                used.update(row for target, row in pairs if target == name and row is not None)
    return used


def _read_as(context: Context) -> Mapping[str, set[str]]:
    """What statements give as the value of a reference, by the table that it leads to.

    A reading that no cell shows is a use, too.
    """
    targets: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for table in context.tables.values():
        for key in table.schema.foreign_keys:
            if len(key.fields) == 1:
                targets[table.name, key.fields[0]].append(key.resource or table.name)
    used: defaultdict[str, set[str]] = defaultdict(set)
    for each in statements(context.package, context.tables):
        for target in targets.get((each.about.resource, each.property), ()):
            if each.value is not None:
                used[target].add(each.value)
    return used


CHECK = Check(
    name="orphan",
    scope=Scope.PACKAGE,
    title="Entities are used",
    description=(
        "Some other row refers to each row of the named tables: by a foreign key, by table and "
        "identifier, or as the value that a statement reads in a reference. Names, statements "
        "about the row itself and the tables of upkeep do not count."
    ),
    kinds=(ORPHAN,),
    run=run,
    example={"resources": ["people", "places"]},
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
