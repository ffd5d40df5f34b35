"""Rows that tie one thing to another, as several rules look at them."""

from collections.abc import Iterator
from typing import NamedTuple

from frictionless_dossier.checking.check import Parameters
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._when import When, meets


class Tie(NamedTuple):
    """A row with both ends.

    Attributes:
        row: Index of the row.
        start: What stands in the field `from`.
        end: What stands in the field `to`.
        kind: What stands in the fields of `by`.
    """

    row: int
    start: str
    end: str
    kind: tuple[str | None, ...]


def ties(context: Context, parameters: Parameters) -> Iterator[Tie]:
    """The ties of the table that meet the condition, in order; none where it lacks a field."""
    start, end = parameters["from"], parameters["to"]
    by: list[str] = list(parameters["by"])
    when: When = parameters["when"]
    table = context.table
    if any(name not in table for name in (start, end, *by, *when)):
        return
    met = meets(table, when)
    for index in context.rows(start, end, *by, *when):
        one, other = table.cell(index, start), table.cell(index, end)
        if one is not None and other is not None and met[index]:
            yield Tie(index, one, other, tuple(table.cell(index, name) for name in by))
