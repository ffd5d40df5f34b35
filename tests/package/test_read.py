from collections.abc import Callable
from typing import Any

import pytest
from frictionless_dossier.package import jsonrows

Reader = Callable[..., Any]

WELL_FORMED = {
    "plain": "id,name,d\n1,a,x\n2,b,\n",
    "no newline at the end": "id,name,d\n1,a,x\n2,b,",
    "CRLF": "id,name,d\r\n1,a,x\r\n2,b,\r\n",
    "CR": "id,name,d\r1,a,x\r2,b,\r",
    "mixed line ends": "id,name,d\r\n1,a,x\n2,b,\r",
    "quoted": '"id","name","d"\n"1","a","x"\n2,"b",""\n',
    "byte order mark": "\ufeffid,name,d\n1,a,x\n2,b,\n",
}


@pytest.mark.parametrize("text", WELL_FORMED.values(), ids=WELL_FORMED.keys())
def test_well_formed_text_has_no_finding(read_csv: Reader, text: str) -> None:
    read = read_csv(text)
    assert read.brief == []
    assert read.columns == {"id": ["1", "2"], "name": ["a", "b"], "d": ["x", None]}
    table = read.tables["t"]
    assert list(table.lines) == [2, 3]
    assert list(table.records) == [2, 3]
    assert table.faults == set()


STRUCTURE: dict[str, tuple[str, list[tuple[str, int, int, str | None]], list[str | None]]] = {
    "short row": (
        "1,a,x\n2\n3,c,z\n",
        [("missing-cell", 3, 3, "name"), ("missing-cell", 3, 3, "d")],
        ["1", "2", "3"],
    ),
    "long row": (
        "1,a,x\n2,b,y,z,\n3,c,z\n",
        [("extra-cell", 3, 3, None), ("extra-cell", 3, 3, None)],
        ["1", "2", "3"],
    ),
    "blank line": ("1,a,x\n\n3,c,z\n", [("blank-row", 3, 3, None)], ["1", "3"]),
    "blank lines at the end": (
        "1,a,x\n\n\n",
        [("blank-row", 3, 3, None), ("blank-row", 4, 4, None)],
        ["1"],
    ),
    "only delimiters": ("1,a,x\n,,\n3,c,z\n", [("blank-row", 3, 3, None)], ["1", "3"]),
    "blanks only": (
        "1,a,x\n  \n",
        [("missing-cell", 3, 3, "name"), ("missing-cell", 3, 3, "d")],
        ["1", "  "],
    ),
    "quoted newline before": ('1,"a\nb\n\nc",x\n2,b\n', [("missing-cell", 6, 3, "d")], ["1", "2"]),
    "unclosed quote": (
        '1,a,x\n2,"b,y\n3,c,z\n4,d\n',
        [("unclosed-quote", 3, 3, None), ("missing-cell", 5, 5, "d")],
        ["1", "3", "4"],
    ),
    "unclosed on the last line": ('1,a,x\n2,"b', [("unclosed-quote", 3, 3, None)], ["1"]),
    "closed by a later quote": (
        '1,"a,x\n2,"b",y\n3,c,z\n',
        [("unclosed-quote", 2, 2, None)],
        ["2", "3"],
    ),
    "text after quote": ('1,"a"b,x\n2,b,y\n', [("text-after-quote", 2, 2, None)], ["2"]),
    "stray quotes": ('1,a"b"c,x\n2,b",y\n', [], ["1", "2"]),
    "NUL": ("1,a\0b,x\n2,b,y\n", [("nul-byte", 2, 2, "name")], ["1", "2"]),
}


@pytest.mark.parametrize(("text", "findings", "ids"), STRUCTURE.values(), ids=STRUCTURE.keys())
def test_a_fault_of_structure_is_found_where_it_is(
    read_csv: Reader, text: str, findings: object, ids: object
) -> None:
    read = read_csv("id,name,d\n" + text)
    assert read.brief == findings
    assert read.columns["id"] == ids
    assert all(each.path == "t.csv" and each.remedy for each in read.findings)


def test_missing_cells_are_none_and_marked(read_csv: Reader) -> None:
    table = read_csv("id,name,d\n1,a,x\n2,b\n").tables["t"]
    assert table.cell(1, "d") is None
    assert table.faults == {(1, "d")}


def test_the_cells_of_malformed_neighbours_are_kept_exactly(read_csv: Reader) -> None:
    read = read_csv('id,name,d\r\n1,"a\r\nb",x\r\n2,"b""c",y\r\n3,"c,z\r\n4,d"d,z\r\n')
    assert read.columns["name"] == ["a\r\nb", 'b"c', 'd"d']
    assert list(read.tables["t"].lines) == [2, 4, 6]
    assert list(read.tables["t"].records) == [2, 3, 5]


