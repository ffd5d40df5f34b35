"""Conditions on the cells of a row, as rules declare them."""

from collections.abc import Mapping, Sequence
from typing import Any

from frictionless_dossier.checking.check import Parameter
from frictionless_dossier.package.table import Table

When = Mapping[str, Sequence[str] | bool]
"""For each column its allowed values, or whether it has any value."""

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": {
        "anyOf": [
            {"type": "boolean"},
            {"type": "array", "items": {"type": "string"}, "minItems": 1},
        ]
    },
}
"""JSON Schema of a condition."""

PARAMETER = Parameter(
    name="when",
    description=(
        "For each column of a condition: its values, or `true` for any value and `false` "
        "for none. Only rows that meet it are compared."
    ),
    schema=SCHEMA,
    default={},
    names="field",
)
"""The parameter of rules that compare only some rows."""


def holds(table: Table, index: int, when: When) -> bool:
    """Whether a row meets a condition."""
    return all(_meets(table.cell(index, column), when[column]) for column in when)


def _meets(cell: str | None, wanted: Sequence[str] | bool) -> bool:
    if isinstance(wanted, bool):
        return (cell is not None) is wanted
    return cell in wanted
