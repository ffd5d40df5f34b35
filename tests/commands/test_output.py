"""`dossier validate`: the report in a file, and what an interruption leaves."""

import itertools
import json
import os
import shutil
import signal
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from frictionless_dossier import opening, validation
from frictionless_dossier.cli import main
from frictionless_dossier.findings import Finding
from frictionless_dossier.findings.store import FindingStore
from frictionless_dossier.judge import judge_package
from frictionless_dossier.package.building import TableBuilder
from frictionless_dossier.package.excerpts import add_excerpts
from frictionless_dossier.package.model import Package
from frictionless_dossier.package.records import Block
from frictionless_dossier.report import Interrupted
from frictionless_dossier.reports import FORMS
from frictionless_dossier.sieve.choice import Limits

FAULTS = "id,office,start,end\na,mayor,2001,2004-02-30\nb,mayor,2003-13,2009,é\n"


@pytest.fixture
def faulty(package: Path) -> Path:
    (package / "tenures.csv").write_text(FAULTS, encoding="utf-8")
    return package


@pytest.mark.parametrize("form", FORMS)
def test_a_file_holds_what_the_terminal_would_show(
    faulty: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    file = tmp_path / "report"
    file.write_text("old", encoding="utf-8")
    assert main(["validate", str(faulty), "--format", form]) == 1
    shown = capsys.readouterr().out
    assert main(["validate", str(faulty), "--format", form, "--output", str(file)]) == 1
    assert capsys.readouterr().out == ""
    assert file.read_bytes() == shown.encode()


def test_a_report_that_cannot_be_written_whole_is_not_written(
    faulty: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    file = tmp_path / "report.json"
    file.write_text("old", encoding="utf-8")
    assert main(["validate", str(faulty), "--output", str(file)]) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "old"
    assert [each.name for each in tmp_path.glob(".*")] == []


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("nowhere/report.json", "there is no such folder"),
        ("", "it is a folder"),
        ("report.json", "there is no right to"),
    ],
)
def test_what_cannot_be_written_is_told_before_the_work(
    faulty: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    output: str,
    told: str,
) -> None:
    monkeypatch.setattr(validation, "open", None)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert main(["validate", str(faulty), "--output", str(faulty / output)]) == 2
    assert told in capsys.readouterr().err


def test_a_terminal_that_lacks_characters_shows_the_rest(
    faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(output, "ascii"))
    assert main(["validate", str(faulty)]) == 1
    assert b"mayor,2003-13,2009,\\xe9" in output.getvalue()


@pytest.fixture
def listening() -> Iterator[None]:
    """Ctrl-C is heard: a shell starts what it runs in the background deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def stopped(listening: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user presses Ctrl-C after the first finding of the judge."""

    def judge_one(*arguments: Any) -> Iterator[Finding]:
        for finding in judge_package(*arguments):
            yield finding
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(validation, "judge_package", judge_one)


def interrupted(package: Path, capsys: pytest.CaptureFixture[str], form: str) -> str:
    rows = FAULTS.replace("b,mayor", "a,mayor")
    (package / "tenures.csv").write_text(rows, encoding="utf-8")
    assert main(["validate", str(package), "--format", form]) == 130
    return capsys.readouterr().out


@pytest.mark.usefixtures("stopped")
def test_an_interruption_leaves_what_was_found_and_says_so(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = interrupted(package, capsys, "text")
    assert "error extra-cell" in text and "error primary-key" in text
    assert "date-format" not in text
    assert text.endswith("not complete: it was interrupted (2 errors until then)\n")
    told = json.loads(interrupted(package, capsys, "json"))
    assert (told["interrupted"], told["valid"], told["stats"]["errors"]) == (True, False, 2)
    (run,) = json.loads(interrupted(package, capsys, "sarif"))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["invocations"][0]["toolExecutionNotifications"][0]["level"] == "error"
    suites = ElementTree.fromstring(interrupted(package, capsys, "junit"))
    assert suites.find("testsuite/testcase/error[@type='interrupted']") is not None
    assert "not complete" in interrupted(package, capsys, "github")


@pytest.mark.usefixtures("stopped")
def test_an_interruption_stays_one_for_those_who_call_the_function(package: Path) -> None:
    (package / "tenures.csv").write_text(FAULTS.replace("b,", "a,"), encoding="utf-8")
    with pytest.raises(Interrupted) as stop:
        validation.validate(package)
    assert isinstance(stop.value, KeyboardInterrupt)
    assert [each.rule for each in stop.value.report.findings] == ["extra-cell", "primary-key"]


def test_an_interruption_of_sorting_leaves_all_that_was_found_and_says_so(
    faulty: Path,
    listening: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The user presses Ctrl-C while lines are added to findings that are put into a file."""

    def stop(package: Package, findings: Iterable[Finding]) -> Iterator[Finding]:
        for finding in add_excerpts(package, findings):
            yield finding
            signal.raise_signal(signal.SIGINT)

    assert main(["validate", str(faulty)]) == 1
    whole = capsys.readouterr().out.splitlines()[-1]
    monkeypatch.setattr(validation, "FindingStore", partial(FindingStore, held=2))
    monkeypatch.setattr(validation, "add_excerpts", stop)
    assert main(["validate", str(faulty)]) == 130
    told = capsys.readouterr().out
    count = whole.removeprefix("invalid: ")
    assert count == "3 errors"
    assert told.endswith(f"not complete: it was interrupted ({count} until then)\n")
    assert told.count("→") == 3


@pytest.fixture(params=["plain", "sieve"])
def halfway(
    request: pytest.FixtureRequest, listening: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user presses Ctrl-C while a table is read, after some of its rows."""
    large = 0 if request.param == "sieve" else 2**40
    monkeypatch.setattr(opening, "Limits", partial(Limits, large=large, block=2**12))
    mend, calls = TableBuilder.mend, itertools.count()

    def stop(builder: TableBuilder, block: Block, index: int) -> Block:
        mended = mend(builder, block, index)
        if next(calls) == 2:
            signal.raise_signal(signal.SIGINT)
        return mended

    monkeypatch.setattr(TableBuilder, "mend", stop)


@pytest.mark.usefixtures("halfway")
@pytest.mark.parametrize("pack", [False, True], ids=["folder", "zip"])
def test_an_interruption_of_reading_leaves_what_was_found_and_says_so(
    package: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], pack: bool
) -> None:
    rows = "".join(f"r{number},mayor,2001\n" for number in range(3000))
    (package / "tenures.csv").write_text(f"id,office,start,end\n{rows}", encoding="utf-8")
    place = shutil.make_archive(str(tmp_path / "packed"), "zip", package) if pack else str(package)
    assert main(["validate", place]) == 130
    text = capsys.readouterr().out
    assert "error missing-cell" in text
    assert "2 │ r0,mayor,2001" in text
    assert "tenures  not read" in text
    last = text.splitlines()[-1]
    assert last.startswith("not complete: it was interrupted (")
    assert last != f"not complete: it was interrupted ({3000:,} errors until then)"
