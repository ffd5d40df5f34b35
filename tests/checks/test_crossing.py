import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import validate
from frictionless_dossier.checks import _crossing
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


@settings(max_examples=150, deadline=None)
@given(
    rows=ROWS,
    by=st.sampled_from([["office"], ["office", "kind"]]),
    seats=st.sampled_from([1, 1, 2]),
    touching=st.sampled_from(["allowed", "forbidden"]),
    where=st.sampled_from([{}, {"kind": ["x"]}]),
)
def test_the_sieve_changes_no_finding(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, ...]],
    by: list[str],
    seats: int,
    touching: str,
    where: dict[str, Any],
) -> None:
    folder = tmp_path_factory.mktemp("package")
    package(folder, rows, {"by": by, "seats": seats, "touching": touching, "where": where})
    exact = validate(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_crossing, "LARGE", 0)
        sieved = validate(folder)
    assert list(sieved.findings) == list(exact.findings)
    assert (sieved.rules, sieved.facts) == (exact.rules, exact.facts)


def test_only_rows_that_reach_another_are_left(tmp_path: Path) -> None:
    rows = [
        ("a", "x", "2001-01-01", "2002-01-01"),
        ("a", "x", "2002-01-01", "2003-05"),
        ("a", "x", "2003-05", "2004-01-01"),
        ("b", "x", "2001", "2003"),
        ("b", "y", "2004-01-01", "2005-01-01"),
    ]
    package(tmp_path, rows, {"by": ["office"], "seats": 1})
    table = open(tmp_path).tables["tenures"]

    def found() -> list[int] | None:
        return _crossing.crossing_rows(table, ["office"], "start", "end", {}, touching=True)

    assert found() is None, "a small table needs no sieve"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_crossing, "LARGE", 0)
        assert found() == [1, 2]
        patch.setitem(sys.modules, "polars", None)
        assert found() is None, "without Polars all rows are compared"
