"""What of a text is accounted for, and by what."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from frictionless_dossier.checks import source_used, text_coverage
from frictionless_dossier.provenance.coverage import items
from frictionless_dossier.provenance.texts import Text

if TYPE_CHECKING:
    from tests.provenance.conftest import World


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("On 24 January 1938 it sank.", ["1:2-4 date"]),
        ("Since 1938, by mid-1939", ["1:2 date", "1:4 date"]),
        ("killing six people[4] [5] and 27.", ["1:2 figure", "1:6 figure", "1:3 note", "1:4 note"]),
        ("In it, the first and a second one", ["1:8 figure"]),
        ("He left. Then Holm came.", ["1:4 name"]),
        ("Holm left. Then Holm came.", ["1:1 name", "1:4 name"]),
        ("From here. It fled from the From: cell.", ["1:7 name"]),
        ("ISIS–K left, I said.", ["1:1 name"]),
        ('He said "Yes" to al-Azaim', ["1:5 name"]),
        ("called «звезда» and داعش there", ["1:2 name", "1:4 name"]),
        ("called «Звезда» there", ["1:2 name"]),
        ("| Died at Tromsø |", ["1:2 name", "1:4 name"]),
        ("14 and 15 May 1936", ["1:1 1:3-5 date"]),
        ("for $1 million and 70%", ["1:2 figure", "1:5 figure"]),
    ],
)
def test_items_of_a_text(make_text: Callable[[str], Text], line: str, expected: list[str]) -> None:
    found = [f"{item.locator} {item.kind}" for item in items(make_text(line))]
    assert sorted(found) == sorted(expected)


def test_some_words_may_be_left_out(make_text: Callable[[str], Text]) -> None:
    text = make_text("the one and two Mondays")
    assert [item.words for item in items(text, ["one", "mondays"])] == ["two"]


def _left(world: World, line: int, **parameters: object) -> list[str]:
    """Locators of what is not accounted for in a line of the history."""
    return [
        item["locator"]
        for finding in world.findings(text_coverage.CHECK, **parameters)
        if finding.row == 2 and finding.details["line"] == line
        for item in finding.details["items"]
    ]


def test_words_of_statements_and_passages_are_accounted_for(world: World) -> None:
    assert _left(world, 2) == ["2:3-5", "2:1", "2:5"]
    world.say("companies:polar", "founded", "1931-01-26", "2:3-5", citation="1")
    assert _left(world, 2) == ["2:1"]
    world.passages = [{"id": "p1", "source": "history", "locator": "2:1"}]
    assert _left(world, 2) == []


def test_a_statement_on_a_row_accounts_for_names_and_notes_only(world: World) -> None:
    world.say("tenures:berg-1", "*", "", "4:1-19")
    assert _left(world, 4) == ["4:8-10", "4:12-13", "4:1", "4:17"]


def test_the_context_counts_and_a_derived_statement_does_not(world: World) -> None:
    world.say("ships:havbris", "sunk", "1938-05-07", "6:11-12", context="6:2-4")
    world.say("ships:havbris", "crew", "14", "6:18", basis="derived")
    left = _left(world, 6)
    assert not {"6:11-12", "6:2-4"} & set(left)
    assert "6:18" in left


def test_a_note_is_accounted_for_by_citing_it_on_its_line(world: World) -> None:
    world.say("ships:fjordkongen", "crew", "27", "5:17", citation="4")
    left = _left(world, 5)
    assert "5:27" not in [each for each in left if each == "5:27"][1:]
    assert {"5:40", "5:41"} <= set(left)


def test_a_half_covered_date_is_not_covered(world: World) -> None:
    world.say("companies:polar", "founded", "1931", "2:5")
    assert "2:3-5" in _left(world, 2)


def test_statements_on_another_source_do_not_count(world: World) -> None:
    world.say("companies:polar", "founded", "1931-01-26", "2:3-5", source="memo")
    assert "2:3-5" in _left(world, 2)


def test_coverage_is_an_error_only_if_enforced(world: World) -> None:
    found, facts = world.run(text_coverage.CHECK, enforce=True)
    assert {each.rule for each in found} == {"text-not-covered"}
    assert {each.severity.value for each in found} == {"error"}
    assert len(found) == len(world.history.lines) + len(world.memo.lines)
    assert {name: value for name, value in facts.items() if name.startswith("memo")} == {
        "memo: dates covered": "0 of 1",
        "memo: figures covered": "0 of 0",
        "memo: names covered": "0 of 1",
        "memo: notes covered": "0 of 0",
    }
    found = world.findings(text_coverage.CHECK, enforce=False)
    assert {each.severity.value for each in found} == {"info"}


def test_nothing_is_said_of_texts_that_are_not_at_hand(world: World) -> None:
    world.at_hand()
    assert world.run(text_coverage.CHECK) == ([], {})


def test_every_source_is_used(world: World) -> None:
    world.say("tenures:holm-1", "start", "1931", "3:13", relies_on="memo")
    found = world.findings(source_used.CHECK)
    assert [(each.rule, each.resource, each.row) for each in found] == [
        ("source-unused", "sources", 4)
    ]
