"""What must be borne out by a text: rows that tell what a source says, in one shape for all tables.

The table of role `statements` holds one claim a row, about a row of another table. A *claim table*
is one whose schema has the key `claims`, a list of its fields: each row is itself a statement by
its source, and the values of those fields are what the words of its locator must hold.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from frictionless_dossier.findings import RowId
from frictionless_dossier.package.model import Package
from frictionless_dossier.package.table import Table

CONTEXT = "context"
"""Basis of a statement of which a part stands in other words, named by a second locator."""
DERIVED = "derived"
"""Basis of a statement that no words hold: it follows from other statements."""
VALUE = "value"
"""Value kind of a statement that gives one; others say that there is none, or none known."""

_COLUMNS = (
    "value_kind",
    "value",
    "as_said",
    "source",
    "locator",
    "context",
    "citation",
    "basis",
    "follows_from",
    "verified",
)


class Claim(NamedTuple):
    """A value that a source gives for a property: `value_kind` is `value`, `none` or `unknown`."""

    property: str
    value_kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row that tells what a source says. Cells without a value are the empty text.

    Attributes:
        table: Where it stands.
        index: Its row there.
        about: The row that it is about.
        claims: What it claims of that row.
        as_said: Words of the source, where a code or date cannot hold them.
        source: Identifier of the source.
        digest: SHA-256 of the text that is kept of the source; empty where none is.
        locator: The words of the text that it rests on.
        context: Further words, where its basis is `context`.
        citation: Numbers of the text's notes that stand there, separated by blanks.
        basis: `stated`, `context` or `derived`.
        follows_from: Identifiers of the statements it is derived from, separated by blanks.
        verified: The seal as it stands in the table.
    """

    table: Table
    index: int
    about: RowId
    claims: tuple[Claim, ...]
    as_said: str
    source: str
    digest: str
    locator: str
    context: str
    citation: str
    basis: str
    follows_from: str
    verified: str


def evidence_rows(package: Package, tables: Mapping[str, Table]) -> Iterator[Evidence]:
    """All statements of a package, in the order of its tables and rows.

    A row is passed over where the judge refused a cell that matters here, or where it does not say
    what it is about: both are findings of their own.
    """
    digests = _digests(package, tables)
    resource = package.with_role("statements")
    for table in tables.values():
        claimed = table.schema.descriptor.get("claims")
        if resource is not None and table.resource is resource:
            yield from _statements(table, digests)
        elif isinstance(claimed, list):
            yield from _claims(table, [str(name) for name in claimed], digests)


def skipped_rows(package: Package, tables: Mapping[str, Table]) -> int:
    """How many rows of statement-bearing tables `evidence_rows` passes over."""
    resource = package.with_role("statements")
    rows = sum(
        len(table)
        for table in tables.values()
        if table.resource is resource or isinstance(table.schema.descriptor.get("claims"), list)
    )
    return rows - sum(1 for _ in evidence_rows(package, tables))


def _statements(table: Table, digests: Mapping[str, str]) -> Iterator[Evidence]:
    for index in range(len(table)):
        about, row, name = (table.cell(index, column) for column in ("table", "row", "property"))
        if about and row and name and table.sound(index, ("table", "row", "property", *_COLUMNS)):
            claim = Claim(
                name, _text(table, index, "value_kind") or VALUE, _text(table, index, "value")
            )
            yield _evidence(table, index, RowId(about, row), (claim,), digests)


def _claims(table: Table, names: list[str], digests: Mapping[str, str]) -> Iterator[Evidence]:
    for index in range(len(table)):
        if table.sound(index, (*names, *_COLUMNS)):
            claims = tuple(
                Claim(name, VALUE, text) for name in names if (text := table.cell(index, name))
            )
            yield _evidence(table, index, table.row_id(index), claims, digests)


def _evidence(
    table: Table,
    index: int,
    about: RowId,
    claims: tuple[Claim, ...],
    digests: Mapping[str, str],
) -> Evidence:
    source = _text(table, index, "source")
    return Evidence(
        table=table,
        index=index,
        about=about,
        claims=claims,
        as_said=_text(table, index, "as_said"),
        source=source,
        digest=digests.get(source, ""),
        locator=_text(table, index, "locator"),
        context=_text(table, index, "context"),
        citation=_text(table, index, "citation"),
        basis=_text(table, index, "basis"),
        follows_from=_text(table, index, "follows_from"),
        verified=_text(table, index, "verified"),
    )


def _digests(package: Package, tables: Mapping[str, Table]) -> dict[str, str]:
    """SHA-256 of the kept text of each source that has one, by identifier of the source."""
    resource = package.with_role("sources")
    sources = tables.get(resource.name) if resource else None
    if sources is None:
        return {}
    return {
        source: digest.lower()
        for source, index in sources.ids.items()
        if (digest := sources.cell(index, "sha256"))
    }


def _text(table: Table, index: int, name: str) -> str:
    return table.cell(index, name) or ""
