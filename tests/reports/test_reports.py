"""Reports of a copy of the real package in which much is broken."""

import json
import shutil
from io import StringIO
from pathlib import Path

from frictionless_dossier import validate
from frictionless_dossier.reports import render

ROOT = Path(__file__).parents[2]


def broken(folder: Path) -> Path:
    for part in ("data", "schemas"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "datapackage.json", folder)
    file = folder / "data/tenures.csv"
    lines = file.read_text(encoding="utf-8").split("\n")
    lines[1] = lines[1].replace("held", "hold")
    lines[2] += ",surplus"
    lines[3] = lines[4]
    lines[0] = lines[0].replace("ordinal", "Ordinal")
    file.write_text("\n".join(lines), encoding="utf-8")
    (folder / "data/names.csv").unlink()
    return folder


def text(folder: Path, form: str) -> str:
    stream = StringIO()
    render(validate(folder), form, stream)
    return stream.getvalue()


def test_json_report_says_rule_line_and_remedy_and_no_null(tmp_path: Path) -> None:
    told = json.loads(text(broken(tmp_path), "json"))
    errors = [error for task in told["tasks"] for error in task["errors"]]
    extra = next(each for each in errors if each["type"] == "extra-cell")
    assert (extra["line"], extra["rowNumber"], extra["severity"]) == (3, 3, "error")
    assert extra["remedy"]
    assert "null" not in json.dumps(told)


def test_missing_table_does_not_hide_the_others(tmp_path: Path) -> None:
    report = validate(broken(tmp_path))
    rules = {(each.resource, each.rule) for each in report.findings}
    assert ("names", "scheme-error") in rules
    assert ("tenures", "primary-key") in rules


def test_report_for_people_groups_and_ends_with_the_verdict(tmp_path: Path) -> None:
    told = text(broken(tmp_path), "text")
    assert "data/tenures.csv:3 (row 3" in told
    assert told.splitlines()[-1].startswith("invalid: ")
