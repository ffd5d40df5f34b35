"""The rows of claim tables in the shape of statements, for what holds of both: rank and derivation.

A claim says something of the quantity that the key `quantity` of its schema tells apart: claims of
one quantity are rivals. Where the schema has no such key, what rivals what is for people to see.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from frictionless_dossier.findings import RowId
from frictionless_dossier.package.model import Package, Schema
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.evidence import VALUE
from frictionless_dossier.provenance.statements import NORMAL, Statement, statements

_COLUMNS = ("source", "locator", "as_said", "basis", "follows_from", "rank")
_FURTHER = ("rank_reason", "refuted_by")


def all_statements(package: Package, tables: Mapping[str, Table]) -> Iterator[Sequence[Statement]]:
    """The statements, then the claims of each claim table: each time those of one table.

    A claim is about a row of its own table whose identifier is the quantity, empty where its
    schema tells none, and has no property. Its value is all that it reads.
    """
    yield statements(package, tables)
    yield from claims_by_table(tables)


def claims_by_table(tables: Mapping[str, Table]) -> Iterator[Sequence[Statement]]:
    """The claims of each claim table, as `all_statements`."""
    for table in tables.values():
        if table.schema.listed("claims") is not None:
            yield table.remembered("claims", partial(_claims, table))


def claims_value(claim: Statement) -> bool:
    """Whether a claim gives any value of what its table claims: not that of a figure left open."""
    fields = claim.table.schema.listed("claims") or ()
    return any(claim.table.cell(claim.index, name) is not None for name in fields)


def reading_fields(schema: Schema) -> tuple[str, ...]:
    """The fields that tell what a claim reads: those that its schema names, else all it claims."""
    return schema.listed("reading") or schema.listed("claims") or ()


def _claims(table: Table) -> list[Statement]:
    found = []
    quantity, reading = table.schema.listed("quantity") or (), reading_fields(table.schema)
    needed = (*quantity, *reading, *_COLUMNS, *_FURTHER)
    for index in range(len(table)):
        if not table.sound(index, needed):
            continue
        source, locator, as_said, basis, follows_from, rank, rank_reason, refuted_by = (
            table.cell(index, name) for name in (*_COLUMNS, *_FURTHER)
        )
        statement = Statement(
            table=table,
            index=index,
            id=table.id(index),
            about=RowId(table.name, _joined(table, index, quantity)),
            property="",
            value_kind=VALUE,
            value=_joined(table, index, reading),
            source=source,
            locator=locator,
            as_said=as_said,
            basis=basis or "stated",
            follows_from=tuple((follows_from or "").split()),
            rank=rank or NORMAL,
            rank_reason=rank_reason,
            refuted_by=tuple((refuted_by or "").split()),
        )
        found.append(statement)
    return found


def _joined(table: Table, index: int, names: Sequence[str]) -> str:
    return ", ".join(table.cell(index, name) or "" for name in names)
