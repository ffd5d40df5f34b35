"""Foreign keys in Polars: `row rule` of each reference that leads nowhere."""

import sys
from pathlib import Path

import polars as pl


def main(folder: str) -> None:
    places = pl.read_csv(Path(folder) / "places.csv", infer_schema=False)
    visits = pl.read_csv(Path(folder) / "visits.csv", infer_schema=False)
    for index in (~visits["place"].is_in(places["id"].implode())).arg_true():
        print(index + 2, "foreign-key")


if __name__ == "__main__":
    main(sys.argv[1])
