"""Pairs of tenures of one office of one seat, in whole columns: graded, counted, the nearest found.

The same comparisons of slots as in `_conflicts`, over all pairs at once. Whether more than two
tenures conflict jointly is not decided here. It is only told where they certainly do not: where
each tenure that can be moved has more free slots than there are others that may want them.
"""

import polars as pl

from frictionless_dossier.checks._conflicts import Grade

GRADES = (Grade.CERTAIN, Grade.POSSIBLE, Grade.HANDOVER)
"""The grades of a pair, by the numbers that stand for them here."""

_FAR = 1 << 24
"""More than any two slots lie apart."""

_ROWS = 1 << 32
"""More than any table has rows."""

_GRADE = 2 * _FAR * _ROWS
"""More than any order of the nearest."""


def judged(rows: pl.DataFrame, *, touching: bool) -> tuple[pl.Series, pl.DataFrame]:
    """The rows of parts without joint conflicts, and the conflicts among these.

    Args:
        rows: Tenures in parts that have nothing to do with each other, in order of the first slot
            that each may reach, as `_crossing` makes them.
        touching: Whether one may end on the day on which another starts.

    Returns:
        The indices of the rows; and of each that conflicts with others, in any order: `row`, its
        gravest `grade`, `partner`, the nearest row of that grade, and `others`, how many more.
    """
    needs = {"day": _days(), **({"slot": _slots()} if touching else {})}
    must_first, must_last = _must(touching=touching)
    pairs = _both_ways(
        rows.select(
            *("row", "part", "at", "later", "s unit", "e unit"),
            *("first", "last", must_first.alias("must first"), must_last.alias("must last")),
            *(
                expression.alias(f"{unit} {name}")
                for unit, need in needs.items()
                for name, expression in need.items()
            ),
        )
    )
    crammed = pl.concat([_crammed(pairs, unit) for unit in needs]).unique()
    settled = ~pl.col("part").is_in(crammed.implode())
    return rows.filter(settled)["row"], _gravest(pairs.filter(settled))


def _both_ways(rows: pl.DataFrame) -> pl.DataFrame:
    """The pairs that may share a day, each twice: the other one in columns that end in `other`."""
    one = rows.lazy().filter(pl.col("later") > 0)
    first = pl.col("at").cast(pl.Int64) + 1
    pairs = (
        one.select("at", pl.int_ranges(first, first + pl.col("later")).alias("other"))
        .explode("other")
        .collect()
    )
    ahead, behind = pairs["at"], pairs["other"]
    rows = rows.drop("at", "later")
    return pl.concat(
        [
            pl.concat([rows[a], rows[b].select(pl.all().name.suffix(" other"))], how="horizontal")
            for a, b in ((ahead, behind), (behind, ahead))
        ]
    )


def _gravest(pairs: pl.DataFrame) -> pl.DataFrame:
    """For each row that conflicts with others, the gravest grade and the nearest of that grade."""
    certain = (pl.col("must first") <= pl.col("must last other")) & (
        pl.col("must first other") <= pl.col("must last")
    )
    handover = (pl.col("e unit") == pl.col("s unit other")).fill_null(False) | (
        pl.col("e unit other") == pl.col("s unit")
    ).fill_null(False)
    away = (
        pl.when(certain)
        .then(pl.col("must first other") - pl.col("must first"))
        .otherwise(pl.col("first other") - pl.col("first"))
    )
    away = away.cast(pl.Int64)
    row, partner = pl.col("row").cast(pl.Int64), pl.col("row other").cast(pl.Int64)
    before = (away < 0) | ((away == 0) & (partner < row))
    # The order of `_conflicts`, as one number: the nearest, of two the one before, of several
    # before the last, else the first.
    near = (2 * away.abs() + (~before).cast(pl.Int64)) * _ROWS
    near += pl.when(before).then(_ROWS - 1 - partner).otherwise(partner)
    grade = pl.when(certain).then(0).when(handover).then(2).otherwise(1).cast(pl.Int64)
    rank = grade * _GRADE + near
    best, gravest = pl.col("rank"), pl.col("rank") // _GRADE
    turn, is_behind = best % _ROWS, best // _ROWS % 2 == 1
    numbers = range(len(GRADES))
    return (
        pairs.lazy()
        .filter(
            (pl.col("first") <= pl.col("last other")) & (pl.col("first other") <= pl.col("last"))
        )
        .select("row", rank.alias("rank"), grade.alias("grade"))
        .group_by("row")
        .agg(
            pl.col("rank").min(),
            *((pl.col("grade") == each).sum().alias(str(each)) for each in numbers),
        )
        .select(
            "row",
            gravest.alias("grade"),
            pl.when(is_behind).then(turn).otherwise(_ROWS - 1 - turn).alias("partner"),
            (pl.coalesce(pl.when(gravest == each).then(str(each)) for each in numbers) - 1).alias(
                "others"
            ),
        )
        .collect()
    )


