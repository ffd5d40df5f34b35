"""`docs/reports.md` says what is so."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless_dossier.commands.validate import add_arguments
from frictionless_dossier.findings.log import HELD
from frictionless_dossier.reports import FORMS, github, sarif, text

PACKAGE = Path(__file__).parent / "package"
PAGE = (Path(__file__).parents[2] / "docs/reports.md").read_text(encoding="utf-8")


def test_examples_in_python_run(
    reported: Callable[[str], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = reported("json")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dossier.json").write_text(told, encoding="utf-8")
    (tmp_path / "path/to").mkdir(parents=True)
    (tmp_path / "path/to/package").symlink_to(PACKAGE)
    blocks = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        exec(block, {})
    out = capsys.readouterr().out
    assert "keepers 12\nlights 24\n" in out
    assert "type-error keepers.csv 3" in out


def test_every_form_is_described_with_its_limits() -> None:
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == list(FORMS)
    assert text.SHOWN == 20 and "the first 20 of each" in PAGE
    assert github.ANNOTATIONS == 10 and "the first ten errors" in PAGE
    assert f"up to {sarif.MOST:,} results" in PAGE
    assert f"Up to {HELD:,} findings" in PAGE


def test_every_option_that_it_shows_exists() -> None:
    import argparse

    parser = argparse.ArgumentParser()
    add_arguments(parser)
    commands = re.findall(r"dossier validate( --[^\n`]*)", PAGE)
    assert commands
    for command in commands:
        parser.parse_args(command.replace("FORM", "text").split())
