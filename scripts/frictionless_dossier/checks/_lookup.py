"""Values that a row has itself, or that a row of another table has to which it refers."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from frictionless_dossier.checking.context import Context
from frictionless_dossier.dates import Date, Precision
from frictionless_dossier.findings import RowId
from frictionless_dossier.package.model import Field
from frictionless_dossier.package.table import Table

LOOKUP: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "field": {"type": "string"},
        "resource": {"type": "string"},
        "value": {"type": "string"},
    },
    "required": ["field", "resource", "value"],
    "additionalProperties": False,
}
"""JSON Schema of a value that stands elsewhere: `field` names a row of `resource`, and `value` the
column there."""

FIELD_OR_LOOKUP: Mapping[str, Any] = {"oneOf": [{"type": "string"}, LOOKUP]}
"""JSON Schema of a value of the row itself, or one that stands elsewhere."""


class Operand(NamedTuple):
    """A value for each row of the table of a rule.

    Attributes:
        label: What it is called in a message.
        name: The field of the rule's own table: of the value, or of the reference to it.
        field: The field of the value.
        table: The table of the value.
        at: For each row of the rule's table, the row of the value; None where there is none.
    """

    label: str
    name: str
    field: Field
    table: Table
    at: Sequence[int | None]

    def cell(self, index: int) -> str | None:
        """The value for a row, if it is there and sound."""
        place = self._place(index)
        return None if place is None else self.table.cell(place, self.field.name)

    def date(self, index: int) -> Date | None:
        """The date for a row, if it is there, sound, and bounds anything: `..` does not."""
        place = self._place(index)
        date = None if place is None else self.table.dates(self.field.name)[place]
        return None if date is None or date.precision is Precision.OPEN else date

    def row(self, index: int) -> RowId | None:
        """The row of the value for a row."""
        place = self.at[index]
        return None if place is None else self.table.row_id(place)

    def _place(self, index: int) -> int | None:
        """The row of the value for a row, if the value is sound."""
        place = self.at[index]
        return place if place is not None and self.table.sound(place, (self.field.name,)) else None


def operand(context: Context, told: str | Mapping[str, str]) -> Operand | None:
    """The values that a declaration names; None where a table or column of them was not read."""
    table = context.table
    if isinstance(told, str):
        if told not in table:
            return None
        return Operand(told, told, table.schema.by_name[told], table, range(len(table)))
    name, value = told["field"], told["value"]
    target = context.tables.get(told["resource"])
    if name not in table or target is None or value not in target:
        return None
    at = [None if text is None else target.ids.get(text) for text in table.column(name)]
    return Operand(f"{value} of {name}", name, target.schema.by_name[value], target, at)


def looked_up(context: Context, told: Mapping[str, str], id: str | None) -> str | None:
    """The value that stands in the row of an identifier.

    Args:
        context: What the rule is given.
        told: Where values stand, of the form `LOOKUP`.
        id: The identifier, as the cell of its `field` has it.

    Returns:
        The value; None where there is no such row, or its value is empty or not sound.
    """
    target, value = context.tables.get(told["resource"]), told["value"]
    place = target.ids.get(id or "") if target is not None else None
    if target is None or place is None or not target.sound(place, (value,)):
        return None
    return target.cell(place, value)
