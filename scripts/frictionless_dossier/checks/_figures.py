"""Figures and how they are meant: the bounds that follow from a figure and its qualifier."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from frictionless_dossier.checking.check import field_parameter
from frictionless_dossier.checking.context import Context
from frictionless_dossier.package.table import Table
from frictionless_dossier.package.vocabularies import codes_of

PARAMETERS = (
    field_parameter("figure", "The field of the figure."),
    field_parameter(
        "qualifier", "The field that says how it is meant; its vocabulary gives the bounds."
    ),
)
"""What every rule about figures is told."""

_LOW = ("figure", "figure+1")
_HIGH = ("figure", "high")


class Span(NamedTuple):
    """Between which numbers a count lies, both included; None where no limit is known."""

    low: int | None
    high: int | None


class Bounds(NamedTuple):
    """How a qualifier bounds a figure.

    Attributes:
        low: `figure`, `figure+1`, a number that is agreed on, or None for no limit.
        high: `figure`, `high` (the cell of that name), a number, or None.
    """

    low: int | str | None
    high: int | str | None

    @property
    def needs_figure(self) -> bool:
        """Whether there is no such count without a figure."""
        return self.low in _LOW or self.high == "figure"

    @property
    def needs_high(self) -> bool:
        """Whether there is no such count without a second, higher figure."""
        return self.high == "high"

    def span(self, figure: int | None, high: int | None) -> Span:
        """The limits of a count; a figure that is needed and not there gives none."""
        numbers = {"figure": figure, "figure+1": None if figure is None else figure + 1}
        numbers["high"] = high
        low, top = (
            numbers[each] if isinstance(each, str) else each for each in (self.low, self.high)
        )
        return Span(low, top)


def bounds_by_code(context: Context, table: Table, qualifier: str) -> dict[str, Bounds]:
    """The bounds of each code of the vocabulary that a field names; codes without are left out.

    So are bounds of another shape; the JSON Schema of the document says so.
    """
    codes = codes_of(table.schema.by_name[qualifier], context.package, context.documents)
    found = {str(code["code"]): _bounds(code.get("bounds")) for code in codes}
    return {code: bounds for code, bounds in found.items() if bounds is not None}


def _bounds(told: Any) -> Bounds | None:
    if not isinstance(told, dict) or told.keys() != {"low", "high"}:
        return None
    low, high = told["low"], told["high"]
    return Bounds(low, high) if _fits(low, _LOW) and _fits(high, _HIGH) else None


def _fits(bound: Any, words: tuple[str, ...]) -> bool:
    number = isinstance(bound, int) and not isinstance(bound, bool)
    return bound is None or number or bound in words


def number(table: Table, index: int, name: str | None) -> int | None:
    """A cell as a whole number; None where it is empty or none."""
    text = None if name is None else table.cell(index, name)
    try:
        return None if text is None else int(text)
    except ValueError:
        return None


def span(
    table: Table,
    index: int,
    known: Mapping[str, Bounds],
    *,
    figure: str,
    qualifier: str,
    high: str | None,
) -> Span | None:
    """Between which numbers the count of a row lies; None if its qualifier has no bounds.

    Args:
        table: The table of figures.
        index: The row.
        known: The bounds of each code, from `bounds_by_code`.
        figure: Name of the field of the figure.
        qualifier: Name of the field that says how it is meant.
        high: Name of the field of the higher figure, if there is one.
    """
    bounds = known.get(table.cell(index, qualifier) or "")
    if bounds is None:
        return None
    return bounds.span(number(table, index, figure), number(table, index, high))
