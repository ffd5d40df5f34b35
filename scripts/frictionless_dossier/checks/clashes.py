"""A clash names at least two readings, and prefers one of them or none."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameters, Scope, field_parameter
from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Finding, Kind, RowId, Severity, row_ids
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.clashes import is_readings

READINGS = Kind(
    name="clash-readings",
    severity=Severity.ERROR,
    title="A clash does not name two readings that exist",
    description=(
        "A clash is between what is said in at least two places. Each is a row that tells what a "
        "source says: a statement, a claim, or a passage that yields neither."
    ),
    remedy="Name the readings as `table:id`, separated by one blank; remove a clash that is none.",
    example="`estimates:e12` beside `estimates:e99`, where no estimate has this id",
    stock="cell-error",
)

PREFERENCE = Kind(
    name="clash-preference",
    severity=Severity.ERROR,
    title="A clash prefers what it does not name, or does not say that it is undecided",
    description=(
        "Either one of the readings named is preferred and the reason says why, or none is and the "
        "reason begins with the word `undecided`."
    ),
    remedy="Prefer one of the readings and say why; or none, and begin with `undecided`.",
    example="no reading preferred, with the reason “the later count”",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look each reading up, and hold the preference against reason and readings."""
    table = context.table
    names = [parameters[each] for each in ("readings", "preferred", "reason")]
    if any(name not in table for name in names):
        return
    for index in context.rows(*names):
        text, preferred, reason = (table.cell(index, name) for name in names)
        readings = row_ids(text)
        wrong = (
            "The readings are not named as table:id, separated by one blank."
            if readings is None
            else _readings(context, readings)
        )
        if wrong:
            yield table.finding(READINGS, wrong, index=index, field=names[0], rows=readings or ())
        else:
            yield from _preference(table, index, names, preferred, reason or "", readings or ())


def _readings(context: Context, readings: tuple[RowId, ...]) -> str:
    """What is wrong with the readings; empty if nothing is."""
    for row in readings:
        resource = context.package.by_name.get(row.resource)
        if resource is None or not is_readings(resource):
            return f"{row.resource} is no table of statements, claims or passages."
        known = context.tables.get(row.resource)
        if known is not None and row.id not in known.ids:
            return f"There is no row {row}."
    if len(set(readings)) < len(readings):
        return "One reading is named twice."
    return (
        ""
        if len(readings) > 1
        else f"Only {readings[0]} is named, and nothing that it clashes with."
    )


def _preference(
    table: Table,
    index: int,
    names: list[str],
    preferred: str | None,
    reason: str,
    readings: tuple[RowId, ...],
) -> Iterator[Finding]:
    undecided = reason.startswith("undecided")
    if preferred is not None and preferred not in map(str, readings):
        wrong, field = f"{preferred} is preferred, but is none of its readings.", names[1]
    elif preferred is not None and (undecided or not reason):
        wrong, field = f"{preferred} is preferred, but the reason does not say why.", names[2]
    elif preferred is None and not undecided:
        wrong, field = "No reading is preferred, but the reason does not say that.", names[2]
    else:
        return
    yield table.finding(PREFERENCE, wrong, index=index, field=field, rows=readings)


CHECK = Check(
    name="clashes",
    scope=Scope.TABLE,
    title="Clashes are between readings that exist",
    description=(
        "Each row names readings that exclude or strain each other where no single cell or "
        "quantity shows it. Each of them exists in a table of role `statements` or `passages` or "
        "in a claim table. One of them is preferred, with a reason; or none, and the reason begins "
        "with `undecided`."
    ),
    kinds=(READINGS, PREFERENCE),
    run=run,
    example={
        "readings": "readings",
        "preferred": "preferred",
        "reason": "reason",
        "about": "about",
    },
    parameters=(
        field_parameter(
            "readings", "The field with the readings, as `table:id` separated by one blank."
        ),
        field_parameter("preferred", "The field with the reading that is preferred."),
        field_parameter("reason", "The field that says why."),
        field_parameter(
            "about", "The field that says what the clash is about, for the file of clashes."
        ),
    ),
)
