"""Large tables only: which rows of a group may hold at once with another, so that the rest rest.

A sieve in front of the exact comparison: it lets rows through unseen only where they certainly
have nothing to do with any other row. It reads plain days, months and years and nothing else; a
group with any other date, or with a cell at fault, is left whole to the exact comparison.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from frictionless_dossier.dates.value import FIRST_DAY, LAST_DAY
from frictionless_dossier.package.table import Table

if TYPE_CHECKING:
    import polars as pl

LARGE = 20_000
"""Rows from which on the sieve saves more than it takes to import its library."""

_EPOCH = date(1970, 1, 1).toordinal()
_SLOTS = 2 * LAST_DAY + 2
"""More than any slot of a plain date, so that groups lie apart on one line of slots."""


def crossing_rows(
    table: Table,
    by: Sequence[str],
    start: str,
    end: str,
    where: Mapping[str, Collection[str]],
    *,
    touching: bool,
) -> list[int] | None:
    """The rows that may hold at once with another of their group, and all that are not certain.

    Args:
        table: The table, which has all these columns.
        by: Fields that make a group.
        start: Field of the start.
        end: Field of the end.
        where: For fields named here, the values that count.
        touching: Whether one may end on the day on which another starts.

    Returns:
        Indices in order. None where the sieve is no help: for small tables, and without Polars.
    """
    if len(table) < LARGE:
        return None
    try:
        import polars as pl
    except ImportError:
        return None
    rows = pl.DataFrame(
        {
            "key": _key(table, by),
            "start": pl.Series(table.column(start), dtype=pl.String),
            "end": pl.Series(table.column(end), dtype=pl.String),
            **{f"where {name}": pl.Series(table.column(name), dtype=pl.String) for name in where},
        }
    ).with_row_index("row")
    faulty = {index for index, name in table.faults if name in (*by, start, end, *where)}
    counted = [pl.col(f"where {name}").is_in(list(values)) for name, values in where.items()]
    placed = (
        rows.lazy()
        .filter(*counted)
        .with_columns(*_bounds("start", "s"), *_bounds("end", "e"))
        .with_columns(
            pl.min_horizontal("s1", "e1").alias("s1"), pl.max_horizontal("s0", "e0").alias("e0")
        )
        .with_columns(
            (
                (pl.col("s0") >= FIRST_DAY)
                & (pl.col("s0") <= pl.col("e1"))
                & (~pl.col("row").is_in(sorted(faulty)) if faulty else True)
            )
            .fill_null(False)
            .alias("certain"),
            (pl.col("key") * _SLOTS + _slot("s0", "e0", 1 if touching else 0)).alias("first"),
            (pl.col("key") * _SLOTS + _slot("e1", "s1", -1 if touching else 0)).alias("last"),
        )
        .select("row", "key", "certain", "first", "last")
        .sort("first")
        .collect()
    )
    known = placed.filter(~pl.col("certain").not_().any().over("key") & pl.col("key").is_not_null())
    begins = pl.col("first") > pl.col("last").cum_max().shift(1, fill_value=-1)
    alone = known.filter(begins & begins.shift(-1, fill_value=True))["row"]
    left = placed.join(alone.to_frame(), on="row", how="anti")["row"]
    return left.sort().to_list()


def _key(table: Table, by: Sequence[str]) -> "pl.Series":
    """A number for each group, from 1; null for rows without a value in one of the fields."""
    import polars as pl

    # Two keys that are spelt alike when joined share a group: so the sieve lets fewer rows through.
    columns = [pl.Series(name, table.column(name), dtype=pl.String) for name in by]
    joined = pl.select(pl.concat_str(columns, separator="\x1f")).to_series()
    return joined.cast(pl.Categorical).to_physical().cast(pl.Int64) + 1


def _bounds(name: str, letter: str) -> "tuple[pl.Expr, pl.Expr]":
    """The first and last day that a plain date may mean, as ordinals; null where it is none."""
    import polars as pl

    text = pl.col(name)
    size = text.str.len_bytes()
    full = text + pl.when(size == 4).then(pl.lit("-01-01")).when(size == 7).then(
        pl.lit("-01")
    ).otherwise(pl.lit(""))
    plain = pl.when(full.str.contains("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")).then(full)
    day = plain.str.to_date("%Y-%m-%d", strict=False)
    end = (
        pl.when(size == 10)
        .then(day)
        .when(size == 7)
        .then(day.dt.month_end())
        .otherwise(day.dt.offset_by("1y").dt.offset_by("-1d"))
    )
    return (
        (day.to_physical().cast(pl.Int64) + _EPOCH).alias(f"{letter}0"),
        (end.to_physical().cast(pl.Int64) + _EPOCH).alias(f"{letter}1"),
    )


def _slot(day: str, other: str, inward: int) -> "pl.Expr":
    """The slot of an outer bound; where the inner one differs, one slot inward (see `reach`)."""
    import polars as pl

    if not inward:
        return pl.col(day)
    return 2 * pl.col(day) + inward * (pl.col(day) != pl.col(other)).cast(pl.Int64)
