"""`dossier init`: what is drafted from tables of office holders that declare nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package
from frictionless_dossier import validate
from frictionless_dossier.cli import main

OFFICES = "id,title\nmayor,Mayor\nclerk,Clerk\n"
TENURES = (
    "id,office,holder,start_date,end_date\n"
    "a,mayor,Ann Ode,2001,2004-05-31\n"
    "b,mayor,Bob Ray,2004-06-01,2009\n"
    "c,clerk,Ann Ode,2004-06-01,\n"
)


def folder(path: Path, **files: str) -> Path:
    for name, text in files.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


def schema(path: Path, name: str) -> Any:
    return json.loads((path / f"schemas/{name}.json").read_text(encoding="utf-8"))


def test_a_draft_is_valid_for_us_and_for_frictionless(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(tmp_path, offices=OFFICES, tenures=TENURES)
    assert main(["init", str(tmp_path), "--name", "Town Hall"]) == 0
    out = capsys.readouterr().out
    assert "written: datapackage.json" in out
    assert "guessed that one row at a time may hold each office" in out
    assert "guessed that office names a row of offices" in out
    assert list(validate(tmp_path).findings) == []
    assert Package(str(tmp_path / "datapackage.json")).validate().valid
    assert json.loads((tmp_path / "datapackage.json").read_text())["name"] == "town-hall"
    drafted = schema(tmp_path, "tenures")
    assert drafted["primaryKey"] == ["id"]
    assert [each["type"] for each in drafted["rules"]] == ["period", "overlap"]
    assert [each["name"] for each in drafted["fields"] if "rdfType" in each] == [
        "start_date",
        "end_date",
    ]


def test_a_draft_finds_an_overlap_and_a_dangling_reference(tmp_path: Path) -> None:
    folder(tmp_path, offices=OFFICES, tenures=TENURES)
    assert main(["init", str(tmp_path)]) == 0
    folder(tmp_path, tenures=TENURES.replace("2004-06-01,2009", "2003-06-01,2009") + "d,cook,,,\n")
    rules = [each.rule for each in validate(tmp_path).findings]
    assert rules == ["overlap", "overlap", "foreign-key"]


@pytest.mark.parametrize(
    ("encoding", "delimiter", "suffix"),
    [
        ("utf-8", ";", "csv"),
        ("utf-8-sig", ",", "csv"),
        ("cp1252", ";", "csv"),
        ("utf-8", "\t", "tsv"),
    ],
)
def test_encoding_and_delimiter_are_found(
    encoding: str, delimiter: str, suffix: str, tmp_path: Path
) -> None:
    text = 'id,name\na,"Zoë, the first"\nb,José\n'.replace(",", "@", 1).replace("\na,", "\na@")
    text = text.replace("\nb,", "\nb@").replace("@", delimiter)
    (tmp_path / f"people.{suffix}").write_bytes(text.encode(encoding))
    assert main(["init", str(tmp_path)]) == 0
    assert list(validate(tmp_path).findings) == []
    assert [each["name"] for each in schema(tmp_path, "people")["fields"]] == ["id", "name"]
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report


def test_a_table_in_another_language_is_drafted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Amt;Name;Beginn;Ende\nMaire;Zoë;2001-01-01;2005-06-30\nMaire;Max;2005-01-01;\n"
    (tmp_path / "ämter.csv").write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert main(["init", str(tmp_path)]) == 0
    assert f"Next: dossier validate {tmp_path}" in capsys.readouterr().out
    assert [each["type"] for each in schema(tmp_path, "amter")["rules"]] == ["period", "overlap"]
    assert [each.rule for each in validate(tmp_path).findings] == ["overlap", "overlap"]


def test_a_reference_of_which_a_few_cells_lead_nowhere_is_drafted_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(tmp_path, offices=OFFICES, tenures=TENURES + "d,cook,Cy Low,,\n")
    assert main(["init", str(tmp_path)]) == 0
    told = "names a row of offices. 1 of 4 cells name none (first 'cook' in line 5)."
    assert told in capsys.readouterr().out
    assert [each.rule for each in validate(tmp_path).findings] == ["foreign-key"]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("11/01/2001", "12/02/2003"),
        ("13/01/2001", "12/13/2003"),
        ("1.2.01", "3.4.03"),
        ("1900-01-01T00:00", "1910-01-01T10:00:00Z"),
        ("12 January 1999", "May 2001"),
        ("-0027-01-16", "0014-08-19"),
    ],
)
def test_periods_in_another_spelling_are_not_left_unchecked(
    first: str, last: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(tmp_path, terms=f"post,took office,left office\nchair,{first},{last}\n")
    assert main(["init", str(tmp_path)]) == 0
    assert f"1 of 1 cells of took office are no dates: '{first}'" in capsys.readouterr().out
    assert [each["type"] for each in schema(tmp_path, "terms")["rules"]] == ["period", "overlap"]
    assert validate(tmp_path).findings


@pytest.mark.parametrize(
    ("first", "last", "type", "format"),
    [
        ("13/01/2001 11/12/2002", "12/02/2003 1/2/2004", "date", "%d/%m/%Y"),
        ("01/02/2001 11/12/2002", "12/13/2003 1/2/2004", "date", "%m/%d/%Y"),
        ("1.2.2001 1.3.2001", "3.4.2003 3.5.2004", "date", "%d.%m.%Y"),
        (
            "1900-01-01T00:00:00Z 1901-01-01T00:00:00Z",
            "1910-01-01T00:00:00Z NA",
            "datetime",
            "default",
        ),
        ("2001 2002-04", "2003 NULL", "string", "default"),
    ],
)
def test_the_form_of_dates_is_declared_where_one_reading_fits_all(
    first: str, last: str, type: str, format: str, tmp_path: Path
) -> None:
    cells = zip(first.split(), last.split(), strict=True)
    rows = "".join(f"chair,{start},{end}\n" for start, end in cells)
    folder(tmp_path, terms=f"post,begdate,enddate\n{rows}")
    assert main(["init", str(tmp_path)]) == 0
    fields = schema(tmp_path, "terms")["fields"]
    assert [(each["type"], each.get("format", "default")) for each in fields[1:]] == [
        (type, format)
    ] * 2
    assert "missingValues" not in fields[1]
    found = [each.rule for each in validate(tmp_path).findings]
    assert found in (["overlap", "overlap"], ["overlap-possible", "overlap-possible"])


def test_seats_of_the_table_that_is_referred_to_are_looked_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seats = "id,seats\nmayor,1\nclerk,2\n"
    folder(tmp_path, offices=seats, tenures=TENURES + "d,clerk,Cy Low,2005,\n")
    assert main(["init", str(tmp_path)]) == 0
    assert "seats of offices tells how many may hold at once" in capsys.readouterr().out
    assert schema(tmp_path, "tenures")["rules"][1]["seats"] == {
        "field": "office",
        "resource": "offices",
        "value": "seats",
    }
    assert list(validate(tmp_path).findings) == []


def test_columns_called_as_a_start_and_an_end_without_dates_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(tmp_path, terms="post,start,end\nchair,9091930,14081935\n")
    assert main(["init", str(tmp_path)]) == 0
    assert "start and end hold no dates that are read here, such as '9091930'" in (
        capsys.readouterr().out
    )
    assert "rules" not in schema(tmp_path, "terms")


@pytest.mark.parametrize(
    "cells",
    [
        ("1789–1797", "1797–1801"),
        ("1789-1797", "1797 - present"),
        ("2019-04-01/2020", "2020/.."),
    ],
)
def test_a_start_and_an_end_in_one_column_are_told(
    cells: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(tmp_path, terms="post,term\nchair,{}\nchair,{}\n".format(*cells))
    assert main(["init", str(tmp_path)]) == 0
    assert f"term holds a start and an end in one, such as '{cells[0]}'" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("startdate", "enddate"),
        ("dateStart", "dateEnd"),
        ("datestart", "dateend"),
        ("Took office", "Left office"),
        ("valid_from", "valid_through"),
        ("beg_year", "end_year"),
    ],
)
def test_a_start_and_its_end_are_known_by_their_labels(
    start: str, end: str, tmp_path: Path
) -> None:
    folder(tmp_path, terms=f"post,{start},{end}\nchair,1999,2001\n")
    assert main(["init", str(tmp_path)]) == 0
    rule = schema(tmp_path, "terms")["rules"][0]
    assert (rule["start"], rule["end"]) == (start, end)


def test_numbers_and_dates_may_lack_a_value_and_texts_may_be_na(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(tmp_path, terms="country,seats,start,end\nNA,1,2001-01-01,NaN\nDE,NA,2001-01-01,2004\n")
    assert main(["init", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "took 'NA', 'NaN' in seats, end for no value" in out
    assert "1 of 2 rows have no end, which says that it is not known" in out
    fields = {each["name"]: each for each in schema(tmp_path, "terms")["fields"]}
    assert [name for name, each in fields.items() if "missingValues" in each] == ["seats", "end"]
    assert fields["seats"]["type"] == "integer"
    assert list(validate(tmp_path).findings) == []


def test_a_post_of_each_body_is_held_where_an_area_names_what_is_held(tmp_path: Path) -> None:
    rows = "upper,ak,1,x,,2001-01-01,2005-01-01\nlower,ak,1,y,,2001-01-01,2005-01-01\n"
    head = "type,jurisdiction,district,holder,house,start,end"
    folder(tmp_path, terms=f"{head}\n{rows}", calls="post,rc_body,start,end\na,0,2001-01-01,2002\n")
    assert main(["init", str(tmp_path)]) == 0
    assert schema(tmp_path, "terms")["rules"][1]["by"] == ["district", "type", "jurisdiction"]
    assert schema(tmp_path, "calls")["rules"][1]["by"] == ["post"]
    assert list(validate(tmp_path).findings) == []


def test_dates_without_a_start_and_an_end_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(tmp_path, people="id,birth,entry\na,1970-05-01,2001-01\nb,1971-04-02,2002-02\n")
    assert main(["init", str(tmp_path)]) == 0
    assert "holds dates (birth, entry)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("cells", "type", "is_date"),
    [
        (["1", "20", "-3"], "integer", False),
        (["007", "020"], "string", False),
        (["1.5", "2"], "number", False),
        (["true", "false"], "boolean", False),
        (["1999", "2001"], "integer", False),
        (["1999", "2001-05"], "string", True),
        (["2001-05-01", "yesterday"], "string", False),
        (["2001-05-01", "2002-05-01", "01.05.2003"], "string", True),
        (["", ""], "string", False),
    ],
)
def test_types_are_no_narrower_than_the_cells(
    cells: list[str], type: str, is_date: bool, tmp_path: Path
) -> None:
    rows = "".join(f"{number},{cell}\n" for number, cell in enumerate(cells))
    folder(tmp_path, things=f"id,value\n{rows}")
    assert main(["init", str(tmp_path)]) == 0
    field = schema(tmp_path, "things")["fields"][1]
    assert (field["type"], "rdfType" in field) == (type, is_date)


def test_years_are_dates_where_the_label_says_so_and_stray_cells_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(tmp_path, terms="post,termStart,termEnd\nchair,1999,2001\nchair,2001,present\n")
    assert main(["init", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "1 of 2 cells of termEnd are no dates: 'present' (first in line 3)" in out
    assert "Write `..`" in out
    assert "no column names each row" in out
    assert [each.rule for each in validate(tmp_path).findings] == ["constraint-error"]


def test_what_is_held_can_be_named(tmp_path: Path) -> None:
    folder(tmp_path, terms="state,party,start,end\nNY,x,2001-01-03,2007\nNY,y,2003-01-03,2009\n")
    assert main(["init", str(tmp_path), "--by", "state", "--by", "party"]) == 0
    assert schema(tmp_path, "terms")["rules"][1]["by"] == ["state", "party"]
    assert list(validate(tmp_path).findings) == []


def test_an_office_is_one_of_its_body_or_area(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "OH,3,x,2001-01-03,2003-01-03\nCA,3,y,2001-01-03,2003-01-03\n"
    more = "CA,3,z,2002-01-03,2004-01-03\nCA,,w,2001-01-03,present\n"
    folder(tmp_path, terms=f"state,district,holder,start,end\n{rows}{more}")
    assert main(["init", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "hold each district in one state (rule" in out
    assert "1 of 4 rows lack district or state; they are compared with no other." in out
    assert "1 of 4 cells of end are no dates: 'present'" in out
    found = [(each.rule, each.row) for each in validate(tmp_path).findings]
    assert found == [("overlap", 3), ("overlap", 4), ("constraint-error", 5)]


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder(tmp_path, tenures=TENURES)
    (tmp_path / "datapackage.json").write_text("mine", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert "datapackage.json exists already" in capsys.readouterr().err
    assert sorted(each.name for each in tmp_path.iterdir()) == ["datapackage.json", "tenures.csv"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b"\n\n", "is empty"),
        (b"sep=;\r\nid;name\r\n1;a\r\n", "only Excel understands"),
        ("id\n1\n".encode("utf-16"), "holds NUL bytes"),
        (b"i\x81d,name\n1,2\n", "is no text"),
    ],
)
def test_a_file_that_is_no_table_is_left_out(
    data: bytes, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "odd.csv").write_bytes(data)
    assert main(["init", str(tmp_path)]) == 2
    error = capsys.readouterr().err
    assert "odd.csv" in error
    assert told in error
    assert not (tmp_path / "datapackage.json").exists()
    folder(tmp_path, tenures=TENURES)
    (tmp_path / "book.xlsx").write_bytes(b"PK")
    (tmp_path / "notes.txt").write_text("none", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 1
    left = [line for line in capsys.readouterr().err.splitlines() if line.startswith("left out: ")]
    assert len(left) == 2
    assert (
        left[0] == "left out: book.xlsx is a spreadsheet. Save each of its sheets as CSV, in UTF-8."
    )
    assert left[1].startswith("left out: ") and told in left[1]
    assert list(validate(tmp_path).findings) == []


def test_a_column_without_a_label_of_its_own_is_given_one_that_the_check_asks_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder(tmp_path, odd="id,name,name,,name_2,\n1,a,b,c,d,e\n")
    assert main(["init", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "column 3 has the label 'name' of another; drafted as 'name_3'" in out
    assert "column 4 has no label; drafted as 'column_4'" in out
    labels = [each["name"] for each in schema(tmp_path, "odd")["fields"]]
    assert labels == ["id", "name", "name_3", "column_4", "name_2", "column_6"]
    found = [(each.rule, each.field) for each in validate(tmp_path).findings]
    assert sorted(found) == [
        ("blank-label", "column_4"),
        ("blank-label", "column_6"),
        ("duplicate-label", "name_3"),
    ]
    folder(tmp_path, odd=",".join(labels) + "\n1,a,b,c,d,e\n")
    assert list(validate(tmp_path).findings) == []


def test_a_folder_without_tables_and_an_unknown_column_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "nowhere")]) == 2
    assert main(["init", str(tmp_path)]) == 2
    assert "holds no table" in capsys.readouterr().err
    folder(tmp_path, tenures=TENURES)
    assert main(["init", str(tmp_path), "--by", "offic"]) == 2
    assert '"office"' in capsys.readouterr().err
