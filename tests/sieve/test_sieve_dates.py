"""Rules about dates behind the sieve: they look at fewer rows, and find and skip the same."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import validate
from frictionless_dossier.opening import open
from frictionless_dossier.sieve.choice import Limits
from hypothesis import given
from hypothesis import strategies as st

from tests.sieve.test_sieve_packages import PLAIN, SIEVED, told

EDTF = "http://id.loc.gov/datatypes/edtf"
DATES = st.sampled_from(
    [
        *("2019", "2020", "2019-03", "2019-12", "2020-01", "2019-03-31", "2019-04-01", "9999"),
        *("0001", "0000", "0000-05-01", "2019-02-29", "2020-02-29", "2019-00", "2019-4-1", "1e3"),
        *("", "..", "2019~", "2019-03?", "2019-04-01%", "[2019-03-01..2019-05-01]", "[2020..]"),
        *("01/04/2019", "31/03/2019", "2019-04-01 ", "２０１９", "20190401", "-019-04-01", "x"),
    ]
)
SHAPES: list[dict[str, Any]] = [
    {"type": "string", "rdfType": EDTF},
    {"type": "string"},
    {"type": "date"},
    {"type": "date", "format": "%d/%m/%Y"},
    {"type": "string", "rdfType": EDTF, "constraints": {"required": True}},
]
SHAPE = st.sampled_from(SHAPES)


def write(
    folder: Path, shapes: list[dict[str, Any]], rows: Sequence[tuple[str, ...]], *, edtf: bool
) -> None:
    fields = [
        {"name": name, **each} for name, each in zip(("start", "end", "seen"), shapes, strict=True)
    ]
    period = {"type": "period", "start": "start", "end": "end"}
    rules = [period, {**period, "attested": ["seen"]}]
    schema = {"fields": [{"name": "id", "type": "string"}, *fields], "rules": rules}
    resource = {"name": "terms", "path": "terms.csv", "schema": schema}
    descriptor = {"name": "p", "resources": [resource], "rules": [{"type": "edtf"}] * edtf}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    lines = ["id,start,end,seen", *(f"{n}," + ",".join(row) for n, row in enumerate(rows))]
    (folder / "terms.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


@given(
    shapes=st.lists(SHAPE, min_size=3, max_size=3),
    rows=st.lists(st.tuples(DATES, DATES, DATES), min_size=1, max_size=12),
    edtf=st.booleans(),
)
def test_rules_on_dates_find_the_same_behind_the_sieve(
    tmp_path_factory: pytest.TempPathFactory,
    shapes: list[dict[str, Any]],
    rows: list[tuple[str, ...]],
    edtf: bool,
) -> None:
    folder = tmp_path_factory.mktemp("dates")
    write(folder, shapes, rows, edtf=edtf)
    assert told(validate(folder, limits=SIEVED)) == told(validate(folder, limits=PLAIN))


def test_rows_with_plain_dates_in_order_are_not_looked_at(tmp_path: Path) -> None:
    rows = [
        ("2019", "2019-03", ""),
        ("2019-04-01", "2019-04", ""),
        ("2019-04-02", "2019-04-01", ""),
        ("", "2019", ""),
        ("2019", "..", ""),
        ("2020", "2019~", ""),
    ]
    write(tmp_path, SHAPES[:1] * 3, rows, edtf=True)
    table = open(tmp_path, limits=Limits(large=0)).tables["terms"]
    assert list(table.undated("start")) == []
    assert list(table.undated("end")) == [4, 5]
    assert list(table.backward("start", "end")) == [2, 4, 5]
    table.faults.add((0, "end"))
    assert list(table.backward("start", "end")) == [0, 2, 4, 5]
    assert list(open(tmp_path).tables["terms"].backward("start", "end")) == list(range(6))
