"""Figures that their qualifier needs, or cannot have, are found by its bounds."""

import json
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import validate
from frictionless_dossier.checks._figures import Bounds, Span
from frictionless_dossier.findings import Finding

RULE = {"type": "figures", "figure": "figure", "qualifier": "qualifier", "high": "high"}
BOUNDS: dict[str, Any] = {
    "exact": {"low": "figure", "high": "figure"},
    "more-than": {"low": "figure+1", "high": None},
    "up-to": {"low": None, "high": "figure"},
    "between": {"low": "figure", "high": "high"},
    "dozens": {"low": 24, "high": None},
    "none-reported": {"low": None, "high": None},
    "free": None,
}


def found(
    folder: Path,
    *rows: str,
    bounds: Any = BOUNDS,
    vocabulary: str | None = "how",
    role: bool = True,
) -> list[Finding]:
    """What the rule finds in rows of figure, qualifier and higher figure."""
    fields: list[dict[str, Any]] = [
        {"name": "id", "type": "string"},
        {"name": "figure", "type": "integer"},
        {"name": "qualifier", "type": "string"},
        {"name": "high", "type": "integer"},
    ]
    if vocabulary:
        fields[2]["vocabulary"] = vocabulary
    schema = {"fields": fields, "primaryKey": ["id"], "rules": [RULE]}
    codes = [
        {"code": code, **({"bounds": told} if told is not None else {})}
        for code, told in bounds.items()
    ]
    resources: list[dict[str, Any]] = [
        {"name": "losses", "path": "losses.csv", "schema": schema},
        {"name": "codes", "path": "codes.json", "format": "json"},
    ]
    if role:
        resources[1]["role"] = "vocabularies"
    files = {
        "datapackage.json": json.dumps({"name": "ships", "resources": resources}),
        "codes.json": json.dumps({"vocabularies": {"how": {"codes": codes}}}),
        "losses.csv": "\n".join(
            ["id,figure,qualifier,high", *(f"r{number},{row}" for number, row in enumerate(rows))]
        )
        + "\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    findings = validate(folder).findings
    assert not [each for each in findings if each.rule == "rule-crash"]
    return [each for each in findings if each.check == "figures"]


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ("92,exact,", []),
        ("0,exact,", []),
        (",exact,", [("figure-missing", "figure")]),
        ("92,exact,93", [("figure-superfluous", "high")]),
        (",exact,93", [("figure-missing", "figure"), ("figure-superfluous", "high")]),
        ("32,more-than,", []),
        (",more-than,", [("figure-missing", "figure")]),
        ("70,up-to,", []),
        (",up-to,", [("figure-missing", "figure")]),
        ("3,between,4", []),
        ("3,between,", [("figure-missing", "high")]),
        (",between,4", [("figure-missing", "figure")]),
        ("4,between,3", [("figure-order", "high")]),
        ("4,between,4", [("figure-order", "high")]),
        (",dozens,", []),
        ("24,dozens,", [("figure-superfluous", "figure")]),
        (",none-reported,", []),
        ("0,none-reported,", [("figure-superfluous", "figure")]),
        ("9,free,1", []),
        ("9,unheard-of,1", []),
        ("9,,1", []),
        ("nine,exact,1", []),  # The judge refused a cell of the row.
    ],
)
def test_row_is_judged_by_the_bounds_of_its_qualifier(
    row: str, wanted: list[tuple[str, str]], tmp_path: Path
) -> None:
    assert [(each.rule, each.field) for each in found(tmp_path, row)] == wanted


def test_message_names_both_cells(tmp_path: Path) -> None:
    messages = [each.message for each in found(tmp_path, ",exact,", "4,between,3")]
    assert messages == [
        "losses:r0: qualifier is exact, but figure is empty.",
        "losses:r1: high is 3, which is not more than figure 4.",
    ]


@pytest.mark.parametrize(
    "bounds",
    [
        {"exact": None, "dozens": None},
        {"exact": {"low": "figure"}},
        {"exact": {"low": "high", "high": None}},
        {"exact": {"low": True, "high": None}},
        {"exact": []},
    ],
)
def test_vocabulary_without_bounds_is_told_once(bounds: dict[str, Any], tmp_path: Path) -> None:
    (finding,) = found(tmp_path, ",exact,", "1,dozens,", bounds=bounds)
    assert (finding.rule, finding.resource, finding.path) == (
        "figure-bounds",
        "codes",
        "codes.json",
    )
    assert "vocabulary how" in finding.message


@pytest.mark.parametrize(
    "more", [{"vocabulary": None}, {"role": False}, {"vocabulary": "why"}], ids=str
)
def test_missing_vocabulary_is_told_once(more: dict[str, Any], tmp_path: Path) -> None:
    assert [each.rule for each in found(tmp_path, ",exact,", ",exact,", **more)] == [
        "figure-bounds"
    ]


@pytest.mark.parametrize(
    ("code", "figure", "high", "wanted"),
    [
        ("exact", 92, None, Span(92, 92)),
        ("more-than", 32, None, Span(33, None)),
        ("up-to", 70, None, Span(None, 70)),
        ("between", 3, 4, Span(3, 4)),
        ("dozens", None, None, Span(24, None)),
        ("none-reported", None, None, Span(None, None)),
        ("more-than", None, None, Span(None, None)),
    ],
)
def test_bounds_give_the_span_of_a_count(
    code: str, figure: int | None, high: int | None, wanted: Span
) -> None:
    assert Bounds(**BOUNDS[code]).span(figure, high) == wanted
