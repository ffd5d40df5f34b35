"""Large tables only: the overlaps of offices of one seat, all rows at once.

A sieve in front of the exact comparison. It reads plain days, months and years and nothing else; a
group with any other date, or with a cell at fault, is left whole to the exact comparison. The rest
falls into parts that have nothing to do with each other (see `_conflicts.apart`). Rows that are
alone in their part have no overlap. Of the other parts each pair is graded by the same comparisons
of slots as in `_conflicts`, in whole columns, unless there are too many pairs, or unless there may
be a joint conflict: such parts are left, too.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from frictionless_dossier.checks._conflicts import Grade
from frictionless_dossier.dates.value import FIRST_DAY, LAST_DAY
from frictionless_dossier.package.table import Table

if TYPE_CHECKING:
    import polars as pl

LARGE = 20_000
"""Rows from which on the sieve saves more than it takes to import its library."""

_EPOCH = date(1970, 1, 1).toordinal()
_SLOTS = 2 * LAST_DAY + 2
"""More than any slot of a plain date, so that groups lie apart on one line of slots."""

_DENSE = 16
"""Pairs for each row of a part from which on sweeping over the part is quicker."""

_PAIRS = 500_000
"""Pairs that are looked at together, or those of one part if they are more: some 100 MB."""


class Crossing(NamedTuple):
    """What the sieve makes of a table.

    Attributes:
        left: Indices of the rows that are left to the exact comparison, in order.
        overlaps: For each grade of a pair that there is, the other rows whose gravest conflicts are
            of it, in order: `row`, `partner`, the nearest row, and `others`, how many more.
    """

    left: list[int]
    overlaps: "Mapping[Grade, pl.DataFrame]"


def crossing(
    table: Table,
    by: Sequence[str],
    start: str,
    end: str,
    where: Mapping[str, Collection[str]],
    *,
    seats: int,
    touching: bool,
) -> Crossing | None:
    """The overlaps that can be told at once, and the rows for which this is not certain.

    Args:
        table: The table, which has all these columns.
        by: Fields that make a group.
        start: Field of the start.
        end: Field of the end.
        where: For fields named here, the values that count.
        seats: How many may hold at once. Of more than one, all rows that may hold at once with
            another are left.
        touching: Whether one may end on the day on which another starts.

    Returns:
        None where the sieve is no help: for small tables, and without Polars.
    """
    if len(table) < LARGE:
        return None
    try:
        import polars as pl

        from frictionless_dossier.checks._pairs import judged
    except ImportError:
        return None
    placed = _placed(table, by, start, end, where, touching=touching)
    known = placed.filter(~pl.col("certain").not_().any().over("key") & pl.col("key").is_not_null())
    begins = known["first"] > known["last"].cum_max().shift(1, fill_value=-1)
    known = known.with_columns(begins.cum_sum().alias("part"))
    members = known.filter(pl.len().over("part") > 1)
    done = [known.filter(pl.len().over("part") == 1)["row"]]
    told = []
    for portion in _portions(members) if seats == 1 else ():
        settled, overlaps = judged(portion, touching=touching)
        done.append(settled)
        told.append(overlaps)
    left = placed.join(pl.concat(done).to_frame(), on="row", how="anti")["row"]
    return Crossing(left.sort().to_list(), _by_grade(pl.concat(told)) if told else {})


def _by_grade(overlaps: "pl.DataFrame") -> "dict[Grade, pl.DataFrame]":
    from frictionless_dossier.checks._pairs import GRADES

    graded = overlaps.sort("row").partition_by("grade", as_dict=True, include_key=False)
    return {GRADES[number]: rows for (number,), rows in graded.items()}


def _placed(
    table: Table,
    by: Sequence[str],
    start: str,
    end: str,
    where: Mapping[str, Collection[str]],
    *,
    touching: bool,
) -> "pl.DataFrame":
    """The rows that count, with the slots of each, ordered by the first that it may reach.

    All slots of a group lie on a stretch of one line that is its own. `certain` tells whether the
    dates of a row are plain and leave a choice.
    """
    import polars as pl

    faulty = sorted({row for row, name in table.faults if name in (*by, start, end, *where)})
    sound = ~pl.col("row").is_in(faulty) if faulty else pl.lit(True)
    counted = [pl.col(f"where {name}").is_in(list(values)) for name, values in where.items()]
    line = pl.col("key") * _SLOTS
    slots = _between_days() if touching else _days()
    return (
        pl.DataFrame(
            {
                "key": _key(table, by),
                "start": _texts(table, start),
                "end": _texts(table, end),
                **{f"where {name}": _texts(table, name) for name in where},
            }
        )
        .with_row_index("row")
        .lazy()
        .filter(pl.all_horizontal(pl.lit(True), *counted) | ~sound)
        .select("row", "key", sound.alias("sound"), *_bounds("start", "s"), *_bounds("end", "e"))
        .with_columns(
            pl.min_horizontal("s1", "e1").alias("s1"), pl.max_horizontal("s0", "e0").alias("e0")
        )
        .with_columns(
            (pl.col("sound") & (pl.col("s0") >= FIRST_DAY) & (pl.col("s0") <= pl.col("e1")))
            .fill_null(False)
            .alias("certain"),
            *((line + slot).alias(name) for name, slot in slots.items()),
        )
        .sort("first")
        .collect()
    )


def _portions(members: "pl.DataFrame") -> "Iterator[pl.DataFrame]":
    """The parts, as many together as have so many pairs; without those that are too dense.

    Each row gets in `later` how many rows of its part follow it and begin on a day on which it may
    still hold: all that may share a slot with it, and some that only touch it.
    """
    import polars as pl

    day = pl.col("key") * _SLOTS
    rows = members.with_row_index("at").with_columns(
        (day + pl.col("s0")).alias("opens"), (day + pl.col("e1")).alias("closes")
    )
    after = rows["opens"].search_sorted(rows["closes"], side="right").cast(pl.Int64)
    until = pl.min_horizontal(pl.lit(after), pl.col("at").max().over("part") + 1)
    rows = rows.with_columns((until - pl.col("at") - 1).alias("later"))
    rows = rows.filter(pl.col("later").sum().over("part") <= _DENSE * pl.len().over("part"))
    number = pl.col("later").cum_sum().max().over("part") // _PAIRS
    for each in rows.with_columns(number.alias("portion")).partition_by("portion"):
        yield each.drop("at", "portion").with_row_index("at")


def _texts(table: Table, name: str) -> "pl.Series":
    """The cells of a field."""
    import polars as pl

    return pl.Series(list(table.column(name)), dtype=pl.String)


def _key(table: Table, by: Sequence[str]) -> "pl.Series":
    """A number for each group, from 1; null for rows without a value in one of the fields."""
    import polars as pl

    cells = pl.DataFrame({name: _texts(table, name) for name in by})
    # Each text after its length, so that no two keys are spelt alike when joined.
    filled = [pl.when(pl.col(name) != "").then(pl.col(name)) for name in by]
    parts = [part for text in filled for part in (text.str.len_bytes(), text)]
    joined = cells.select(pl.concat_str(parts, separator=" ")).to_series()
    return joined.cast(pl.Categorical).to_physical().cast(pl.Int64) + 1


def _bounds(name: str, letter: str) -> "tuple[pl.Expr, ...]":
    """What a plain date may mean, as ordinals: the first and the last day; null where it is none.

    And a number for the month or year that it is given as; null where it is a day.
    """
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
    first = day.to_physical().cast(pl.Int64) + _EPOCH
    unit = pl.when(size < 10).then(2 * first + (size == 4).cast(pl.Int64))
    return (
        first.alias(f"{letter}0"),
        (end.to_physical().cast(pl.Int64) + _EPOCH).alias(f"{letter}1"),
        unit.alias(f"{letter} unit"),
    )


def _between_days() -> "dict[str, pl.Expr]":
    """The slots of a row where touching is allowed, by `reach` and `hold` of `dates.slots`."""
    import polars as pl

    s0, s1, e0, e1 = map(pl.col, ("s0", "s1", "e0", "e1"))
    long = (s0 != e1).cast(pl.Int64)
    return {
        "first": 2 * s0 + (s0 < e0).cast(pl.Int64),
        "last": 2 * e1 - (s1 < e1).cast(pl.Int64),
        "must first": 2 * s1 + long,
        "must last": 2 * e0 - long,
    }


def _days() -> "dict[str, pl.Expr]":
    """The slots of a row where touching is forbidden: the days."""
    import polars as pl

    days = {"first": "s0", "last": "e1", "must first": "s1", "must last": "e0"}
    return {name: pl.col(day) for name, day in days.items()}