@pytest.mark.parametrize(
    ("content", "message"),
    [("", "a header"), ("\n", "a header"), ("# only a comment\n", "a header")],
)
def test_a_table_without_header_is_empty(read_csv: Reader, content: str, message: str) -> None:
    read = read_csv(content, dialect={"commentChar": "#"})
    assert [each.rule for each in read.findings][-1] == "source-error"
    assert message in read.findings[-1].message
    assert read.tables == {}


def test_a_header_alone_is_a_table_without_rows(read_csv: Reader) -> None:
    read = read_csv("id,name,d\n")
    assert read.brief == []
    assert len(read.tables["t"]) == 0
    assert read.columns == {"id": [], "name": [], "d": []}


def test_one_bad_byte_costs_one_record(read_csv: Reader) -> None:
    good = b"".join(b"%d,\xc3\xa9,x\n" % number for number in range(12_000))
    read = read_csv(b"id,name,d\n" + good + b"a,caf\xe9,x\nb,b\nc,\xff\xfe,z\n")
    assert sorted(read.brief, key=lambda brief: brief[1]) == [
        ("encoding-error", 12_002, 12_002, None),
        ("missing-cell", 12_003, 12_003, "d"),
        ("encoding-error", 12_004, 12_004, None),
    ]
    first, second, _ = read.findings
    at = len(b"id,name,d\n" + good) + len(b"a,caf")
    assert first.details == {"byte": "e9", "offset": at, "bytes": 1}
    assert second.details["bytes"] == 2
    assert len(read.tables["t"]) == 12_001


def test_a_bad_byte_in_a_quoted_newline_costs_the_record_it_is_in(read_csv: Reader) -> None:
    read = read_csv(b'id,name,d\n1,"a\nb\xe9\nc",x\n2,b,y\n')
    assert read.brief == [("encoding-error", 2, 2, None)]
    assert read.columns["id"] == ["2"]


def test_a_bad_byte_in_the_header_costs_no_column(read_csv: Reader) -> None:
    read = read_csv(b"id,n\xe4me,d\n1,a,x\n")
    assert read.brief == [("encoding-error", 1, 1, None)]
    assert read.columns == {"id": ["1"], "name": ["a"], "d": ["x"]}


def test_a_bad_byte_after_a_malformed_header_costs_a_record(read_csv: Reader) -> None:
    read = read_csv(b'id,"name,d\n1,\xe9,x\n2,b,y\n')
    assert read.brief == [("unclosed-quote", 1, 1, None), ("encoding-error", 2, 2, None)]
    assert read.columns == {"id": ["2"], "name": ["b"], "d": ["y"]}


def test_a_label_that_was_damaged_before_is_no_bad_byte(read_csv: Reader) -> None:
    read = read_csv("id,\ufffd,d\n1,a,x\n")
    assert read.brief == [("incorrect-label", 1, 1, "name")]


