"""`dossier at` answers what going through all choices of days gives, from cells to printed lines.

The calendar here has a few days only: each around the turn of a year on which a date may begin or
end, and one for each longer stretch in which nothing changes from one day to the next. What a date
means is read off the texts of these days, by none of the functions that are put to the proof.
"""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from io import StringIO
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from frictionless_dossier.cli import main
from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st

YEARS = ["2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023"]
MONTHS = [f"{year}-{month:02}" for year in YEARS for month in range(1, 13)]
DRAWN = ["2019-12-30", "2019-12-31", "2020-01-01", "2020-01-02"]
CALENDAR = sorted(
    [f"{year}-06-15" for year in YEARS]
    + ["2018-12-15", "2019-01-15", "2019-10-15", "2019-11-15", "2019-12-15", "2019-12-29"]
    + DRAWN
    + ["2020-01-03", "2020-01-15", "2020-02-15", "2020-03-15", "2020-12-15", "2021-01-15"]
)
"""One for each stretch of days that any date drawn covers as a whole or not at all."""

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
FIELDS = ["id", "kind", "start", "end", "seen", "seen_again"]
STATED = ["id", "table", "row", "property", "value_kind", "value", "source", "basis", "rank"]
UP_TO = {"early": "2019-12-31", "late": "2020-01", "rough": "2020-01-01~", "mute": ""}
"""The day up to which each source tells; the last one does not say."""
AS_OF = "2019-12-31"
"""The day up to which a package without sources tells."""
PERIOD = {
    "type": "period",
    "start": "start",
    "end": "end",
    "attested": ["seen", "seen_again"],
    "one_day": {"kind": ["visit"]},
}

flags = st.sampled_from(["", "", "", "~", "?", "%"])
coarse = st.sampled_from(["2019", "2020", "2019-12", "2020-01"])
days = st.sampled_from(DRAWN)


@st.composite
def spans(draw: st.DrawFn) -> str:
    first, last = sorted(draw(st.lists(days, min_size=2, max_size=2, unique=True)))
    return draw(st.sampled_from([f"[{first}..{last}]", f"[{first}..]", f"[..{last}]"]))


dates = st.builds(str.__add__, days | days | coarse, flags) | spans()
ends = dates | dates | st.just("") | st.just("..")


class Row(NamedTuple):
    """A row as it stands in the table, and what is said of its end."""

    start: str
    end: str
    seen: tuple[str, str]
    kind: str
    said: str
    rank: str


rows = st.builds(
    Row,
    start=dates | dates | st.just("") | st.just(".."),
    end=ends,
    seen=st.tuples(*[st.just("") | st.just("") | dates | coarse] * 2),
    kind=st.sampled_from(["rule", "visit"]),
    said=st.sampled_from([*UP_TO, "nobody"]),
    rank=st.sampled_from(["preferred", "preferred", "normal"]),
)


def meant(text: str) -> list[str]:
    """The days of the calendar that a date may mean, a unit more on each side if it is flagged."""
    if text.startswith("["):
        first, last = text[1:-1].split("..")
        return [day for day in CALENDAR if first <= day and (not last or day <= last)]
    date = text.rstrip("~?%")
    units = {4: YEARS, 7: MONTHS, 10: CALENDAR}[len(date)]
    far = 1 if date != text else 0
    place = units.index(date)
    return [
        day
        for day in CALENDAR
        if any(day.startswith(unit) for unit in units[max(place - far, 0) : place + far + 1])
    ]


def choices(row: Row, as_of: str) -> Iterator[tuple[str, str]]:
    """Each start and end that the cells of a row allow, by the definition of a period."""
    if ".." in (row.start, *row.seen):
        return
    starts = meant(row.start) if row.start else CALENDAR
    if row.end == "..":
        lasts = [day for day in CALENDAR if not as_of or day >= meant(as_of)[0]]
    else:
        lasts = meant(row.end) if row.end else CALENDAR
    shown = [meant(date) for date in row.seen if date]
    for start, last in product(starts, lasts):
        over = row.kind == "visit" and not row.end
        if (
            start <= last
            and (start == last or not over)
            and all(any(start <= day <= last for day in each) for each in shown)
        ):
            yield start, last


