"""The packages that are kept here: the real one, and small ones on other subjects.

Every one of them is valid, for this tool and for frictionless as published, which knows no plugin.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections import Counter
from pathlib import Path

import pytest
from frictionless_dossier import validate
from frictionless_dossier.findings import Severity

HERE = Path(__file__).parent
ANDORRA = HERE / "packages" / "andorra"
OTHERS = sorted(each.parent for each in HERE.glob("packages/*/datapackage.json"))
PACKAGES = [pytest.param(HERE.parent, id="real"), *(pytest.param(p, id=p.name) for p in OTHERS)]

SINDICS = {
    "cerqueda": "francesc-cerqueda-i-pasquet-sindic-general",
    "gelabert": "albert-gelabert-sindic-general",
    "farras": "jordi-farras-sindic-general",
    "dalleres-1": "josep-dalleres-sindic-general-1994",
    "areny": "francesc-areny-sindic-general",
    "gabriel": "joan-gabriel-sindic-general",
    "dalleres-2": "josep-dalleres-sindic-general-2009",
    "mateu": "vicenc-mateu-sindic-general",
    "sune": "roser-sune-pascuet-sindic-general",
    "ensenat": "carles-ensenat-reig-sindic-general",
}

EXPECTED = {
    # One end is known to the year, the day of the successor lies within it.
    ("overlap-possible", SINDICS["ensenat"], SINDICS["sune"]),
    ("overlap-possible", SINDICS["sune"], SINDICS["ensenat"]),
    ("overlap-possible", SINDICS["mateu"], SINDICS["sune"]),
    # Both are known to the year, and it is the same.
    ("overlap-handover", SINDICS["cerqueda"], SINDICS["gelabert"]),
    ("overlap-handover", SINDICS["gelabert"], SINDICS["farras"]),
    ("overlap-handover", SINDICS["farras"], SINDICS["gelabert"]),
    ("overlap-handover", SINDICS["dalleres-1"], SINDICS["farras"]),
    ("overlap-handover", SINDICS["areny"], SINDICS["dalleres-1"]),
    ("overlap-handover", SINDICS["gabriel"], SINDICS["dalleres-2"]),
    ("overlap-handover", SINDICS["dalleres-2"], SINDICS["mateu"]),
    # Only a disputed tenure lies there, or nobody was looked up.
    ("gap", "vacancy-1793-co-prince", "justi-guitart-i-vilardebo-co-prince"),
    ("gap", "justi-guitart-i-vilardebo-co-prince", "ramon-iglesias-navarri-co-prince"),
    (
        "gap",
        "antoni-marti-petit-head-of-government-2011",
        "antoni-marti-petit-head-of-government-2015",
    ),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the small package that a test may break."""
    return Path(shutil.copytree(ANDORRA, tmp_path / "andorra"))


def edit(package: Path, row: str, before: str, after: str) -> None:
    """Change cells in a row of the tenures; they must stand there exactly once."""
    path = package / "data" / "tenures.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    (place,) = [number for number, line in enumerate(lines) if line.startswith(f"{row},")]
    assert lines[place].count(before) == 1
    lines[place] = lines[place].replace(before, after)
    path.write_text("".join(lines), encoding="utf-8", newline="")


def told(package: Path, rule: str) -> set[tuple[str, ...]]:
    """The findings of one rule about the record: name of the finding and the rows concerned."""
    found = validate(package, only=[rule]).findings
    return {(each.rule, *(row.id for row in each.rows)) for each in found}


