"""Annotations within the limits of GitHub, and a summary that it takes."""

from collections import Counter
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

import pytest
from frictionless_dossier.errors import OptionError
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.findings.store import Findings, group_of
from frictionless_dossier.report import Report
from frictionless_dossier.reports import github, render

KINDS = {each: Kind(f"odd-{each}", each, "T", "D", "R", "E", "row-error") for each in Severity}


def annotations(findings: Iterable[Finding], base: str = ".") -> list[str]:
    found = tuple(findings)
    groups = Counter(map(group_of, found))
    report = Report("p", base, base, "datapackage.json", Findings(found, groups), ())
    stream = StringIO()
    render(report, "github", stream)
    return stream.getvalue().splitlines()


def odd(severity: Severity, line: int = 1, message: str = "odd") -> Finding:
    return Finding(KINDS[severity], message, "Even it.", "t", "t.csv", line)


@pytest.fixture(autouse=True)
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    return tmp_path / "summary.md"


def test_ten_of_each_severity_are_annotations_the_most_severe_first() -> None:
    severities = [Severity.INFO] * 12 + [Severity.ERROR] * 11 + [Severity.WARNING] * 3
    told = annotations(odd(each, line) for line, each in enumerate(severities, 1))
    commands = [line.partition(" ")[0] for line in told if line.startswith("::")]
    assert commands == ["::error"] * 10 + ["::warning"] * 3 + ["::notice"] * 10
    assert told[-3:] == [
        "1 more of severity error: see the summary of this step",
        "2 more of severity info: see the summary of this step",
        "invalid: 11 errors, 3 warnings, 12 infos",
    ]


def test_what_would_end_a_command_early_is_escaped() -> None:
    finding = Finding(KINDS[Severity.ERROR], "50 % ::x\r\ny", "R", "t", "a,b:c%.csv", 2)
    (told, _) = annotations([finding])
    assert told == (
        "::error file=a%2Cb%3Ac%25.csv,line=2,endLine=2,title=odd-error%3A T::"
        "a,b:c%25.csv:2: 50 %25 ::x%0D%0Ay%0AR"
    )


def test_files_are_named_as_in_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sub/data").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "sub")
    assert "file=data/t.csv," in annotations([odd(Severity.ERROR)], "data")[0]
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    assert "file=sub/data/t.csv," in annotations([odd(Severity.ERROR)], "data")[0]


def test_summary_holds_as_much_as_github_takes_and_says_what_it_does_not(summary: Path) -> None:
    annotations(odd(Severity.ERROR, line, "x" * 200) for line in range(1, 9000))
    text = summary.read_text(encoding="utf-8")
    assert len(text.encode()) <= 1024 * 1024
    rows = text.count("| error | odd-error | t.csv:")
    assert 3000 < rows < 9000
    assert text.endswith(f"\n{8999 - rows:,} more findings have no room here.\n")


def test_nothing_in_a_finding_is_taken_for_markdown(summary: Path) -> None:
    annotations([odd(Severity.ERROR, 1, "a|b <img src=x> [l](u) `c` **d**\n# e @all")])
    row = summary.read_text(encoding="utf-8").splitlines()[-1]
    assert row.count("|") == 6
    assert not set("<[`*#@") & set(row.replace("&#", ""))


def test_without_findings_the_summary_is_the_verdict(summary: Path) -> None:
    assert annotations([]) == ["valid: no findings"]
    assert summary.read_text(encoding="utf-8") == "### p: valid: no findings\n"
    assert github.SUMMARY_BYTES < 1024 * 1024


def test_a_summary_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path))
    with pytest.raises(OptionError, match="GITHUB_STEP_SUMMARY"):
        annotations([])
