"""Every contestable cell that is filled rests on a statement."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.package.model import Field
from frictionless_dossier.provenance.statements import WHOLE_ROW, statements_by_cell

_OR_WHOLE = (
    "Add a statement that says so and where, or one about the whole row (its property is `*`), or "
    "empty the cell."
)

UNSUPPORTED = Kind(
    name="statement-missing",
    severity=Severity.ERROR,
    title="A contestable cell has no statement",
    description=(
        "A fact without a source is an assertion of ours. Dates, figures and names need a "
        "statement of their own; codes may rest on a statement about the whole row."
    ),
    remedy="Add a statement that says so and where, or empty the cell.",
    example="an end date in `tenures` that no row of `statements` speaks of",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look for a statement about each filled cell of a contestable field."""
    cells = statements_by_cell(context.package, context.tables)
    if context.with_role("statements") is None:
        return
    total = 0
    for table in context.tables.values():
        for field in table.fields():
            if not field.contestable:
                continue
            alone = _needs_own(field)
            for index, text in enumerate(table.columns[field.name]):
                if text is None:
                    continue
                total += 1
                stated = cells.get(table.row_id(index), {})
                if field.name in stated or (WHOLE_ROW in stated and not alone):
                    continue
                yield table.finding(
                    UNSUPPORTED,
                    f"No statement says that {field.name} of {table.row_id(index)} is {text}.",
                    index=index,
                    field=field.name,
                    remedy=None if alone else _OR_WHOLE,
                )
    context.facts["contestable cells"] = total


def _needs_own(field: Field) -> bool:
    """Whether a field needs a statement of its own: a date, a figure or a name, not a code."""
    if field.is_date or field.type in ("integer", "number"):
        return True
    return field.type == "string" and "enum" not in field.constraints and field.vocabulary is None


CHECK = Check(
    name="statement-coverage",
    scope=Scope.PACKAGE,
    title="Contestable cells rest on statements",
    description=(
        "Each filled cell of a field with `contestable: true` has a statement about it. A "
        "statement whose property is `*` supports the codes of its row, but no date, figure, name "
        "or reference."
    ),
    kinds=(UNSUPPORTED,),
    run=run,
    role="statements",
)
