"""A contestable cell shows its preferred statement, in all three forms."""

from collections.abc import Iterator, Sequence

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Finding, Kind, RowId, Severity
from frictionless_dossier.package.model import Field
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.evidence import VALUE
from frictionless_dossier.provenance.statements import (
    NORMAL,
    PREFERRED,
    Statement,
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
    title="A cell has several preferred statements",
    description="Only one reading can be shown; the others keep rank normal, with a reason.",
    remedy="Prefer one reading and say why, or none and say `undecided`.",
    example="two statements of one start, both preferred",
    stock="row-error",
)

UNDECIDED = Kind(
    name="preferred-none",
    severity=Severity.ERROR,
    title="A cell without a preferred statement is not marked as undecided",
    description=(
        "Where no reading wins, the cell is empty and at least two normal statements say so in "
        "`rank_reason`, which then begins with the word `undecided`."
    ),
    remedy="Prefer one statement, or empty the cell and begin each `rank_reason` with `undecided`.",
    example="a filled cell whose only statement has rank normal",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Hold each stated cell of a contestable field against the statements about it."""
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
    silent = [each.id for each in normal if not (each.rank_reason or "").startswith("undecided")]
    return f"is empty, but {', '.join(silent)} do not say that it is undecided" if silent else None


CHECK = Check(
    name="preferred-reading",
    scope=Scope.PACKAGE,
    title="Cells show their preferred statements",
    description=(
        "A contestable cell has at most one preferred statement. With one, the cell equals it (or "
        "is empty for `none` and `unknown`). With none, the cell is empty and at least two normal "
        "statements say `undecided`. Values are compared as text, since both are in canonical form."
    ),
    kinds=(MISMATCH, SEVERAL, UNDECIDED),
    run=run,
)
