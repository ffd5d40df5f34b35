"""Conditions on the cells of a row, as rules declare them."""

import operator
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


def meets(table: Table, when: When) -> Sequence[bool]:
    """For each row, whether it meets a condition."""
    met = [True] * len(table)
    for column, wanted in when.items():
        cells = table.column(column)
        if isinstance(wanted, bool):
            fits = [(cell is not None) is wanted for cell in cells]
        else:
            values = frozenset(wanted)
            fits = [cell in values for cell in cells]
        met = list(map(operator.and_, met, fits))
    return met
