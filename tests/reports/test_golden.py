"""Each form of the report, byte for byte as it was when it was last looked at.

`REWRITE_GOLDEN=1 pytest tests/reports` writes the files anew; look at what changed in them.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless_dossier import __version__

GOLDEN = Path(__file__).parent / "golden"
FILES = {
    "text": "report.txt",
    "json": "report.json",
    "github": "annotations.txt",
    "sarif": "report.sarif",
    "junit": "junit.xml",
}
SUMMARY = "summary.md"


def hold(name: str, text: str) -> None:
    told = text.replace(f'"{__version__}"', '"VERSION"').replace(f" {__version__}", " VERSION")
    file = GOLDEN / name
    if os.environ.get("REWRITE_GOLDEN"):
        file.write_bytes(told.encode())
    assert told.encode() == file.read_bytes()


@pytest.mark.parametrize(("form", "name"), FILES.items())
def test_report_is_as_it_was(reported: Callable[[str], str], form: str, name: str) -> None:
    first = reported(form)
    assert first == reported(form)
    hold(name, first)


def test_summary_of_the_step_is_as_it_was(
    reported: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("what an earlier command told\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    told = reported("github")
    assert "see the summary of this step" in told
    before, _, after = summary.read_text(encoding="utf-8").partition("\n")
    assert before == "what an earlier command told"
    hold(SUMMARY, after)
