"""The plugin: rules of tables run in frictionless, which finds them by itself."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from frictionless import Checklist, FrictionlessException, Package, Resource
from frictionless_dossier import validate
from frictionless_dossier.checklist import checklist
from frictionless_dossier.findings import Severity
from frictionless_dossier.opening import open

from tests.broken import DEFECTS, broken

ROOT = Path(__file__).parents[2]
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
OVERLAP = {"type": "overlap", "by": ["ship"], "start": "start", "end": "end", "seats": 1}


def places(package: Package, checks: dict[str, Any]) -> list[tuple[str, str, int | None]]:
    report = package.validate(Checklist.from_descriptor(checks))
    return [
        (task.name, error.type, getattr(error, "row_number", None))
        for task in report.tasks
        for error in task.errors
    ]


def test_frictionless_finds_the_rules_from_its_command_line(tmp_path: Path) -> None:
    package = broken(DEFECTS / "overlap/by-one-day", tmp_path / "package")
    for name, status in (("captains", 1), (None, 1)):
        told = json.dumps(checklist(open(package).package, name))
        (tmp_path / "checklist.json").write_text(told, encoding="utf-8")
        run = subprocess.run(
            [
                *(sys.executable, "-m", "frictionless", "validate", "datapackage.json"),
                *("--checklist", str(tmp_path / "checklist.json"), "--json"),
            ],
            cwd=package,
            capture_output=True,
            text=True,
        )
        assert run.returncode == status, run.stderr
        errors = json.loads(run.stdout)["tasks"][0]["errors"]
        assert [(each["type"], each["rowNumber"]) for each in errors] == [
            ("row-error", 2),
            ("row-error", 3),
        ]
        assert "certainly overlaps" in errors[0]["message"]
        assert errors[0]["rule"] == "overlap"


@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        ("overlap", "by-one-day"),
        ("overlap", "seat-taken-away"),
        ("overlap", "third-holder-of-two-seats"),
    ],
)
def test_the_same_rows_are_at_fault_as_in_our_own_command(
    kind: str, fault: str, tmp_path: Path
) -> None:
    folder = broken(DEFECTS / kind / fault, tmp_path / "package")
    ours = [
        (each.resource, each.row)
        for each in validate(folder).findings
        if each.severity is Severity.ERROR
    ]
    package = Package(str(folder / "datapackage.json"))
    theirs = places(package, checklist(open(folder).package))
    assert ours
    assert [(name, row) for name, _, row in theirs] == ours


def test_the_real_package_passes_its_own_checklist() -> None:
    checks = checklist(open(ROOT).package)
    assert len(checks["checks"]) > 20
    assert places(Package(str(ROOT / "datapackage.json")), checks) == []


def ships(rows: list[list[Any]]) -> Resource:
    fields = [{"name": "ship", "type": "string"}] + [
        {"name": name, "type": "string", "rdfType": EDTF} for name in ("start", "end")
    ]
    return Resource.from_descriptor(
        {"name": "captains", "type": "table", "data": rows, "schema": {"fields": fields}}
    )


def errors(resource: Resource, *checks: dict[str, Any]) -> list[Any]:
    return list(resource.validate(Checklist.from_descriptor({"checks": list(checks)})).task.errors)


ROWS = [["ship", "start", "end"], ["Argo", "2001", "2003-05-01"], ["Argo", "2003-04-30", "2009"]]


def test_a_resource_without_a_package_or_file_is_judged_too() -> None:
    assert [each.row_number for each in errors(ships(ROWS), OVERLAP)] == [2, 3]


def test_a_rule_for_another_resource_is_silent() -> None:
    assert errors(ships(ROWS), OVERLAP | {"resource": "officers"}) == []
    assert len(errors(ships(ROWS), OVERLAP | {"resource": "captains"})) == 2


def test_a_cell_that_frictionless_refused_is_passed_over() -> None:
    resource = ships(ROWS)
    resource.schema.get_field("end").constraints["maxLength"] = 4
    found = errors(resource, OVERLAP)
    assert [each.type for each in found] == ["constraint-error"]


def test_wrong_parameters_are_one_error_and_other_checks_go_on() -> None:
    wrong = {"type": "overlap", "by": ["boat"], "start": "start", "seats": 0}
    found = errors(ships(ROWS), wrong, OVERLAP)
    assert [each.type for each in found] == ["check-error", "row-error", "row-error"]
    assert "boat" in found[0].note
    assert "end" in found[0].note


def test_a_rule_that_needs_another_table_says_so_where_there_is_none() -> None:
    seats = {"field": "ship", "resource": "ships", "value": "seats"}
    found = errors(ships(ROWS), OVERLAP | {"seats": seats})
    assert [each.type for each in found] == ["check-error"]
    assert "ships" in found[0].note


def test_rules_of_the_whole_package_are_no_checks_of_frictionless() -> None:
    with pytest.raises(FrictionlessException, match="edtf"):
        Checklist.from_descriptor({"checks": [{"type": "edtf"}]})
