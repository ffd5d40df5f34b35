"""Who takes part: how each is started, and how what it found is told in one form for all."""

import json
import os
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path
from typing import Any

BIN = Path(sys.executable).parent
PEERS = Path(__file__).parent / "peers"
PACKAGES = sysconfig.get_path("purelib")
"""Where the installed packages are."""

OURS = "dossier"
OURS_WITH_TEXTS = "dossier --sources"
OURS_IN_FULL = "dossier --format json"
"""Prints all that it found; the usual report shows the first of each kind and counts the others."""
FRICTIONLESS = "frictionless"
LIMIT = 1_000
"""Errors after which frictionless stops."""

STATUSES = (0, 1)
"""Exit statuses of a run that did its work: valid, and with findings."""


def command(contender: str, folder: Path, sources: str | None) -> list[str]:
    """The command line of a contender: the tool, frictionless, or a program of `peers/`."""
    if contender == OURS:
        return [str(BIN / "dossier"), "validate", str(folder)]
    if contender == OURS_IN_FULL:
        return [*command(OURS, folder, None), "--format", "json"]
    if contender == OURS_WITH_TEXTS:
        return [*command(OURS, folder, None), "--sources", str(sources)]
    if contender == FRICTIONLESS:
        descriptor = str(folder / "datapackage.json")
        return [sys.executable, "-S", "-m", "frictionless", "validate", "--json", descriptor]
    return [sys.executable, str(PEERS / f"{contender}.py"), str(folder)]


def environment(contender: str) -> dict[str, str]:
    """The environment in which a contender runs: each from compiled bytecode.

    frictionless must not know our plugin, which it would import. The plugin is found through a
    .pth file, which only `site` reads; so `python -S` with the installed packages on its path runs
    frictionless as published.
    """
    ours = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | ({"PYTHONPATH": PACKAGES} if contender == FRICTIONLESS else {})


def found(contender: str, output: Path, *, lines: bool = False) -> list[str]:
    """What a contender found: `row rule` of each fault, sorted, each once.

    Of overlaps it is `row grade partner others`.

    Args:
        contender: Who.
        output: What it printed.
        lines: Whether the physical line is wanted before the row; only our own report has it.
    """
    text = output.read_text(encoding="utf-8")
    if contender == FRICTIONLESS:
        tasks = json.loads(text)["tasks"]
        return _sorted(f"{e['rowNumber']} {e['type']}" for task in tasks for e in task["errors"])
    if not contender.startswith(OURS):
        return _sorted(text.splitlines())
    report = json.loads(text)
    errors = [error for task in report["tasks"] for error in task["errors"]]
    findings = [each for each in (*errors, *report["findings"]) if "row" in each]
    return _sorted(
        f"{each['line']} {_told(each)}" if lines else _told(each)
        for each in findings
        if each["rule"] != "overlap-joint"  # no query tells of more than two at once
    )


def expected(folder: Path, *, lines: bool = False) -> list[str] | None:
    """What the generator put into a package; None where it does not know that."""
    path = folder / "expected.json"
    if not path.exists():
        return None
    faults = json.loads(path.read_text(encoding="utf-8"))
    return _sorted(
        f"{line} {row} {rule}" if lines else f"{row} {rule}" for line, row, rule in faults
    )


def _told(finding: dict[str, Any]) -> str:
    if finding.get("check") != "overlap":
        return f"{finding['row']} {finding['rule']}"
    grade = finding["rule"].removeprefix("overlap").removeprefix("-") or "certain"
    partner = finding["details"]["partners"][0]["row"]
    return f"{finding['row']} {grade} {partner} {finding['details']['others']}"


def _sorted(faults: Iterable[str]) -> list[str]:
    return sorted(set(faults))
