"""The table of events in Polars: `row rule` of each cell at fault."""

import sys
from pathlib import Path

import polars as pl

TEXT = pl.String
DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
NUMBER = r"^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$"
KINDS = ["attack", "clash", "arrest", "raid", "pledge", "deal", "plot", "statement"]


def absent(name: str) -> pl.Expr:
    return pl.col(name) == ""


def date(name: str) -> pl.Expr:
    """Whether it is no date; `str.to_date` alone would take 2016-7-4."""
    cell = pl.col(name)
    day = cell.str.to_date("%Y-%m-%d", strict=False)
    return ~absent(name) & ((cell.str.len_bytes() != 10) | ~cell.str.contains(DATE) | day.is_null())


def no_number(name: str) -> pl.Expr:
    return ~absent(name) & ~pl.col(name).str.contains(NUMBER)


def beyond(name: str, low: float, high: float) -> pl.Expr:
    return ~pl.col(name).cast(pl.Float64, strict=False).is_between(low, high).fill_null(True)


def unlike(name: str, pattern: str) -> pl.Expr:
    return ~pl.col(name).str.contains(f"^(?:{pattern})$")


CHECKS = {
    "type-error": [
        date("date"),
        date("last_day"),
        no_number("latitude"),
        no_number("longitude"),
        no_number("confidence"),
        ~absent("killed") & unlike("killed", "[+-]?[0-9]+"),
        ~absent("injured") & unlike("injured", "[+-]?[0-9]+"),
        ~pl.col("claimed").is_in(["true", "True", "TRUE", "1", "false", "False", "FALSE", "0", ""]),
    ],
    "constraint-error": [
        unlike("id", "ev-[0-9]{8}"),
        absent("title") | (pl.col("title").str.len_chars() > 120),
        ~pl.col("kind").is_in(KINDS),
        ~pl.col("status").is_in(["confirmed", "reported", "disputed"]),
        unlike("country", "[A-Z]{2}"),
        pl.col("place").str.len_chars() > 60,
        absent("date"),
        beyond("latitude", -90, 90),
        beyond("longitude", -180, 180),
        beyond("killed", 0, 100_000),
        beyond("injured", 0, 100_000),
        absent("claimed"),
        beyond("confidence", 0, 1),
        unlike("source", "src-[0-9]{5}"),
    ],
    "primary-key": [absent("id"), ~pl.col("id").is_first_distinct()],
}


def main(folder: str) -> None:
    events = pl.read_csv(
        Path(folder) / "events.csv", infer_schema=False, empty_string_is_null=False
    )
    faults = events.lazy().select(
        pl.any_horizontal(checks).alias(rule) for rule, checks in CHECKS.items()
    )
    for rule, column in faults.collect().to_dict().items():
        for index in column.arg_true():
            print(index + 2, rule)


if __name__ == "__main__":
    main(sys.argv[1])
