"""The report for people: what the terminal shows, in which colours and how wide."""

import re
from collections import Counter
from io import StringIO

import pytest
from frictionless_dossier.findings import Excerpt, Finding, Kind, Severity
from frictionless_dossier.findings.store import Findings, group_of
from frictionless_dossier.report import Report, TableSummary
from frictionless_dossier.reports import render
from frictionless_dossier.reports.display import caret_lines, shown, width
from frictionless_dossier.reports.text import SHOWN
from hypothesis import example, given
from hypothesis import strategies as st

KIND = Kind("odd", Severity.ERROR, "It is odd", "D", "Even it.", "3", "row-error")
COLOUR = "\x1b["


def report(*findings: Finding) -> Report:
    groups = Counter(map(group_of, findings))
    tables = (TableSummary("t", "t.csv", 1234),)
    return Report("p", ".", ".", "datapackage.json", Findings(findings, groups), tables)


def told(*findings: Finding, stream: StringIO | None = None) -> str:
    stream = stream or StringIO()
    render(report(*findings), "text", stream)
    return stream.getvalue()


def odd(line: int, field: str = "n", remedy: str = "Even it.", message: str = "odd") -> Finding:
    return Finding(KIND, message, remedy, "t", "t.csv", line, line, field)


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_first_of_each_rule_and_field_are_shown_and_all_are_counted() -> None:
    text = told(*map(odd, range(2, 2345)), odd(7, "m"))
    assert "error odd in n, 2,343 times: It is odd" in text
    assert "error odd in m: It is odd" in text
    assert text.count("field n): odd") == SHOWN
    assert f"… and {2343 - SHOWN:,} more" in text
    assert "t  1,234 rows, 2,344 errors" in text
    assert text.endswith("invalid: 2,344 errors\n")


def test_a_remedy_is_told_once_for_those_that_share_it() -> None:
    text = told(odd(2), odd(3), odd(4, remedy="Halve it."), odd(5))
    assert re.findall("[0-9]+ \\(row|→ .*", text) == [
        "2 (row",
        "3 (row",
        "→ Even it.",
        "4 (row",
        "→ Halve it.",
        "5 (row",
        "→ Even it.",
    ]


@pytest.mark.parametrize(
    ("terminal", "environment", "coloured"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"FORCE_COLOR": ""}, False),
        (True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_colours_are_for_terminals_and_as_wished(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, environment: dict[str, str], coloured: bool
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    stream = Terminal() if terminal else StringIO()
    assert (COLOUR in told(odd(2), stream=stream)) is coloured


def test_lines_are_as_wide_as_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    excerpt = Excerpt(9, "x" * 90 + ",odd," + "y" * 90, 1, 92, 3)
    finding = Finding(KIND, "odd", "Even it.", "t", "t.csv", 9, 9, "n", excerpt=excerpt)
    lines = [line for line in told(finding, stream=Terminal()).split("\n") if "│" in line]
    assert [len(line) <= 60 for line in lines] == [True, True]
    line, carets = lines
    assert line[carets.index("^") : carets.rindex("^") + 1] == "odd"


def test_nothing_in_a_finding_steers_the_terminal() -> None:
    text = told(
        odd(2, field="n\x1b[2J", message="\x1b]0;title\x07 \u202egnorts \x9b1m", remedy="\r")
    )
    assert all(each.isprintable() for each in text.split("\n"))
    assert "n␛[2J" in text


def test_tabs_and_wide_characters_keep_the_carets_under_the_cell() -> None:
    text = "東京\tZoe\u0308,odd"
    line, carets = caret_lines(Excerpt(3, text, 1, text.index("odd") + 1, 3), 80)
    assert line == "3 │ 東京    Zoe\u0308,odd"
    assert carets == "  │ " + " " * (4 + 4 + 3 + 1) + "^^^"


@example(before="", cell="\N{VARIATION SELECTOR-17}", after="", cut=0, room=40)
@given(
    before=st.text(max_size=60),
    cell=st.text(max_size=40),
    after=st.text(max_size=60),
    cut=st.integers(0, 3),
    room=st.integers(40, 90),
)
def test_carets_stand_under_the_cell_within_the_room(
    before: str, cell: str, after: str, cut: int, room: int
) -> None:
    column = cut + len(before) + 1
    excerpt = Excerpt(3, before + cell + after, cut + 1, column, len(cell))
    line, carets = caret_lines(excerpt, room)
    assert width(line) <= room
    assert line.isprintable()
    margin = carets.index("│") + 2
    at = carets.find("^")
    assert line[:margin] == "3 │ "
    covered = [each for each, column in _columns(line) if at <= column <= carets.rindex("^")]
    # A mark at the beginning of a cell stands in the column of what is before it.
    if width(shown(cell)[:1]) and width(shown(cell)) <= room // 3:
        assert "".join(covered).startswith(shown(cell))
    assert carets.count("^") == max(1, width("".join(covered))) or not cell


def _columns(line: str) -> list[tuple[str, int]]:
    """Each character of a line with the column at which it stands."""
    columns, at = [], 0
    for character in line:
        columns.append((character, at if width(character) else at - 1))
        at += width(character)
    return columns
