"""The overlaps of offices of one seat, all rows of a large table at once; it needs Polars.

A sieve in front of the exact comparison. It reads plain days, months and years, and empty cells as
bounds that are not known, and nothing else; a group with any other date, or with a cell at fault,
is left whole to the exact comparison. The rest falls into parts that have nothing to do with each
other (see `_conflicts.apart`). Rows that are alone in their part have no overlap. Of the other
parts each pair is graded by the same comparisons of slots as in `_conflicts`, in whole columns,
unless there are too many pairs, or unless there may be a joint conflict: such parts are left, too.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import polars as pl

from frictionless_dossier.checks._conflicts import Grade
from frictionless_dossier.checks._pairs import GRADES, judged, reach_slots
from frictionless_dossier.dates.value import FIRST_DAY, LAST_DAY
from frictionless_dossier.package.table import Table
from frictionless_dossier.sieve.dates import first_day
from frictionless_dossier.sieve.stored import series

_EPOCH = date(1970, 1, 1).toordinal()
_AFTER = LAST_DAY + 10_000
"""A day that stands for any after the calendar. More tenures than days between have no room."""

_BEFORE = -_AFTER
"""A day that stands for any before the calendar, farther from each of it than two of them are."""

_SLOTS = 2 * (_AFTER - _BEFORE) + 2
"""More than any two slots lie apart, so that groups lie apart on one line of slots."""

_DENSE = 16
"""Pairs for each row of a part from which on sweeping over the part is quicker."""

_MOST = 2_000_000
"""Pairs of a part from which on they take too much memory: some 500 MB."""

_PAIRS = 100_000
"""Pairs that are looked at together, or those of one part if they are more: some 40 MB."""


class Crossing(NamedTuple):
    """What the sieve makes of a table.

    Attributes:
        left: Indices of the rows that are left to the exact comparison, in order.
        overlaps: For each grade of a pair that there is, the other rows whose gravest conflicts are
            of it, in order: `row`, `partner`, the nearest row, and `others`, how many more.
    """

    left: list[int]
    overlaps: Mapping[Grade, pl.DataFrame]


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

    None where a cell is no text of Unicode, which a table in memory may hold.

    Args:
        table: The table, which has all these columns.
        by: Fields that make a group.
        start: Field of the start.
        end: Field of the end.
        where: For fields named here, the values that count.
        seats: How many may hold at once. Of more than one, all rows that may hold at once with
            another are left.
        touching: Whether one may end on the day on which another starts.
    """
    columns = {name: series(table.column(name)) for name in (*by, start, end, *where)}
    if any(each is None for each in columns.values()):
        return None
    cells = pl.DataFrame(columns)
    placed = _placed(table, cells, by, start, end, where, touching=touching)
    known = placed.filter(pl.col("certain").all().over("key") & pl.col("key").is_not_null())
    begins = known["first"] > known["last"].cum_max().shift(1, fill_value=-1)
    alone = begins & begins.shift(-1, fill_value=True)
    done = [known["row"].filter(alone)]
    members = known.with_columns(begins.cum_sum().alias("part")).filter(~alone)
    told = []
    for portion in _portions(members) if seats == 1 else ():
        settled, overlaps = judged(portion, touching=touching)
        done.append(settled)
        told.append(overlaps)
    left = placed.select("row").join(pl.concat(done).to_frame(), on="row", how="anti")["row"]
    return Crossing(left.sort().to_list(), _by_grade(pl.concat(told)) if told else {})


def _by_grade(overlaps: pl.DataFrame) -> dict[Grade, pl.DataFrame]:
    graded = overlaps.sort("row").partition_by("grade", as_dict=True, include_key=False)
    return {GRADES[number]: rows for (number,), rows in graded.items()}


