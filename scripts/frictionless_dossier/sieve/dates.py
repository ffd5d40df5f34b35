"""Plain dates in columns: the days, months and years that most dates are."""

import polars as pl


def first_day(name: str) -> pl.Expr:
    """The first day that a plain date of a column may mean; null where a cell is none.

    The year 0000, which no date has, is taken for one: its days lie before 0001-01-01.
    """
    text = pl.col(name)
    size = text.str.len_bytes()
    full = text + pl.when(size == 4).then(pl.lit("-01-01")).when(size == 7).then(
        pl.lit("-01")
    ).otherwise(pl.lit(""))
    plain = pl.when(full.str.contains("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")).then(full)
    return plain.str.to_date("%Y-%m-%d", strict=False)
