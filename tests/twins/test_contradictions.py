"""The file of clashes shows what differs, side by side, and nothing that does not."""

import json
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import open
from frictionless_dossier.twins import generate

STATEMENTS = (
    *("id", "table", "row", "property", "value_kind", "value", "as_said", "source", "locator"),
    *("basis", "rank", "rank_reason"),
)
ABOUT = "ships,havbris,built,value"
TABLES = {
    "ships": (("id", "built"), ["havbris,1924"]),
    "statements": (
        STATEMENTS,
        [
            f"s1,{ABOUT},1924,,register,page 2,stated,preferred,the yard's own",
            f"s2,{ABOUT},1923,,paper,page 9,stated,normal,",
            "s3,ships,havbris,*,value,,,register,page 2,stated,normal,",
        ],
    ),
    "counts": (
        ("id", "ship", "figure", "note", "how", "source", "locator", "as_said", "rank"),
        [
            "c1,havbris,12,crew,exact,log,page 3,a dozen,normal",
            "c2,havbris,12,crew,exact,paper,page 1,,normal",
            "c3,karen,9,crew,exact,log,page 4,,normal",
            "c4,karen,9,crew,at-least,paper,page 1,,normal",
        ],
    ),
    "clashes": (
        ("id", "title", "readings", "preferred", "reason"),
        [
            "x1,Who was aboard,counts:c1 statements:s3,counts:c1,written aboard",
            "x2,When she was built,statements:s2 counts:c2,,undecided: neither knows",
        ],
    ),
}
MORE: dict[str, Any] = {
    "counts": {
        "claims": ["figure"],
        "quantity": ["ship"],
        "reading": ["note", "figure"],
        "rules": [{"type": "figures", "figure": "figure", "qualifier": "how", "high": "figure"}],
    },
    "clashes": {
        "rules": [
            {"type": "clashes", "readings": "readings", "preferred": "preferred"}
            | {"reason": "reason", "about": "title"}
        ]
    },
}


def resource(name: str, names: tuple[str, ...]) -> dict[str, Any]:
    fields = [{"name": each, "type": "string"} for each in names]
    schema = {"fields": fields, "primaryKey": ["id"], **MORE.get(name, {})}
    role = {"role": name} if name == "statements" else {}
    return {"name": name, "path": f"{name}.csv", "schema": schema, **role}


@pytest.fixture
def sections(tmp_path: Path) -> dict[str, list[str]]:
    """The lines under each heading of the generated file."""
    told = {
        "name": "ships",
        "generated": {"contradictions": "clashes.md"},
        "resources": [resource(name, names) for name, (names, _) in TABLES.items()],
    }
    (tmp_path / "datapackage.json").write_text(json.dumps(told), encoding="utf-8")
    for name, (names, rows) in TABLES.items():
        text = "\n".join([",".join(names), *rows, ""])
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    text = generate(open(tmp_path))["clashes.md"]
    counted = ["[In one cell](#in-one-cell): 1", "[In one quantity](#in-one-quantity): 1"]
    assert [each for each in counted if f"\n- {each}\n" not in text] == []
    assert "\n- [In other ways](#in-other-ways): 2\n" in text
    found: dict[str, list[str]] = {}
    for part in text.split("\n### ")[1:]:
        title, *lines = part.splitlines()
        found[title] = [
            line for line in lines if line and not line.startswith(("| reading", "|--", "## "))
        ]
    return found


def test_a_cell_read_in_two_ways_is_shown_with_the_preference(
    sections: dict[str, list[str]],
) -> None:
    assert sections["`ships:havbris` built"] == [
        "| 1924 | register page 2 |  | preferred | the yard's own |",
        "| 1923 | paper page 9 |  | normal |  |",
    ]


def test_what_a_table_tells_is_shown_with_its_reason(sections: dict[str, list[str]]) -> None:
    assert sections["Who was aboard"] == [
        "Written aboard",
        "| crew 12 | log page 3 | a dozen | preferred |  |",
        "| `ships:havbris` | register page 2 |  | normal |  |",
    ]
    assert sections["When she was built"] == [
        "Undecided: neither knows",
        "| `ships:havbris` built: 1923 | paper page 9 |  | normal |  |",
        "| crew 12 | paper page 1 |  | normal |  |",
    ]


def test_figures_that_differ_only_in_how_they_are_meant_are_shown(
    sections: dict[str, list[str]],
) -> None:
    assert sections["`counts` karen"] == [
        "| exact 9 | log page 4 |  | normal |  |",
        "| at-least 9 | paper page 1 |  | normal |  |",
    ]


def test_figures_that_agree_are_not_shown(sections: dict[str, list[str]]) -> None:
    assert len(sections) == 4
