"""Packages made up systematically: types by texts, constraints, keys, headers, structure, mixtures.

Nothing here is left to chance: what is drawn is drawn from a fixed seed, so that a difference
between two judges that is gone can be told from one that was not met.
"""

import codecs
import csv
import io
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from tests.conformance.compare import Case

TYPES = Path(__file__).parents[1] / "judge" / "types.json"

V2 = "https://datapackage.org/profiles/2.0/datapackage.json"
POOL = (
    *(" 1", "1 ", "+1", "01", "1_000", "１", "٣", "1.0", "1e3", "1,000", "-1", "0", "NaN", "INF"),
    *("2024-01-26", "2024-1-26", "20240126", "2024-02-30", "2024-01", "2024", "24", "0000-01-01"),
    *("2024-01-26T15:00:00", "2024-01-26T15:00:00Z", "2024-01-26 15:00:00", "2024-01-26T15:00"),
    *("15:00:00", "15:00", "24:00:00", "present", "None", "null", "true", "TRUE", "yes", "t"),
    *("P1Y", "P1W", "1 day", "{}", "[]", "[1, 2]", '{"a": 1}', "{", "a,b", "90.5, 45.5", "200,95"),
    *("a@b.org", "http://a.org", "a b", "ü", '"', "x" * 200),
)
"""Texts that are tried on every type."""


def every_case() -> Iterator[Case]:
    """All of them; their names are told apart."""
    return chain(
        type_cases(),
        constraint_cases(),
        key_cases(),
        header_cases(),
        structure_cases(),
        mixed_cases(),
    )


def table(
    name: str,
    schema: Mapping[str, Any],
    content: str | bytes,
    *,
    cells: Mapping[int, str] | None = None,
    **resource: Any,
) -> Case:
    """A package of one table."""
    path = resource.pop("path", "t.csv")
    declared = {"name": "t", "path": path, "schema": schema, **resource}
    data = content if isinstance(content, bytes) else content.encode()
    descriptor = {"$schema": V2, "name": "p", "resources": [declared]}
    return Case(name, descriptor, {path: data}, cells or {})