def reach_slots(*, touching: bool) -> tuple[pl.Expr, pl.Expr]:
    """The first and the last slot that a tenure may occupy: see `dates.slots.reach`."""
    s0, s1, e0, e1 = map(pl.col, ("s0", "s1", "e0", "e1"))
    if not touching:
        return s0, e1
    return 2 * s0 + (s0 < e0).cast(pl.Int32), 2 * e1 - (s1 < e1).cast(pl.Int32)


def _must(*, touching: bool) -> tuple[pl.Expr, pl.Expr]:
    """The interval by which two tenures must share a slot: see `dates.slots.hold`."""
    s0, s1, e0, e1 = map(pl.col, ("s0", "s1", "e0", "e1"))
    if not touching:
        return s1, e0
    more = (s0 != e1).cast(pl.Int32)
    return 2 * s1 + more, 2 * e0 - more


def _slots() -> dict[str, pl.Expr]:
    """What a tenure needs at least where touching is allowed: see `dates.slots.need`."""
    s0, s1, e0, e1 = map(pl.col, ("s0", "s1", "e0", "e1"))
    fixed = s1 < e0
    first, last = 2 * e0 - (s0 < e0).cast(pl.Int32), 2 * s1 + (s1 < e1).cast(pl.Int32)
    return {
        "from": pl.when(fixed).then(2 * s1 + 1).otherwise(first),
        "to": pl.when(fixed).then(2 * e0 - 1).otherwise(last),
        "fixed": fixed,
    }


def _days() -> dict[str, pl.Expr]:
    """What a tenure needs at least where whole days are counted: see `dates.slots.need`."""
    s1, e0 = pl.col("s1"), pl.col("e0")
    return {
        "from": pl.min_horizontal(s1, e0),
        "to": pl.max_horizontal(s1, e0),
        "fixed": s1 <= e0,
    }


def _crammed(pairs: pl.DataFrame, unit: str) -> pl.Series:
    """The parts of three and more tenures that may have no room for all of them.

    A tenure that needs any one slot of a window finds one, however the others lie, if the window
    has more slots than the others take of it: all of what they need as a whole, and one slot for
    each other that needs any one. Where this is so of all of a part, only those that need slots as
    a whole conflict, and they in pairs (see `dates.joint`).
    """
    first, last, fixed = (pl.col(f"{unit} {name}") for name in ("from", "to", "fixed"))
    other_first, other_last, other_fixed = (
        pl.col(f"{unit} {name} other") for name in ("from", "to", "fixed")
    )
    shared = pl.min_horizontal(last, other_last) - pl.max_horizontal(first, other_first) + 1
    taken = pl.when(other_fixed).then(shared).otherwise(1)
    return (
        pairs.lazy()
        .filter((pl.len().over("part") > 2) & ~fixed)
        .group_by("row")
        .agg(
            pl.col("part").first(),
            (last - first).first().alias("spare"),
            pl.when(shared > 0).then(taken).otherwise(0).cast(pl.Int64).sum().alias("taken"),
        )
        .filter(pl.col("taken") > pl.col("spare"))
        .collect()["part"]
    )
