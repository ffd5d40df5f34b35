"""The columns of a large table while it is read: each sieved, and kept where it is needed."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, Future
from typing import NamedTuple

import polars as pl

from frictionless_dossier.judge import Column
from frictionless_dossier.package.building import ColumnPlace
from frictionless_dossier.package.model import Schema
from frictionless_dossier.sieve.accept import Test, accept, judges_nothing, usable
from frictionless_dossier.sieve.seen import Seen, Suspects
from frictionless_dossier.sieve.stored import Rows, Stored, Unread

_ONCE = pl.QueryOptFlags.none(comm_subexpr_elim=True)


class _Sieved(NamedTuple):
    """What remains of the cells of some rows: by field, those kept, and the suspects."""

    kept: dict[str, pl.Series]
    suspects: dict[str, pl.DataFrame]


class Columns:
    """The cells of a table, taken block by block.

    Args:
        pool: Sieves them in the background: it takes as long as cutting the next block does.
        schema: The schema of the table.
        needed: Names of the fields whose cells are kept. Those of fields for which there is no
            test are kept, too, since the judge will see them all.
    """

    def __init__(self, pool: Executor, schema: Schema, needed: frozenset[str]) -> None:
        self._pool = pool
        self._fields = schema.by_name
        self._needed = needed
        self._tests: dict[str, Test] = {}
        self._unjudged: set[str] = set()
        self._kept: list[str] = []
        self._sieved: list[Future[_Sieved]] = []
        self._ready = False

    def add(self, cells: pl.DataFrame, places: Sequence[ColumnPlace], first: int) -> None:
        """Take the cells of some rows.

        Args:
            cells: A column for each column of the file, named by its number.
            places: Which of them is which field.
            first: Index in the table of the first row.
        """
        if not self._ready:
            self._prepare(places)
        self._sieved.append(self._pool.submit(self._sieve, cells, places, first))

    def _sieve(self, cells: pl.DataFrame, places: Sequence[ColumnPlace], first: int) -> _Sieved:
        at = {each.name: pl.col(str(each.position)) for each in places}
        kept = {each.name: _cleaned(at[each.name], each.missing) for each in places}
        tests = [
            (~test(at[name]).fill_null(False)).alias(f"suspect {name}")
            for name, test in self._tests.items()
        ]
        wanted = [kept[name].alias(f"kept {name}") for name in self._kept]
        # What several tests of a column compute, such as its numbers, is computed once.
        sieved = cells.lazy().select(wanted + tests).collect(optimizations=_ONCE)
        suspects = {}
        for name in self._tests:
            rows = sieved[f"suspect {name}"].arg_true()
            if len(rows):
                texts = cells.select(kept[name].gather(rows).alias("text"))
                index = (rows.cast(pl.Int64) + first).alias("index")
                suspects[name] = texts.with_columns(index)
        return _Sieved({name: sieved[f"kept {name}"] for name in self._kept}, suspects)

    def columns(
        self, places: Sequence[ColumnPlace], rows: Rows
    ) -> Mapping[str, Sequence[str | None]]:
        """The columns of the table: those kept, and the others as they stand on the disk."""
        sieved = [each.result() for each in self._sieved]
        return {
            each.name: (
                Stored[str | None](_joined([part.kept[each.name] for part in sieved]))
                if each.name in self._kept
                else Unread(rows, each.name)
            )
            for each in places
        }

    def seen(self, columns: Mapping[str, Sequence[str | None]]) -> Seen:
        """What was seen of the cells."""
        found = [each.result().suspects for each in self._sieved]
        suspects = {
            name: _suspects([each[name] for each in found if name in each]) for name in self._tests
        }
        suspects |= {name: Suspects([], []) for name in self._unjudged}
        stored = {name: each.series for name, each in columns.items() if isinstance(each, Stored)}
        return Seen(self._fields, suspects, stored)

    def _prepare(self, places: Sequence[ColumnPlace]) -> None:
        self._ready = True
        tests: dict[str, Test] = {}
        for each in places:
            column = Column(self._fields[each.name])
            if judges_nothing(column):
                self._unjudged.add(each.name)
            elif (test := accept(column, each.missing)) is not None:
                tests[each.name] = test
        self._tests = usable(tests)
        known = self._unjudged.union(self._tests)
        names = [each.name for each in places]
        self._kept = [name for name in names if name in self._needed or name not in known]


def _cleaned(cells: pl.Expr, missing: frozenset[str]) -> pl.Expr:
    """The cells, null where their text means that there is no value."""
    if not missing:
        return cells
    texts = sorted(missing)
    return pl.when(cells != texts[0] if len(texts) == 1 else ~cells.is_in(texts)).then(cells)


def _joined(parts: Sequence[pl.Series]) -> pl.Series:
    return pl.concat(parts, rechunk=False) if parts else pl.Series(dtype=pl.String)


def _suspects(parts: Sequence[pl.DataFrame]) -> Suspects:
    if not parts:
        return Suspects([], [])
    found = pl.concat(parts)
    return Suspects(Stored[int](found["index"]), Stored[str | None](found["text"]))
