import json
import math
from typing import Any

import pytest
from frictionless_dossier.nesting import MAX_DEPTH
from frictionless_dossier.package import jsonplaces, jsontext
from frictionless_dossier.package.jsonplaces import Lines, Places, escape, position
from frictionless_dossier.package.jsontext import JsonError, parse
from hypothesis import given
from hypothesis import strategies as st

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def resolve(value: Any, pointer: str) -> Any:
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


@given(VALUES, st.sampled_from([None, 1]), st.booleans())
def test_json_means_what_json_says(value: Any, indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert parse(text) == (value, ())


@given(VALUES)
def test_each_value_stands_where_it_is_said_to(value: Any) -> None:
    text = json.dumps(value, indent=1)
    places = Places(text)
    decoder = json.JSONDecoder()
    for pointer, offset in places.offsets.items():
        parent, _, last = pointer.rpartition("/")
        member = pointer and isinstance(resolve(value, parent), dict)
        means = last.replace("~1", "/").replace("~0", "~") if member else resolve(value, pointer)
        assert decoder.raw_decode(text, offset)[0] == means
        assert places.line(pointer) == text.count("\n", 0, offset) + 1


@given(st.dictionaries(st.text(), VALUES, max_size=4), st.text(), st.sampled_from([None, 1]))
def test_a_member_is_found_where_its_value_stands(
    value: dict[str, Any], other: str, indent: int | None
) -> None:
    text = json.dumps(value, indent=indent)
    for key in value:
        offset = jsontext.member_offset(text, key)
        assert offset is not None
        assert json.JSONDecoder().raw_decode(text, offset)[0] == value[key]
    assert other in value or jsontext.member_offset(text, other) is None


def test_the_last_of_two_members_counts_and_only_an_object_has_any() -> None:
    assert jsontext.member_offset('{"a": 1, "a" : 2}', "a") == 15
    assert jsontext.member_offset('["a", 1]', "a") is None


@given(st.lists(VALUES, max_size=5), st.sampled_from(["", " ", "\n\t"]))
def test_items_are_those_of_the_array(value: list[Any], blank: str) -> None:
    text = blank + json.dumps(value, indent=1) + blank
    items = list(jsontext.items(text, len(blank), whole=True))
    assert [item for _, item in items] == value
    places = Places(text)
    offsets = [places.offsets[f"/{number}"] for number in range(len(value))]
    assert [offset for offset, _ in items] == offsets


@given(st.text('[]{},:"0a \n\\', max_size=20))
def test_what_json_refuses_is_refused_and_nothing_else(text: str) -> None:
    try:
        value = json.loads(text)
    except ValueError:
        with pytest.raises(JsonError):
            parse(text)
    else:
        assert parse(text)[0] == value


@given(st.text('[]{},:"0a \n', max_size=20).map("[".__add__))
def test_items_refuse_what_json_refuses(text: str) -> None:
    try:
        value = json.loads(text)
    except ValueError:
        with pytest.raises(JsonError):
            list(jsontext.items(text, 0, whole=True))
    else:
        assert len(list(jsontext.items(text, 0, whole=True))) == len(value)


AMBIGUOUS = {
    "duplicate key": ('{"a": 1,\n "b": {"c": 1,\n  "c": 2}}', "/b/c", 3, {"a": 1, "b": {"c": 2}}),
    "escaped duplicate": ('{"a/b": 1,\n "a\\/b": 2}', "/a~1b", 2, {"a/b": 2}),
    "NaN": ("[1,\n NaN]", "/1", 2, [1, None]),
    "Infinity": ('{"a":\n -Infinity}', "/a", 2, {"a": None}),
    "too large": ("[1e999]", "/0", 1, [None]),
    "half a character": ('["\\ud83d\\ude00",\n "\\ud83d"]', "/1", 2, ["😀", "\ufffd"]),
}


@pytest.mark.parametrize(
    ("text", "pointer", "line", "value"), AMBIGUOUS.values(), ids=AMBIGUOUS.keys()
)
def test_ambiguous_json_is_read_and_told(text: str, pointer: str, line: int, value: Any) -> None:
    found, (ambiguity,) = parse(text)
    assert found == value
    assert ambiguity.pointer == pointer
    assert text.count("\n", 0, ambiguity.offset) + 1 == line


@pytest.mark.parametrize("levels", [MAX_DEPTH + 1, 5_000, 1_000_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_deep_json_is_refused(levels: int, opening: str, closing: str) -> None:
    with pytest.raises(JsonError, match="levels deep"):
        parse(opening * levels + "1" + closing * levels)


def test_an_empty_array_is_a_level_too() -> None:
    with pytest.raises(JsonError, match="levels deep"):
        parse("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))


def test_the_deepest_json_allowed_is_read() -> None:
    value, found = parse("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert found == ()
    for _ in range(MAX_DEPTH - 1):
        (value,) = value
    assert value == []


def test_a_number_of_too_many_digits_is_refused() -> None:
    with pytest.raises(JsonError, match="digits"):
        parse("1" * 5_000)
    assert parse("1" * 400)[0] > 10**398 and math.isfinite(parse("1e308")[0])


def test_of_too_many_ambiguities_the_first_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonplaces, "TOLD", 2)
    text = "[1,\n2,\n" + "NaN,\n" * 9 + "{}]"
    value, found = parse(text)
    assert value == [1, 2, *[None] * 9, {}]
    assert [each.pointer for each in found] == ["/2", "/3", "/4"]
    assert [each.message for each in found] == [
        *["NaN is no JSON value"] * 2,
        "Here and behind are more of what was told 2 times",
    ]
    assert [Lines(text).line_at(each.offset) for each in found] == [3, 4, 5]


@pytest.mark.parametrize("limit", ["_KNOWN", "_POINTERS"])
def test_of_too_many_places_the_first_are_known_and_an_ambiguity_is_still_told(
    monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(jsonplaces, limit, 3)
    places = Places('[1,\n2,\n3,\n4,\n"\\ud800"]')
    assert list(places.offsets)[:3] == ["", "/0", "/1"]
    assert (places.line("/0"), places.line("/4")) == (1, None)
    for text, told in (
        ("[1,\n2,\n3,\n4,\nNaN]", "Somewhere behind this place is a doubled key, a number"),
        ("[1,\nNaN,\n3,\n4,\nNaN]", "Somewhere behind this place are more of what was told"),
        ('[1,\n2,\n3,\n4,\n"\\ud800"]', "Somewhere behind this place is a doubled key, a number"),
    ):
        assert parse(text)[1][-1].message.startswith(told)
    assert parse('[1,\n2,\n3,\n4,\n"\\ud83d\\ude00"]')[1] == ()


def test_a_long_token_is_told_in_short() -> None:
    _, (ambiguity,) = parse('["' + "\\ud800" * 100_000 + '"]')
    assert len(ambiguity.message) < 150


@given(st.text("\n ", max_size=12), st.integers(1, 4))
def test_line_and_column_of_an_offset(text: str, stretch: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jsonplaces, "_STRETCH", stretch)
        lines = Lines(text)
        offsets = range(len(text) + 1)
        found = [(lines.line_at(offset), lines.column_at(offset)) for offset in offsets]
    assert found == [position(text, offset) for offset in offsets]


def test_pointers_are_escaped() -> None:
    assert escape("a/b~c") == "a~1b~0c"
