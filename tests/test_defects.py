"""Each folder of `defects/` is a sound package, one change, and exactly what is then found."""

import json
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import validate
from frictionless_dossier.checking import registry
from frictionless_dossier.checking.catalogue import STANDARD
from frictionless_dossier.checking.general import RULE_CRASH
from frictionless_dossier.report import Report

from tests.broken import FAULTS, break_, sound, texts

PLACE = ("rule", "severity", "resource", "path", "line", "row", "field")


def names(fault: Path) -> str:
    return f"{fault.parent.name}/{fault.name}"


def places(report: Report) -> list[dict[str, Any]]:
    """Where the findings are; what does not apply is left out."""
    return [
        {name: value for name in PLACE if (value := getattr(each, name)) is not None}
        for each in report.findings
    ]


@pytest.mark.parametrize("fault", FAULTS, ids=names)
def test_change_is_found_exactly_and_nothing_without_it(fault: Path, tmp_path: Path) -> None:
    package = sound(fault, tmp_path / "package")
    assert places(validate(package, sources=texts(fault))) == []
    break_(fault, package)
    report = validate(package, sources=texts(fault))
    assert places(report) == json.loads((fault / "expected.json").read_text(encoding="utf-8"))
    assert fault.parent.name in {each.rule for each in report.findings}
    for each in report.findings:
        assert each.message
        assert each.remedy[0].isupper() and each.remedy.endswith("."), each.remedy


def test_every_kind_of_finding_has_a_defect() -> None:
    kinds = {kind.name for kind in STANDARD if kind is not RULE_CRASH}
    kinds |= {kind.name for check in registry.every() for kind in check.kinds}
    shown = {fault.parent.name for fault in FAULTS}
    assert kinds - shown == set()
    assert shown - kinds == set(), "folders that show no kind of finding"
