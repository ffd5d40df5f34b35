"""Each folder of `defects/` is one fault: a sound package, one change, and exactly what is found.

`<kind>/<fault>/package/` is a package that declares only what the fault needs. `change.json` names
a file of it and what happens to it: `replace` (a text that stands there once, and another),
`write` (a new text), `hex` (new bytes), or `delete`. `expected.json` lists the findings. A folder
`texts/`, where there is one, holds the texts of sources.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import validate
from frictionless_dossier.checking import registry
from frictionless_dossier.checking.catalogue import STANDARD
from frictionless_dossier.findings.general import RULE_CRASH
from frictionless_dossier.report import Report

DEFECTS = Path(__file__).parent / "defects"
FOLDERS = sorted(each.parent for each in DEFECTS.glob("*/*/change.json"))
PLACE = ("rule", "severity", "resource", "path", "line", "row", "field")


def names(folder: Path) -> str:
    return f"{folder.parent.name}/{folder.name}"


def change(package: Path, told: dict[str, Any]) -> None:
    file = package / told["file"]
    if "replace" in told:
        old, new = told["replace"]
        text = file.read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
        file.write_bytes(text.replace(old, new).encode())
    elif "write" in told:
        file.write_bytes(told["write"].encode())
    elif "hex" in told:
        file.write_bytes(bytes.fromhex(told["hex"]))
    else:
        assert told["delete"] is True
        file.unlink()


def checked(package: Path, folder: Path) -> Report:
    texts = folder / "texts"
    return validate(package, sources=texts if texts.is_dir() else None)


def places(report: Report) -> list[dict[str, Any]]:
    """Where the findings are; what does not apply is left out."""
    return [
        {name: value for name in PLACE if (value := getattr(each, name)) is not None}
        for each in report.findings
    ]


@pytest.mark.parametrize("folder", FOLDERS, ids=names)
def test_change_is_found_exactly_and_nothing_without_it(folder: Path, tmp_path: Path) -> None:
    package = tmp_path / "package"
    shutil.copytree(folder / "package", package)
    assert places(checked(package, folder)) == []
    change(package, json.loads((folder / "change.json").read_text(encoding="utf-8")))
    report = checked(package, folder)
    assert places(report) == json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    assert folder.parent.name in {each.rule for each in report.findings}
    assert all(each.message and each.remedy for each in report.findings)


def test_every_kind_of_finding_has_a_defect() -> None:
    kinds = {kind.name for kind in STANDARD if kind is not RULE_CRASH}
    kinds |= {kind.name for check in registry.every() for kind in check.kinds}
    shown = {folder.parent.name for folder in FOLDERS}
    assert kinds - shown == set()
    assert shown - kinds == set(), "folders that show no kind of finding"
