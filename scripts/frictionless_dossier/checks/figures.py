"""A figure and its higher figure are filled exactly as the qualifier needs them."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameters, Scope, field_parameter
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._figures import PARAMETERS, bounds_by_code, number
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.package.table import Table

MISSING = Kind(
    name="figure-missing",
    severity=Severity.ERROR,
    title="A figure is empty where its qualifier needs one",
    description="“At least” or “between” says nothing without the figures that it is about.",
    remedy="Fill the cell from the source, or correct the qualifier.",
    example="qualifier `at-least`, without a figure",
    stock="row-error",
)

SUPERFLUOUS = Kind(
    name="figure-superfluous",
    severity=Severity.ERROR,
    title="A figure is filled where its qualifier has none",
    description=(
        "A word such as “dozens” has bounds that are agreed on; a figure beside it is not the "
        "source's, and a higher figure belongs to a range only."
    ),
    remedy="Empty the cell, or correct the qualifier.",
    example="qualifier `dozens`, with the figure 24",
    stock="row-error",
)

ORDER = Kind(
    name="figure-order",
    severity=Severity.ERROR,
    title="The higher figure is not higher",
    description="The two figures of a range are exchanged, misread, or one and the same.",
    remedy="Look both figures up in the source; for a single figure use another qualifier.",
    example="between 4 and 3",
    stock="row-error",
)

BOUNDS = Kind(
    name="figure-bounds",
    severity=Severity.ERROR,
    title="A vocabulary of qualifiers gives no bounds",
    description=(
        "Which figures a qualifier needs, and what they mean, stands in the `bounds` of its code. "
        "Where no code has any, no figure can be judged, though the rule seems to do so."
    ),
    remedy="Give the codes their `bounds`, as `low` and `high`, in the vocabulary.",
    example="a vocabulary `figure_qualifier` whose codes have labels and definitions only",
    stock="resource-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Compare the figures of each row with what its qualifier needs."""
    figure, qualifier, high = (parameters[each] for each in ("figure", "qualifier", "high"))
    table = context.table
    known = bounds_by_code(context, table, qualifier)
    if not known:
        yield from _without_bounds(context, qualifier)
        return
    if any(name not in table for name in (figure, qualifier, high)):
        return
    for index in context.rows(figure, qualifier, high):
        bounds = known.get(table.cell(index, qualifier) or "")
        if bounds is None:
            continue
        for name, needed in ((figure, bounds.needs_figure), (high, bounds.needs_high)):
            if needed != (table.cell(index, name) is not None):
                yield _finding(table, index, name, qualifier, missing=needed)
        if bounds.needs_figure and bounds.needs_high:
            one, other = number(table, index, figure), number(table, index, high)
            if one is not None and other is not None and other <= one:
                yield table.finding(
                    ORDER,
                    f"{table.row_id(index)}: {high} is {other}, which is not more than {figure} "
                    f"{one}.",
                    index=index,
                    field=high,
                )


def _without_bounds(context: Context, qualifier: str) -> Iterator[Finding]:
    resource = context.package.with_role("vocabularies")
    if resource is not None and resource.name not in context.documents:
        context.skipped += len(context.table)  # It could not be read; that is told already.
        return
    name = context.table.schema.by_name[qualifier].vocabulary
    if resource is None or name is None:
        yield context.table.finding(
            BOUNDS,
            f"The field {qualifier} has no vocabulary that could give bounds.",
            remedy="Name a vocabulary whose codes have `bounds` as the `vocabulary` of the field.",
        )
        return
    yield Finding(
        BOUNDS,
        f"No code of the vocabulary {name} has bounds, which the figures of {context.name} need.",
        BOUNDS.remedy,
        resource=resource.name,
        path=resource.path,
    )


def _finding(table: Table, index: int, name: str, qualifier: str, *, missing: bool) -> Finding:
    meant, cell = table.cell(index, qualifier), table.cell(index, name) or "empty"
    return table.finding(
        MISSING if missing else SUPERFLUOUS,
        f"{table.row_id(index)}: {qualifier} is {meant}, but {name} is {cell}.",
        index=index,
        field=name,
    )


CHECK = Check(
    name="figures",
    scope=Scope.TABLE,
    title="Figures are filled exactly as their qualifier needs them",
    description=(
        "Each code of the vocabulary that the qualifier's field names may have `bounds`, with "
        "`low` (`figure`, `figure+1`, a number or null) and `high` (`figure`, `high`, a number or "
        "null). The figure is filled if one of them uses it, the higher figure if `high` does; "
        "otherwise they are empty. A higher figure is more than the figure. Of codes without "
        "bounds nothing is judged."
    ),
    kinds=(MISSING, SUPERFLUOUS, ORDER, BOUNDS),
    run=run,
    example={"figure": "killed", "qualifier": "killed_qualifier", "high": "killed_high"},
    parameters=(
        *PARAMETERS,
        field_parameter("high", "The field of the higher figure."),
    ),
)
