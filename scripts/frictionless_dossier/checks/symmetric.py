"""A tie without a direction stands once."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import (
    Check,
    Parameters,
    Scope,
    field_parameter,
    fields_parameter,
)
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._ties import Tie, ties
from frictionless_dossier.checks._when import PARAMETER
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
    """Remember each tie by its two ends, and tell the later of two."""
    table = context.table
    known: dict[tuple[frozenset[str], tuple[str | None, ...]], Tie] = {}
    for tie in ties(context, parameters):
        first = known.setdefault((frozenset((tie.start, tie.end)), tie.kind), tie)
        if first.start != tie.start:
            rows = (table.row_id(first.row), table.row_id(tie.row))
            yield table.finding(
                SYMMETRIC,
                f"{rows[1]} says from the side of {tie.start} what {rows[0]} says from that of "
                f"{tie.end}.",
                index=tie.row,
                field=parameters["from"],
                rows=rows,
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
        fields_parameter(
            "by", "Fields that say what else makes two rows two: of what kind, since when."
        ),
        PARAMETER,
    ),
)
