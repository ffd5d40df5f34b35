import json
from collections.abc import Callable
from typing import Any

import pytest
from frictionless_dossier.package.constraints import ALLOWED, CONSTRAINTS

Reader = Callable[..., Any]


def fields(*declared: object) -> dict[str, object]:
    return {"fields": list(declared)}


def keys(**declared: object) -> dict[str, object]:
    return {"fields": [{"name": "id"}, {"name": "d"}], **declared}


def foreign(fields: object, resource: object = "o", reference: object = "id") -> dict[str, object]:
    return keys(
        foreignKeys=[{"fields": fields, "reference": {"resource": resource, "fields": reference}}]
    )


# a schema; kind and pointer of each finding; whether the table can be read all the same
SCHEMAS: dict[str, tuple[object, list[tuple[str, str]], bool]] = {
    "no fields": ({}, [("schema-error", "")], False),
    "fields no array": ({"fields": {}}, [("schema-error", "/fields")], False),
    "no field": ({"fields": []}, [("schema-error", "/fields")], False),
    "field no object": (fields("id"), [("field-error", "/fields/0")], False),
    "field without name": (fields({"name": "id"}, {}), [("field-error", "/fields/1")], False),
    "fieldsMatch": (keys(fieldsMatch="exactly"), [("schema-error", "/fieldsMatch")], True),
    "fieldsMatch number": (keys(fieldsMatch=1), [("schema-error", "/fieldsMatch")], True),
    "fieldsMatch array": (keys(fieldsMatch=["equal"]), [], True),
    "missingValues": (keys(missingValues=3), [("schema-error", "/missingValues")], True),
    "missingValues of objects": (
        keys(missingValues=[{"label": "x"}]),
        [("schema-error", "/missingValues")],
        True,
    ),
    "primaryKey": (keys(primaryKey="idd"), [("schema-error", "/primaryKey")], True),
    "primaryKey number": (keys(primaryKey=1), [("schema-error", "/primaryKey")], True),
    "primaryKey twice": (keys(primaryKey=["id", "id"]), [("schema-error", "/primaryKey")], True),
    "uniqueKeys": (keys(uniqueKeys="id"), [("schema-error", "/uniqueKeys")], True),
    "a unique key": (keys(uniqueKeys=[["id"], ["x"]]), [("schema-error", "/uniqueKeys/1")], True),
    "foreignKeys": (keys(foreignKeys={}), [("schema-error", "/foreignKeys")], True),
    "a foreign key": (keys(foreignKeys=[1]), [("schema-error", "/foreignKeys/0")], True),
    "foreign without fields": (
        keys(foreignKeys=[{"reference": {"fields": "id"}}]),
        [("schema-error", "/foreignKeys/0")],
        True,
    ),
    "reference without fields": (
        keys(foreignKeys=[{"fields": "id", "reference": {}}]),
        [("schema-error", "/foreignKeys/0/reference")],
        True,
    ),
    "foreign unknown field": (foreign("x"), [("schema-error", "/foreignKeys/0/fields")], True),
    "foreign unknown resource": (
        foreign("id", "x"),
        [("schema-error", "/foreignKeys/0/reference/resource")],
        True,
    ),
    "foreign unknown reference": (
        foreign("id", "o", "x"),
        [("schema-error", "/foreignKeys/0/reference/fields")],
        True,
    ),
    "foreign counts": (
        foreign(["id", "d"], "o", ["id"]),
        [("schema-error", "/foreignKeys/0")],
        True,
    ),
    "foreign to no table": (
        foreign("id", "doc"),
        [("schema-error", "/foreignKeys/0/reference/resource")],
        True,
    ),
    "foreign sound": (foreign("id"), [], True),
    "foreign to itself": (foreign("d", ""), [], True),
    "rules": (keys(rules=[{}]), [("schema-error", "/rules/0")], True),
}


