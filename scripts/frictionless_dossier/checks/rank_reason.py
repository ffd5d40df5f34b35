"""A rank among rivals has a reason."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Finding, Kind, RowId, Severity
from frictionless_dossier.provenance.claims import all_statements
from frictionless_dossier.provenance.statements import DEPRECATED, PREFERRED, says_undecided

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
    """Look for a reason wherever one of several readings is preferred or one is deprecated."""
    for found in all_statements(context.package, context.tables):
        rivals: dict[tuple[RowId, str], set[tuple[str, str | None]]] = {}
        for each in found:
            # Of claims each is shown with its rank, whatever it says: those that agree count, too.
            reading = each.reading if each.property else ("claim", each.id)
            rivals.setdefault((each.about, each.property), set()).add(reading)
        for each in found:
            # Of claims without a quantity nobody knows which are rivals.
            differ = len(rivals[each.about, each.property]) > 1 and each.about.id
            ranked = each.rank == DEPRECATED or (each.rank == PREFERRED and differ)
            undecided = each.rank == PREFERRED and says_undecided(each)
            if undecided or (ranked and not each.rank_reason):
                about = f" about {each.property} of {each.about}" if each.property else ""
                told = "says that it is undecided" if undecided else "says not why"
                yield each.table.finding(
                    UNREASONED,
                    f"The statement {each.id}{about} is {each.rank}, but {told}.",
                    index=each.index,
                    field="rank_reason",
                )


CHECK = Check(
    name="rank-reason",
    scope=Scope.PACKAGE,
    title="Preferences have reasons",
    description=(
        "Where statements about one cell differ, or several claims are about one quantity, the "
        "preferred one has a `rank_reason`; a deprecated one always has. That of a preferred one "
        "never begins with `undecided`."
    ),
    kinds=(UNREASONED,),
    run=run,
)
