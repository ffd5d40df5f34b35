"""The real package: valid, sealed, protected, and checked without heavy imports."""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from frictionless_dossier import open, validate
from frictionless_dossier.cli import main
from frictionless_dossier.package.resources import ROLES

ROOT = Path(__file__).parents[1]
PARTS = ("datapackage.json", "data", "schemas")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, tmp_path / part)
        else:
            shutil.copy(source, tmp_path / part)
    return tmp_path


def alter(package: Path, table: str, row: str, field: str, value: str) -> int:
    """Write another value into a cell; the record number of its row."""
    file = package / "data" / f"{table}.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        names = list(reader.fieldnames or ())
        rows = list(reader)
    record = next(number for number, each in enumerate(rows, 2) if each["id"] == row)
    assert rows[record - 2][field] != value
    rows[record - 2][field] = value
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return record


def test_real_package_is_valid_and_tells_what_it_looked_at() -> None:
    report = validate(ROOT)
    assert report.valid(strict=True), [each.message for each in report.findings]
    assert report.facts["statements and claims"] > 1000
    assert report.facts["contestable cells"] > 500
    rows = {each.name: each.rows for each in report.tables}
    assert rows["tenures"] and rows["statements"] < report.facts["statements and claims"]


def test_every_role_that_the_tool_knows_is_that_of_one_table() -> None:
    """A rule about a role finds nothing where no table has it: `redirects`, `names`, …"""
    roles = [each.role for each in open(ROOT).package.resources if each.role is not None]
    assert sorted(roles) == sorted(ROLES)


def test_every_wali_of_the_article_has_an_accepted_tenure_with_its_ordinal() -> None:
    tenures = open(ROOT).tables["tenures"]
    ordinals = {
        tenures.cell(index, "ordinal")
        for index in range(len(tenures))
        if tenures.cell(index, "office") == "wali-of-khorasan"
        and tenures.cell(index, "standing") == "accepted"
    }
    assert {"1", "2", "3", "4", "5", "6", "7"} <= ordinals


CHANGES = [
    ("tenures", "hafiz-saeed-khan-wali-of-khorasan", "start", "2015-01-27", "preferred-reading"),
    ("tenures", "hafiz-saeed-khan-wali-of-khorasan", "end", "2014-07-26", "period-order"),
    ("tenures", "hafiz-saeed-khan-wali-of-khorasan", "end", "2016-7-26", "constraint-error"),
    ("tenures", "hafiz-saeed-khan-wali-of-khorasan", "end", "2016-02-30", "date-format"),
    ("tenures", "hafiz-saeed-khan-wali-of-khorasan", "holder", "nobody", "foreign-key"),
    ("tenures", "hafiz-saeed-khan-wali-of-khorasan", "ordinal", "2", "preferred-reading"),
    ("tenures", "hafiz-saeed-khan-wali-of-khorasan", "end_reason", "died", "preferred-reading"),
    ("tenures", "aslam-farooqi-wali-of-khorasan", "start", "2018-05-01", "overlap"),
    ("tenures", "shahab-al-muhajir-wali-of-khorasan", "start", "2027-01-01", "after-as-of"),
    ("people", "hafiz-saeed-khan", "died", "2016-07-27", "preferred-reading"),
    ("people", "hafiz-saeed-khan", "inclusion", "friend", "constraint-error"),
    ("offices", "wali-of-khorasan", "seats", "0", "constraint-error"),
    ("tenures", "hafiz-saeed-khan-wali-of-khorasan", "end", "2016-07-27", "compare"),
    ("places", "jalalabad", "latitude", "70.45", "place-outside"),
    ("places", "achin-district", "latitude", "34.126", "place-precision"),
    ("places", "nangarhar-province", "iso_3166_2", "PK-KP", "place-code"),
    ("places", "nangarhar-province", "iso_3166_2", "AF-XYZ", "foreign-key"),
    ("places", "afghanistan", "parent", "jalalabad", "place-cycle"),
    ("places", "chalas", "parent", "crocus-city-hall", "place-parent"),
    ("events", "kabul-wedding-bombing-2019", "date", "2021-08-26", "same-event-possible"),
    (
        "events",
        "kabul-wedding-bombing-2019",
        "title",
        "Terrorists bomb a wedding",
        "editorial-word",
    ),
    ("organizations", "afghan-security-forces", "summary", "Read t.me/some", "editorial-host"),
    ("organizations", "afghan-security-forces", "label", "Afgh\u0430n forces", "text-scripts"),
    ("sources", "article", "sha256", "0" * 64, "statement-altered"),
]


def test_a_folder_without_the_kept_texts_verifies_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other.txt").write_text("Another text.", encoding="utf-8")
    assert main(["verify", str(ROOT), "--sources", str(tmp_path), "--check"]) == 2
    assert "is a text on which statements rest" in capsys.readouterr().err


@pytest.mark.parametrize(("table", "row", "field", "value", "rule"), CHANGES)
def test_altered_cell_is_found_at_its_place(
    copy: Path, table: str, row: str, field: str, value: str, rule: str
) -> None:
    record = alter(copy, table, row, field, value)
    report = validate(copy)
    assert report.exit_status() == 1
    found = [each for each in report.findings if each.rule == rule]
    assert found
    assert all(each.remedy for each in report.findings)
    if rule != "statement-altered":
        assert any(each.row == record and each.resource == table for each in found)


@pytest.mark.parametrize("field", ["value", "locator", "row", "as_said", "property"])
def test_altered_statement_is_caught_without_its_text(copy: Path, field: str) -> None:
    with (copy / "data/statements.csv").open(encoding="utf-8", newline="") as stream:
        chosen = next(
            each
            for each in csv.DictReader(stream)
            if each["table"] == "tenures" and each["property"] == "end" and each["verified"]
        )
    value = {"value": "1999-01-01", "locator": "1:1", "row": "sultan-aziz-azam-spokesman"}
    record = alter(copy, "statements", chosen["id"], field, value.get(field, "start"))
    found = [each for each in validate(copy).findings if each.rule == "statement-altered"]
    assert [each.row for each in found] == [record]


def test_validate_imports_nothing_heavy() -> None:
    code = (
        "import sys; from frictionless_dossier.cli import main; status = main(['validate', '.']);"
        "heavy = {'frictionless', 'polars', 'pandas', 'duckdb', 'numpy', 'pyarrow'};"
        "heavy |= {'jsonschema', 'dataclasses', 'inspect'};"
        "sys.exit(status or ' '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_only_keeps_one_rule(copy: Path) -> None:
    alter(copy, "tenures", "hafiz-saeed-khan-wali-of-khorasan", "start", "2015-01-27")
    assert {each.rule for each in validate(copy, only=["preferred-reading"]).findings} == {
        "preferred-reading"
    }


def test_as_of_option_takes_the_place_of_the_declared_day() -> None:
    late = validate(ROOT, as_of="2019-01-01").findings
    assert {each.rule for each in late if each.severity == "error"} == {"after-as-of"}


def test_codes_may_rest_on_a_statement_about_their_row_and_the_remedy_says_so(copy: Path) -> None:
    file = copy / "data/statements.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    about = [line for line in lines if ",events,dabiq-interview-2016," in line]
    assert about
    file.write_text("".join(each for each in lines if each not in about), encoding="utf-8")
    remedies = {
        each.field: each.remedy
        for each in validate(copy, only=["statement-missing"]).findings
        if each.resource == "events"
    }
    assert "about the whole row" in remedies["date_basis"]
    assert "about the whole row" not in remedies["date"]
