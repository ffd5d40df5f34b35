"""At least one of several fields is filled."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameter, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Finding, Kind, Severity

NONE = Kind(
    name="any-present",
    severity=Severity.ERROR,
    title="A row fills none of the fields of which it needs one",
    description="Without any of these cells the row does not say what it is about.",
    remedy="Fill one of the cells, or remove the row.",
    example="a participant that is neither an organization nor a person",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look in each row for one filled cell."""
    names: list[str] = parameters["fields"]
    table = context.table
    if any(name not in table for name in names):
        return
    for index in context.rows(*names):
        if all(table.cell(index, name) is None for name in names):
            yield table.finding(
                NONE,
                f"{table.row_id(index)}: all of {', '.join(names)} are empty.",
                index=index,
            )


CHECK = Check(
    name="any-present",
    scope=Scope.TABLE,
    title="At least one of several fields is filled",
    description="In each row at least one of the fields has a value; several may.",
    kinds=(NONE,),
    run=run,
    example={"fields": ["start", "end", "attested"]},
    parameters=(
        Parameter(
            name="fields",
            description="The fields, one of which at least is filled.",
            schema={"type": "array", "items": {"type": "string"}, "minItems": 2},
            required=True,
            names="field",
        ),
    ),
)
