"""An open end is said by a source that tells up to when it is current."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameters, Scope, field_parameter
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._periods import open_ends
from frictionless_dossier.findings import Finding, Kind, Severity

UNDATED = Kind(
    name="open-end",
    severity=Severity.ERROR,
    title="An open end has no day up to which it holds",
    description=(
        "`..` means: still so when the source was written. After that day it may be over, so "
        "without that day it says nothing that could be compared."
    ),
    remedy=(
        "Add a preferred statement with the value `..` whose source has an `as_of`; in a package "
        "without statements, give `asOf` in the descriptor; or empty the cell, if the end is not "
        "known."
    ),
    example="an end of `..`, said by a source whose `as_of` is empty",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look for the as-of date of each open end."""
    name: str = parameters["field"]
    table = context.table
    if name not in table:
        return
    for index, as_of, lacking in open_ends(context, name):
        if as_of is None:
            yield table.finding(
                UNDATED,
                f"{name} of {table.row_id(index)} is open, but {lacking}.",
                index=index,
                field=name,
            )


CHECK = Check(
    name="open-end",
    scope=Scope.TABLE,
    title="Open ends have an as-of date",
    description=(
        "For each `..` there is a preferred statement about that cell with the value `..`, whose "
        "source, in the table of role `sources`, has an `as_of`. In a package without statements, "
        "the descriptor has an `asOf`, or the option `--as-of` is given."
    ),
    kinds=(UNDATED,),
    run=run,
    example={"field": "end"},
    parameters=(field_parameter("field", "The field of the end."),),
)