@pytest.mark.parametrize(("schema", "findings", "readable"), SCHEMAS.values(), ids=SCHEMAS.keys())
@pytest.mark.parametrize("inline", [True, False], ids=["inline", "by path"])
def test_faults_of_a_schema(
    read_package: Reader,
    schema: object,
    findings: list[tuple[str, str]],
    readable: bool,
    inline: bool,
) -> None:
    table = {"name": "t", "path": "t.csv", "schema": schema if inline else "s.json"}
    sound = {"name": "o", "path": "o.csv", "schema": {"fields": [{"name": "id"}]}}
    document = {"name": "doc", "path": "doc.json"}
    read = read_package(
        {"resources": [table, sound, document]},
        s__json=json.dumps(schema),
        t__csv="id,d\n1,x\n",
        o__csv="id\n1\n",
        doc__json="{}",
    )
    prefix = "/resources/0/schema" if inline else ""
    found = [(each.rule, each.details.get("pointer")) for each in read.findings]
    assert found == [(kind, prefix + pointer) for kind, pointer in findings]
    path = "datapackage.json" if inline else "s.json"
    assert all(each.path == path and each.resource == "t" for each in read.findings)
    assert all(each.line and each.remedy for each in read.findings)
    assert ("t" in read.tables) is readable
    assert "o" in read.tables


def test_fields_may_share_a_name_as_version_1_allowed(read_csv: Reader) -> None:
    read = read_csv(
        "id,id,id\n1,2,3\n", schema=fields({"name": "id"}, {"name": "id"}, {"name": "id"})
    )
    assert read.findings == []
    assert read.columns == {"id": ["1"], "id (2)": ["2"], "id (3)": ["3"]}


def test_sound_keys_are_kept(read_package: Reader) -> None:
    schema = keys(
        primaryKey="id",
        uniqueKeys=[["id", "d"], ["x"]],
        foreignKeys=[
            {"fields": "id", "reference": {"resource": "x", "fields": "id"}},
            {"fields": ["d"], "reference": {"fields": ["id"]}},
        ],
    )
    read = read_package(
        {"resources": [{"name": "t", "path": "t.csv", "schema": schema}]}, t__csv="id,d\n"
    )
    kept = read.package.resources[0].schema
    assert kept.primary_key == ("id",)
    assert kept.unique_keys == (("id", "d"),)
    assert [(each.fields, each.resource, each.reference) for each in kept.foreign_keys] == [
        (("d",), "", ("id",))
    ]


# the schema's file; line of the finding
BROKEN: dict[str, tuple[bytes, int, bool]] = {
    "no JSON": (b'{"fields": [\n}', 2, False),
    "no UTF-8": (b'{"fields":\n "\xff"}', 2, False),
    "duplicate key": (b'{"fields": [{"name": "id"}],\n "title": "a",\n "title": "b"}', 3, True),
    "NaN": (b'{"fields": [{"name": "id"}],\n "x": NaN}', 2, True),
}