def written(rows: Sequence[Sequence[str]], **form: Any) -> str:
    """Rows as CSV."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n", **form).writerows(rows)
    return stream.getvalue()


def column(name: str, field: Mapping[str, Any], texts: Sequence[str]) -> Case:
    """A table of a number and one column in question, a row for each text."""
    rows = [["n", "x"], *([str(number), text] for number, text in enumerate(texts, 1))]
    schema = {"fields": [{"name": "n", "type": "integer"}, {"name": "x", **field}]}
    cells = dict(enumerate(texts, 2))
    return table(name, schema, written(rows, quoting=csv.QUOTE_ALL), cells=cells)


def type_cases() -> Iterator[Case]:
    """Every type and format by the texts of `types.json` and of the pool."""
    for each in json.loads(TYPES.read_text(encoding="utf-8")):
        more = " ".join(f"{key}={value}" for key, value in each["more"].items())
        name = " ".join(filter(None, ("type", each["type"], each["format"], more)))
        texts = list(dict.fromkeys([*each["values"], *each["others"], *POOL]))
        texts = [text for text in texts if len(text) < 1000]
        yield column(name, {"type": each["type"], "format": each["format"], **each["more"]}, texts)


CONSTRAINTS: Sequence[tuple[str, Mapping[str, Any], Mapping[str, Any], Sequence[str]]] = (
    ("required", {"type": "string"}, {"required": True}, ["", "a", " "]),
    ("unique", {"type": "string"}, {"unique": True}, ["a", "b", "a", "", "", "A"]),
    ("unique", {"type": "integer"}, {"unique": True}, ["1", "01", "2"]),
    ("unique", {"type": "number"}, {"unique": True}, ["1", "1.0", "2"]),
    ("pattern", {"type": "string"}, {"pattern": "[a-z]+"}, ["ab", "aB", "ab1", ""]),
    ("pattern of branches", {"type": "string"}, {"pattern": "a|bc"}, ["a", "bc", "ac", "abc"]),
    ("pattern anchored", {"type": "string"}, {"pattern": "^a.*$"}, ["a", "ba", "a\nb"]),
    ("pattern of letters", {"type": "string"}, {"pattern": r"\p{Lu}\p{Ll}+"}, ["Zoë", "zoë"]),
    ("pattern less a class", {"type": "string"}, {"pattern": "[a-z-[aeiou]]"}, ["x", "a"]),
    ("enum", {"type": "string"}, {"enum": ["a", "b"]}, ["a", "c", "A", ""]),
    ("enum", {"type": "integer"}, {"enum": [1, "2"]}, ["1", "2", "02", "3"]),
    ("enum", {"type": "boolean"}, {"enum": [True]}, ["true", "1", "false"]),
    ("enum", {}, {"enum": ["a", "b"]}, ["a", "c"]),
    ("minLength", {"type": "string"}, {"minLength": 2}, ["a", "ab", ""]),
    ("maxLength", {"type": "string"}, {"maxLength": 2}, ["ab", "abc", "äöü"]),
    ("minLength", {"type": "array"}, {"minLength": 2}, ["[1]", "[1, 2]"]),
    ("maxLength", {"type": "object"}, {"maxLength": 1}, ['{"a": 1}', '{"a": 1, "b": 2}']),
    ("minLength", {"type": "list"}, {"minLength": 2}, ["a", "a,b"]),
    ("jsonSchema", {"type": "object"}, {"jsonSchema": {"required": ["a"]}}, ["{}", '{"a": 1}']),
    ("jsonSchema", {"type": "array"}, {"jsonSchema": {"maxItems": 1}}, ["[1]", "[1, 2]"]),
)
BOUNDED: Mapping[str, tuple[Any, str, str]] = {
    "integer": (5, "4", "6"),
    "number": (5.5, "5.4", "5.6"),
    "date": ("2020-01-05", "2020-01-04", "2020-01-06"),
    "datetime": ("2020-01-05T00:00:00", "2020-01-04T23:59:59", "2020-01-05T00:00:01"),
    "time": ("12:00:00", "11:59:59", "12:00:01"),
    "year": (2020, "2019", "2021"),
    "yearmonth": ("2020-05", "2020-04", "2020-06"),
    "duration": ("P1D", "PT23H", "P2D"),
}
BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")


def constraint_cases() -> Iterator[Case]:
    """Every constraint by the types that may have it, met and broken."""
    for name, field, constraints, texts in CONSTRAINTS:
        type = field.get("type", "without type")
        yield column(f"constraint {name} {type}", {**field, "constraints": constraints}, texts)
    for type, (bound, below, above) in BOUNDED.items():
        for name in BOUNDS:
            field = {"type": type, "constraints": {name: bound}}
            yield column(f"constraint {name} {type}", field, [below, str(bound), above, ""])
    required = {"fields": [{"name": "a"}, {"name": "b", "constraints": {"required": True}}]}
    yield table("constraint required of a missing cell", required, "a,b\n1,2\n3\n")
    for field, texts in (
        ({"type": "string", "categories": ["a", "b"]}, ["a", "c"]),
        ({"type": "integer", "categories": [{"value": 1, "label": "x"}]}, ["1", "01", "2"]),
    ):
        yield column(f"constraint categories {field['type']}", field, texts)


KEYED = {"fields": [{"name": "a", "type": "integer"}, {"name": "b"}]}


def key_cases() -> Iterator[Case]:
    """Primary, unique and foreign keys."""
    rows = "a,b\n1,x\n2,x\n1,x\n01,y\n,z\n3,\n,\n1,\n"
    rows = rows.replace("\n,\n", "\n,z\n")
    keys: Mapping[str, Mapping[str, Any]] = {
        "primaryKey text": {"primaryKey": "a"},
        "primaryKey array": {"primaryKey": ["a"]},
        "primaryKey of two": {"primaryKey": ["a", "b"]},
        "uniqueKeys": {"uniqueKeys": [["a"]]},
        "uniqueKeys of two": {"uniqueKeys": [["a", "b"]]},
    }
    for name, more in keys.items():
        yield table(f"key {name}", {**KEYED, **more}, rows)
    yield table("key primaryKey blank row", {**KEYED, "primaryKey": ["a"]}, "a,b\n\n1,y\n")
    yield table("key primaryKey refused", {**KEYED, "primaryKey": ["a"]}, "a,b\nx,x\n1,y\n")
    of_itself: Mapping[str, Mapping[str, str]] = {"omitted": {}, "empty": {"resource": ""}}
    for name, reference in of_itself.items():
        key = {"fields": ["a"], "reference": {**reference, "fields": ["b"]}}
        schema = {"fields": [{"name": "a"}, {"name": "b"}], "foreignKeys": [key]}
        yield table(f"key foreign to itself, resource {name}", schema, "a,b\n1,1\n2,1\n,2\n3,x\n")
    referring = {"name": "b", "type": "integer"}
    key = {"fields": ["b"], "reference": {"fields": ["a"]}}
    schema = {"fields": [KEYED["fields"][0], referring], "foreignKeys": [key]}
    yield table("key foreign refused", schema, "a,b\n1,1\n2,x\n3,\n")
    limited = {**referring, "constraints": {"maximum": 5}}
    schema = {"fields": [KEYED["fields"][0], limited], "foreignKeys": [key]}
    yield table("key foreign that breaks a constraint", schema, "a,b\n1,1\n2,9\n")
    for name, fields, referred in (
        ("one", ["a"], ["id"]),
        ("one as text", "a", "id"),
        ("two", ["a", "b"], ["id", "d"]),
    ):
        key = {"fields": fields, "reference": {"resource": "o", "fields": referred}}
        other = {"fields": [{"name": "id", "type": "integer"}, {"name": "d"}]}
        resources = [
            {"name": "t", "path": "t.csv", "schema": {**KEYED, "foreignKeys": [key]}},
            {"name": "o", "path": "o.csv", "schema": other},
        ]
        files = {"t.csv": b"a,b\n1,x\n2,x\n01,x\n,x\n9,\n9,y\n", "o.csv": b"id,d\n1,x\n2,y\n"}
        yield Case(
            f"key foreign of {name}", {"$schema": V2, "name": "p", "resources": resources}, files
        )


LABELS: Mapping[str, str] = {
    "as declared": "a,b,c",
    "reordered": "b,a,c",
    "in other case": "A,b,c",
    "doubled": "a,b,b",
    "doubled and more": "a,b,c,c",
    "blank": "a,,c",
    "with a blank before": "a, b,c",
    "lacking the last": "a,b",
    "lacking the first": "b,c",
    "with one more at the end": "a,b,c,d",
    "with one more in front": "z,a,b,c",
    "misspelt": "a,bb,c",
    "all other": "x,y,z",
    "of one": "c",
}
MATCHES = ("exact", "equal", "subset", "superset", "partial")


def header_cases() -> Iterator[Case]:
    """Headers by the ways in which they may match the fields."""
    for match in MATCHES:
        for name, labels in LABELS.items():
            schema = {"fields": [{"name": each} for each in "abc"], "fieldsMatch": match}
            row = ",".join(str(number) for number in range(labels.count(",") + 1))
            yield table(f"header {match} {name}", schema, f"{labels}\n{row}\n{row}\n")


FIELDS = [
    {"name": "id", "type": "integer"},
    {"name": "name"},
    {"name": "d", "type": "date"},
]
GOOD = ("1,Ada,2020-01-01", "2,Bea,2020-01-02", "3,Cid,2020-01-03", "4,Dia,")
STRUCTURES: Mapping[str, Sequence[str]] = {
    "sound": GOOD,
    "no rows": (),
    "short row": (GOOD[0], "2", *GOOD[2:]),
    "long row": (GOOD[0], GOOD[1] + ",x,y", *GOOD[2:]),
    "blank line inside": (GOOD[0], "", *GOOD[1:]),
    "blank line first": ("", *GOOD),
    "blank lines last": (*GOOD, "", ""),
    "line of delimiters": (GOOD[0], ",,", *GOOD[1:]),
    "line of blanks": (GOOD[0], "  ", *GOOD[1:]),
    "quoted newline": ('1,"A\nda",2020-01-01', "x,Bea,2020-01-02"),
    "quoted blank line": ('1,"A\n\nda",2020-01-01', "x,Bea,2020-01-02"),
    "quoted delimiter": ('1,"A,da",2020-01-01', "2,Bea,2020-13-02"),
    "doubled quotes": ('1,"A""d""a",2020-01-01', "x,Bea,"),
    "stray quotes": ('1,A"d"a,2020-01-01', "x,Bea,"),
    "text after a quote": (GOOD[0], '2,"Bea"x,2020-01-02', "x,Cid,"),
    "unclosed quote": (GOOD[0], '2,"Bea,2020-01-02', "x,Cid,", "4,Dia,"),
    "unclosed quote last": (*GOOD, '5,"Eva,2020-01-05'),
    "faults in many rows": ("a,Ada,", "2,Bea,2020-02-30", ",,2020", "4,Dia,4", "5"),
    "letters of many scripts": ("1,Zoë,2020-01-01", "2,محمد,", "x,Лев,"),
    "a NUL": (GOOD[0], "2,B\0ea,", "x,Cid,"),
}
FORMS: Mapping[str, Mapping[str, Any]] = {
    "LF": {},
    "CRLF": {"end": "\r\n"},
    "CR": {"end": "\r"},
    "without a last line end": {"last": ""},
    "BOM": {"bom": codecs.BOM_UTF8},
    "UTF-8 declared": {"encoding": "utf-8"},
    "semicolons": {"delimiter": ";"},
    "tabs": {"delimiter": "\t", "path": "t.tsv"},
}


def structure_cases() -> Iterator[Case]:
    """Faults of structure by line ends, marks and delimiters; then encodings."""
    for form, way in FORMS.items():
        for name, lines in STRUCTURES.items():
            end, delimiter = way.get("end", "\n"), way.get("delimiter", ",")
            text = end.join(["id,name,d", *lines]) + way.get("last", end)
            if delimiter != ",":
                text = text.replace("A,da", "A|da").replace(",", delimiter).replace("|", delimiter)
            resource = {key: way[key] for key in ("path", "encoding") if key in way}
            if delimiter == ";":
                resource["dialect"] = {"delimiter": ";"}
            content = way.get("bom", b"") + text.encode()
            yield table(f"structure {name}, {form}", {"fields": FIELDS}, content, **resource)
    latin = "id,name,d\n1,Zoë,2020-01-01\n2,Bea,\nx,Cid,\n".encode("latin-1")
    for name, content, declared in (
        ("Latin-1, declared", latin, "iso-8859-1"),
        ("Latin-1, undeclared", latin, None),
        ("Latin-1, declared as UTF-8", latin, "utf-8"),
        ("Windows-1252, declared", latin.replace(b"\xeb", b"\x96"), "windows-1252"),
        ("UTF-16 with mark, declared", latin.decode("latin-1").encode("utf-16"), "utf-16"),
        ("UTF-16 with mark, undeclared", latin.decode("latin-1").encode("utf-16"), None),
    ):
        resource = {"encoding": declared} if declared else {}
        yield table(f"encoding {name}", {"fields": FIELDS}, content, **resource)


MIXED: Sequence[Mapping[str, Any]] = [
    {"name": "id", "type": "integer", "constraints": {"minimum": 1}},
    {"name": "name", "type": "string", "constraints": {"required": True, "maxLength": 8}},
    {"name": "kind", "type": "string", "constraints": {"enum": ["a", "b"]}},
    {"name": "start", "type": "date"},
    {"name": "score", "type": "number", "constraints": {"maximum": 10}},
    {"name": "open", "type": "boolean"},
    {"name": "at", "type": "datetime"},
    {"name": "month", "type": "yearmonth"},
]
SOUND: Mapping[str, Sequence[str]] = {
    "name": ("Ada", "Bea", "a,b", 'say "x"', "two\nlines", "ü"),
    "kind": ("a", "b", ""),
    "start": ("2020-01-01", "1999-12-31", ""),
    "score": ("1", "2.5", "-3", "1e1", ""),
    "open": ("true", "false", "1", ""),
    "at": ("2020-01-01T00:00:00", "2020-01-01T00:00:00Z", ""),
    "month": ("2020-01", ""),
}
FAULTY: Mapping[str, Sequence[str]] = {
    "id": ("x", "0", "1.5", "1,0"),
    "name": ("", "much too long"),
    "kind": ("c", "A"),
    "start": ("2020-02-30", "2020", "yesterday"),
    "score": ("11", "ten"),
    "open": ("yes", "t"),
    "at": ("2020-01-01", "noon"),
    "month": ("2020-13", "2020"),
}


def mixed_cases(number: int = 60) -> Iterator[Case]:
    """Tables of many types with faults of many sorts, drawn from a fixed seed."""
    draw = random.Random(20261124)
    for index in range(number):
        names = [each["name"] for each in MIXED]
        keyed = {"primaryKey": ["id"]} if draw.random() < 0.3 else {}
        rows: list[list[str]] = []
        for record in range(1, draw.randint(5, 30)):
            number_or_again = record if draw.random() < 0.95 else 1
            row = [str(number_or_again), *(draw.choice(SOUND[name]) for name in names[1:])]
            for position, name in enumerate(names):
                # A key that is no value has a case of its own.
                if draw.random() < 0.06 and not (keyed and name == "id"):
                    row[position] = draw.choice(FAULTY[name])
            shape = draw.random()
            if shape < 0.04:
                row = row[: draw.randint(2, len(row) - 1)]
            elif shape < 0.08:
                row += ["x"] * draw.randint(1, 2)
            elif shape < 0.11 and not keyed:  # That, too, has a case of its own.
                row = []
            rows.append(row)
        text = written([names, *rows], quoting=draw.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
        if draw.random() < 0.5:
            text = text.replace("\n", "\r\n")
        bom = codecs.BOM_UTF8 if draw.random() < 0.3 else b""
        yield table(f"mixed {index}", {"fields": MIXED, **keyed}, bom + text.encode())
