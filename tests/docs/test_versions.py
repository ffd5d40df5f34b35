"""Data and tool have one version each, which every file that tells it tells alike."""

import json
import re
import tomllib
from pathlib import Path

import frictionless_dossier
import pytest

ROOT = Path(__file__).parents[2]
DATA = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8")).get("version")
TOOL = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


@pytest.mark.parametrize(("part", "version"), [("Data", DATA), ("Tool", TOOL)])
def test_the_newest_entry_of_the_changelog_is_of_the_present_version(
    part: str, version: str
) -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    entries = changelog.partition(f"\n## {part}\n")[2].partition("\n## ")[0]
    newest = re.findall(r"^### (\S+) – (?:unreleased|\d{4}-\d{2}-\d{2})$", entries, re.MULTILINE)
    assert newest[:1] == [version]
    assert len(newest) == entries.count("\n### "), "an entry without version and day"


def test_the_citation_file_cites_both_in_their_present_version() -> None:
    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.findall(r"^version: (.+)$", cited, re.MULTILINE) == [DATA]
    software = cited.partition("references:")[2]
    assert re.findall(r"^ +version: (.+)$", software, re.MULTILINE) == [TOOL]


def test_the_tool_says_its_version() -> None:
    assert frictionless_dossier.__version__ == TOOL
