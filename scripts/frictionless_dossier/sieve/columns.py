"""The columns of a large table, gathered while it is read."""

from collections.abc import Mapping, Sequence

import polars as pl

from frictionless_dossier.package.model import Schema
from frictionless_dossier.sieve.cells import CellSieve, Sieved
from frictionless_dossier.sieve.seen import Seen, Suspects
from frictionless_dossier.sieve.stored import Rows, Stored, Unread

_PART = 8192
"""Suspects that are stored together."""


class Columns:
    """What remains of the cells of a table.

    Args:
        sieve: What they went through.
    """

    def __init__(self, sieve: CellSieve) -> None:
        self._sieve = sieve
        self._kept: list[pl.DataFrame] = []
        self._suspects = {name: _Gathered() for name in sieve.judged}

    def add(self, rows: Sieved, first: int) -> None:
        """Take some rows, the first of which has this index in the table."""
        self._kept.append(rows.kept)
        for name, (indexes, texts) in rows.suspects.items():
            self._suspects[name].add([first + index for index in indexes], texts)

    def columns(self, names: Sequence[str], rows: Rows) -> Mapping[str, Sequence[str | None]]:
        """The columns of the table: those kept, and the others as they stand on the disk."""
        kept = pl.concat(self._kept, rechunk=False) if self._kept else pl.DataFrame()
        return {
            name: (
                Stored[str | None](kept[name] if self._kept else pl.Series(dtype=pl.String))
                if name in self._sieve.kept
                else Unread(rows, name)
            )
            for name in names
        }

    def seen(self, schema: Schema, columns: Mapping[str, Sequence[str | None]]) -> Seen:
        """What was seen of the cells."""
        suspects = {name: each.all() for name, each in self._suspects.items()}
        stored = {name: each.series for name, each in columns.items() if isinstance(each, Stored)}
        return Seen(schema.by_name, suspects, stored)


class _Gathered:
    """The suspects of one field: compact, for a column may hold nothing else."""

    def __init__(self) -> None:
        self._indexes: list[int] = []
        self._texts: list[str | None] = []
        self._parts: list[pl.DataFrame] = []

    def add(self, indexes: Sequence[int], texts: Sequence[str | None]) -> None:
        self._indexes += indexes
        self._texts += texts
        if len(self._indexes) > _PART:
            self._store()

    def all(self) -> Suspects:
        self._store()
        found = pl.concat(self._parts)
        return Suspects(Stored[int](found["index"]), Stored[str | None](found["text"]))

    def _store(self) -> None:
        types = {"index": pl.Int64, "text": pl.String}
        part = pl.DataFrame({"index": self._indexes, "text": self._texts}, schema=types)
        self._parts.append(part)
        self._indexes, self._texts = [], []
