"""Clashes that a table tells of: readings that no single cell or quantity brings together."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from frictionless_dossier.findings import RowId, row_ids
from frictionless_dossier.package.model import Resource
from frictionless_dossier.package.table import Table

RULE = "clashes"
"""Type of the rule by which a schema declares its table one of clashes."""
_ROLES = frozenset(("statements", "passages"))


class Clash(NamedTuple):
    """Readings that exclude or strain each other.

    Attributes:
        title: What they are about.
        readings: The rows that tell them.
        preferred: Which of them is preferred; None where that is undecided.
        reason: Why.
    """

    title: str
    readings: tuple[RowId, ...]
    preferred: RowId | None
    reason: str


def is_readings(resource: Resource) -> bool:
    """Whether the rows of a resource tell what a source says: statements, claims or passages."""
    schema = resource.schema
    claims = schema is not None and schema.listed("claims") is not None
    return claims or resource.role in _ROLES


def clashes(tables: Mapping[str, Table]) -> Iterator[Clash]:
    """The clashes that tables tell of, in the order of their rows; malformed readings are none."""
    for table in tables.values():
        for rule in table.schema.rules:
            if rule.type == RULE:
                told = {name: str(field) for name, field in rule.parameters.items()}
                for index in range(len(table)):
                    yield _clash(table, index, told)


def _clash(table: Table, index: int, told: Mapping[str, str]) -> Clash:
    def text(name: str) -> str:
        return table.cell(index, told.get(name, "")) or ""

    preferred = next(iter(row_ids(text("preferred")) or ()), None)
    return Clash(text("about"), row_ids(text("readings")) or (), preferred, text("reason"))
