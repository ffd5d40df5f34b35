import json
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import validate
from frictionless_dossier.checks import _crossing, overlap
from frictionless_dossier.checks._conflicts import Grade
from frictionless_dossier.findings import Finding, Severity
from frictionless_dossier.opening import open
from hypothesis import given, settings
from hypothesis import strategies as st

DATES = st.sampled_from(
    [
        *("2019", "2020", "9999", "2019-03", "2019-04", "2020-01", "2019-03-31", "2019-04-01"),
        *("2019-04-02", "2019-12-31", "2020-01-01", "2020-06-30", "0001", "9999-12-31"),
        *("", "..", "2019-04~", "[2019-03-01..2019-05-01]", "[..2019-04-02]"),
        *("2019-4-1", "2019-02-30", "0000-01-01", "0000", "２０１９", "2019-13", "x"),
    ]
)
ROWS = st.lists(
    st.tuples(st.sampled_from(["a", "b", "c", ""]), st.sampled_from(["x", "y"]), DATES, DATES),
    min_size=1,
    max_size=12,
)


def package(folder: Path, rows: Sequence[tuple[str, ...]], rule: dict[str, Any]) -> None:
    edtf = {"rdfType": "http://id.loc.gov/datatypes/edtf"}
    fields = [
        {"name": "id"},
        {"name": "office"},
        {"name": "kind"},
        {"name": "start", **edtf},
        {"name": "end", **edtf},
    ]
    schema = {
        "fields": [{"type": "string", **each} for each in fields],
        "primaryKey": ["id"],
        "rules": [{"type": "overlap", "start": "start", "end": "end", **rule}],
    }
    resource = {"name": "tenures", "path": "tenures.csv", "schema": schema}
    rules = [{"type": "edtf"}]
    text = json.dumps({"name": "p", "resources": [resource], "rules": rules})
    (folder / "datapackage.json").write_text(text)
    lines = ["id,office,kind,start,end"]
    lines += [f"{number}," + ",".join(row) for number, row in enumerate(rows)]
    (folder / "tenures.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


RULE = {"by": ["office"], "seats": 1}


def found(folder: Path) -> tuple[object, ...]:
    """All that a report of the package says."""
    report = validate(folder)
    return tuple(report.findings), report.findings.groups, report.rules, report.facts


def assert_the_same(folder: Path, whole: int, pairs: int) -> None:
    """Assert that the sieve changes no finding."""
    exact = found(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(overlap, "LARGE", 0)
        patch.setattr(_crossing, "_DENSE", whole)
        patch.setattr(_crossing, "_PAIRS", pairs)
        assert found(folder) == exact


DENSE = st.sampled_from([0, 1, 100])
PAIRS = st.sampled_from([1, 10, 1000])


@settings(max_examples=150)
@given(
    rows=ROWS,
    by=st.sampled_from([["office"], ["office", "kind"]]),
    seats=st.sampled_from([1, 1, 2]),
    touching=st.sampled_from(["allowed", "forbidden"]),
    where=st.sampled_from([{}, {"kind": ["x"]}]),
    dense=DENSE,
    pairs=PAIRS,
)
def test_the_sieve_changes_no_finding(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, ...]],
    by: list[str],
    seats: int,
    touching: str,
    where: dict[str, Any],
    dense: int,
    pairs: int,
) -> None:
    folder = tmp_path_factory.mktemp("package")
    package(folder, rows, {"by": by, "seats": seats, "touching": touching, "where": where})
    assert_the_same(folder, dense, pairs)


NEAR_DAYS = st.integers(1, 60).map(lambda day: (date(2019, 1, 31) + timedelta(day)).isoformat())
NEAR = st.one_of(NEAR_DAYS, NEAR_DAYS.map(lambda day: day[:7]), st.just("2019"))
TENURES = st.tuples(NEAR, NEAR).map(lambda dates: (min(dates), max(dates)))


