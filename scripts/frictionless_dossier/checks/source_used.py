"""Every source is used: some statement rests on it, or repeats it."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.provenance.evidence import evidence_rows

UNUSED = Kind(
    name="source-unused",
    severity=Severity.ERROR,
    title="A source is not used",
    description="A source on which nothing rests lends the package a weight that it does not have.",
    remedy="Add the statements that it supports, or remove the source.",
    example="a row of `sources` that no row of `statements` names",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look for a statement of each source."""
    sources = context.with_role("sources")
    if sources is None:
        return
    used: set[str] = set()
    for each in evidence_rows(context.package, context.tables):
        used.update((each.source, *(each.table.cell(each.index, "relies_on") or "").split()))
    for source, index in sources.ids.items():
        if source not in used:
            yield sources.finding(UNUSED, f"No statement rests on {source}.", index=index)


CHECK = Check(
    name="source-used",
    scope=Scope.PACKAGE,
    title="Every source is used",
    description="Each row of the sources is named by `source` or `relies_on` of some statement.",
    kinds=(UNUSED,),
    run=run,
)
