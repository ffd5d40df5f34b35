"""A rank among rivals has a reason."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.provenance.statements import statements_by_cell

UNREASONED = Kind(
    name="rank-reason",
    severity=Severity.ERROR,
    title="A preference among readings that differ has no reason",
    description="Readers must be able to disagree with a choice, so the choice says its reason.",
    remedy="Say in `rank_reason` why this reading is preferred (or deprecated).",
    example="one of two dates preferred, `rank_reason` empty",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look for a reason wherever readings of one cell differ or one is deprecated."""
    for row, properties in statements_by_cell(context.package, context.tables).items():
        for name, found in properties.items():
            rivals = {each.reading for each in found}
            for each in found:
                ranked = each.rank == "deprecated" or (each.rank == "preferred" and len(rivals) > 1)
                if ranked and not each.rank_reason:
                    yield each.table.finding(
                        UNREASONED,
                        f"The statement {each.id} about {name} of {row} is {each.rank}, but says "
                        "not why.",
                        index=each.index,
                        field="rank_reason",
                    )


CHECK = Check(
    name="rank-reason",
    scope=Scope.PACKAGE,
    title="Preferences have reasons",
    description=(
        "Where statements about one cell differ, the preferred one has a `rank_reason`; a "
        "deprecated one always has."
    ),
    kinds=(UNREASONED,),
    run=run,
)
