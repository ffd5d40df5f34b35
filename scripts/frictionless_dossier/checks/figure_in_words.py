"""Figures are among those that the words beside them give."""

import re
from collections.abc import Iterator
from decimal import Decimal

from frictionless_dossier.checking.check import (
    Check,
    Parameters,
    Scope,
    field_parameter,
    fields_parameter,
)
from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.package.table import Table
from frictionless_dossier.types import NotOfType

FIGURE = Kind(
    name="figure-in-words",
    severity=Severity.ERROR,
    title="A figure is none of those in the words beside it",
    description=(
        "The words are what was read, the figure is what was made of it. Where they differ, a "
        "digit was lost, exchanged or put too many."
    ),
    remedy="Look the figure up in the source; correct it, or the words.",
    example="25000 beside the words “approximately 2,500”",
    stock="row-error",
)

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?", re.ASCII)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look at each text that has digits."""
    text, names = parameters["text"], parameters["figures"]
    table = context.table
    if any(name not in table for name in (text, *names)):
        return
    told = {
        index: _NUMBER.findall(words)
        for index, words in enumerate(table.column(text))
        if words is not None and _NUMBER.search(words) is not None
    }
    for index in context.rows(text, *names, among=told):
        given = {name: _number(table, index, name) for name in names}
        figures = {name: number for name, number in given.items() if number is not None}
        numbers = {Decimal(number.replace(",", "")) for number in told[index]}
        if figures and numbers.isdisjoint(figures.values()):
            name = next(iter(figures))
            yield table.finding(
                FIGURE,
                f"{name} of {table.row_id(index)} is {table.cell(index, name)}, but {text} says "
                f"{' and '.join(told[index])}.",
                index=index,
                field=name,
            )


def _number(table: Table, index: int, name: str) -> Decimal | None:
    """The number in a cell; None where there is none."""
    cell = table.cell(index, name)
    if cell is None:
        return None
    try:
        number = Decimal(table.schema.by_name[name].values.read(cell))
    except (NotOfType, ArithmeticError, TypeError, ValueError):
        return None
    return number if number.is_finite() else None


CHECK = Check(
    name="figure-in-words",
    scope=Scope.TABLE,
    title="Figures are among those of the words beside them",
    description=(
        "Where the text has numbers in digits, one of them at least is one of the figures. Texts "
        "without digits and rows without a figure are passed over: words that say nothing prove "
        "nothing."
    ),
    kinds=(FIGURE,),
    run=run,
    example={"text": "as_said", "figures": ["figure"]},
    parameters=(
        field_parameter("text", "The field of the words."),
        fields_parameter("figures", "The fields of the figures.", required=True),
    ),
)
