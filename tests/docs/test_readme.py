"""The README does what it says: commands, answers, code, counts, links and citation."""

import csv
import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from frictionless_dossier import open

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
ENVIRONMENT = os.environ | {
    "PATH": f"{sysconfig.get_path('scripts')}{os.pathsep}{os.defpath}",
    "PYTHONIOENCODING": "utf-8",
}


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", README, re.DOTALL)


def run(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def test_a_question_is_answered_as_shown() -> None:
    (command,) = (block for block in blocks("sh") if " at " in block)
    (shown,) = blocks("text")
    answer = run("sh", "-c", command.removeprefix(".venv/bin/"))
    pattern = re.escape(shown).replace("…\\\n", "…").replace("…", ".*?")
    assert re.search(pattern, answer, re.DOTALL), answer


def test_the_code_runs_and_tells_the_possible_days() -> None:
    (code,) = blocks("python")
    rows = [line.split() for line in run(sys.executable, "-c", code).splitlines()]
    assert ["hafiz-saeed-khan", "2015-01-26", "2015-01-26", "2015-01-26"] in rows


def test_the_counts_hold() -> None:
    tables = open(ROOT).tables
    assert len(tables) == 30
    assert sum(map(len, tables.values())) > 4_500
    assert len(tables["sources"]) > 200


def test_the_data_model_names_every_table() -> None:
    text = (ROOT / "docs/data-model.md").read_text(encoding="utf-8")
    overview = text.partition("## The tables")[2].partition("\n## ")[0]
    named = re.findall(r"`([a-z_]+)`", overview)
    assert sorted(named) == sorted(open(ROOT).tables)


def test_only_text_keeps_a_code_that_looks_like_a_gap() -> None:
    with (ROOT / "data/countries.csv").open(encoding="utf-8", newline="") as file:
        assert {row["id"]: row["label"] for row in csv.DictReader(file)}["NA"] == "Namibia"


def test_the_citation_is_that_of_the_citation_file() -> None:
    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    quoted = " ".join(re.findall(r"^> (.*)$", README, re.MULTILINE)).replace("*", "")
    for key in ("title", "version"):
        (value,) = re.findall(rf'^{key}: "?(.*?)"?$', cited, re.MULTILINE)
        assert value in quoted


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_into_the_project_leads_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_of_the_project_that_is_named_exists(page: Path) -> None:
    named = re.findall(
        r"`((?:benchmarks|docs|schemas|scripts|tests)/[\w./-]+)`", page.read_text(encoding="utf-8")
    )
    assert [each for each in named if not (ROOT / each).exists()] == []
