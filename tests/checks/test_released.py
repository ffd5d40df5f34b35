"""What was released changes only with a word: a correction, a redirect or a higher version."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import validate
from frictionless_dossier.cli import main

SHIPS = Path(__file__).parents[1] / "defects/released-value/cell-changed/package"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Three ships as they were released in version 0.2.0; nothing was corrected or retired."""
    return shutil.copytree(SHIPS, tmp_path / "ships")


def change(package: Path, file: str, old: str, new: str) -> None:
    text = (package / file).read_text()
    assert text.count(old) == 1
    (package / file).write_text(text.replace(old, new))


def correct(package: Path, row: str, why: str = "misread,register") -> None:
    with (package / "corrections.csv").open("a") as stream:
        stream.write(f"c1,0.2.0,{row},{why}\n")


def retire(package: Path, row: str) -> None:
    with (package / "redirects.csv").open("a") as stream:
        stream.write(f"ships,{row},0.2.0\n")


def descriptor(package: Path, work: Callable[[dict[str, Any]], object]) -> None:
    file = package / "datapackage.json"
    declared = json.loads(file.read_text())
    work(declared)
    file.write_text(json.dumps(declared))


def told(package: Path) -> list[tuple[str, int | None, str | None]]:
    return [(each.rule, each.line, each.field) for each in validate(package).findings]


def test_what_is_added_needs_no_word(package: Path) -> None:
    change(package, "ships.csv", "1899,,", "1899,danzig,")
    change(package, "ships.csv", "nymphe", "medusa,Medusa,1900,bremen,2020\nnymphe")
    assert told(package) == []


def test_a_column_left_aside_may_change(package: Path) -> None:
    change(package, "ships.csv", "2021", "2022")
    assert told(package) == []


@pytest.mark.parametrize("old, new", [("1899", "1900"), ("1899", "")])
def test_a_changed_or_emptied_value_needs_a_correction_that_begins_with_it(
    package: Path, old: str, new: str
) -> None:
    change(package, "ships.csv", f"Nymphe,{old}", f"Nymphe,{new}")
    assert told(package) == [("released-value", 3, "launched")]
    correct(package, f"value,ships,nymphe,launched,{old},{new}")
    assert told(package) == []


def test_a_correction_of_the_whole_row_speaks_for_all_of_its_cells(package: Path) -> None:
    change(package, "ships.csv", "Undine,1902,kiel", "Ondine,1903,danzig")
    assert told(package) == [
        ("released-value", 4, "launched"),
        ("released-value", 4, "name"),
        ("released-value", 4, "yard"),
    ]
    correct(package, "row,ships,undine,,,")
    assert told(package) == []


def test_what_was_removed_without_a_word_is_not_asked_for(package: Path) -> None:
    change(package, "ships.csv", "Nymphe,1899", "Nymphe,")
    correct(package, "removal-privacy,ships,,,,", ",")
    assert told(package) == []
    change(package, "ships.csv", "Arcona,1902", "Arcona,1903")
    assert told(package) == [("released-value", 2, "launched")]


def test_a_row_that_is_gone_needs_a_redirect(package: Path) -> None:
    change(package, "ships.csv", "nymphe,Nymphe,1899,,2020\n", "")
    assert told(package) == [("released-row", None, None)]
    retire(package, "nymphe,tombstone,,")
    assert told(package) == []


def test_a_reference_may_follow_a_redirect_and_nothing_else(package: Path) -> None:
    change(package, "ships.csv", "Nymphe,1899,,", "Nymphe,1899,undine,")
    assert main(["release", "--anew", str(package)]) == 0
    change(package, "ships.csv", "undine,Undine,1902,kiel,2021\n", "")
    retire(package, "undine,merged,arcona,one ship under two names")
    change(package, "ships.csv", "Nymphe,1899,undine,", "Nymphe,1899,arcona,")
    assert told(package) == []
    change(package, "ships.csv", "Nymphe,1899,arcona,", "Nymphe,1899,nymphe,")
    assert told(package) == [("released-value", 3, "yard")]


def test_licence_and_rules_change_under_a_higher_version_only(package: Path) -> None:
    def loosened(declared: dict[str, Any]) -> None:
        declared["licenses"][0]["name"] = "CC-BY-4.0"
        declared["rules"] = declared["rules"][2:]
        declared["asOf"] = "2026-01-01"

    descriptor(package, loosened)
    found = list(validate(package).findings)
    assert {each.rule for each in found} == {"released-terms"}
    assert [each.message.split()[0] for each in found] == [
        "licenses",
        "rules/corrections",
        "rules/redirects",
    ]
    descriptor(package, lambda declared: declared.update(version="0.3.0"))
    assert told(package) == []


@pytest.mark.parametrize("lower", ["0.1.9", "", "second"])
def test_the_version_never_falls(package: Path, lower: str) -> None:
    descriptor(package, lambda declared: declared.update(version=lower))
    assert ("released-version", None, None) in told(package)


def test_a_cell_that_is_refused_is_not_told_twice(package: Path) -> None:
    descriptor(
        package,
        lambda declared: (
            declared["resources"][0]["schema"]["fields"][2].update(constraints={"maxLength": 4}),
            declared.update(version="0.2.1"),
        ),
    )
    change(package, "ships.csv", "Nymphe,1899", "Nymphe,about 1899")
    assert told(package) == [("constraint-error", 3, "launched")]


@pytest.mark.parametrize(
    "text", ["", "version\n", "version,0.2.0\nfile,x\n", "\xff", "version,1\ntable,ships\nrow,x\n"]
)
def test_a_file_of_another_form_is_told(package: Path, text: str) -> None:
    (package / "released.csv").write_bytes(text.encode("latin-1"))
    if "table" in text:
        text = text.replace("table", "file,ships.csv,0\ntable", 1)
        (package / "released.csv").write_text(text)
    assert told(package) == [("released-record", None, None)]


def test_only_a_valid_package_is_released_and_what_is_out_is_not_forgotten(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (package / "released.csv").read_bytes()
    assert main(["release", str(package)]) == 0
    assert (package / "released.csv").read_bytes() == before
    change(package, "ships.csv", "Nymphe,1899", "Nymphe,1900")
    assert main(["release", str(package)]) == 1
    assert "launched of ships:nymphe" in capsys.readouterr().err
    assert (package / "released.csv").read_bytes() == before
    assert main(["release", "--anew", str(package)]) == 0
    assert told(package) == []
    descriptor(package, lambda declared: declared["rules"].pop())
    assert main(["release", str(package)]) == 2
