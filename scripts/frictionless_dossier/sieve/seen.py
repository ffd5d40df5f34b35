"""What was seen of a large table while it was read, as the judge asks for it.

Keys and references are sieved here: by the texts of their cells, where equal values have equal
texts, or where a coarser comparison is sure to find all rows that may be equal.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import polars as pl

from frictionless_dossier.judge import Column
from frictionless_dossier.package.model import Field
from frictionless_dossier.package.table import Table
from frictionless_dossier.sieve.dates import first_day
from frictionless_dossier.sieve.stored import Stored, series


class Suspects(NamedTuple):
    """Cells of a field that the judge must see: their rows, and their texts."""

    indexes: Sequence[int]
    texts: Sequence[str | None]


class Seen:
    """The sieve of one table (see `package.table.Sieve`).

    Args:
        fields: The fields of its schema by name.
        suspects: The suspects of each field that has a test.
        stored: The columns that are kept.
    """

    def __init__(
        self,
        fields: Mapping[str, Field],
        suspects: Mapping[str, Suspects],
        stored: Mapping[str, pl.Series],
    ) -> None:
        self._fields = fields
        self._suspects = suspects
        self._stored = stored
        self._repeated: dict[Sequence[str], Sequence[int] | None] = {}
        self._dated: dict[str, pl.Series] = {}

    def suspects(self, name: str) -> Suspects | None:
        """The cells of a field that may be at fault."""
        return self._suspects.get(name)

    def empty(self, name: str) -> Sequence[int] | None:
        """The rows in which the cell of a field is empty."""
        cells = self._stored.get(name)
        return None if cells is None else _indexes(cells.is_null())

    def repeated(self, names: Sequence[str]) -> Sequence[int] | None:
        """The rows that may have the same values in these fields as another row."""
        names = tuple(names)
        if names not in self._repeated:
            self._repeated[names] = self._find_repeated(names)
        return self._repeated[names]

    def _find_repeated(self, names: Sequence[str]) -> Sequence[int] | None:
        keys = [self._identity(name) for name in names]
        if any(each is None for each in keys):
            return None
        columns = [each for each in keys if each is not None]
        frame = pl.DataFrame({str(number): each for number, each in enumerate(columns)})
        complete = frame.select(pl.all_horizontal(pl.all().is_not_null())).to_series()
        # Equal values have equal hashes. That different ones may have them too costs nothing.
        hashes = frame.hash_rows()
        ordered = (hashes if complete.all() else hashes.filter(complete)).sort()
        again = ordered.filter(ordered == ordered.shift(1))
        if again.is_empty():
            return []
        return _indexes(hashes.is_in(again.unique().implode()) & complete)

    def unmatched(
        self, names: Sequence[str], target: Table, reference: Sequence[str]
    ) -> Sequence[int] | None:
        """The rows whose texts stand in these fields of no row of the other table.

        A text that stands there, in a field declared alike, is the same value.
        """
        here = [self._stored.get(name) for name in names]
        there = [series(target.columns[name]) for name in reference]
        declared = zip(names, reference, strict=True)
        if any(each is None for each in (*here, *there)) or any(
            _declared(self._fields[name]) != _declared(target.schema.by_name[other])
            for name, other in declared
        ):
            return None
        mine = pl.DataFrame({str(n): each for n, each in enumerate(here) if each is not None})
        other = pl.DataFrame({str(n): each for n, each in enumerate(there)}).unique()
        if len(names) == 1:
            cells = mine.to_series()
            return _indexes(cells.is_not_null() & ~cells.is_in(other.to_series().implode()))
        found = mine.with_row_index("index").join(
            other, on=mine.columns, how="anti", nulls_equal=True, maintain_order="left"
        )
        return Stored[int](found["index"])

    def undated(self, name: str) -> Sequence[int] | None:
        """The rows in which the cell of a field is neither empty nor a plain date."""
        cells, plain = self._stored.get(name), self._plain(name)
        return None if cells is None or plain is None else _indexes(cells.is_not_null() & ~plain)

    def backward(self, start: str, end: str) -> Sequence[int] | None:
        """The rows with a date that is not plain, or whose start lies wholly after their end."""
        cells = {"start": self._stored.get(start), "end": self._stored.get(end)}
        undated = [self.undated(name) for name in (start, end)]
        if any(each is None for each in (*cells.values(), *undated)):
            return None
        # Of two plain dates the one lies after the other if their texts do, as far as both reach.
        first, last = pl.col("start"), pl.col("end")
        both = pl.min_horizontal(first.str.len_bytes(), last.str.len_bytes())
        after = first.str.slice(0, both) > last.str.slice(0, both)
        rows = _indexes(pl.DataFrame(cells).select(after.fill_null(False)).to_series())
        return sorted({*rows, *(index for each in undated if each for index in each)})

    def _plain(self, name: str) -> pl.Series | None:
        """Whether the cells of a column are plain dates."""
        if name not in self._dated and name in self._stored:
            first = pl.DataFrame({name: self._stored[name]}).select(first_day(name)).to_series()
            self._dated[name] = (first >= date.min).fill_null(False)
        return self._dated.get(name)

    def _identity(self, name: str) -> pl.Series | None:
        """What is equal wherever two values of a field are; None where that cannot be told."""
        cells = self._stored.get(name)
        if cells is None:
            return None
        column = Column(self._fields[name])
        if column.type.textual:
            return cells
        if self._fields[name].type != "integer" or column.type.convert is None:
            return None
        whole = cells.str.contains(r"^[+-]?[0-9]{1,18}$")
        if not whole.all():
            return None  # Longer numbers, or no numbers: the judge alone knows what they equal.
        return cells.cast(pl.Int64)


def _declared(field: Field) -> Mapping[str, object]:
    """What a field declares of how its texts are read."""
    told = ("type", "format", "groupChar", "decimalChar", "bareNumber", "trueValues", "falseValues")
    more = ("delimiter", "itemType")
    return {name: field.descriptor.get(name) for name in told + more}


def _indexes(mask: pl.Series) -> Sequence[int]:
    return Stored[int](mask.arg_true())
