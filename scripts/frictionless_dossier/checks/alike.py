"""No text stands twice in spellings that differ in nothing that matters."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import (
    Check,
    Parameters,
    Scope,
    field_parameter,
    fields_parameter,
)
from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Finding, Kind, Severity

ALIKE = Kind(
    name="alike",
    severity=Severity.ERROR,
    title="A text stands there twice, but for capitals or apostrophes",
    description=(
        "Who looks for one of the spellings is to find the other. As two they count as two: two "
        "names of one person, or two organizations where there is one."
    ),
    remedy="Remove one of the rows, or say what tells the two apart.",
    example="Abu-Sayed and Abu-sayed as two names of one person",
    stock="row-error",
)

_PLAIN = dict.fromkeys(map(ord, "\u2018\u2019\u02bb\u02bc\u02be\u02bf\u0060\u00b4"), "'")


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Compare the folded texts of each group; the later of two is told."""
    name, by = parameters["field"], parameters["by"]
    table = context.table
    if any(each not in table for each in (name, *by)):
        return
    known: dict[tuple[str | None, ...], int] = {}
    for index in context.rows(name, *by):
        text = table.cell(index, name)
        if text is None:
            continue
        folded = text.translate(_PLAIN).casefold()
        first = known.setdefault((folded, *(table.cell(index, each) for each in by)), index)
        if first != index:
            yield table.finding(
                ALIKE,
                f"{name} of {table.row_id(index)}, {text}, is that of {table.row_id(first)}, "
                f"{table.cell(first, name)}, but for capitals or apostrophes.",
                index=index,
                field=name,
                rows=(table.row_id(first), table.row_id(index)),
            )


CHECK = Check(
    name="alike",
    scope=Scope.TABLE,
    title="No text stands twice in nearly one spelling",
    description=(
        "Among the rows that have the same values in the fields of `by`, no two have texts that "
        "are equal, or differ only in capitals or in the kind of apostrophe. Dashes of two kinds, "
        "and letters with marks (ā, é) and without, are different ones."
    ),
    kinds=(ALIKE,),
    run=run,
    example={"field": "name"},
    parameters=(
        field_parameter("field", "The field of the texts."),
        fields_parameter(
            "by", "Fields whose values, other in two rows, tell two equal texts apart."
        ),
    ),
)