def plain_frictionless(package: Path) -> subprocess.CompletedProcess[str]:
    """Run frictionless without our plugin: -S reads no .pth file, by which it would be found."""
    return subprocess.run(
        [sys.executable, "-S", "-m", "frictionless", "validate", "datapackage.json"],
        cwd=package,
        env={**os.environ, "PYTHONPATH": sysconfig.get_path("purelib")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("package", PACKAGES)
def test_it_has_no_error(package: Path) -> None:
    report = validate(package)
    assert [each.message for each in report.findings if each.severity is Severity.ERROR] == []
    assert report.exit_status() == 0
    assert report.rules


@pytest.mark.parametrize("package", PACKAGES)
def test_frictionless_as_published_finds_it_valid(package: Path) -> None:
    result = plain_frictionless(package)
    assert result.returncode == 0, result.stdout + result.stderr


def test_frictionless_as_published_would_tell_a_fault(copy: Path) -> None:
    edit(copy, "alain-poher-co-prince-1969", ",acting,", ",deputizing,")
    result = plain_frictionless(copy)
    assert result.returncode == 1
    assert "deputizing" in result.stdout


def test_every_table_of_andorra_has_rows() -> None:
    tables = {each.name: each.rows for each in validate(ANDORRA).tables}
    assert tables.pop("vocabularies") is None  # a document
    assert len(tables) == 7
    assert all(tables.values()), tables


def test_the_findings_about_andorra_are_exactly_these() -> None:
    findings = validate(ANDORRA).findings
    found = Counter((each.rule, *(row.id for row in each.rows)) for each in findings)
    assert found == Counter(EXPECTED)
    assert all(each.resource == "tenures" for each in findings)


def test_without_the_exception_three_co_princes_may_share_two_seats(copy: Path) -> None:
    path = copy / "data" / "exceptions.csv"
    header = path.read_text(encoding="utf-8").splitlines()[0]
    path.write_text(f"{header}\n", encoding="utf-8", newline="")
    three = {
        "joan-marti-i-alanis-co-prince",
        "joan-enric-vives-i-sicilia-co-prince",
        "jacques-chirac-co-prince",
    }
    more = {each for each in told(copy, "overlap") if each not in EXPECTED}
    assert {each[0] for each in more} == {"overlap-possible"}
    assert [set(each[1:]) for each in more] == [three] * 3


def test_an_interim_a_day_too_early_is_a_third_co_prince(copy: Path) -> None:
    edit(copy, "alain-poher-co-prince-1969", ",1969-04-28,", ",1969-04-27,")
    errors = {each for each in told(copy, "overlap") if each[0] == "overlap"}
    assert {frozenset(each[1:]) for each in errors} == {
        frozenset(
            {
                "alain-poher-co-prince-1969",
                "charles-de-gaulle-co-prince",
                "ramon-iglesias-navarri-co-prince",
            }
        )
    }


def test_a_disputed_tenure_is_tested_once_it_is_accepted(copy: Path) -> None:
    disputed = "pere-lopez-agras-head-of-government"
    assert not any(disputed in each for each in told(copy, "overlap"))
    edit(copy, disputed, ",disputed,", ",accepted,")
    assert ("overlap-possible", disputed, "jaume-bartumeu-cassany-head-of-government") in told(
        copy, "overlap"
    )


def test_a_vacancy_takes_one_seat_and_no_more(copy: Path) -> None:
    vacancy = "vacancy-1793-co-prince"
    edit(copy, vacancy, ",1793,assigned,1806,", ",1950-01-01,assigned,1958-12-31,")
    assert not any(vacancy in each for each in told(copy, "overlap"))
    edit(copy, vacancy, ",1958-12-31,", ",1960-12-31,")
    errors = {each for each in told(copy, "overlap") if each[0] == "overlap"}
    assert {frozenset(each[1:]) for each in errors} == {
        frozenset({vacancy, "charles-de-gaulle-co-prince", "ramon-iglesias-navarri-co-prince"})
    }


def test_a_vacancy_has_no_holder(copy: Path) -> None:
    edit(copy, "vacancy-1793-co-prince", ",vacant,,", ",vacant,alain-poher,")
    (finding,) = validate(copy, only=["present-when"]).findings
    assert finding.rule == "present-when-superfluous"
    assert finding.field == "holder"
