"""Parts that exceed the total of their count are found, by the bounds of both."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import validate
from frictionless_dossier.findings import Finding

NAMES = ("set", "group", "outcome", "figure", "qualifier", "high", "event")
RULE = {"type": "parts"} | {name: name for name in NAMES[:5]}
BOUNDS = {
    "exact": {"low": "figure", "high": "figure"},
    "at-least": {"low": "figure", "high": None},
    "more-than": {"low": "figure+1", "high": None},
    "up-to": {"low": None, "high": "figure"},
    "between": {"low": "figure", "high": "high"},
    "dozens": {"low": 24, "high": None},
}
EXCEPTIONS = ("id", "rule", "rows", "answer", "statements", "reason")


def found(
    folder: Path, rows: Sequence[str], accepted: Sequence[str] = (), **more: Any
) -> list[Finding]:
    """What the rule finds in rows of set, group, outcome, figure, qualifier, high and event."""
    fields = [{"name": name, "type": "string"} for name in ("id", *NAMES)]
    fields[4]["type"] = fields[6]["type"] = "integer"
    fields[5]["vocabulary"] = "how"
    codes = [{"code": code, "bounds": bounds} for code, bounds in BOUNDS.items()]
    losses = {"fields": fields, "primaryKey": ["id"], "rules": [RULE | more]}
    kept = {"fields": [{"name": name, "type": "string"} for name in EXCEPTIONS]}
    resources: list[dict[str, Any]] = [
        {"name": "losses", "path": "losses.csv", "schema": losses},
        {"name": "codes", "path": "codes.json", "format": "json", "role": "vocabularies"},
        {"name": "exceptions", "path": "exceptions.csv", "role": "exceptions"},
    ]
    resources[2] |= {"schema": kept | {"primaryKey": ["id"]}, "emptyAllowed": "None needed."}
    rules = [{"type": "exceptions"}]
    told = {"name": "ships", "resources": resources, "rules": rules}
    files = {
        "datapackage.json": json.dumps(told),
        "codes.json": json.dumps({"vocabularies": {"how": {"codes": codes}}}),
        "losses.csv": [",".join(("id", *NAMES)), *(f"r{n},{row}" for n, row in enumerate(rows))],
        "exceptions.csv": [
            ",".join(EXCEPTIONS),
            *(f"e{n},parts-exceed,{each},,,known" for n, each in enumerate(accepted)),
        ],
    }
    for name, text in files.items():
        joined = text if isinstance(text, str) else "\n".join([*text, ""])
        (folder / name).write_text(joined, encoding="utf-8")
    findings = validate(folder).findings
    assert not [each for each in findings if each.rule in ("rule-crash", "rule-declaration")]
    return [each for each in findings if each.check in ("parts", "exceptions")]


def rows_of(findings: Sequence[Finding]) -> list[str]:
    return [" ".join(row.id for row in each.rows) for each in findings]


ALL_12 = "s,all,killed,12,exact,,x"


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([ALL_12, "s,civilians,killed,12,exact,,x"], []),
        ([ALL_12, "s,civilians,killed,13,exact,,x"], ["r0 r1"]),
        ([ALL_12, "s,civilians,killed,12,at-least,,x"], []),
        ([ALL_12, "s,civilians,killed,12,more-than,,x"], ["r0 r1"]),
        ([ALL_12, "s,civilians,killed,13,up-to,,x"], []),
        ([ALL_12, "s,civilians,killed,,dozens,,x"], ["r0 r1"]),
        (["s,all,killed,12,up-to,,x", "s,civilians,killed,13,exact,,x"], ["r0 r1"]),
        (["s,all,killed,12,at-least,,x", "s,civilians,killed,13,exact,,x"], []),
        ([ALL_12, "s,civilians,killed,7,exact,,x", "s,forces,killed,5,exact,,x"], []),
        ([ALL_12, "s,civilians,killed,7,exact,,x", "s,forces,killed,6,exact,,x"], ["r0 r1 r2"]),
        ([ALL_12, "s,civilians,killed,7,exact,,x", "s,forces,killed,6,up-to,,x"], []),
        # The part that exceeds alone is told alone; the others are still added up.
        ([ALL_12, "s,civilians,killed,13,exact,,x", "s,forces,killed,6,exact,,x"], ["r0 r1"]),
        (
            [
                ALL_12,
                "s,civilians,killed,13,exact,,x",
                "s,forces,killed,7,exact,,x",
                "s,members,killed,6,exact,,x",
                "s,leaders,killed,0,exact,,x",
            ],
            ["r0 r2 r3", "r0 r1"],
        ),
        ([ALL_12, "t,civilians,killed,13,exact,,x"], []),
        ([ALL_12, "s,civilians,injured,13,exact,,x"], []),
        ([",all,killed,12,exact,,x", ",civilians,killed,13,exact,,x"], []),
        ([ALL_12, "s,civilians,killed,many,exact,,x"], []),
        ([ALL_12, "s,,killed,13,exact,,x"], []),
        ([ALL_12, "s,civilians,killed,13,unheard-of,,x"], []),
        ([ALL_12, "s,civilians,killed,13,exact,,y"], ["r0 r1"]),
    ],
)
def test_low_bounds_of_parts_stay_under_the_high_bound_of_the_total(
    rows: list[str], wanted: list[str], tmp_path: Path
) -> None:
    assert rows_of(found(tmp_path, rows)) == wanted


@pytest.mark.parametrize(
    ("more", "wanted"), [({}, []), ({"high": "high"}, ["r0 r1"])], ids=["without", "with"]
)
def test_range_has_a_high_bound_where_the_field_is_named(
    more: dict[str, Any], wanted: list[str], tmp_path: Path
) -> None:
    rows = ["s,all,killed,3,between,5,x", "s,civilians,killed,6,exact,,x"]
    assert rows_of(found(tmp_path, rows, **more)) == wanted


def test_further_fields_divide_a_set(tmp_path: Path) -> None:
    rows = [ALL_12, "s,civilians,killed,13,exact,,y", "s,forces,killed,13,exact,,x"]
    assert rows_of(found(tmp_path, rows, by=["event"])) == ["r0 r2"]


def test_total_may_have_another_code(tmp_path: Path) -> None:
    rows = ["s,crew,killed,12,exact,,x", "s,all,killed,13,exact,,x"]
    assert rows_of(found(tmp_path, rows, total="crew")) == ["r0 r1"]


def test_message_says_both_limits(tmp_path: Path) -> None:
    rows = [ALL_12, "s,civilians,killed,7,exact,,x", "s,forces,killed,5,more-than,,x"]
    (finding,) = found(tmp_path, rows)
    assert finding.message == (
        "In the set s, r1 and r2 count at least 13 killed, but the total r0 is at most 12."
    )
    assert (finding.line, finding.field) == (2, "figure")


def test_accepted_excess_is_not_told_and_one_that_is_not_there_is(tmp_path: Path) -> None:
    rows = [ALL_12, "s,civilians,killed,13,exact,,x", "s,forces,killed,5,exact,,x"]
    accepted = ["losses:r1 losses:r0", "losses:r0 losses:r2"]
    (finding,) = found(tmp_path, rows, accepted)
    assert (finding.rule, finding.cells[0]) == ("exception-unneeded", "e1")