@settings(max_examples=150)
@given(
    rows=st.lists(TENURES, min_size=2, max_size=14),
    touching=st.sampled_from(["allowed", "forbidden"]),
    dense=DENSE,
)
def test_the_sieve_changes_no_finding_of_a_crowd(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str]],
    touching: str,
    dense: int,
) -> None:
    folder = tmp_path_factory.mktemp("package")
    held = [("a", "x", *dates) for dates in rows]
    package(folder, held, {"by": ["office"], "seats": 1, "touching": touching})
    assert_the_same(folder, dense, 1000)


def test_what_the_sieve_tells_is_made_when_it_is_shown(tmp_path: Path) -> None:
    rows = [("a", "x", f"{year}", f"{year + 1}-06") for year in range(2000, 2030)]
    package(tmp_path, rows, RULE)
    made: list[int] = []
    make = overlap._Later._finding

    def counted(later: Any, grade: Any, told: Any) -> Finding:
        made.append(told.row)
        return make(later, grade, told)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(overlap, "LARGE", 0)
        patch.setattr(overlap._Later, "_finding", counted)
        report = validate(tmp_path)
        assert report.findings.count(Severity.ERROR, Severity.WARNING) == 30
        assert not made
        assert [each.line for each in report.findings.first(3)] == [2, 3, 4]
        assert made == [0, 1, 2]
        assert len(list(report.findings)) == 30


@pytest.mark.parametrize("touching", ["allowed", "forbidden"])
def test_the_sieve_leaves_what_may_conflict_jointly(tmp_path: Path, touching: str) -> None:
    rows = [
        ("a", "x", "2019-01-01", "2019-01-15"),
        ("a", "x", "2019-01", "2019-01"),
        ("a", "x", "2019-01-16", "2019-01-31"),
    ]
    package(tmp_path, rows, {**RULE, "touching": touching})
    assert "overlap-joint" in {each.rule for each in validate(tmp_path).findings}
    assert_the_same(tmp_path, 100, 1000)


def test_only_rows_that_are_not_certain_are_left(tmp_path: Path) -> None:
    rows = [
        ("a", "x", "2001-01-01", "2002-01-01"),
        ("a", "x", "2002-01-01", "2003-05"),
        ("a", "x", "2003-05", "2004-01-01"),
        ("b", "x", "2001", "2003"),
        ("b", "y", "2004-01-01", "2005-01-01"),
        ("c", "y", "2004-01-01", "2005~"),
    ]
    package(tmp_path, rows, RULE)
    table = open(tmp_path).tables["tenures"]

    def sieved(seats: int) -> _crossing.Crossing:
        by = ["office"]
        found = _crossing.crossing(table, by, "start", "end", {}, seats=seats, touching=True)
        assert found is not None
        return found

    one, two = sieved(1), sieved(2)
    assert one.left == [5]
    assert {grade: rows.rows() for grade, rows in one.overlaps.items()} == {
        Grade.HANDOVER: [(1, 2, 0), (2, 1, 0)]
    }
    assert two.left == [1, 2, 5]
    assert two.overlaps == {}


def test_a_table_with_texts_that_are_no_unicode_is_left_whole(tmp_path: Path) -> None:
    """No file gives such a text; a table in memory, which the plugin judges, may hold one."""
    package(tmp_path, [("a", "x", "2001", "2003"), ("a", "x", "2002", "2004")], RULE)
    table = open(tmp_path).tables["tenures"]
    table.columns = {**table.columns, "office": ["\ud800", "\ud800"]}
    by = ["office"]
    assert _crossing.crossing(table, by, "start", "end", {}, seats=1, touching=True) is None


def test_without_its_library_all_rows_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package(tmp_path, [("a", "x", "2001", "2003"), ("a", "x", "2002", "2004")], RULE)
    exact = found(tmp_path)
    monkeypatch.setattr(overlap, "LARGE", 0)
    monkeypatch.delitem(sys.modules, _crossing.__name__)
    monkeypatch.setitem(sys.modules, "polars", None)
    assert found(tmp_path) == exact