def answer(row: Row, as_of: str, asked: str) -> str:
    """How sure it is that a row held, by going through all choices of days."""
    held = [start <= day <= last for start, last in choices(row, as_of) for day in meant(asked)]
    return "certainly" if held and all(held) else "possibly" if any(held) else "not"


def written(
    folder: Path, name: str, fields: Sequence[str], lines: Sequence[Sequence[str]]
) -> dict[str, Any]:
    """The resource of a table with these lines, which is written."""
    text = "".join(",".join(line) + "\n" for line in [fields, *lines])
    (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    dated = {"start", "end", "seen", "seen_again", "as_of"}
    schema = {
        "fields": [
            {"name": each, "type": "string"} | ({"rdfType": EDTF} if each in dated else {})
            for each in fields
        ],
        "primaryKey": "id",
    }
    return {"name": name, "type": "table", "path": f"{name}.csv", "schema": schema}


def write(folder: Path, found: Sequence[Row], *, stated: bool) -> None:
    """A package with these rows; with statements, their sources say up to when they tell."""
    lines = [(f"r{at}", row.kind, row.start, row.end, *row.seen) for at, row in enumerate(found)]
    tenures = written(folder, "tenures", FIELDS, lines)
    tenures["schema"]["rules"] = [PERIOD]
    resources = [tenures]
    if stated:
        about = [
            (f"s{at}", "tenures", f"r{at}", "end", "value", "..", row.said, "stated", row.rank)
            for at, row in enumerate(found)
            if row.end == ".." and row.said != "nobody"
        ]
        resources += [
            {**written(folder, "statements", STATED, about), "role": "statements"},
            {**written(folder, "sources", ["id", "as_of"], list(UP_TO.items())), "role": "sources"},
        ]
    descriptor = {"name": "ages", "asOf": AS_OF, "resources": resources}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ages")


@given(
    st.lists(rows, min_size=1, max_size=12),
    st.lists(dates, min_size=1, max_size=4, unique=True),
    st.booleans(),
    st.booleans(),
)
@example(
    [Row("", "", ("2019-12", "2019-12-30"), "visit", "nobody", "normal")],
    ["2019-12-31"],
    False,
    False,
)
@example(
    [Row("", "2019-12-31~", ("", "2020-01-01~"), "rule", "nobody", "normal")],
    ["2019-12-30"],
    False,
    False,
)
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_at_tells_what_going_through_all_choices_gives(
    folder: Path, found: list[Row], asked: list[str], stated: bool, chosen: bool
) -> None:
    write(folder, found, stated=stated)
    for date in asked:
        expected = {}
        for place, row in enumerate(found):
            up_to = UP_TO.get(row.said, "") if row.rank == "preferred" else ""
            told = answer(row, up_to if stated else AS_OF, date)
            dated = bool(row.start or row.end or any(row.seen))
            event(told if dated else "not dated at all")
            if told != "not" and (row.kind == "rule" or not chosen):
                expected[f"r{place}"] = told if dated else "not dated at all"
        output = StringIO()
        with redirect_stdout(output):
            where = ["--where", "kind=rule"] if chosen else []
            status = main(["at", "tenures", date, str(folder), *where])
        lines = output.getvalue()
        graded = re.findall(r"^(certainly|possibly).*: id (r\d+),", lines, re.MULTILINE)
        assert status == (not graded)
        undated = re.search(r"^not dated at all: (.*)", lines, re.MULTILINE)
        names = re.findall(r"r\d+", undated[1]) if undated else []
        told_of = {row: grade for grade, row in graded}
        assert told_of | dict.fromkeys(names, "not dated at all") == expected
