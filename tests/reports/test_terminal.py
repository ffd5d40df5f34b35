"""Nothing that a package holds reaches a terminal as it is, whatever prints it."""

import json
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from frictionless_dossier import validate
from frictionless_dossier.cli import main
from frictionless_dossier.progress import Terminal
from frictionless_dossier.reports import FORMS, render

ODD = "\x1b[2J\x07\x7f\x9b31m\u202e\u200b\udc9b\r"
"""Clears the screen, rings, deletes, colours, turns the direction of what follows."""

EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
NAME, FIELD = f"t{ODD}", f"n{ODD}"
SCHEMA: dict[str, Any] = {
    "fields": [
        {"name": "id"},
        {"name": FIELD},
        {"name": "start", "rdfType": EDTF},
        {"name": "end", "rdfType": EDTF},
    ],
    "primaryKey": "id",
    "rules": [
        {"type": "period", "start": "start", "end": "end"},
        {"type": ODD},
        {"type": "any-present", "fields": [FIELD]},
    ],
}
CELL = ODD.replace("\udc9b", "").replace("\r", "")
RESOURCE = {"name": NAME, "path": "t.csv", "schema": SCHEMA}


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    file = "tables\x9b31m/t\u202e.csv"
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": ODD,
        "asOf": "2020-01-01",
        "resources": [
            RESOURCE | {"path": file},
            RESOURCE | {"name": "gone", "path": f"gone{ODD}"},
        ],
    }
    (tmp_path / "tables\x9b31m").mkdir()
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    rows = f"{CELL},{CELL},2001,2009\na,{CELL},{CELL},2001\n,{CELL}\n"
    (tmp_path / file).write_text(f"id,{FIELD[:-2]},start,end\n{rows}", encoding="utf-8")
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text(f"Ann Ode {CELL}\n", encoding="utf-8")
    (texts / "b\x9b.txt").write_text("Ann Ode\n", encoding="utf-8")
    drafted = tmp_path / "drafted"
    drafted.mkdir()
    (drafted / "o\x9bd\u202e.csv").write_text(f"id,{CELL}\n1,2\n", encoding="utf-8")
    return tmp_path


def is_safe(text: str) -> bool:
    return all(line.isprintable() for line in text.split("\n"))


COMMANDS: dict[str, list[str]] = {
    **{form: ["validate", "--format", form] for form in FORMS},
    "at": ["at", NAME, "2005"],
    "at another table": ["at", f"x{ODD}", "2005"],
    "at a condition": ["at", NAME, "2005", "--where", f"x{ODD}=1"],
    "checklist": ["checklist", NAME],
    "checklist of another": ["checklist", f"x{ODD}"],
    "explain": ["explain", f"x{ODD}"],
    "only": ["validate", "--only", f"x{ODD}"],
    "path": ["validate", f"x{ODD}"],
    "locate": ["locate", "Ann Ode", "--sources", "texts"],
    "locate nothing": ["locate", f"x{ODD}", "--sources", "texts"],
    "verify": ["verify", "--sources", "texts"],
    "build": ["build"],
    "fix": ["fix", "--check"],
    "init": ["init", "drafted"],
    "option": ["validate", f"--x{ODD}"],
    "command": [f"x{ODD}"],
}


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS.keys())
def test_no_command_lets_a_package_steer_the_terminal(
    odd: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
) -> None:
    for name in ("GITHUB_STEP_SUMMARY", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(odd)
    try:
        main(arguments)
    except SystemExit as stop:  # The options themselves are refused.
        assert stop.code == 2
    told = capsys.readouterr()
    assert told.out + told.err
    assert is_safe(told.out)
    assert is_safe(told.err)


def test_programs_read_what_the_terminal_is_spared(odd: Path) -> None:
    report = validate(odd)
    forms = {}
    for form in ("json", "sarif", "junit"):
        stream = StringIO()
        render(report, form, stream)
        forms[form] = stream.getvalue()
    assert json.loads(forms["json"])["tasks"][0]["name"] == NAME.replace("\udc9b", "\ufffd")
    names = {
        location["fullyQualifiedName"].split("/")[0] for location in _locations(forms["sarif"])
    }
    assert NAME.replace("\udc9b", "\ufffd") in names
    suites = ElementTree.fromstring(forms["junit"])
    name = NAME.replace("\udc9b", "\ufffd").replace("\x1b", "\ufffd").replace("\x07", "\ufffd")
    assert name in {each.get("name") for each in suites.iter("testsuite")}


def _locations(text: str) -> list[dict[str, str]]:
    (run,) = json.loads(text)["runs"]
    return [
        logical
        for result in run["results"]
        for location in result["locations"]
        for logical in location.get("logicalLocations", [])
    ]


def test_progress_does_not_show_the_name_of_a_table_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True)
    monkeypatch.setattr("frictionless_dossier.progress._PAUSE", -1.0)
    Terminal(screen)(NAME, 1, 1, 1)
    assert is_safe(screen.getvalue().removeprefix("\r\x1b[K"))
