"""What must be borne out by a text: rows that tell what a source says, in one shape for all tables.

The table of role `statements` holds one claim a row, about a row of another table. A *claim table*
is one whose schema has the key `claims`, a list of its fields: each row is itself a statement by
its source, and the values of those fields are what the words of its locator must hold.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from frictionless_dossier.findings import RowId
from frictionless_dossier.package.model import Package
from frictionless_dossier.package.table import Table, table_with_role
from frictionless_dossier.provenance.statements import WHOLE_ROW

CONTEXT = "context"
"""Basis of a statement of which a part stands in other words, named by a second locator."""
DERIVED = "derived"
"""Basis of a statement that no words hold: it follows from other statements."""
NAME = "text"
"""Field of the table of role `names` with the name itself: what a statement about a name says."""
VALUE = "value"
"""Value kind of a statement that gives one; others say that there is none, or none known."""

_REST = (
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


class Evidence(NamedTuple):
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
        resting: Where it is about its row as a whole: the cells of that row that rest on it,
            having a value and no statement of their own, each with the name of its field.
    """

    table: Table
    index: int  # type: ignore[assignment] # of the row, in place of tuple.index
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
    resting: tuple[tuple[str, str], ...] = ()


def evidence_rows(package: Package, tables: Mapping[str, Table]) -> Iterator[Evidence]:
    """All statements of a package, in the order of its tables and rows.

    A row is passed over where the judge refused a cell that matters here, or where it does not say
    what it is about: both are findings of their own.
    """
    resource = package.with_role("statements")
    sources = table_with_role(package, tables, "sources")
    beside = tuple(tables.values())  # what the rows below tell depends on them, too
    for table in tables.values():
        if table.resource is resource or table.schema.listed("claims") is not None:
            known = table.memo.get("evidence")
            if known is None or known[0] != len(table.faults) or known[1][0] != beside:
                whole = table.resource is resource
                told = _statements(package, tables, table) if whole else _claims(table)
                found = list(_rows(table, told, _digests(sources)))
                known = table.memo["evidence"] = (len(table.faults), (beside, found))
            yield from known[1][1]


def skipped_rows(package: Package, tables: Mapping[str, Table]) -> int:
    """How many rows of statement-bearing tables `evidence_rows` passes over."""
    resource = package.with_role("statements")
    rows = sum(
        len(table)
        for table in tables.values()
        if table.resource is resource or table.schema.listed("claims") is not None
    )
    return rows - sum(1 for _ in evidence_rows(package, tables))


_Told = tuple[int, RowId, tuple[Claim, ...], tuple[tuple[str, str], ...]]


def _rows(table: Table, told: Iterator[_Told], digests: Mapping[str, str]) -> Iterator[Evidence]:
    """The rows of the table of statements, or of a claim table, with what they tell."""
    columns = [_texts(table, name) for name in _REST]
    for index, about, claims, resting in told:
        as_said, source, locator, context, citation, basis, follows_from, verified = [
            column[index] or "" for column in columns
        ]
        yield Evidence(
            table=table,
            index=index,
            about=about,
            claims=claims,
            as_said=as_said,
            source=source,
            digest=digests.get(source, ""),
            locator=locator,
            context=context,
            citation=citation,
            basis=basis,
            follows_from=follows_from,
            verified=verified,
            resting=resting,
        )


def _statements(package: Package, tables: Mapping[str, Table], table: Table) -> Iterator[_Told]:
    """What each statement claims; of a name as a whole, the text of that name."""
    name_table = table_with_role(package, tables, "names")
    names = ("table", "row", "property", "value_kind", "value")
    needed = (*names, *_REST)
    columns = [_texts(table, name) for name in names]
    stated: dict[tuple[str | None, str | None], set[str | None]] = {}
    for about, row, name in zip(*columns[:3], strict=True):
        stated.setdefault((about, row), set()).add(name)
    for index, (about, row, name, kind, value) in enumerate(zip(*columns, strict=True)):
        if about and row and name and table.sound(index, needed):
            resting: tuple[tuple[str, str], ...] = ()
            target = tables.get(about) if name == WHOLE_ROW else None
            at = target.ids.get(row) if target is not None else None
            if target is not None and at is not None:
                if target is name_table:
                    value = target.cell(at, NAME)
                resting = tuple(_resting(target, at, stated[about, row]))
            yield index, RowId(about, row), (Claim(name, kind or VALUE, value or ""),), resting


def _resting(table: Table, index: int, stated: Container[str | None]) -> Iterator[tuple[str, str]]:
    """The cells of a row that no statement of their own is about, ordered by field."""
    for name in sorted(table.columns):
        text = table.columns[name][index]
        if text is not None and name not in stated and name not in table.schema.primary_key:
            yield name, text


def _claims(table: Table) -> Iterator[_Told]:
    names = table.schema.listed("claims") or ()
    needed = (*names, "value_kind", "value", *_REST)
    for index in range(len(table)):
        if table.sound(index, needed):
            claims = tuple(
                Claim(name, VALUE, text) for name in names if (text := table.cell(index, name))
            )
            yield index, table.row_id(index), claims, ()


def _digests(sources: Table | None) -> dict[str, str]:
    """SHA-256 of the kept text of each source that has one, by identifier of the source."""
    if sources is None:
        return {}
    return {
        source: digest.lower()
        for source, index in sources.ids.items()
        if (digest := sources.cell(index, "sha256"))
    }


def _texts(table: Table, name: str) -> Sequence[str | None]:
    return table.column(name) if name in table else [None] * len(table)
