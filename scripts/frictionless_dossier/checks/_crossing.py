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
    names = list(dict.fromkeys((*by, start, end, *where)))
    columns = {
        f"{at}": pl.Series(table.column(name), dtype=pl.String) for at, name in enumerate(names)
    }
    place = {name: str(at) for at, name in enumerate(names)}
    faulty = {index for index, name in table.faults if name in place}
    rows = pl.DataFrame(columns).with_row_index("row").lazy()
    for name, values in where.items():
        rows = rows.filter(pl.col(place[name]).is_in(list(values)))
    key = [pl.col(place[name]) for name in by]
    s0, s1 = _first(pl.col(place[start])), _last(pl.col(place[start]))
    e0, e1 = _first(pl.col(place[end])), _last(pl.col(place[end]))
    sound = ~pl.col("row").is_in(sorted(faulty)) if faulty else pl.lit(True)
    rows = rows.select(
        "row",
        pl.struct(key).rank("dense").cast(pl.Int64).alias("group")
        if len(key) > 1
        else key[0].rank("dense").cast(pl.Int64).alias("group"),
        s0.alias("s0"),
        pl.min_horizontal(s1, e1).alias("s1"),
        pl.max_horizontal(s0, e0).alias("e0"),
        e1.alias("e1"),
        sound.alias("sound"),
    )
    certain = (
        pl.col("sound")
        & (pl.col("s0") >= FIRST_DAY)
        & (pl.col("e1") <= LAST_DAY)
        & (pl.col("s0") <= pl.col("e1"))
    ).fill_null(False)
    first, last = pl.col("s0"), pl.col("e1")
    if touching:
        first = 2 * first + (pl.col("s0") < pl.col("e0")).cast(pl.Int64)
        last = 2 * last - (pl.col("s1") < pl.col("e1")).cast(pl.Int64)
    apart = pl.col("group") * _SLOTS
    placed = (
        rows.select(
            "row",
            "group",
            certain.alias("certain"),
            (apart + first).alias("first"),
            (apart + last).alias("last"),
        )
        .collect()
        .sort("first")
    )
    unsure = placed.filter(~pl.col("certain"))["group"].unique().drop_nulls()
    known = placed.filter(pl.col("group").is_not_null(), ~pl.col("group").is_in(unsure.implode()))
    until = pl.col("last").cum_max().shift(1)
    begins = (pl.col("first") > until).fill_null(True)
    alone = begins & begins.shift(-1).fill_null(True)
    passed = known.filter(alone)["row"]
    chosen = placed["row"].filter(~placed["row"].is_in(passed.implode()))
    return chosen.sort().to_list()


def _day(text: "pl.Expr") -> "pl.Expr":
    """The ordinal of a full day; null where the text is none."""
    import polars as pl

    plain = pl.when(text.str.contains("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")).then(text)
    day = plain.str.to_date("%Y-%m-%d", strict=False)
    return day.cast(pl.Int32).cast(pl.Int64) + _EPOCH


def _first(text: "pl.Expr") -> "pl.Expr":
    """The first day that a plain date may mean."""
    import polars as pl

    size = text.str.len_bytes()
    month = pl.when(size == 7).then(text + "-01").otherwise(text)
    return _day(pl.when(size == 4).then(text + "-01-01").otherwise(month))


def _last(text: "pl.Expr") -> "pl.Expr":
    """The last day that a plain date may mean."""
    import polars as pl

    size = text.str.len_bytes()
    year = pl.when(size == 4).then(text + "-12-31").otherwise(text)
    full = pl.when(size == 7).then(text + "-01").otherwise(year)
    plain = pl.when(full.str.contains("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")).then(full)
    day = plain.str.to_date("%Y-%m-%d", strict=False)
    ends = pl.when(size == 7).then(day.dt.month_end()).otherwise(day)
    return ends.cast(pl.Int32).cast(pl.Int64) + _EPOCH
