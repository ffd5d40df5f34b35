from typing import Any

import pytest
from frictionless_dossier.checking import registry
from frictionless_dossier.json_acceptor import acceptor
from frictionless_dossier.json_schema import SchemaError, Validator
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError as InvalidSchema

NAMES = st.sampled_from(["a", "b", "c"])
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-2, 3)
    | st.sampled_from([0.0, 1.0, 1.5, "", "a", "b", "abc", "ä"])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)
TYPES = st.sampled_from(
    ["null", "boolean", "string", "array", "object", "number", "integer", "text"]
)


def schemas() -> st.SearchStrategy[Any]:
    def grown(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        sizes = st.sampled_from([0, 1, 2, 2.0, -1, True])
        keywords = {
            "type": TYPES | st.lists(TYPES, max_size=3),
            "enum": st.lists(SCALARS, max_size=3) | SCALARS,
            "const": VALUES,
            "required": st.lists(NAMES, max_size=3),
            "properties": st.dictionaries(NAMES, inner, max_size=2),
            "additionalProperties": inner,
            "patternProperties": st.just({"^a": {"type": "null"}}),
            "propertyNames": inner,
            "items": inner | st.just({"type": "string"}),
            "prefixItems": st.lists(inner, min_size=1, max_size=2),
            "anyOf": st.lists(inner, max_size=2),
            "allOf": st.lists(inner, max_size=2),
            "oneOf": st.lists(inner, max_size=2),
            "not": inner,
            "pattern": st.sampled_from(["^a", "b$", "[", "", r"\d"]),
            "minimum": st.sampled_from([0, 1.5, "1", False]),
            "exclusiveMaximum": st.sampled_from([1, 2.5]),
            "maximum": st.sampled_from([1, 2.5]),
            "exclusiveMinimum": st.sampled_from([1, -1]),
            "$ref": st.sampled_from(["#/$defs/a", "#/$defs/z", "#", "other.json"]),
            "title": st.sampled_from(["A title", 3]),
            "examples": st.sampled_from([[1], 1]),
            "uniqueItems": st.booleans(),
            "format": st.just("date"),
            **dict.fromkeys(
                ("minLength", "maxLength", "minItems", "maxItems", "minProperties"), sizes
            ),
            "maxProperties": sizes,
            "unheard": st.just(1),
        }
        one = st.sampled_from(sorted(keywords)).flatmap(
            lambda name: keywords[name].map(lambda argument: (name, argument))
        )
        return st.lists(one, max_size=4).map(dict) | st.booleans()

    return st.recursive(st.just({}), grown, max_leaves=6)


def plain(schema: Any) -> bool:
    """Whether it refers to nothing, so that `jsonschema` cannot run in a circle."""
    return "$ref" not in str(schema)


@settings(max_examples=600)
@given(schemas(), schemas().filter(plain), st.lists(VALUES, min_size=1, max_size=5))
def test_what_is_accepted_jsonschema_accepts_and_what_is_refused_it_refuses(
    schema: Any, definition: Any, values: list[Any]
) -> None:
    if isinstance(schema, dict):
        schema = {**schema, "$defs": {"a": definition}}
    accept = acceptor(schema)
    if accept is None:
        return
    Draft202012Validator.check_schema(schema)
    judge = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    for value in values:
        assert accept(value) == judge.is_valid(value)


KNOWN: list[tuple[dict[str, Any], list[Any], list[Any]]] = [
    ({"type": "array", "items": {"type": "string"}, "minItems": 1}, [["a"]], [[], [1], "a"]),
    (
        {"oneOf": [{"type": "integer", "minimum": 1}, {"type": "object", "required": ["field"]}]},
        [1, 2.0, {"field": 0}],
        [0, True, {}, "x"],
    ),
    (
        {"type": "array", "items": {"type": "string", "minLength": 1}, "uniqueItems": True},
        [[], ["a", "b"]],
        [["a", "a"], ["a", 1], [["a"]], [""], "aa"],
    ),
    ({"enum": [1, "a"]}, [1, 1.0, "a"], [True, "b", [1]]),
    (
        {
            "properties": {"low": {"$ref": "#/$defs/figure"}},
            "additionalProperties": False,
            "$defs": {"figure": {"anyOf": [{"type": "null"}, {"type": "number"}]}},
        },
        [{}, {"low": None}, {"low": 1.5}],
        [{"low": "1"}, {"high": 1}],
    ),
]


@pytest.mark.parametrize(("schema", "valid", "invalid"), KNOWN)
def test_schemas_as_packages_have_them_are_known(
    schema: dict[str, Any], valid: list[Any], invalid: list[Any]
) -> None:
    accept = acceptor(schema)
    assert accept is not None
    assert [accept(each) for each in valid] == [True] * len(valid)
    assert [accept(each) for each in invalid] == [False] * len(invalid)
    validator = Validator(schema)
    assert all(list(validator.problems(each)) == [] for each in valid)
    assert all(list(validator.problems(each)) for each in invalid)


def test_an_invalid_schema_is_refused_at_once() -> None:
    with pytest.raises(InvalidSchema):
        Draft202012Validator.check_schema({"properties": {"a": {"type": "text"}}})
    with pytest.raises(SchemaError, match="properties/a/type"):
        Validator({"properties": {"a": {"type": "text"}}})


def test_schemas_that_refer_without_end_are_left_to_jsonschema() -> None:
    assert acceptor({"$ref": "#/$defs/a", "$defs": {"a": {"items": {"$ref": "#/$defs/a"}}}}) is None
    doubled = {f"d{n}": {"allOf": [{"$ref": f"#/$defs/d{n + 1}"}] * 2} for n in range(40)}
    assert acceptor({"$ref": "#/$defs/d0", "$defs": {**doubled, "d40": True}}) is None


def test_the_parameters_of_every_rule_are_known() -> None:
    for name in registry.names():
        for parameter in registry.find(name).parameters:
            assert acceptor(parameter.schema) is not None, (name, parameter.name)
