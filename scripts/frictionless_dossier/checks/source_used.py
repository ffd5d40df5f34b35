"""Every source is used: some statement rests on it or repeats it, or some row refers to it."""

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
    example="a row of `sources` that no statement and no other row names",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look for a statement or a row of each source."""
    sources = context.with_role("sources")
    if sources is None:
        return
    used: set[str] = set()
    for each in evidence_rows(context.package, context.tables):
        used.update((each.source, *(each.table.cell(each.index, "relies_on") or "").split()))
    for table in context.tables.values():
        for key in table.schema.foreign_keys:
            if key.resource == sources.name and table is not sources and key.fields[0] in table:
                used.update(text for text in table.column(key.fields[0]) if text is not None)
    for source, index in sources.ids.items():
        if source not in used:
            yield sources.finding(
                UNUSED, f"No statement rests on {source}, and no row refers to it.", index=index
            )


CHECK = Check(
    name="source-used",
    scope=Scope.PACKAGE,
    title="Every source is used",
    description=(
        "Each row of the sources is named by `source` or `relies_on` of some statement, or some "
        "row of another table refers to it."
    ),
    kinds=(UNUSED,),
    run=run,
    role="sources",
)