def test_a_bad_byte_in_a_comment_is_found(read_csv: Reader) -> None:
    read = read_csv(b"id,name,d\n# \xe9\n1,a,x\n", dialect={"commentChar": "#"})
    assert read.brief == [("encoding-error", 2, None, None)]
    assert read.columns["id"] == ["1"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252", "latin-1", "utf-8-sig"])
def test_a_declared_encoding_is_used(read_csv: Reader, encoding: str) -> None:
    read = read_csv("id,name,d\n1,é,x\n".encode(encoding), encoding=encoding)
    assert read.brief == []
    assert read.columns["name"] == ["é"]


def test_utf_16_is_recognised_by_its_mark_where_nothing_is_declared(read_csv: Reader) -> None:
    assert read_csv("id,name,d\n1,é,x\n".encode("utf-16")).brief == []


def test_a_byte_order_mark_against_the_declaration_is_an_error(read_csv: Reader) -> None:
    read = read_csv("id,name,d\n1,é,x\n".encode("utf-16"), encoding="utf-8")
    assert read.brief == [("encoding-error", 1, None, None)]
    assert read.columns["name"] == ["é"]


def test_damaged_utf_16_costs_one_record(read_csv: Reader) -> None:
    text = (
        "id,name,d\n1,a,x\n2,".encode("utf-16-le") + b"\x00\xd8" + ",y\n3,c,z\n".encode("utf-16-le")
    )
    read = read_csv(text, encoding="utf-16-le")
    assert read.brief == [("encoding-error", 3, 3, None)]
    assert read.columns["id"] == ["1", "3"]


DIALECTS: dict[str, tuple[dict[str, object], str]] = {
    "delimiter": ({"delimiter": ";"}, "id;name;d\n1;a,b;x\n"),
    "several characters": ({"delimiter": "::"}, 'id::name::d\n1::"a,b"::x\n'),
    "quoteChar": ({"quoteChar": "'"}, "id,name,d\n1,'a,b',x\n"),
    "escapeChar": ({"escapeChar": "\\"}, "id,name,d\n1,a\\,b,x\n"),
    "escapeChar in quotes": ({"escapeChar": "|", "doubleQuote": False}, 'id,name,d\n1,"a,b",x\n'),
    "skipInitialSpace": ({"skipInitialSpace": True}, 'id, name,  d\n1, "a,b", x\n'),
    "comments": ({"commentChar": "#"}, '# "\nid,name,d\n# x\n1,"a,b",x\n#\n'),
    "comment rows": ({"commentRows": [1, 3]}, 'made\nid,name,d\n"by, hand"\n1,"a,b",x\n'),
    "header rows": ({"headerRows": [2]}, 'a title\nid,name,d\n1,"a,b",x\n'),
    "header join": ({"headerRows": [1, 2], "headerJoin": "m"}, 'id,na,d\n,e,\n1,"a,b",x\n'),
    "no header": ({"header": False}, '1,"a,b",x\n'),
    "no header rows": ({"headerRows": []}, '1,"a,b",x\n'),
    "nested": ({"csv": {"delimiter": "\t"}}, "id\tname\td\n1\ta,b\tx\n"),
    "null": ({"nullSequence": "-"}, 'id,name,d\n1,"a,b",x\n'),
}


@pytest.mark.parametrize(("dialect", "text"), DIALECTS.values(), ids=DIALECTS.keys())
def test_a_dialect_is_obeyed(read_csv: Reader, dialect: object, text: str) -> None:
    read = read_csv(text, dialect=dialect)
    assert read.brief == []
    assert read.columns == {"id": ["1"], "name": ["a,b"], "d": ["x"]}


def test_comments_count_as_records_and_lines(read_csv: Reader) -> None:
    table = read_csv("#\nid,name,d\n#\n1,a,x\n", dialect={"commentChar": "#"}).tables["t"]
    assert list(table.lines) == [4]
    assert list(table.records) == [4]


def test_a_null_sequence_is_no_value(read_csv: Reader) -> None:
    read = read_csv("id,name,d\n1,-,x\n", dialect={"nullSequence": "-"})
    assert read.columns["name"] == [None]


def test_tab_separated_by_ending_media_type_or_format(read_csv: Reader) -> None:
    text = "id\tname\td\n1\ta,b\tx\n"
    for resource in (
        {"path": "t.tsv"},
        {"mediatype": "text/tab-separated-values"},
        {"format": "TSV"},
    ):
        read = read_csv(text, **resource)
        assert read.brief == []
        assert read.columns["name"] == ["a,b"]


MISSING: dict[str, tuple[dict[str, object], list[str | None]]] = {
    "default": ({}, [None, "-", "NA"]),
    "schema": ({"missingValues": ["-", ""]}, [None, None, "NA"]),
    "labelled": ({"missingValues": [{"value": "NA", "label": "asked"}]}, ["", "-", None]),
    "none": ({"missingValues": []}, ["", "-", "NA"]),
    "field": (
        {"fields": [{"name": "id"}, {"name": "name", "missingValues": ["NA"]}]},
        ["", "-", None],
    ),
}


@pytest.mark.parametrize(("schema", "cells"), MISSING.values(), ids=MISSING.keys())
def test_missing_values_become_none(read_csv: Reader, schema: object, cells: object) -> None:
    read = read_csv("id,name\n1,\n2,-\n3,NA\n", "id name", schema)
    assert read.brief == []
    assert read.columns["name"] == cells


@pytest.mark.parametrize("again", [True, False])
def test_several_files_are_one_table(read_package: Reader, again: bool) -> None:
    schema = {"fields": [{"name": "id"}, {"name": "d"}]}
    resource = {"name": "t", "path": ["a.csv", "b.csv"], "schema": schema}
    second = "id,d\n2,y\n3\n" if again else "2,y\n3\n"
    read = read_package({"resources": [resource]}, a__csv="id,d\n1,x", b__csv=second)
    table = read.tables["t"]
    assert list(table.column("id")) == ["1", "2", "3"]
    assert list(table.records) == ([2, 4, 5] if again else [2, 3, 4])
    assert list(table.lines) == ([2, 2, 3] if again else [2, 1, 2])
    assert [table.path(index) for index in range(3)] == ["a.csv", "b.csv", "b.csv"]
    (finding,) = read.findings
    assert (finding.rule, finding.path, finding.line) == ("missing-cell", "b.csv", table.lines[2])


JSON = {
    "objects": '[\n {"id": 1, "name": "a", "d": null},\n {"d": true, "id": 2.5}\n]',
    "arrays": '[["id", "name", "d"],\n [1, "a", null],\n [2.5, null, true]\n]',
}


@pytest.mark.parametrize("text", JSON.values(), ids=JSON.keys())
def test_json_rows_are_a_table(read_csv: Reader, text: str) -> None:
    for resource in ({"path": "t.json"}, {"path": "t.txt", "format": "json"}):
        read = read_csv(text, **resource)
        assert read.brief == []
        assert read.columns == {"id": ["1", "2.5"], "name": ["a", None], "d": [None, "true"]}
        assert list(read.tables["t"].lines) == [2, 3]
        assert list(read.tables["t"].records) == [2, 3]


JSON_FAULTS: dict[str, tuple[str, list[tuple[str, int | None, int | None, str | None]]]] = {
    "broken": ('[{"id": 1}\n{"id": 2}]', [("json-error", 2, None, None)]),
    "comma at the end": ("[[1],\n]", [("json-error", 2, None, None)]),
    "cut off": ('[{"id": 1},\n{"id":', [("json-error", 2, None, None)]),
    "followed": ("[]\nx", [("json-error", 2, None, None)]),
    "no array": ("{}", [("source-error", None, None, None)]),
    "no rows": ("[]", [("source-error", None, None, None)]),
    "duplicate key": ('[{"id": 1},\n {"id": 2,\n "id": 3}]', [("json-error", 2, 3, None)]),
    "NaN": ('[{"id": 1},\n {"id": NaN}]', [("json-error", 2, 3, None)]),
    "mixed": ('[{"id": 1},\n [2]]', [("json-error", 2, 3, None)]),
    "other key": ('[{"id": 1},\n {"idd": 2}]', [("extra-label", 1, 1, "idd")]),
    "array too long": ('[["id"],\n [2, 3]]', [("extra-cell", 2, 2, None)]),
    "deep": ("[" * 100_000, [("json-error", 1, None, None)]),
}


@pytest.mark.parametrize(("text", "findings"), JSON_FAULTS.values(), ids=JSON_FAULTS.keys())
def test_faults_of_json_rows(read_csv: Reader, text: str, findings: object) -> None:
    assert read_csv(text, "id", path="t.json").brief == findings


def test_of_very_many_items_that_are_no_rows_the_others_are_counted(
    read_csv: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonrows, "TOLD", 2)
    read = read_csv('[{"id": 1},\n' + "NaN,\n" * 3 + '[],\n{"id": 2}]', "id", path="t.json")
    assert read.brief == [("json-error", line, line + 1, None) for line in (2, 3, 4)]
    assert read.findings[2].message == (
        "Here and behind, 2 more are no rows; 2 were told one by one."
    )
    assert read.columns == {"id": ["1", "2"]}


def test_keys_of_a_few_rows_each_make_no_table_that_fills_the_memory(
    read_csv: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonrows, "_CELLS", 8)
    text = '[{"a": 1}, {"b": 1}, {"c": 1}]'
    (found,) = read_csv(text, "a b", path="t.json").findings
    assert found.message.startswith("The 3 rows have 3 different keys")
    assert read_csv(text.replace("c", "a"), "a b", path="t.json").brief == []


def test_rows_under_a_property(read_csv: Reader) -> None:
    text = '{"meta": {"rows": []},\n "rows": [\n {"id": 1}]}'
    read = read_csv(text, "id", path="t.json", dialect={"property": "rows"})
    assert read.brief == []
    assert list(read.tables["t"].lines) == [3]


def test_inline_rows_have_the_lines_of_the_descriptor(read_package: Reader) -> None:
    text = """{"resources": [{"name": "t", "schema": {"fields": [{"name": "id"}, {"name": "d"}]},
 "data": [["id", "d"],
  [1, "x"],
  [2]]}]}"""
    read = read_package(text)
    assert read.brief == [("missing-cell", 4, 3, "d")]
    assert read.findings[0].path == "datapackage.json"
    assert read.columns == {"id": ["1", "2"], "d": ["x", None]}
    assert list(read.tables["t"].lines) == [3, 4]


def test_an_unknown_format_is_not_read(read_csv: Reader) -> None:
    (found,) = read_csv(b"PK", path="t.xlsx").findings
    assert (found.rule, found.path, found.line) == ("format-error", "datapackage.json", 6)
