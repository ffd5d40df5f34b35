"""Nothing leads back to itself."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import (
    Check,
    Parameters,
    Scope,
    field_parameter,
    fields_parameter,
)
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._circles import circles
from frictionless_dossier.checks._ties import Tie, ties
from frictionless_dossier.checks._when import PARAMETER
from frictionless_dossier.findings import Finding, Kind, Severity

CIRCLE = Kind(
    name="circle",
    severity=Severity.ERROR,
    title="A tie leads back to where it begins",
    description=(
        "Nothing is part of its own part, splits from what split from it, or follows its own "
        "successor. Whoever walks along such ties would never come to an end."
    ),
    remedy="Look the ties up in the source; one of them is turned round, or is not so.",
    example="a ministry that is part of a state that is part of that ministry",
    stock="row-error",
)

_SHOWN = 5
"""Names of a circle that a message tells."""


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Collect the ties of each kind, and tell each that lies on a circle."""
    kinds: dict[tuple[str | None, ...], list[Tie]] = {}
    for tie in ties(context, parameters):
        kinds.setdefault(tie.kind, []).append(tie)
    table, field = context.table, parameters["to"]
    for alike in kinds.values():
        following: dict[str, list[str]] = {}
        for tie in alike:
            following.setdefault(tie.start, []).append(tie.end)
        found = circles(following)
        for tie in alike:
            if tie.start in found and tie.end in found[tie.start]:
                yield table.finding(CIRCLE, _told(found[tie.start]), index=tie.row, field=field)


def _told(names: tuple[str, ...]) -> str:
    if len(names) == 1:
        return f"{names[0]} leads to itself."
    more = len(names) - _SHOWN
    shown = [*sorted(names)[:_SHOWN], *([f"{more} more"] if more > 0 else ())]
    return f"{', '.join(shown[:-1])} and {shown[-1]} lead back to themselves through each other."


CHECK = Check(
    name="circle",
    scope=Scope.TABLE,
    title="Nothing leads back to itself",
    description=(
        "Each row ties what stands in `from` to what stands in `to`. Along the rows that have the "
        "same values in the fields of `by`, nothing leads back to itself, neither at once nor over "
        "others. Every tie that lies on a circle is told."
    ),
    kinds=(CIRCLE,),
    run=run,
    example={"from": "id", "to": "part_of"},
    parameters=(
        field_parameter("from", "The field of what is tied."),
        field_parameter("to", "The field of what it is tied to."),
        fields_parameter(
            "by", "Fields that say of what kind a tie is; each kind is looked at alone."
        ),
        PARAMETER,
    ),
)
