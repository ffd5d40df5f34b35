"""A field is filled exactly when a condition on other columns holds."""

from collections.abc import Iterator, Mapping

from frictionless_dossier.checking.check import Check, Parameter, Parameters, Scope, field_parameter
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._when import SCHEMA, When, meets
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.package.table import Table

MISSING = Kind(
    name="present-when-missing",
    severity=Severity.ERROR,
    title="A cell is empty where the row needs it",
    description="What another column of the row says cannot be understood without this cell.",
    remedy="Fill the cell, or correct the columns on which it depends.",
    example="an office that is held, without a holder",
    stock="row-error",
)

SUPERFLUOUS = Kind(
    name="present-when-superfluous",
    severity=Severity.ERROR,
    title="A cell is filled where the row cannot have it",
    description="The cell contradicts what another column of the row says.",
    remedy="Empty the cell, or correct the columns on which it depends.",
    example="an office that stands vacant, with a holder",
    stock="row-error",
)

_DEMANDED: Mapping[str, Mapping[bool, bool | None]] = {
    "exactly": {True: True, False: False},
    "filled": {True: True, False: None},
    "empty": {True: False, False: None},
}
"""Whether the field is to be filled where the condition holds, and where not; None: as you like."""


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Compare each cell with the condition that its row meets or not."""
    name: str = parameters["field"]
    when: When = parameters["when"]
    table = context.table
    if name not in table or any(column not in table for column in when):
        return
    demanded = _DEMANDED[parameters["how"]]
    wanted = [demanded[met] for met in meets(table, when)]
    filled = [cell is not None for cell in table.column(name)]
    for index in context.rows(name, *when):
        if wanted[index] not in (filled[index], None):
            yield _finding(table, index, name, when, missing=not filled[index])


def _finding(table: Table, index: int, name: str, when: When, *, missing: bool) -> Finding:
    shown = " and ".join(f"{column} is {table.cell(index, column) or 'empty'}" for column in when)
    return table.finding(
        MISSING if missing else SUPERFLUOUS,
        f"{table.row_id(index)}: {shown}, but {name} is {table.cell(index, name) or 'empty'}.",
        index=index,
        field=name,
    )


CHECK = Check(
    name="present-when",
    scope=Scope.TABLE,
    title="A field is filled exactly when a condition holds",
    description=(
        "The condition holds if every column named in `when` has one of the values listed for it, "
        "or, where `true` stands in place of a list, any value at all (`false`: none). The field "
        "is then filled, and otherwise empty; unless `how` says less."
    ),
    kinds=(MISSING, SUPERFLUOUS),
    run=run,
    example={"field": "holder", "when": {"occupancy": ["held"]}},
    parameters=(
        field_parameter("field", "The field that is filled or empty."),
        Parameter(
            name="when",
            description="For each column on which it depends: its values, or `true` for any value.",
            schema=SCHEMA,
            required=True,
            names="field",
        ),
        Parameter(
            name="how",
            description=(
                "What is demanded: `exactly` that it is filled where the condition holds and empty "
                "elsewhere; or only that it is `filled`, or only that it is `empty`, where it "
                "holds."
            ),
            schema={"enum": list(_DEMANDED)},
            default="exactly",
        ),
    ),
)
