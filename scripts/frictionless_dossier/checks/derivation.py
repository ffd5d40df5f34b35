"""A derived statement follows from others, and is preferred only as a span or a bound."""

from collections.abc import Iterator, Sequence

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._reaching import reaches
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.provenance.claims import all_statements
from frictionless_dossier.provenance.evidence import DERIVED
from frictionless_dossier.provenance.statements import PREFERRED, Statement

UNFOUNDED = Kind(
    name="derivation",
    severity=Severity.ERROR,
    title="A derived statement does not follow from other statements",
    description="What we infer is ours; it must be possible to trace it to what sources say.",
    remedy="Name in `follows_from` the statements that it follows from; for others leave it empty.",
    example="basis `derived`, `follows_from` naming a statement that does not exist",
    stock="row-error",
)

TOO_SURE = Kind(
    name="derivation-preferred",
    severity=Severity.ERROR,
    title="A derived value is preferred although it is not a span or a bound",
    description=(
        "An inference yields limits (not before, not after), never a day that no source names. "
        "It may be shown only as a span with a known limit."
    ),
    remedy="Write the value as a span such as `[2022-10-15..2022-11-30]`, or lower its rank.",
    example="a successor's first day inferred as the day after, and preferred",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Follow the derivations of each derived statement or claim."""
    for found in all_statements(context.package, context.tables):
        yield from _among(context, found)


def _among(context: Context, found: Sequence[Statement]) -> Iterator[Finding]:
    """What is wrong with those of one table."""
    known = {each.id: each for each in found}

    def following(name: str) -> tuple[str, ...]:
        return known[name].follows_from if name in known else ()

    for each in found:
        if each.basis != DERIVED:
            if each.follows_from:
                yield _finding(each, f"has basis {each.basis}, yet names what it follows from")
            continue
        if not each.follows_from:
            yield _finding(each, "is derived, but names nothing that it follows from")
        for name in each.follows_from:
            if name not in known:
                yield _finding(each, f"follows from {name}, which does not exist")
        if reaches(each.follows_from, each.id, following):
            yield _finding(each, "follows from itself")
        # A claim is shown in no cell, so it makes none of them more exact than its source.
        if each.property and each.rank == PREFERRED and not _is_span(context, each):
            yield each.table.finding(
                TOO_SURE,
                f"The statement {each.id} is derived and preferred, but {each.value} is neither a "
                "span nor a bound.",
                index=each.index,
                field="value",
            )


def _is_span(context: Context, each: Statement) -> bool:
    table = context.tables.get(each.about.resource)
    if table is None:
        return True  # What the field holds is not known; that its table was not read is told.
    field = table.schema.by_name.get(each.property)
    if field is None or not field.is_date:
        return False
    return each.value is not None and each.value.startswith("[")


def _finding(each: Statement, what: str) -> Finding:
    return each.table.finding(
        UNFOUNDED, f"The statement {each.id} {what}.", index=each.index, field="follows_from"
    )


CHECK = Check(
    name="derivation",
    scope=Scope.PACKAGE,
    title="Derived statements follow from others",
    description=(
        "A statement of basis `derived` names existing statements in `follows_from`, never itself "
        "on any path, and is preferred only if its value is a span of dates. So does a claim of "
        "basis `derived`, naming claims of its own table."
    ),
    kinds=(UNFOUNDED, TOO_SURE),
    run=run,
)
