"""The command line: what it prints, what it writes, and its exit status."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier.cli import main


def test_valid_package_exits_0(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", str(package)]) == 0
    out = capsys.readouterr().out
    assert "tenures  2 rows" in out
    assert out.endswith("valid: no findings\n")


def test_finding_tells_file_line_row_field_and_remedy(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (package / "tenures.csv").write_text(
        "id,office,start,end\na,mayor,2001,2004-02-30\n", encoding="utf-8"
    )
    assert main(["validate", str(package)]) == 1
    out = capsys.readouterr().out
    assert "tenures.csv:2 (row 2, field end)" in out
    assert "→" in out


def test_possible_overlap_is_a_warning_and_strict_makes_it_count(package: Path) -> None:
    rows = "id,office,start,end\na,mayor,2001,2004\nb,mayor,2003-05-01~,2009\n"
    (package / "tenures.csv").write_text(rows.replace("2003-05-01~", "[2004-02-01..2005-02-01]"))
    assert main(["validate", str(package)]) == 0
    assert main(["validate", str(package), "--strict"]) == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["validate", "nowhere"], "nowhere"),
        (["validate", "tenures.csv"], "dossier: tenures.csv is a table"),
        (["validate", "list.json"], 'dossier: The descriptor "list.json" is'),
        (["validate", "notes.md"], 'dossier: The file "notes.md" is no JSON'),
        (["validate", ".", "--as-of", "yesterday"], "as-of"),
        (["validate", ".", "--only", "overlapp"], "overlap"),
        (["validate", ".", "--sources", "nowhere"], "nowhere"),
        (["at", "tenure", "2003-01-01"], "tenures"),
        (["at", "tenures", "1 May 2003"], "2003"),
        (["at", "tenures", ".."], "names no day"),
        (["at", "tenures", "2003", "--where", "office"], "FIELD=VALUE"),
        (["at", "tenures", "2003", "--where", "post=mayor"], "office"),
    ],
)
def test_impossible_wish_exits_2_with_help_and_no_traceback(
    package: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    told: str,
) -> None:
    monkeypatch.chdir(package)
    (package / "list.json").write_text("[]", encoding="utf-8")
    (package / "notes.md").write_text("# Notes", encoding="utf-8")
    assert main(arguments) == 2
    err = capsys.readouterr().err
    assert told in err
    assert "Traceback" not in err


def test_fix_writes_canonical_form_once(package: Path) -> None:
    messy = "\ufeffid,office,start,end\r\nb, mayor,2004-6-1,2009\r\na,mayor,2001,2004-05-31\r\n"
    (package / "tenures.csv").write_bytes(messy.encode())
    assert main(["validate", str(package)]) == 1
    assert main(["fix", "--check", str(package)]) == 1
    assert (package / "tenures.csv").read_bytes() == messy.encode()
    assert main(["fix", str(package)]) == 0
    text = (package / "tenures.csv").read_bytes().decode()
    assert text == "id,office,start,end\na,mayor,2001,2004-05-31\nb,mayor,2004-06-01,2009\n"
    assert main(["fix", "--check", str(package)]) == 0
    assert main(["validate", str(package)]) == 0


def test_fix_diff_shows_and_writes_nothing(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = "id,office,start,end\nb,mayor,2004,2009\na,mayor,2001,2003\n"
    (package / "tenures.csv").write_text(before, encoding="utf-8")
    assert main(["fix", "--diff", str(package)]) == 1
    assert "+a,mayor,2001,2003" in capsys.readouterr().out
    assert (package / "tenures.csv").read_text(encoding="utf-8") == before


def test_fix_leaves_alone_what_it_cannot_read(package: Path) -> None:
    ragged = "id,office,start,end\nb,mayor,2004\na,mayor,2001,2003\n"
    (package / "tenures.csv").write_text(ragged, encoding="utf-8")
    assert main(["fix", str(package)]) == 1
    assert (package / "tenures.csv").read_text(encoding="utf-8") == ragged


def test_file_stays_whole_when_writing_fails(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from frictionless_dossier.fix.atomic import write_bytes

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_bytes(package / "tenures.csv", b"half")
    assert (package / "tenures.csv").read_text(encoding="utf-8").startswith("id,office")
    assert sorted(each.name for each in package.iterdir()) == [
        "datapackage.json",
        "tenures.csv",
        "tenures.json",
    ]


def test_at_tells_certain_from_possible(package: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["at", "tenures", "2003-01-01", str(package)]) == 0
    assert capsys.readouterr().out.startswith("certainly: id a")
    assert main(["at", "tenures", "2001-06-01", str(package)]) == 0
    assert capsys.readouterr().out.startswith("possibly: id a")
    assert main(["at", "tenures", "2020-01-01", str(package)]) == 1
    assert capsys.readouterr().err == ""
    assert main(["at", "tenures", "2003", str(package), "--where", "office=mayer"]) == 1
    told = capsys.readouterr()
    assert told.out == "no row held on that day in any reading of its dates\n"
    assert told.err == (
        'dossier: No row of tenures has office mayer.\n  Write "mayor", if that is meant.\n'
    )


def test_at_tells_rows_that_lack_a_date_last_and_names_those_without_any(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "c,mayor,2003-05-01,\nd,mayor,,2010\ne,mayor,,\nf,fair,2003-05-01,\ng,fair,2003,\n"
    with (package / "tenures.csv").open("a", encoding="utf-8") as file:
        file.write(rows)
    assert main(["at", "tenures", "2005-01-01", str(package)]) == 0
    assert [line.partition(", office")[0] for line in capsys.readouterr().out.splitlines()] == [
        "certainly: id b",
        "possibly, end not known: id c",
        "possibly, start not known: id d",
        "possibly, end not known: id f",
        "possibly, end not known: id g",
        "not dated at all: e",
    ]
    schema = json.loads((package / "tenures.json").read_text(encoding="utf-8"))
    schema["rules"][0]["one_day"] = {"office": ["fair"]}
    (package / "tenures.json").write_text(json.dumps(schema), encoding="utf-8")
    fairs = {"2003-05-01": "certainly f, possibly g", "2003-05-02": "possibly g", "2004": ""}
    for day, told in fairs.items():
        assert main(["at", "tenures", day, str(package), "--where", "office=fair"]) == (not told)
        lines = capsys.readouterr().out.splitlines()
        found = [line.partition(", office")[0] for line in lines]
        assert found == (
            [each.replace(" ", ": id ") for each in told.split(", ")]
            if told
            else ["no row held on that day in any reading of its dates"]
        )
    assert main(["at", "tenures", "2003-06", str(package), "--where", "end="]) == 0
    assert "id c" in (out := capsys.readouterr().out) and "id b" not in out


def test_at_refuses_a_period_that_is_declared_wrongly(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for wrong in ({"type": "period"}, {"type": "period", "start": "start", "end": "finish"}):
        schema = json.loads((package / "tenures.json").read_text(encoding="utf-8"))
        schema["rules"][0] = wrong
        (package / "tenures.json").write_text(json.dumps(schema), encoding="utf-8")
        assert main(["at", "tenures", "2003", str(package)]) == 2
        assert "`dossier validate` tells what is wrong" in capsys.readouterr().err


def test_at_takes_an_open_end_as_of_the_day_of_the_package(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = (package / "tenures.csv").read_text(encoding="utf-8")
    (package / "tenures.csv").write_text(rows.replace("2009", ".."), encoding="utf-8")
    assert main(["at", "tenures", "2026-01-01", str(package)]) == 0
    assert capsys.readouterr().out.startswith("certainly: id b")
    assert main(["at", "tenures", "2026-01-02", str(package)]) == 0
    assert capsys.readouterr().out.startswith("possibly: id b")


def test_build_writes_and_checks_generated_files(package: Path) -> None:
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["generated"] = {"rowSchemas": "rows", "dataDictionary": "dictionary.md"}
    (package / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    assert main(["build", "--check", str(package)]) == 1
    assert main(["build", str(package)]) == 0
    assert main(["build", "--check", str(package)]) == 0
    schema = json.loads((package / "rows/tenures.schema.json").read_text(encoding="utf-8"))
    assert schema["required"] == ["id", "office", "start", "end"]
    assert "`overlap`" in (package / "dictionary.md").read_text(encoding="utf-8")


def test_locate_names_line_and_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "text.txt").write_text("Rain.\nIt began on 3 May 1994 at last.\n", encoding="utf-8")
    assert main(["locate", "1994-05-03", "--sources", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("2:4-6")
    assert main(["locate", "4 May 1994", "--sources", str(tmp_path)]) == 1


@pytest.mark.parametrize(
    ("more", "rows"),
    [
        ({"dialect": {"commentChar": "#"}}, "id,office,start,end\r\n# a note\r\na,mayor,2001,\r\n"),
        ({"dialect": {"header": False}}, "a,mayor,2001,\r\n"),
        ({"dialect": {"headerRows": [2]}}, "A title\r\nid,office,start,end\r\na,mayor,2001,\r\n"),
        ({"dialect": {"delimiter": "::"}}, "id::office::start::end\r\na::mayor::2001::\r\n"),
        ({"dialect": {"quoteChar": None}}, 'id,office,start,end\r\n"a",mayor,2001,\r\n'),
        ({"dialect": {"escapeChar": "\\"}}, "id,office,start,end\r\na\\,b,mayor,2001,\r\n"),
        ({"dialect": {"nullSequence": "-"}}, "id,office,start,end\r\na,mayor,2001,-\r\n"),
        ({"encoding": "cp1252"}, "id,office,start,end\r\né,mayor,2001,\r\n"),
    ],
    ids=lambda each: str(each) if isinstance(each, dict) else "",
)
def test_fix_leaves_alone_what_its_form_cannot_hold_and_says_so(
    package: Path, more: dict[str, Any], rows: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A comment, a title, an encoding: the table that was read does not know of them."""
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["resources"][0] |= more
    text = json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n"
    (package / "datapackage.json").write_text(text, encoding="utf-8")
    content = rows.encode(more.get("encoding", "utf-8"))
    (package / "tenures.csv").write_bytes(content)
    assert main(["fix", str(package)]) == 0
    assert "left alone: tenures.csv: tables are written in UTF-8" in capsys.readouterr().err
    assert (package / "tenures.csv").read_bytes() == content
    assert main(["validate", str(package)]) == 0


def test_fix_keeps_columns_that_are_no_fields(package: Path) -> None:
    schema = json.loads((package / "tenures.json").read_text(encoding="utf-8"))
    schema["fieldsMatch"] = "subset"
    text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    (package / "tenures.json").write_text(text, encoding="utf-8")
    rows = b"note,id,office,start,end\r\nkeep me,a,mayor,2001,\r\n"
    (package / "tenures.csv").write_bytes(rows)
    assert main(["fix", str(package)]) == 0
    assert (package / "tenures.csv").read_bytes() == rows