@pytest.mark.parametrize(("content", "line", "readable"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_schema_file_is_told_with_its_line(
    read_package: Reader, content: bytes, line: int, readable: bool
) -> None:
    table = {"name": "t", "path": "t.csv", "schema": "s.json"}
    read = read_package({"resources": [table]}, s__json=content, t__csv="id\n1\n")
    assert [(each.rule, each.path, each.line) for each in read.findings] == [
        ("schema-error", "s.json", line)
    ]
    assert ("t" in read.tables) is readable


# type, format, constraint, value: sound or not
VALUES: list[tuple[str, str, str, object, bool]] = [
    ("integer", "default", "minimum", 1, True),
    ("integer", "default", "minimum", "1", True),
    ("integer", "default", "minimum", "abc", False),
    ("integer", "default", "minimum", 1.5, False),
    ("integer", "default", "minimum", True, False),
    ("integer", "default", "minimum", None, False),
    ("integer", "default", "enum", [1, "2"], True),
    ("integer", "default", "enum", [1, "b"], False),
    ("number", "default", "maximum", 1.5, True),
    ("number", "default", "maximum", "-1.5e3", True),
    ("number", "default", "maximum", "inf", True),
    ("number", "default", "maximum", "NaN", False),
    ("number", "default", "maximum", "1,5", False),
    ("number", "default", "maximum", False, False),
    ("year", "default", "minimum", 2015, True),
    ("year", "default", "minimum", "2015Z", True),
    ("year", "default", "minimum", "15", False),
    ("yearmonth", "default", "exclusiveMinimum", "2015-12", True),
    ("yearmonth", "default", "exclusiveMinimum", "2015-13", False),
    ("date", "default", "minimum", "2015-02-28", True),
    ("date", "default", "minimum", "2015-02-30", False),
    ("date", "default", "minimum", "20150228", False),
    ("date", "%d.%m.%Y", "minimum", "28.02.2015", True),
    ("date", "%d.%m.%Y", "minimum", "28/02/2015", False),
    ("date", "%d.%m.%Y", "minimum", "2015-02-28", False),
    ("date", "any", "minimum", "28 Feb 2015", True),
    ("date", "any", "minimum", "28 Feb", False),
    ("date", "default", "minimum", 2015, False),
    ("datetime", "default", "maximum", "2015-02-28T10:00:00Z", True),
    ("datetime", "default", "maximum", "2015-02-28T24:00:00", True),
    ("datetime", "default", "maximum", "2015-02-28", False),
    ("time", "default", "maximum", "10:00:00", True),
    ("time", "default", "maximum", "25:00:00", False),
    ("duration", "default", "maximum", "P1Y2M", True),
    ("duration", "default", "maximum", "PT", False),
    ("duration", "default", "maximum", "P1W", False),
    ("string", "default", "minLength", 1, True),
    ("string", "default", "minLength", -1, False),
    ("string", "default", "minLength", True, False),
    ("string", "default", "pattern", "[a-z]+", True),
    ("string", "default", "pattern", "[a-z", False),
    ("string", "default", "pattern", 1, False),
    ("string", "default", "enum", ["a"], True),
    ("string", "default", "enum", [1], False),
    ("string", "default", "enum", [], False),
    ("string", "default", "enum", "a", False),
    ("boolean", "default", "enum", [True, "false"], True),
    ("boolean", "default", "enum", [1], False),
    ("boolean", "default", "enum", ["maybe"], False),
    ("string", "email", "enum", ["ada"], False),
    ("geopoint", "default", "enum", ["90, 45"], True),
    ("geopoint", "default", "enum", ["north"], False),
    ("list", "default", "enum", ["a,b", ["a", "b"]], True),
    ("list", "default", "enum", [3], False),
    ("any", "default", "enum", [1, "a", None], True),
    ("object", "default", "jsonSchema", {}, True),
    ("object", "default", "jsonSchema", "x", False),
    ("string", "default", "required", True, True),
    ("string", "default", "required", "true", False),
    ("string", "default", "unique", 0, False),
]


@pytest.mark.parametrize(("type", "format", "constraint", "value", "sound"), VALUES)
def test_the_value_of_a_constraint_fits_the_type(
    read_csv: Reader, type: str, format: str, constraint: str, value: object, sound: bool
) -> None:
    field = {"name": "id", "type": type, "format": format, "constraints": {constraint: value}}
    read = read_csv("id\n", schema=fields(field))
    pointer = f"/resources/0/schema/fields/0/constraints/{constraint}"
    found = [(each.rule, each.details["pointer"], each.field) for each in read.findings]
    assert found == ([] if sound else [("field-error", pointer, "id")])
    (kept,) = read.package.resources[0].schema.fields
    assert kept.constraints == ({constraint: value} if sound else {})
    assert kept.descriptor["constraints"] == kept.constraints


@pytest.mark.parametrize(
    ("field", "sound"),
    [
        ({"type": "number", "decimalChar": ",", "constraints": {"minimum": "1,5"}}, True),
        ({"type": "number", "decimalChar": ",", "constraints": {"minimum": "1.5"}}, False),
        ({"type": "integer", "groupChar": " ", "constraints": {"enum": ["1 000"]}}, True),
        ({"type": "boolean", "trueValues": ["yes"], "constraints": {"enum": ["yes"]}}, True),
        ({"type": "boolean", "trueValues": ["yes"], "constraints": {"enum": ["true"]}}, False),
        ({"type": "list", "itemType": "integer", "constraints": {"enum": ["1,2"]}}, True),
        ({"type": "list", "itemType": "integer", "constraints": {"enum": ["a"]}}, False),
        ({"type": "string", "categories": ["a", "b"]}, True),
        ({"type": "integer", "categories": [{"value": 1}, {"value": "2"}]}, True),
        ({"type": "integer", "categories": ["a"]}, False),
        ({"type": "number", "categories": [1]}, False),
    ],
)
def test_values_in_a_declaration_are_read_as_the_cells_are(
    read_csv: Reader, field: dict[str, object], sound: bool
) -> None:
    read = read_csv("id\n", schema=fields({"name": "id", **field}))
    assert [(each.rule, each.field) for each in read.findings] == [("field-error", "id")] * (
        not sound
    )
    (kept,) = read.package.resources[0].schema.fields
    (key,) = field.keys() & {"constraints", "categories"}
    assert (kept.descriptor.get(key) == field[key]) is sound


@pytest.mark.parametrize(
    ("type", "more", "place"),
    [
        ("date", {"format": "%Y-%q"}, "/format"),
        ("date", {"format": "%Y-%"}, "/format"),
        ("date", {"format": "%Y %Y"}, "/format"),
        ("number", {"groupChar": "."}, ""),
        ("number", {"decimalChar": "5"}, ""),
        ("strnig", {}, "/type"),
        (5, {}, "/type"),
    ],
)
@pytest.mark.parametrize(
    ("constraints", "kept"),
    [({"minimum": "1", "required": True, "unique": 1}, {"required": True}), ([], {}), (None, {})],
)
def test_a_type_that_cannot_be_used_is_told_once_and_judges_nothing(
    read_csv: Reader,
    type: object,
    more: dict[str, object],
    place: str,
    constraints: object,
    kept: dict[str, object],
) -> None:
    field = {"name": "id", "type": type, "constraints": constraints, **more}
    (finding,) = (read := read_csv("id\n", schema=fields(field))).findings
    assert finding.details["pointer"] == f"/resources/0/schema/fields/0{place}"
    (taken,) = read.package.resources[0].schema.fields
    assert (taken.type, taken.constraints) == ("any", kept)
    assert taken.values.accepts("anything")


@pytest.mark.parametrize("type", ALLOWED)
def test_a_constraint_that_a_type_cannot_have_is_refused(read_csv: Reader, type: str) -> None:
    foreign = sorted(set(CONSTRAINTS) - ALLOWED[type])
    field = {"name": "id", "type": type, "constraints": dict.fromkeys(foreign, 1)}
    read = read_csv("id\n", schema=fields(field))
    assert [each.details["pointer"].rpartition("/")[2] for each in read.findings] == foreign
    assert all(each.rule == "field-error" for each in read.findings)


# a field; pointer of the finding in it, and what the remedy names
FIELDS: dict[str, tuple[dict[str, object], str, str]] = {
    "type": ({"type": "strnig"}, "/type", '"string"'),
    "type no text": ({"type": 1}, "/type", "string"),
    "format": ({"type": "string", "format": "edtf"}, "/format", "email"),
    "constraint": ({"constraints": {"requierd": True}}, "/constraints/requierd", '"required"'),
    "constraints": ({"constraints": []}, "/constraints", "an object"),
    "missingValues": ({"missingValues": ""}, "/missingValues", "an array"),
    "categories": ({"categories": [{}]}, "/categories", "categories"),
    "rdfType": ({"rdfType": 1}, "/rdfType", "a text"),
    "contestable": ({"contestable": "yes"}, "/contestable", "true or false"),
    "trueValues": ({"type": "boolean", "trueValues": []}, "/trueValues", "at least one"),
    "itemType": ({"type": "list", "itemType": "text"}, "/itemType", "string"),
}


@pytest.mark.parametrize(("field", "pointer", "remedy"), FIELDS.values(), ids=FIELDS.keys())
def test_faults_of_a_field_leave_the_field_readable(
    read_csv: Reader, field: dict[str, object], pointer: str, remedy: str
) -> None:
    read = read_csv("id\n1\n", schema=fields({"name": "id", **field}))
    (finding,) = read.findings
    assert finding.rule == "field-error"
    assert finding.details["pointer"] == f"/resources/0/schema/fields/0{pointer}"
    assert remedy in finding.remedy
    assert read.columns == {"id": ["1"]}
    (kept,) = read.package.resources[0].schema.fields
    assert kept.type in ALLOWED
    (key,) = field.keys() - {"type"} or {"type"}
    assert kept.descriptor.get(key) != field[key]


def test_one_schema_file_serves_several_tables(read_package: Reader) -> None:
    resources = [
        {"name": name, "path": "t.csv", "schema": "s.json", "dialect": "d.json"}
        for name in ("a", "b")
    ]
    schema = '{"fields": [{"name": "id"}, {"name": "d"}]}'
    files = {"s__json": schema, "d__json": '{"delimiter": ";"}', "t__csv": "id;d\n1;x\n"}
    read = read_package({"resources": resources}, **files)
    assert read.findings == []
    assert [table.column("d") for table in read.tables.values()] == [["x"], ["x"]]
