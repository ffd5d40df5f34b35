"""Rules that are declared wrongly are told at their place, and do not run."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier.checking import registry
from frictionless_dossier.checking.check import Scope
from frictionless_dossier.checking.declared import Declared
from frictionless_dossier.json_schema import SchemaError, Validator
from frictionless_dossier.package.load import load
from frictionless_dossier.package.resources import ROLES

Write = Callable[..., Path]

PERIOD = {"type": "period", "start": "start", "end": "end"}
COMPARE = {"type": "compare", "relation": "at-most", "right": "end"}
OVERLAP = {"type": "overlap", "by": ["id"], "start": "start", "end": "end"}

# rules of the package, rules of the table, message, remedy, file, pointer
CASES: list[tuple[list[Any], list[Any], str, str, str, str]] = [
    (
        [{"type": "orphn"}],
        [],
        'There is no rule "orphn".',
        'Write "orphan", if that is meant.',
        "datapackage.json",
        "/rules/0/type",
    ),
    (
        [],
        [{"type": "exceptions"}],
        "The rule exceptions is for the whole package, not for one table.",
        "Move it to `rules` of the descriptor.",
        "schemas/terms.json",
        "/rules/0/type",
    ),
    (
        [{"type": "exceptions"}, {"type": "redirects"}],
        [],
        'No resource has the role "redirects", so the rule redirects finds nothing.',
        "Give a resource that role, or remove the rule.",
        "datapackage.json",
        "/rules/1/type",
    ),
    (
        [PERIOD],
        [],
        "The rule period is for one table, not for the whole package.",
        "Move it to `rules` of the Table Schema of that table.",
        "datapackage.json",
        "/rules/0/type",
    ),
    (
        [],
        [PERIOD | {"atested": ["start"]}],
        'The rule period has no parameter "atested".',
        'Write "attested", if that is meant.',
        "schemas/terms.json",
        "/rules/0/atested",
    ),
    (
        [{"type": "exceptions", "a/b": 1}],
        [],
        'The rule exceptions has no parameter "a/b".',
        "Remove it.",
        "datapackage.json",
        "/rules/0/a~1b",
    ),
    (
        [],
        [{"type": "period", "start": "start"}],
        "The rule period lacks its parameter end.",
        "Add it: ",
        "schemas/terms.json",
        "/rules/0",
    ),
    (
        [],
        [PERIOD, PERIOD | {"start": 3}],
        "The parameter start of the rule period is wrong: 3 is not of type 'string'.",
        "Write what it is for: ",
        "schemas/terms.json",
        "/rules/1/start",
    ),
    (
        [],
        [PERIOD | {"attested": ["start", 1]}],
        "The parameter attested of the rule period is wrong: 1 is not of type 'string'.",
        "Write what it is for: ",
        "schemas/terms.json",
        "/rules/0/attested/1",
    ),
    (
        [],
        [PERIOD | {"start": "stat"}],
        'The rule period names "stat" in start: no such field of terms.',
        'Write "start", if that is meant.',
        "schemas/terms.json",
        "/rules/0/start",
    ),
    (
        [],
        [PERIOD | {"attested": ["start", "zzz"]}],
        'The rule period names "zzz" in attested: no such field of terms.',
        "Write one of: id, start, end.",
        "schemas/terms.json",
        "/rules/0/attested/1",
    ),
    (
        [],
        [{"type": "present-when", "field": "end", "when": {"strt": True}}],
        'The rule present-when names "strt" in when: no such field of terms.',
        'Write "start", if that is meant.',
        "schemas/terms.json",
        "/rules/0/when/strt",
    ),
    (
        [],
        [COMPARE | {"left": "stat"}],
        'The rule compare names "stat" in left: no such field of terms.',
        'Write "start", if that is meant.',
        "schemas/terms.json",
        "/rules/0/left",
    ),
    (
        [],
        [COMPARE | {"left": {"field": "id", "resource": "terms", "value": "strt"}}],
        'The rule compare names "strt" in left: no such field of terms.',
        'Write "start", if that is meant.',
        "schemas/terms.json",
        "/rules/0/left/value",
    ),
    (
        [{"type": "editorial", "quoted": {"term": ["start"]}}],
        [],
        'The rule editorial names "term" in quoted: no such resource.',
        'Write "terms", if that is meant.',
        "datapackage.json",
        "/rules/0/quoted/term",
    ),
    (
        [{"type": "editorial", "quoted": {"terms": ["id", "strt"]}}],
        [],
        'The rule editorial names "strt" in quoted: no such field of terms.',
        'Write "start", if that is meant.',
        "datapackage.json",
        "/rules/0/quoted/terms/1",
    ),
    (
        [],
        [OVERLAP | {"seats": {"field": "ofice", "resource": "terms", "value": "id"}}],
        'The rule overlap names "ofice" in seats: no such field of terms.',
        "Write one of: id, start, end.",
        "schemas/terms.json",
        "/rules/0/seats/field",
    ),
    (
        [],
        [OVERLAP | {"seats": {"field": "id", "resource": "term", "value": "seats"}}],
        'The rule overlap names "term" in seats: no such resource.',
        'Write "terms", if that is meant.',
        "schemas/terms.json",
        "/rules/0/seats/resource",
    ),
    (
        [],
        [OVERLAP | {"seats": {"field": "id", "resource": "terms", "value": "seats"}}],
        'The rule overlap names "seats" in seats: no such field of terms.',
        "Write one of: id, start, end.",
        "schemas/terms.json",
        "/rules/0/seats/value",
    ),
    (
        [{"type": "orphan", "resources": ["term"]}],
        [],
        'The rule orphan names "term" in resources: no such resource.',
        'Write "terms", if that is meant.',
        "datapackage.json",
        "/rules/0/resources/0",
    ),
    (
        [],
        [PERIOD, {"type": "open-end", "field": "end"}, PERIOD],
        "The rule period is declared twice with the same parameters.",
        "Remove one of the two declarations.",
        "schemas/terms.json",
        "/rules/2",
    ),
]


@pytest.mark.parametrize(("rules", "term_rules", "message", "remedy", "path", "pointer"), CASES)
def test_a_wrong_declaration_is_told_and_does_not_run(
    write: Write,
    rules: list[Mapping[str, Any]],
    term_rules: list[Mapping[str, Any]],
    message: str,
    remedy: str,
    path: str,
    pointer: str,
) -> None:
    folder = write(rules, term_rules)
    package, _ = load(folder)
    (found,) = Declared(package).findings()
    assert (found.rule, found.severity) == ("rule-declaration", "error")
    assert found.message == message
    assert found.remedy.startswith(remedy)
    assert (found.path, found.details) == (path, {"pointer": pointer})
    assert found.resource == (None if rules else "terms")
    # The line shows the place: it holds the last step of the pointer, or begins the declaration.
    line = (folder / path).read_text(encoding="utf-8").splitlines()[(found.line or 0) - 1]
    step = pointer.rpartition("/")[2].replace("~1", "/")
    assert line.strip() == "{" if pointer.count("/") == 2 else step.isdigit() or step in line
    assert len(Declared(package).rules) == len(rules) + len(term_rules) - 1


CODES: list[tuple[Mapping[str, Any], str]] = [
    (
        {"name": "end", "type": "string", "constraints": {"enum": ["accepted", "claimed"]}},
        "claimed",
    ),
    ({"name": "end", "type": "string", "categories": ["accepted", "claimed"]}, "accepted"),
    ({"name": "end", "type": "integer", "constraints": {"enum": [1, 2]}}, "1"),
    ({"name": "end", "type": "boolean"}, "true"),
]


@pytest.mark.parametrize(("field", "code"), CODES)
def test_a_condition_that_no_row_can_meet_is_told(
    write: Write, field: Mapping[str, Any], code: str
) -> None:
    overlap = {"type": "overlap", "by": ["id"], "start": "start", "end": "start", "seats": 1}
    present = {"type": "present-when", "field": "start"}
    period = {"type": "period", "start": "start", "end": "start"}
    rules = [
        overlap | {"where": {"end": [code, "acepted"]}},
        present | {"when": {"end": [code, "acepted"]}},
        period | {"one_day": {"end": [code, "acepted"]}},
        overlap | {"where": {"end": [code]}},
        present | {"when": {"end": True}},
        period | {"one_day": {"end": False}},
    ]
    package, _ = load(_with_field(write([], rules), field))
    found = list(Declared(package).findings())
    assert [each.details["pointer"] for each in found] == [
        "/rules/0/where/end/1",
        "/rules/1/when/end/1",
        "/rules/2/one_day/end/1",
    ]
    assert all(each.line for each in found)
    assert len(Declared(package).rules) == 3


def test_a_condition_says_which_code_may_be_meant(write: Write) -> None:
    rule = {"type": "present-when", "field": "start", "when": {"end": ["acepted"]}}
    package, _ = load(_with_field(write([], [rule]), CODES[0][0]))
    (found,) = Declared(package).findings()
    assert found.message == (
        "The rule present-when names a value of end in when that no cell can have: "
        '"acepted" is none of the 2 allowed values: accepted, claimed.'
    )
    assert found.remedy.startswith("Write accepted if that is meant")


def test_a_condition_on_what_means_no_value_is_told(write: Write) -> None:
    field = {"name": "end", "type": "string", "missingValues": ["", "-"]}
    rule = {"type": "present-when", "field": "start", "when": {"end": ["-", "no", ""]}}
    package, _ = load(_with_field(write([], [rule]), field))
    pointers = [each.details["pointer"] for each in Declared(package).findings()]
    assert pointers == ["/rules/0/when/end/0", "/rules/0/when/end/2"]


def test_a_condition_on_the_lack_of_what_is_required_is_told(write: Write) -> None:
    field = {"name": "end", "type": "string", "constraints": {"required": True}}
    rule = {"type": "present-when", "field": "start", "when": {"end": False}}
    package, _ = load(_with_field(write([], [rule]), field))
    (found,) = Declared(package).findings()
    assert found.details == {"pointer": "/rules/0/when/end"}
    assert found.remedy == "Remove end from when."


@pytest.mark.parametrize(
    ("codes", "declared", "pointers"),
    [
        (["all", "civilians"], {}, []),
        (["every", "civilians"], {"total": "every"}, []),
        (["every", "civilians"], {"total": "evry"}, ["/rules/0/total"]),
        (["every", "civilians"], {}, ["/rules/0"]),
    ],
)
def test_the_code_of_the_total_is_one_of_its_field(
    write: Write, codes: list[str], declared: Mapping[str, str], pointers: list[str]
) -> None:
    names: Mapping[str, str] = {"set": "id", "outcome": "id", "figure": "start"}
    rule = {"type": "parts", "group": "end", "qualifier": "start", **names, **declared}
    field = {"name": "end", "type": "string", "constraints": {"enum": codes}}
    package, _ = load(_with_field(write([], [rule]), field))
    assert [each.details["pointer"] for each in Declared(package).findings()] == pointers


def _with_field(folder: Path, field: Mapping[str, Any]) -> Path:
    """The package with another declaration of the field `end`."""
    file = folder / "schemas/terms.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    schema["fields"] = [field if each["name"] == "end" else each for each in schema["fields"]]
    file.write_text(json.dumps(schema, indent=1), encoding="utf-8")
    return folder


def test_rules_run_in_the_order_of_declaration_those_that_look_back_last(write: Write) -> None:
    open_end = {"type": "open-end", "field": "end"}
    rules = [{"type": "exceptions"}, {"type": "orphan", "resources": ["terms"]}]
    package, _ = load(write(rules, [PERIOD, open_end, PERIOD | {"attested": []}]))
    assert list(Declared(package).findings()) == []
    assert [(rule.type, rule.resource) for rule in Declared(package).rules] == [
        ("orphan", None),
        ("period", "terms"),
        ("open-end", "terms"),
        ("period", "terms"),
        ("exceptions", None),
    ]


def test_several_faults_of_one_declaration_are_all_told(write: Write) -> None:
    package, _ = load(write([], [{"type": "period", "strat": "start", "end": 1}]))
    assert len(list(Declared(package).findings())) == 3


def test_the_same_rule_for_two_tables_is_not_the_same_rule(write: Write) -> None:
    folder = write([], [PERIOD])
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    twin = {"name": "twins", "path": "terms.csv", "schema": "schemas/terms.json"}
    descriptor["resources"].append(twin)
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    package, _ = load(folder)
    assert list(Declared(package).findings()) == []
    assert [rule.resource for rule in Declared(package).rules] == ["terms", "twins"]


def test_every_check_is_called_as_its_module_and_has_schemas_that_are_valid() -> None:
    checks = list(registry.every())
    assert tuple(check.name for check in checks) == registry.names()
    for check in checks:
        assert check.kinds
        assert check.role is None or check.role in ROLES
        for parameter in check.parameters:
            Validator(parameter.schema)
            assert parameter.names in (None, "field", "date", "fields", "resource", "lookup")
            assert parameter.names != "field" or check.scope is Scope.TABLE


def test_a_schema_that_is_none_is_refused() -> None:
    with pytest.raises(SchemaError, match="/type"):
        Validator({"type": "thing"})


def test_a_schema_fetches_nothing() -> None:
    validator = Validator({"$ref": "https://example.org/schema.json"})
    with pytest.raises(SchemaError, match=r"example\.org"):
        list(validator.problems({}))


def test_problems_point_to_their_place() -> None:
    validator = Validator({"properties": {"a/b": {"items": {"type": "integer"}}}})
    (problem,) = validator.problems({"a/b": [1, "x"]})
    assert problem.pointer == "/a~1b/1"