def _placed(
    table: Table,
    cells: pl.DataFrame,
    by: Sequence[str],
    start: str,
    end: str,
    where: Mapping[str, Collection[str]],
    *,
    touching: bool,
) -> pl.DataFrame:
    """The rows that count, with the slots of each, ordered by the first that it may reach.

    All slots of a group lie on a stretch of one line that is its own. `certain` tells whether the
    dates of a row are plain and leave a choice.
    """
    faulty = sorted({row for row, name in table.faults if name in (*by, start, end, *where)})
    sound = ~pl.col("row").is_in(faulty) if faulty else pl.lit(True)
    counted = [pl.col(f"where {name}").is_in(list(values)) for name, values in where.items()]
    first, last = reach_slots(touching=touching)
    line = pl.col("key") * _SLOTS
    return (
        pl.DataFrame(
            {
                "key": _key(cells, by),
                "start": cells[start],
                "end": cells[end],
                **{f"where {name}": cells[name] for name in where},
            }
        )
        .with_row_index("row")
        .lazy()
        .filter(pl.all_horizontal(pl.lit(True), *counted) | ~sound)
        # Made in a step of their own, for in an expression Polars would make them at each mention.
        .with_columns(first_day("start").alias("start day"), first_day("end").alias("end day"))
        .select("row", "key", sound.alias("sound"), *_bounds("start", "s"), *_bounds("end", "e"))
        .with_columns(
            pl.min_horizontal("s1", "e1").alias("s1"), pl.max_horizontal("s0", "e0").alias("e0")
        )
        .select(
            pl.all().exclude("sound"),
            (
                pl.col("sound")
                & (pl.col("s0") <= pl.col("e1"))
                & ((pl.col("s0") >= FIRST_DAY) | (pl.col("s0") == _BEFORE))
                & (pl.col("e1") >= FIRST_DAY)
            )
            .fill_null(False)
            .alias("certain"),
            (line + first).alias("first"),
            (line + last).alias("last"),
        )
        .sort("first")
        .collect()
    )


def _portions(members: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The parts, as many together as have so many pairs; without those that are too dense.

    Each row gets in `later` how many rows of its part follow it and begin on a day on which it may
    still hold: all that may share a slot with it, and some that only touch it.
    """
    day = pl.col("key") * _SLOTS
    rows = members.with_row_index("at").with_columns(
        (day + pl.col("s0")).alias("opens"), (day + pl.col("e1")).alias("closes")
    )
    after = rows["opens"].search_sorted(rows["closes"], side="right").cast(pl.Int64)
    until = pl.min_horizontal(pl.lit(after), pl.col("at").max().over("part") + 1)
    rows = rows.with_columns((until - pl.col("at") - 1).alias("later"))
    most = pl.min_horizontal(_DENSE * pl.len(), _MOST)
    rows = rows.filter((pl.col("later").sum() <= most).over("part"))
    # In two steps, for under `over` the sum itself would begin anew in each part.
    rows = rows.with_columns(pl.col("later").cum_sum().alias("portion"))
    rows = rows.with_columns(pl.col("portion").max().over("part") // _PAIRS)
    for each in rows.partition_by("portion"):
        yield each.drop("at", "portion").with_row_index("at")


def _key(cells: pl.DataFrame, by: Sequence[str]) -> pl.Series:
    """A number for each group, from 1; null for rows without a value in one of the fields."""
    # Each text after its length, so that no two keys are spelt alike when joined.
    filled = [pl.when(pl.col(name) != "").then(pl.col(name)) for name in by]
    parts = [part for text in filled for part in (text.str.len_bytes(), text)]
    joined = cells.select(pl.concat_str(parts, separator=" ")).to_series()
    return joined.cast(pl.Categorical).to_physical().cast(pl.Int64) + 1


def _bounds(name: str, letter: str) -> tuple[pl.Expr, ...]:
    """What a plain date may mean, as ordinals: the first and the last day; null where it is none.

    An empty cell may mean any day. And a number for the month or year that it is given as; null
    where it is none.
    """
    text = pl.col(name)
    size = text.str.len_bytes()
    day = pl.col(f"{name} day")
    first = day.to_physical().cast(pl.Int32) + _EPOCH
    days_more = (
        pl.when(size == 7)
        .then(day.dt.days_in_month().cast(pl.Int32) - 1)
        .when(size == 4)
        .then(364 + day.dt.is_leap_year().cast(pl.Int32))
        .otherwise(0)
    )
    unit = pl.when(size < 10).then(2 * first + (size == 4).cast(pl.Int32))
    return (
        pl.when(text.is_null()).then(_BEFORE).otherwise(first).alias(f"{letter}0"),
        pl.when(text.is_null()).then(_AFTER).otherwise(first + days_more).alias(f"{letter}1"),
        unit.alias(f"{letter} unit"),
    )
