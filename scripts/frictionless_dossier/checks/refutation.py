"""A deprecated statement names the statement that refutes it."""

from collections.abc import Iterator, Sequence

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.provenance.claims import all_statements
from frictionless_dossier.provenance.statements import DEPRECATED, Statement

UNREFUTED = Kind(
    name="refutation",
    severity=Severity.ERROR,
    title="A deprecated statement is not refuted by another",
    description=(
        "Deprecated means that one source said it and another refuted it. The refutation is a "
        "statement about the same cell, from another source, that says otherwise and is not itself "
        "deprecated."
    ),
    remedy="Name the refuting statement in `refuted_by`, or give the statement rank normal.",
    example="a death of 2015 deprecated, `refuted_by` empty",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Follow the refutations of each deprecated statement or claim."""
    for found in all_statements(context.package, context.tables):
        yield from _among(found)


def _among(found: Sequence[Statement]) -> Iterator[Finding]:
    """What is wrong with those of one table."""
    known = {each.id: each for each in found}
    for each in found:
        if each.rank == DEPRECATED and not each.refuted_by:
            yield _finding(each, "names no statement that refutes it")
        elif each.rank != DEPRECATED and each.refuted_by:
            yield _finding(each, f"is refuted, but its rank is {each.rank}")
        for name in each.refuted_by:
            reason = _unfit(each, known.get(name))
            if reason:
                yield _finding(each, f"is refuted by {name}, which {reason}")


def _unfit(each: Statement, other: Statement | None) -> str | None:
    if other is None:
        return "does not exist"
    if (other.about, other.property) != (each.about, each.property):
        return "is about another cell" if each.property else "is about another quantity"
    if other.rank == DEPRECATED:
        return "is deprecated itself"
    if other.reading == each.reading:
        return "says the same"
    if other.source == each.source:
        return "is of the same source"
    return None


def _finding(each: Statement, what: str) -> Finding:
    return each.table.finding(
        UNREFUTED, f"The statement {each.id} {what}.", index=each.index, field="refuted_by"
    )


CHECK = Check(
    name="refutation",
    scope=Scope.PACKAGE,
    title="Deprecated statements name their refutation",
    description=(
        "`refuted_by` of a deprecated statement names at least one statement about the same cell "
        "that says otherwise, is from another source and is not deprecated; other ranks name none. "
        "A deprecated claim names one of its own table, of the same quantity where its schema "
        "tells quantities apart."
    ),
    kinds=(UNREFUTED,),
    run=run,
)
