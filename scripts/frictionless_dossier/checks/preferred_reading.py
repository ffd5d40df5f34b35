"""A contestable cell shows its preferred statement, and a quantity has one preferred claim."""

from collections.abc import Iterator, Sequence

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Finding, Kind, RowId, Severity
from frictionless_dossier.package.model import Field
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.claims import claims_by_table, claims_value
from frictionless_dossier.provenance.evidence import VALUE
from frictionless_dossier.provenance.statements import (
    NORMAL,
    PREFERRED,
    Statement,
    by_cell,
    says_undecided,
    statements_by_cell,
)

MISMATCH = Kind(
    name="preferred-reading",
    severity=Severity.ERROR,
    title="A cell does not show its preferred statement",
    description=(
        "The cell is what most readers take away; the statements say why. With one preferred "
        "statement the cell equals it, and is empty where the source says that there is none or "
        "that it is not known."
    ),
    remedy="Correct the cell, or the rank of the statements.",
    example="start 2015-01-26 in the table, while the preferred statement says 2015-01-11",
    stock="row-error",
)

SEVERAL = Kind(
    name="preferred-several",
    severity=Severity.ERROR,
    title="A cell or a quantity has several preferred readings",
    description=(
        "Only one statement about a cell can be shown, and only one claim can stand for a "
        "quantity; the others keep rank normal, with a reason."
    ),
    remedy="Prefer one reading and say why, or none and say `undecided`.",
    example="two statements of one start, both preferred",
    stock="row-error",
)

UNDECIDED = Kind(
    name="preferred-none",
    severity=Severity.ERROR,
    title="A cell or a quantity without a preferred reading is not marked as undecided",
    description=(
        "Where no reading wins, the cell is empty and at least two normal statements say so in "
        "`rank_reason`, which then begins with the word `undecided`. So does that of each normal "
        "claim of a quantity of which no claim is preferred."
    ),
    remedy="Prefer one statement, or empty the cell and begin each `rank_reason` with `undecided`.",
    example="a filled cell whose only statement has rank normal",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Hold contestable cells against the statements about them, and claims against their rivals."""
    cells = statements_by_cell(context.package, context.tables)
    for row, properties in cells.items():
        table = context.tables.get(row.resource)
        index = table.ids.get(row.id) if table is not None else None
        if table is None or index is None:
            continue
        for name, found in properties.items():
            field = table.schema.by_name.get(name)
            if field is None or not field.contestable or name not in table:
                continue
            if not table.sound(index, (name,)):
                context.skipped += 1
                continue
            yield from _cell(table, index, field, row, found)
    for claims in claims_by_table(context.tables):
        for quantity, properties in by_cell(claims).items():
            if not quantity.id:
                continue  # Of claims without a quantity nobody knows which are rivals.
            for rivals in properties.values():
                if all(name in rivals[0].table for name in ("rank", "rank_reason")):
                    yield from _several_claims(rivals)
                    yield from _undecided_claims(rivals)


def _cell(
    table: Table, index: int, field: Field, row: RowId, found: Sequence[Statement]
) -> Iterator[Finding]:
    def told(kind: Kind, what: str, remedy: str | None = None) -> Finding:
        return table.finding(kind, f"{row} {what}.", index=index, field=field.name, remedy=remedy)

    preferred = [each for each in found if each.rank == PREFERRED]
    cell = table.cell(index, field.name)
    if len(preferred) > 1:
        named = ", ".join(each.id for each in preferred)
        yield told(SEVERAL, f"has several preferred statements: {named}")
    elif preferred:
        best = preferred[0]
        expected = best.value if best.value_kind == VALUE else None
        if cell != expected:
            yield told(
                MISMATCH,
                f"has {cell or 'no value'}, but the preferred statement {best.id} says "
                f"{expected or f'that it is {best.value_kind}'}",
                f"{f'Write {expected} in' if expected else 'Empty'} the cell, or change the rank "
                f"of {best.id}.",
            )
    else:
        what = _not_undecided(cell, [each for each in found if each.rank == NORMAL])
        if what:
            yield told(UNDECIDED, what)


def _not_undecided(cell: str | None, normal: list[Statement]) -> str | None:
    """What speaks against leaving a cell without a preferred statement; None if nothing does."""
    if cell is not None:
        return f"has {cell}, though no statement about it is preferred"
    if not normal:
        return None  # Only refuted readings: the cell is rightly empty.
    if len(normal) < 2:
        return f"is empty, though {normal[0].id} gives a reading that no other contradicts"
    silent = [each.id for each in normal if not says_undecided(each)]
    return f"is empty, but {', '.join(silent)} do not say that it is undecided" if silent else None


def _several_claims(rivals: Sequence[Statement]) -> Iterator[Finding]:
    """Each preferred claim of a quantity beside others; which one is wrong is not known."""
    # Claims without a figure, as of "members from Bangladesh", stand for nothing that others deny.
    preferred = [each for each in rivals if each.rank == PREFERRED and claims_value(each)]
    for each in preferred if len(preferred) > 1 else ():
        others = ", ".join(other.id for other in preferred if other is not each)
        yield each.table.finding(
            SEVERAL,
            f"{each.id} is preferred, but {others} of the same quantity too.",
            index=each.index,
            field="rank",
            rows=tuple(other.table.row_id(other.index) for other in preferred),
        )


def _undecided_claims(rivals: Sequence[Statement]) -> Iterator[Finding]:
    """Each normal claim that nothing preferred stands against, and that does not say so."""
    preferred = [each for each in rivals if each.rank == PREFERRED]
    for each in rivals:
        if each.rank != NORMAL or says_undecided(each):
            continue
        if any(claims_value(best) or not claims_value(each) for best in preferred):
            continue
        yield each.table.finding(
            UNDECIDED,
            f"{each.id} does not say that it is undecided, though no claim of its quantity is "
            "preferred.",
            remedy="Prefer one claim and say why, or begin the `rank_reason` with `undecided`.",
            index=each.index,
            field="rank_reason",
        )


CHECK = Check(
    name="preferred-reading",
    scope=Scope.PACKAGE,
    title="Cells show their preferred statements, and quantities have one preferred claim",
    description=(
        "A contestable cell has at most one preferred statement. With one, the cell equals it (or "
        "is empty for `none` and `unknown`). With none, the cell is empty and at least two normal "
        "statements say `undecided`. Values are compared as text, since both are in canonical "
        "form. Of the claims of one quantity, at most one that gives a value is preferred; with "
        "none, each normal one says `undecided`."
    ),
    kinds=(MISMATCH, SEVERAL, UNDECIDED),
    run=run,
)
