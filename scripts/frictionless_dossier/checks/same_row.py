"""No row stands twice under two identifiers."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameter, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Answer, Finding, Kind, Severity
from frictionless_dossier.package.table import Table

SAME = Kind(
    name="same-row",
    severity=Severity.ERROR,
    title="Two rows differ in nothing but their key",
    description=(
        "What is told twice under two identifiers is counted twice, and whoever corrects the one "
        "leaves the other."
    ),
    remedy=(
        "Remove one of the rows; if two things are meant, say what tells them apart, or add an "
        "exception."
    ),
    example="one toll of one attack as `k1001` and again as `k1002`",
    stock="row-error",
    excusable=True,
)


_ALIKE = frozenset(("corrections", "redirects"))
"""Roles of tables whose rows may say the same: of what was removed nothing more is told."""


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look in each table that has a primary key for rows that are equal but for it."""
    for table in context.tables.values():
        if table.schema.primary_key and table.resource.role not in _ALIKE:
            yield from _copies(context, table, parameters["but"])


def _copies(context: Context, table: Table, but: list[str]) -> Iterator[Finding]:
    """One finding for each set of equal rows, at its last."""
    key = table.schema.primary_key
    apart = {*key, *but}
    names = [name for name in table.columns if name not in apart]
    if not names:
        return
    told = list(zip(*(table.column(name) for name in names), strict=True))
    known: dict[tuple[str | None, ...], int] = {}
    copies: dict[int, list[int]] = {}
    for index in context.rows(*names, table=table):
        cells = told[index]
        first = known.setdefault(cells, index) if any(cells) else index
        if first != index:
            copies.setdefault(first, [first]).append(index)
    for indices in copies.values():
        rows = tuple(dict.fromkeys(map(table.row_id, indices)))
        # One key twice is told by the judge.
        if len(rows) > 1 and not context.excuses.cover(SAME.name, rows, Answer.CERTAIN):
            beside = rows[0] if len(rows) == 2 else f"{len(rows) - 1} others, as {rows[0]},"
            yield table.finding(
                SAME,
                f"{rows[-1]} differs from {beside} in nothing but its key.",
                index=indices[-1],
                field=key[0] if len(key) == 1 else None,
                rows=rows,
                answer=Answer.CERTAIN,
            )


CHECK = Check(
    name="same-row",
    scope=Scope.PACKAGE,
    title="No row stands twice under two identifiers",
    description=(
        "In each table with a primary key, no two rows have the same texts in all other columns, "
        "those of `but` left aside. Rows without a value beside their key are not compared. Rows "
        "that are all equal are told as one, at the last."
    ),
    kinds=(SAME,),
    run=run,
    example={"but": ["verified"]},
    parameters=(
        Parameter(
            name="but",
            description="Columns that tell no row from another, such as a hash of its key.",
            schema={"type": "array", "items": {"type": "string"}},
            default=(),
        ),
    ),
)
