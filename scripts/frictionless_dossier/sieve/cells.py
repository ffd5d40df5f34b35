"""What is done with the cells of a large table: which are kept, and which the judge must see."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import polars as pl

from frictionless_dossier.judge import Column
from frictionless_dossier.package.building import ColumnPlace
from frictionless_dossier.package.model import Schema
from frictionless_dossier.sieve.accept import Test, accept, judges_nothing
from frictionless_dossier.sieve.forms import Form, form, works
from frictionless_dossier.sieve.seen import Suspects
from frictionless_dossier.sieve.spelling import Spelling

_ONCE = pl.QueryOptFlags.none(comm_subexpr_elim=True)

_HEAVY = 4096
"""States of the matcher of a row: with more, its memory would be too small."""


class Sieved(NamedTuple):
    """What remains of the cells of some rows.

    Attributes:
        kept: A column for each field that is kept.
        suspects: By field, the cells that the judge must see; rows are counted from the first one.
    """

    kept: pl.DataFrame
    suspects: Mapping[str, Suspects]

    def slice(self, first: int, count: int) -> "Sieved":
        """What remains of `count` of the rows, from the one with this index on."""
        suspects = {}
        for name, (indexes, texts) in self.suspects.items():
            begin, end = bisect_left(indexes, first), bisect_left(indexes, first + count)
            if begin < end:
                here = [index - first for index in indexes[begin:end]]
                suspects[name] = Suspects(here, texts[begin:end])
        return Sieved(self.kept.slice(first, count), suspects)


class CellSieve:
    """Sieves cells; it knows the table, but none of its rows.

    Args:
        schema: The schema of the table.
        needed: Names of the fields whose cells are kept. Those of fields for which there is no
            test are kept, too, since the judge will see them all.
        places: Which columns of the file are which fields.
        width: Cells of a row.
        spelling: How they are spelled.
        few: Rows that are not tested but all judged.

    Attributes:
        row: The expression of a line that is a row whose cells are valid, but for those that are
            read at any rate (see `columns`); None if it would tell of no cell.
        is_filled: Whether no blank row has that form.
        kept: Names of the fields that are kept.
        judged: Names of the fields of which the sieve says what the judge must see.
    """

    def __init__(
        self,
        schema: Schema,
        needed: frozenset[str],
        places: Sequence[ColumnPlace],
        width: int,
        spelling: Spelling,
        few: int,
    ) -> None:
        self._few = few
        self._at = {each.name: each for each in places}
        compiled = {each.name: Column(schema.by_name[each.name]) for each in places}
        unjudged = {name for name, column in compiled.items() if judges_nothing(column)}
        self._tests: dict[str, Test] = {}
        for name, column in compiled.items():
            test = None if name in unjudged else accept(column, self._at[name].missing)
            if test is not None:
                self._tests[name] = test
        self.judged = [name for name in self._at if name in unjudged or name in self._tests]
        self.kept = [name for name in self._at if name in needed or name not in self.judged]
        self._told: frozenset[str] = frozenset()
        self.row: str | None = None
        self.is_filled = False
        self._tell({name: compiled[name] for name in self._tests}, width, spelling)

    def _tell(self, columns: Mapping[str, Column], width: int, spelling: Spelling) -> None:
        """Make the expression of a row."""
        told: dict[str, Form] = {}
        left = _HEAVY
        for name, column in columns.items():
            found = form(column, self._at[name].missing, spelling)
            if found is not None and found.weight <= left:
                told[name] = found
                left -= found.weight
        cells = {self._at[name].position: each.cells for name, each in told.items()}
        row = spelling.row(cells.get(position, spelling.cell) for position in range(width))
        if told and works(row):
            self._told = frozenset(told)
            self.row = row
            self.is_filled = any(each.filled for each in told.values())

    def columns(self) -> list[int]:
        """The columns of the file that are read of rows that have the form, in order."""
        tested = self._tests.keys() - self._told
        return sorted(self._at[name].position for name in {*self.kept, *tested})

    def take(self, rows: Sequence[Sequence[str | None]]) -> Sieved:
        """Sieve rows that stand here as they are in the file; there is at least one."""
        columns = list(zip(*rows, strict=True))
        if len(rows) > self._few:
            cells = {
                str(number): pl.Series(each, dtype=pl.String) for number, each in enumerate(columns)
            }
            return self.sieve(pl.DataFrame(cells))
        given = {name: self._given(name, columns[each.position]) for name, each in self._at.items()}
        kept = {name: pl.Series(given[name], dtype=pl.String) for name in self.kept}
        indexes = range(len(rows))
        return Sieved(
            pl.DataFrame(kept), {name: Suspects(indexes, given[name]) for name in self._tests}
        )

    def sieve(self, cells: pl.DataFrame, *, formed: bool = False) -> Sieved:
        """Sieve rows.

        Args:
            cells: A column for each column of the file, named by its number.
            formed: They have the form, and only those of `columns` are there.
        """
        tested = self._tests.keys() - self._told if formed else self._tests
        kept = [self._cleaned(name).alias(name) for name in self.kept]
        return Sieved(cells.select(kept), self._suspects(cells, tested))

    def doubts(self, cells: pl.DataFrame, indexes: pl.Series) -> Mapping[str, Suspects]:
        """The suspects among rows that do not have the form, but for cells of `columns`.

        Args:
            cells: A column for each column of the file, named by its number.
            indexes: The number of each row.
        """
        rows = indexes.to_list()
        return {
            name: Suspects([rows[index] for index in found], texts)
            for name, (found, texts) in self._suspects(cells, self._told).items()
        }

    def _suspects(self, cells: pl.DataFrame, names: Collection[str]) -> dict[str, Suspects]:
        """By field, the cells that the judge must see: all of them where they are few."""
        columns = {name: cells[self._column(name)] for name in names}
        if len(cells) <= self._few or (doubtful := self._doubtful(cells, names)) is None:
            rows = range(len(cells))
            return {
                name: Suspects(rows, self._given(name, each.to_list()))
                for name, each in columns.items()
            }
        return {
            name: Suspects(rows, self._given(name, columns[name].gather(rows).to_list()))
            for name, rows in doubtful.items()
            if rows
        }

    def _doubtful(
        self, cells: pl.DataFrame, names: Collection[str]
    ) -> Mapping[str, list[int]] | None:
        """By field, the rows whose cell does not pass its test; None if Polars cannot use one."""
        doubts = [
            (~self._tests[name](pl.col(self._column(name))).fill_null(False)).alias(name)
            for name in names
        ]
        try:
            # What several tests of a column compute, such as its numbers, is computed once.
            masks = cells.lazy().select(doubts).collect(optimizations=_ONCE)
        except pl.exceptions.PolarsError:
            return None  # An expression may be too large for the matcher after all.
        return {name: masks[name].arg_true().to_list() for name in names}

    def _given(self, name: str, texts: Sequence[str | None]) -> Sequence[str | None]:
        """Texts of cells, None where they mean that there is no value."""
        missing = self._at[name].missing
        return [None if text in missing else text for text in texts]

    def _column(self, name: str) -> str:
        return str(self._at[name].position)

    def _cleaned(self, name: str) -> pl.Expr:
        """The cells, null where their text means that there is no value."""
        cells, missing = pl.col(self._column(name)), sorted(self._at[name].missing)
        if not missing:
            return cells
        given = cells != missing[0] if len(missing) == 1 else ~cells.is_in(missing)
        return pl.when(given).then(cells)
