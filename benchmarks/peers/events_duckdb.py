"""The table of events in DuckDB: `row rule` of each cell at fault."""

import sys
from pathlib import Path

import duckdb

NUMBER = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?"


def is_absent(name: str) -> str:
    return f"{name} is null"


def no_date(name: str) -> str:
    """Whether it is no date; `try_cast` alone would take 2016-7-4."""
    return f"""{name} is not null and (
        length({name}) != 10 or not regexp_full_match({name}, '[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}')
        or try_cast({name} as date) is null)"""


def unlike(name: str, pattern: str) -> str:
    return f"not regexp_full_match({name}, '{pattern}')"


def beyond(name: str, low: int, high: int) -> str:
    return f"try_cast({name} as double) not between {low} and {high}"


CHECKS = {
    "type-error": [
        no_date("date"),
        no_date("last_day"),
        *(unlike(name, NUMBER) for name in ("latitude", "longitude", "confidence")),
        *(unlike(name, "[+-]?[0-9]+") for name in ("killed", "injured")),
        "claimed not in ('true', 'True', 'TRUE', '1', 'false', 'False', 'FALSE', '0')",
    ],
    "constraint-error": [
        *map(is_absent, ("id", "title", "kind", "status", "country", "date", "claimed", "source")),
        unlike("id", "ev-[0-9]{8}"),
        "length(title) > 120",
        """kind not in ('attack', 'clash', 'arrest', 'raid', 'pledge', 'deal', 'plot',
            'statement')""",
        "status not in ('confirmed', 'reported', 'disputed')",
        unlike("country", "[A-Z]{2}"),
        "length(place) > 60",
        beyond("latitude", -90, 90),
        beyond("longitude", -180, 180),
        beyond("killed", 0, 100_000),
        beyond("injured", 0, 100_000),
        beyond("confidence", 0, 1),
        unlike("source", "src-[0-9]{5}"),
    ],
    "primary-key": ["row_number() over (partition by id order by row) > 1"],
}


def main(folder: str) -> None:
    path = Path(folder) / "events.csv"
    tests = ", ".join(
        f'{" or ".join(f"coalesce({check}, false)" for check in checks)} as "{rule}"'
        for rule, checks in CHECKS.items()
    )
    duckdb.execute(
        f"""create temp table found as select row, {tests} from (
            select *, row_number() over () + 1 as row from
            read_csv('{path}', header = true, all_varchar = true, delim = ',', quote = '"'))"""
    )
    for rule in CHECKS:
        for (row,) in duckdb.execute(f'select row from found where "{rule}"').fetchall():
            print(row, rule)


if __name__ == "__main__":
    main(sys.argv[1])
