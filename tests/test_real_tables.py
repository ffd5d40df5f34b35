"""Tables of office holders of other projects: drafted, and the findings held against enumeration.

The enumeration knows nothing of the tool. It goes over the days that matter of each date (near
one that is named), and calls two tenures what the data model calls them.
"""

import csv
import shutil
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations, product
from pathlib import Path

import pytest
from frictionless_dossier import validate
from frictionless_dossier.cli import main

TABLES = Path(__file__).parent / "tables"
FAR = 10**7
AS_OF = date(2026, 8, 5).toordinal()

Days = tuple[int, int]
Tenure = tuple[int, Days, Days]


def days(text: str) -> Days:
    """The first and the last day that a cell of these tables may mean."""
    if text in ("", ".."):
        return (-FAR if text == "" else AS_OF), FAR
    day = date.fromisoformat(text).toordinal()
    return day, day


def relation(s: int, e: int, t: int, f: int) -> str:
    if e < t or f < s:
        return "apart"
    shared = min(e, f) - max(s, t) + 1
    hands_over = shared == 1 and (e == t or f == s) and not s == e == t == f
    return "touching" if hands_over else "overlapping"


def outcomes(one: Tenure, other: Tenure) -> set[str]:
    named = {day for _, *dates in (one, other) for bounds in dates for day in bounds}
    near = {day + more for day in named for more in range(-2, 3)}

    def choices(tenure: Tenure) -> list[Days]:
        within = [[day for day in near if low <= day <= high] for low, high in tenure[1:]]
        return [(start, end) for start, end in product(*within) if start <= end]

    return {relation(*a, *b) for a, b in product(choices(one), choices(other))}


def expected(file: Path, by: list[str], start: str, end: str) -> dict[int, tuple[str, int]]:
    """For each row that conflicts with others: the rule, and with how many in that grade."""
    groups: defaultdict[tuple[str, ...], list[Tenure]] = defaultdict(list)
    with file.open(encoding="utf-8", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream), 2):
            key = tuple(row[name] for name in by)
            groups[key].append((number, days(row[start]), days(row[end])))
    met: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for group in groups.values():
        for one, other in combinations(group, 2):
            found = outcomes(one, other)
            if "overlapping" in found:
                rule = "overlap" if found == {"overlapping"} else "overlap-possible"
                met[one[0]][rule] += 1
                met[other[0]][rule] += 1
    gravest = {row: min(counts) for row, counts in met.items()}
    return {row: (rule, met[row][rule]) for row, rule in gravest.items()}


@pytest.mark.parametrize("still", ["", ".."], ids=["end-not-known", "still-in-office"])
@pytest.mark.parametrize(
    ("name", "options", "by", "start", "end"),
    [
        ("dc-council", [], ["district"], "start_date", "end_date"),
        ("us-presidents", ["--by", "type"], ["type"], "start", "end"),
    ],
)
def test_findings_are_those_of_enumeration(
    name: str, options: list[str], by: list[str], start: str, end: str, still: str, tmp_path: Path
) -> None:
    file = Path(shutil.copy(TABLES / f"{name}.csv", tmp_path))
    if still:
        file.write_text(file.read_text(encoding="utf-8").replace(",\n", f",{still}\n"), "utf-8")
    assert main(["init", str(tmp_path), *options]) == 0
    report = validate(tmp_path, as_of=date.fromordinal(AS_OF).isoformat())
    found = {
        each.row: (each.rule, each.details["others"] + 1)
        for each in report.findings
        if each.rule in ("overlap", "overlap-possible", "overlap-handover")
    }
    assert found == expected(file, by, start, end)
    assert {rule for rule, _ in found.values()} == (
        set() if name == "us-presidents" else {"overlap", "overlap-possible"}
    )
    others = {each.rule for each in report.findings} - {rule for rule, _ in found.values()}
    assert others <= {"overlap-joint"}
