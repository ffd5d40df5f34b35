"""A row names a row of any table, by the name of that table and an identifier."""

from collections.abc import Collection, Iterator
from functools import partial

from frictionless_dossier.checking.check import Check, Parameters, Scope, field_parameter
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._redirects import Redirect, redirects
from frictionless_dossier.findings import Finding, Kind, RowId, Severity
from frictionless_dossier.likeness import Suggestions
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.statements import WHOLE_ROW

NO_ROW = Kind(
    name="row-reference",
    severity=Severity.ERROR,
    title="A row is named that does not exist",
    description="What is said of a row that nobody can find is lost.",
    remedy="Correct the identifier, or add the row.",
    example="row `karl-y-presidant` of `tenures`, mistyped",
    stock="row-error",
)

NO_TABLE = Kind(
    name="row-reference-table",
    severity=Severity.ERROR,
    title="A table is named that does not exist",
    description="The column names a resource of the package that is a table.",
    remedy="Write the name of a resource as the descriptor spells it.",
    example="table `tenure`, where the resource is called `tenures`",
    stock="row-error",
)

NO_FIELD = Kind(
    name="row-reference-property",
    severity=Severity.ERROR,
    title="A field is named that the table does not have",
    description="The column names a field of the table that is named, or `*` for the whole row.",
    remedy="Write the name of a field as the schema spells it, or `*`.",
    example="property `begin` of `tenures`, where the field is called `start`",
    stock="row-error",
)

RETIRED = Kind(
    name="row-reference-retired",
    severity=Severity.ERROR,
    title="A retired identifier is named",
    description="The row is gone; what was said of it belongs to its successor or goes with it.",
    remedy="Name the successor, or remove the reference.",
    example="a name of `people:karl-y`, which was merged into `people:karl-x`",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Follow the reference of each row to its table, row and field."""
    source = context.table
    columns = [parameters["table"], parameters["row"]]
    if parameters["property"] is not None:
        columns.append(parameters["property"])
    if any(column not in source for column in columns):
        return
    tables = [each.name for each in context.package.resources if each.schema is not None]
    retired = {each.retired: each for each in redirects(context)}
    known: dict[str, Collection[str]] = {}
    suggestions = Suggestions()
    cells = [source.column(column) for column in columns]
    for index in context.rows(*columns):
        name, row, *rest = [column[index] for column in cells]
        if name is None or row is None:
            continue
        if name not in tables:
            wrong = f"The package has no table {name}.{_nearest(suggestions, name, tables)}"
            yield source.finding(NO_TABLE, wrong, index=index, field=columns[0])
            continue
        target = context.tables.get(name)
        if target is None:
            continue  # A table that could not be read: that is a finding already.
        if name not in known:
            known[name] = target.remembered("identifiers", partial(_identifiers, target))
        if row not in known[name]:
            redirect = retired.get(RowId(name, row))
            about = RowId(name, row)
            near = "" if redirect else _nearest(suggestions, row, known[name])
            yield _no_row(source, index, columns[1], about, near, redirect)
        fields = target.schema.by_name
        if rest and rest[0] is not None and rest[0] != WHOLE_ROW and rest[0] not in fields:
            wrong = f"{name} has no field {rest[0]}.{_nearest(suggestions, rest[0], fields)}"
            yield source.finding(NO_FIELD, wrong, index=index, field=columns[2])


def _identifiers(table: Table) -> Collection[str]:
    return frozenset(map(table.id, range(len(table))))


def _no_row(
    source: Table,
    index: int,
    column: str,
    row: RowId,
    near: str,
    redirect: Redirect | None,
) -> Finding:
    if redirect is None:
        wrong = f"{row.resource} has no row {row.id}.{near}"
        return source.finding(NO_ROW, wrong, index=index, field=column)
    wrong = f"{row} is retired{redirect.followed_by}."
    return source.finding(RETIRED, wrong, index=index, field=column, remedy=redirect.remedy)


def _nearest(suggestions: Suggestions, text: str, known: Collection[str]) -> str:
    found = suggestions.nearest(text, known)
    return f" The nearest is {found}." if found else ""


CHECK = Check(
    name="row-reference",
    scope=Scope.TABLE,
    title="Rows named across tables exist",
    description=(
        "One column names a table, another a row of it by its primary key, and a third, if given, "
        "a field of it or `*` for the whole row. Each must exist. An identifier that the redirects "
        "retired is told with its successor."
    ),
    kinds=(NO_ROW, NO_TABLE, NO_FIELD, RETIRED),
    run=run,
    example={"table": "table", "row": "row", "property": "property"},
    parameters=(
        field_parameter("table", "Column with the name of the table."),
        field_parameter("row", "Column with the identifier of the row."),
        field_parameter("property", "Column with the name of the field, or `*`.", required=False),
    ),
)
