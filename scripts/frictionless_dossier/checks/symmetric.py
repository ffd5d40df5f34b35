"""A tie without a direction stands once."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameter, Parameters, Scope, field_parameter
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._when import PARAMETER, When, meets
from frictionless_dossier.findings import Finding, Kind, Severity

SYMMETRIC = Kind(
    name="symmetric",
    severity=Severity.ERROR,
    title="A tie without a direction stands there from both sides",
    description=(
        "Who is allied with another is so from both sides, and one row says it. A second one, "
        "turned round, counts the tie twice, and whoever corrects the one leaves the other."
    ),
    remedy="Remove one of the rows, and let what speaks of it speak of the other.",
    example="Aurora allied with Borealis, and Borealis allied with Aurora",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Remember each tie with its ends in order, and tell the later of two."""
    start, end = parameters["from"], parameters["to"]
    by: list[str] = list(parameters["by"])
    when: When = parameters["when"]
    table = context.table
    if any(name not in table for name in (start, end, *by, *when)):
        return
    met = meets(table, when)
    known: dict[tuple[tuple[str, str], tuple[str | None, ...]], tuple[int, str]] = {}
    for index in context.rows(start, end, *by, *when):
        one, other = table.cell(index, start), table.cell(index, end)
        if one is None or other is None or not met[index]:
            continue
        ends = (one, other) if one < other else (other, one)
        tie = (ends, tuple(table.cell(index, name) for name in by))
        first, begins = known.setdefault(tie, (index, one))
        if begins != one:
            yield table.finding(
                SYMMETRIC,
                f"{table.row_id(index)} says from the side of {one} what {table.row_id(first)} "
                f"says from that of {other}.",
                index=index,
                field=start,
                rows=(table.row_id(first), table.row_id(index)),
            )


CHECK = Check(
    name="symmetric",
    scope=Scope.TABLE,
    title="A tie without a direction stands once",
    description=(
        "Each row ties what stands in `from` to what stands in `to`. Among the rows that meet the "
        "condition, no two that have the same values in the fields of `by` are the same tie turned "
        "round. The later one is told."
    ),
    kinds=(SYMMETRIC,),
    run=run,
    example={"from": "ally", "to": "other"},
    parameters=(
        field_parameter("from", "The field of the one end."),
        field_parameter("to", "The field of the other end."),
        Parameter(
            name="by",
            description="Fields that say what else makes two rows two: of what kind, since when.",
            schema={"type": "array", "items": {"type": "string"}},
            default=(),
            names="field",
        ),
        PARAMETER,
    ),
)
