"""Whole packages behind the sieve: every fault, and every rule, over tables of its kind."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import validate
from frictionless_dossier.opening import open
from frictionless_dossier.package.table import Table
from frictionless_dossier.report import Report
from frictionless_dossier.sieve.choice import Limits
from frictionless_dossier.sieve.stored import Stored, Unread

from tests.broken import FAULTS, broken, texts

ROOT = Path(__file__).parents[2]
PLAIN = Limits(large=2**60)
SIEVED = Limits(large=0, block=500, few=0)


def told(report: Report) -> dict[str, Any]:
    """All that a report says, the findings one by one."""
    return vars(report) | {"findings": list(report.findings)}


def test_every_fault_is_found_alike(tmp_path: Path) -> None:
    assert FAULTS
    for number, fault in enumerate(FAULTS):
        package = broken(fault, tmp_path / str(number))
        plain = validate(package, sources=texts(fault), limits=PLAIN)
        sieved = validate(package, sources=texts(fault), limits=SIEVED)
        assert told(sieved) == told(plain), fault


@pytest.mark.parametrize("package", [ROOT, *sorted((ROOT / "tests" / "packages").glob("*/"))])
def test_whole_packages_are_judged_alike(package: Path) -> None:
    assert told(validate(package, limits=SIEVED)) == told(validate(package, limits=PLAIN))


def write(base: Path, resources: list[dict[str, Any]], **files: str) -> None:
    (base / "datapackage.json").write_text(json.dumps({"name": "p", "resources": resources}))
    for name, text in files.items():
        (base / f"{name}.csv").write_text(text, "utf-8", newline="")


def resource(name: str, path: str | list[str], fields: dict[str, str], **more: Any) -> Any:
    listed = [{"name": each, "type": type} for each, type in fields.items()]
    return {"name": name, "path": path, "schema": {"fields": listed, **more}}


def opened(base: Path, limits: Limits) -> dict[str, Table]:
    return dict(open(base, limits=limits).tables)


def test_a_table_of_several_files_with_repeated_headers(tmp_path: Path) -> None:
    part = "id,n\n" + "".join(f"a{number},{number}\n" for number in range(600))
    more = "id,n\r\n" + "".join(f"b{number},x\r\n" for number in range(600))
    bare = "".join(f"c{number},{number}\n" for number in range(700)) + "a7,1"
    fields = {"id": "string", "n": "integer"}
    write(
        tmp_path,
        [resource("t", ["one.csv", "two.csv", "three.csv"], fields, primaryKey="id")],
        one=part,
        two=more,
        three=bare,
    )
    plain = validate(tmp_path, limits=PLAIN)
    assert [each.line for each in plain.findings if each.rule == "primary-key"] == [701]
    assert sum(each.rule == "type-error" for each in plain.findings) == 600
    assert told(validate(tmp_path, limits=SIEVED)) == told(plain)
    table, other = opened(tmp_path, PLAIN)["t"], opened(tmp_path, SIEVED)["t"]
    assert [other.path(index) for index in (0, 599, 600, 1200, 1900)] == [
        table.path(index) for index in (0, 599, 600, 1200, 1900)
    ]
    assert list(other.lines) == list(table.lines)
    assert list(other.records) == list(table.records)


def test_keys_and_references_across_tables(tmp_path: Path) -> None:
    """Equal as values and not as texts, in both directions; and keys of several fields."""
    seeded = random.Random(5)
    places = "".join(f"{number},{number % 7}\n" for number in range(1000)) + "007,7\n"
    events = "".join(
        f"{seeded.choice(['', '0', '+'])}{seeded.randrange(1010)},{seeded.randrange(8)},x\n"
        for _ in range(3000)
    )
    pair = {"id": "integer", "zone": "integer"}
    keys = [
        {"fields": "place", "reference": {"resource": "places", "fields": "id"}},
        {
            "fields": ["place", "zone"],
            "reference": {"resource": "places", "fields": ["id", "zone"]},
        },
        {"fields": "title", "reference": {"resource": "", "fields": "title"}},
    ]
    write(
        tmp_path,
        [
            resource("places", "places.csv", pair, primaryKey="id", uniqueKeys=[["id", "zone"]]),
            resource(
                "events",
                "events.csv",
                {"place": "integer", "zone": "integer", "title": "string"},
                foreignKeys=keys,
            ),
        ],
        places="id,zone\n" + places,
        events="place,zone,title\n" + events,
    )
    plain = validate(tmp_path, limits=PLAIN)
    assert {each.rule for each in plain.findings} == {"foreign-key", "primary-key"}
    assert told(validate(tmp_path, limits=SIEVED)) == told(plain)


def test_only_what_is_needed_stays_in_memory(tmp_path: Path) -> None:
    rows = "".join(f"{number},{number % 5},word {number}\n" for number in range(2000))
    fields = {"id": "integer", "group": "integer", "note": "string", "list": "list"}
    rule = {"type": "any-present", "fields": ["group"]}
    write(
        tmp_path,
        [resource("t", "t.csv", fields, primaryKey="id", rules=[rule])],
        t="id,group,note,list\n" + rows.replace("\n", ",a\n"),
    )
    table = opened(tmp_path, SIEVED)["t"]
    kept = {name for name, cells in table.columns.items() if isinstance(cells, Stored)}
    assert kept == {"id", "group", "list"}
    note = table.columns["note"]
    assert isinstance(note, Unread)
    assert [note[0], note[1999], note[-1], note[700]] == [
        "word 0",
        "word 1999",
        "word 1999",
        "word 700",
    ]
    assert list(note) == [f"word {number}" for number in range(2000)]
    assert note[3:6] == ["word 3", "word 4", "word 5"]
    assert table.row(1234) == ("1234", "4", "word 1234", "a")
    with pytest.raises(IndexError):
        note[2000]


def test_a_large_table_without_the_extra_says_what_it_would_gain(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"{number}\n" for number in range(300))
    write(tmp_path, [resource("t", "t.csv", {"id": "integer"})], t=f"id\n{rows}x\n")
    sieved = validate(tmp_path, limits=SIEVED)
    monkeypatch.setattr("frictionless_dossier.opening.is_available", lambda: False)
    plain = validate(tmp_path, limits=SIEVED)
    assert list(plain.findings) == list(sieved.findings)
    assert "frictionless-dossier[fast]" in plain.facts["faster"]
    assert not sieved.facts


@pytest.mark.parametrize(
    "more",
    [
        {"encoding": "latin-1"},
        {"dialect": {"escapeChar": "\\"}},
        {"dialect": {"skipInitialSpace": True}},
        {"dialect": {"commentChar": "#"}},
        {"dialect": {"delimiter": "::"}},
        {"dialect": {"delimiter": "·"}},
        {"dialect": {"doubleQuote": False}},
        {"dialect": {"headerRows": [1, 2]}},
        {"dialect": {"header": False}},
    ],
)
def test_other_dialects_and_encodings_are_judged_alike(
    tmp_path: Path, more: dict[str, Any]
) -> None:
    mark = more.get("dialect", {}).get("delimiter", ",")
    lines = [f"{number}{mark} é#{number}\\" for number in range(700)]
    lines[500] = "#" + lines[500]
    fields = {"id": "integer", "note": "string"}
    write(tmp_path, [{**resource("t", "t.csv", fields), **more}])
    text = f"id{mark}note\n" + "\n".join(lines)
    (tmp_path / "t.csv").write_bytes(text.encode(more.get("encoding", "utf-8")))
    assert told(validate(tmp_path, limits=SIEVED)) == told(validate(tmp_path, limits=PLAIN))


def test_the_character_that_hides_line_ends_may_stand_in_a_cell(tmp_path: Path) -> None:
    """Once it stood for a line end there, in a file with two characters to each."""
    lines = [f'{number},"a\x1eb, {number}"' for number in range(600)]
    fields = {"id": "integer", "note": "string"}
    for end in ("\n", "\r\n"):
        for more in ("", f'600,"two{end}lines"{end}' * 40):
            text = end.join(["id,note", *lines, more])
            write(tmp_path, [resource("t", "t.csv", fields, uniqueKeys=[["note"]])], t=text)
            table, other = opened(tmp_path, PLAIN)["t"], opened(tmp_path, SIEVED)["t"]
            assert list(other.columns["note"]) == list(table.columns["note"])
            assert told(validate(tmp_path, limits=SIEVED)) == told(validate(tmp_path, limits=PLAIN))
