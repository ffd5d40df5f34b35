"""Keys in Polars: `row rule` of each value that stands in an earlier row."""

import sys
from pathlib import Path

import polars as pl


def main(folder: str) -> None:
    things = pl.read_csv(Path(folder) / "things.csv", infer_schema=False)
    for rule, name in (("primary-key", "id"), ("unique-error", "code")):
        for index in (~things[name].is_first_distinct()).arg_true():
            print(index + 2, rule)


if __name__ == "__main__":
    main(sys.argv[1])
