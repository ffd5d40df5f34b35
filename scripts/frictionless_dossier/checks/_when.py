"""Conditions on the cells of a row, as rules declare them."""

import operator
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from frictionless_dossier.checking.check import Parameter
from frictionless_dossier.judge.column import Column
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
            values = spellings(table, column, wanted)
            fits = [cell in values for cell in cells]
        met = list(map(operator.and_, met, fits))
    return met


def spellings(table: Table, name: str, values: Iterable[str]) -> frozenset[str]:
    """The texts of a column that mean one of these values: of a boolean `1` and `true` are one."""
    texts, field = frozenset(values), table.schema.by_name.get(name)
    if field is None or field.type in ("string", "any"):
        return texts
    judge = Column(field)
    wanted = frozenset(judge.keys(tuple(texts))) - {None}
    cells = tuple(frozenset(table.column(name)) - {None})
    keys = zip(cells, judge.keys(cells), strict=True)
    return frozenset(cell for cell, key in keys if cell is not None and key in wanted)
