"""The seal of a verified statement: a hash by which any later change of it shows.

It is written into the column `verified` and compared on every validation, also where no text of a
source is at hand. It is the first 16 hex digits of the SHA-256 of this JSON array in UTF-8, written
without blanks and with characters beyond ASCII as they are:

    [version, sha256 of the text, table, [[property, value kind, value], ...],
     [[column, cell], ...]]

The version is the number 2, all else are texts. The first list has what was looked up in the text;
the second each cell of the row that has a value, ordered by column, so that no cell can become
another lawful one unseen. Left out are the columns `UNSEALED`. JSON quotes each text, so that no
two statements have the same array. The order of columns does not matter, nor do empty ones.

A statement about a row as a whole has 16 digits more, those of the row: of the array

    [version, table, identifier, [[field, cell], ...]]

with the cells of that row that rest on it: each that has a value and no statement of its own,
ordered by field. So it shows whether the statement was changed or what rests on it.
"""

import json.encoder
from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256

from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.evidence import Evidence

VERSION = 2
LENGTH = 16
"""Hex digits of a hash: 64 bits, enough against change unseen, which is all it guards against."""

UNSEALED = frozenset(("rank", "rank_reason", "refuted_by", "verified"))
"""The seal itself, and our judgement, which may change while the source says the same."""

_QUOTED = json.encoder.encode_basestring
"""How `JSONEncoder(ensure_ascii=False)` writes a text: the encoder itself takes thrice as long."""


def sealed_columns(table: Table) -> Collection[str]:
    """The columns of a table of statements, or of a claim table, that its seals cover."""
    return _sealed(table).keys()


def _sealed(table: Table) -> Mapping[str, tuple[str, Sequence[str | None]]]:
    """Those columns in the order of the seal, each with its name in quotes and its cells."""
    known = table.memo.get("sealed columns")
    if known is None:
        columns = {
            name: (_QUOTED(name), table.columns[name])
            for name in sorted(table.columns)
            if name not in UNSEALED
        }
        known = table.memo["sealed columns"] = (0, columns)
    sealed: Mapping[str, tuple[str, Sequence[str | None]]] = known[1]
    return sealed


def seal_of(statement: Evidence) -> str:
    """The seal of a statement, as its column `verified` must say."""
    return _seal_of_statement(statement) + _seal_of_row(statement)


def only_row_altered(statement: Evidence) -> bool:
    """Whether a seal fits the statement, and not what rests on it."""
    own, row = statement.verified[:LENGTH], statement.verified[LENGTH:]
    return own == _seal_of_statement(statement) and row != _seal_of_row(statement)


def _seal_of_statement(statement: Evidence) -> str:
    table, index = statement.table, statement.index
    claims = ",".join([f"[{','.join(map(_QUOTED, claim))}]" for claim in statement.claims])
    cells = ",".join(
        [
            f"[{name},{_QUOTED(text)}]"
            for name, column in _sealed(table).values()
            if (text := column[index]) is not None
        ]
    )
    digest, about = _QUOTED(statement.digest), _QUOTED(table.name)
    return _hash(f"[{VERSION},{digest},{about},[{claims}],[{cells}]]")


def _seal_of_row(statement: Evidence) -> str:
    """The digits of the row that a statement is about; empty where nothing rests on it."""
    if not statement.resting:
        return ""
    about = ",".join(map(_QUOTED, statement.about))
    cells = ",".join([f"[{','.join(map(_QUOTED, cell))}]" for cell in statement.resting])
    return _hash(f"[{VERSION},{about},[{cells}]]")


def _hash(content: str) -> str:
    return sha256(content.encode("utf-8")).hexdigest()[:LENGTH]
