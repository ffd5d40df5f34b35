"""A statement is borne out by the words it names, or refused with what stands there instead."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING

import pytest
from frictionless_dossier.checks.verified import CHECK
from frictionless_dossier.findings import Finding
from frictionless_dossier.provenance.texts import read_text
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from tests.provenance.conftest import World

HOLM = {"id": "n1", "table": "people", "row": "holm", "text": "Captain Edvard Johan Holm"}
BERG = {"id": "n2", "table": "people", "row": "berg", "text": "Berg–Olsen"}
LINE = {"id": "n3", "table": "companies", "row": "polar", "text": "Polar-Star Line"}
DAHL = {"id": "n5", "table": "people", "row": "dahl", "text": "Dahl"}
RUSSIAN = {"id": "n4", "table": "companies", "row": "polar", "text": "Полярная звезда"}

# about, property, value, locator, further columns
TRUE: dict[str, tuple[str, str, str, str, dict[str, str]]] = {
    "a day in a table row": ("tenures:holm-1", "start", "1931-01-11", "3:11-13", {}),
    "its neighbour": ("tenures:holm-1", "end", "1936-07-26", "3:15-17", {}),
    "a month": ("tenures:berg-1", "end", "1939-04", "4:12-13", {}),
    "with some words more": ("tenures:holm-1", "end", "1936-07-26", "3:15-21", {}),
    "a figure": ("tenures:holm-1", "ordinal", "1", "3:1", {}),
    "a code by its words": ("tenures:holm-1", "reason", "death", "3:19", {"as_said": "Died"}),
    "a reference": ("tenures:holm-1", "holder", "holm", "3:3-4", {}),
    "a whole row": ("tenures:holm-1", "*", "", "3:1-25", {}),
    "a cited note": ("tenures:holm-1", "end", "1936-07-26", "3:15-17", {"citation": "2"}),
    "notes after the sentence": ("places:vardo", "*", "", "5:11", {"citation": "4"}),
    "a name": ("people:dahl", "label", "Nils Dahl", "5:31-32", {}),
    "a name joined to a word": ("people:dahl", "*", "", "7:11", {}),
    "a variant that shares a word": ("names:n1", "text", HOLM["text"], "3:4-7", {}),
    "a variant of one that is named near": (
        "names:n3",
        "text",
        "Polar-Star Line",
        "6:22-23",
        {},
    ),
    "another script": ("names:n4", "text", RUSSIAN["text"], "7:19-20", {"context": "1:1-3"}),
    "the subject from the context": (
        "companies:polar",
        "founded",
        "1931-01-26",
        "2:3-5",
        {"context": "1:1-3", "citation": "1"},
    ),
    "the year from the context": (
        "ships:havbris",
        "sunk",
        "1938-05-07",
        "6:11-12",
        {"context": "6:2-4"},
    ),
    "a date in pieces": ("ships:havbris", "sunk", "1938-05-07", "6:11-12 6:4", {}),
    "an approximate year": (
        "companies:polar",
        "founded",
        "1939~",
        "6:31",
        {"as_said": "mid-1939"},
    ),
    "a span for a vague date": (
        "companies:polar",
        "founded",
        "[1939-05-01..1939-08-31]",
        "6:31",
        {"as_said": "mid-1939"},
    ),
    "a bound": (
        "companies:polar",
        "founded",
        "[..1939-08-31]",
        "6:30-31",
        {"as_said": "by mid-1939"},
    ),
    "a date pointed back to": (
        "tenures:berg-1",
        "end",
        "1939-04",
        "7:4-5",
        {"as_said": "until then", "context": "4:12-13"},
    ),
    "an amount": ("companies:nordlys", "price", "1000000", "6:28-29", {}),
    "a spelled figure": ("ships:havbris", "crew", "22", "6:37", {"context": "6:7"}),
    "none": (
        "people:dahl",
        "fate",
        "",
        "5:33",
        {"value_kind": "unknown", "as_said": "said"},
    ),
}


def _say(world: World, about: str, name: str, value: str, at: str, more: dict[str, str]) -> None:
    world.names = [HOLM, BERG, LINE, RUSSIAN, DAHL]
    world.say(about, name, value, at, **more)


def _refused(world: World) -> list[Finding]:
    """Findings but the ones that seals are missing."""
    return [each for each in world.findings(CHECK) if each.rule != "statement-unverified"]


@pytest.mark.parametrize("case", TRUE)
def test_what_the_words_say_is_borne_out(world: World, case: str) -> None:
    _say(world, *TRUE[case])
    found, facts = world.run(CHECK)
    assert [each.rule for each in found] == ["statement-unverified"], [e.message for e in found]
    assert facts["of them verified in text"] == 1


# about, property, value, locator, further columns, part of the message
FALSE: dict[str, tuple[str, str, str, str, dict[str, str], str]] = {
    "the neighbour's date": (
        "tenures:holm-1",
        "start",
        "1931-01-11",
        "3:15-17",
        {},
        "It stands at 3:11-13",
    ),
    "a day off": ("tenures:holm-1", "end", "1936-07-27", "3:15-17", {}, "26 July 1936"),
    "two dates at once": ("tenures:holm-1", "start", "1931-01-11", "3:11-17", {}, "more than one"),
    "finer than the words": ("tenures:berg-1", "end", "1939-04-01", "4:12-13", {}, "precision"),
    "coarser than the words": ("tenures:holm-1", "end", "1936-07", "3:15-17", {}, "precision"),
    "a plain date told in other words": (
        "tenures:holm-1",
        "end",
        "[1936-07-01..1936-07-20]",
        "3:16-17",
        {"as_said": "July 1936"},
        "precision",
    ),
    "no date": ("tenures:holm-1", "end", "1936-07-26", "3:19-21", {}, "no date stands there"),
    "no year": ("ships:havbris", "sunk", "1938-05-07", "6:11-12", {}, "the words name no year"),
    "another year in the context": (
        "ships:havbris",
        "sunk",
        "1938-05-07",
        "6:11-12",
        {"context": "2:3-5"},
        "another date",
    ),
    "two years in the context": (
        "ships:havbris",
        "sunk",
        "1938-05-07",
        "6:11-12",
        {"context": "6:2-4 2:5"},
        "more than one year",
    ),
    "another vague year": (
        "companies:polar",
        "founded",
        "[1940-05-01..1940-08-31]",
        "6:31",
        {"as_said": "mid-1939"},
        "another date",
    ),
    "the neighbour's row": ("tenures:berg-1", "start", "1931-01-11", "3:11-13", {}, "people:berg"),
    "another subject": ("ships:havbris", "crew", "27", "5:17", {}, "no name of ships:havbris"),
    "another figure": ("ships:fjordkongen", "crew", "27", "5:13", {}, "the words say 6"),
    "two figures at once": ("ships:fjordkongen", "crew", "27", "5:13-17", {}, "another figure (6)"),
    "a figure that is no figure": ("ships:fjordkongen", "crew", "x", "5:13", {}, "no number"),
    "another person": ("tenures:holm-1", "holder", "holm", "4:3-4", {}, "Astrid Berg-Olsen"),
    "two persons at once": ("tenures:holm-1", "holder", "holm", "3:3-4 4:3-4", {}, "Astrid"),
    "nobody": ("tenures:holm-1", "holder", "holm", "3:19-20", {}, "no name of holm"),
    "nobody near": (
        "tenures:holm-1",
        "holder",
        "holm",
        "7:3",
        {"as_said": "director"},
        "or near",
    ),
    "a code without words": ("tenures:holm-1", "reason", "death", "3:19", {}, "`as_said` is empty"),
    "a code on other words": (
        "tenures:holm-1",
        "reason",
        "death",
        "3:19",
        {"as_said": "Dismissed"},
        "do not hold “Dismissed”",
    ),
    "a wording of our own": (
        "companies:polar",
        "summary",
        "A shipping company.",
        "1:1-3",
        {},
        "do not hold",
    ),
    "a whole row about another": ("tenures:berg-1", "*", "", "3:1-25", {}, "in these words"),
    "words that are not needed": (
        "tenures:holm-1",
        "ordinal",
        "1",
        "3:1-9",
        {},
        "has 8 words",
    ),
    "a note of another sentence": (
        "ships:fjordkongen",
        "crew",
        "27",
        "5:17",
        {"citation": "5"},
        "Note [5]",
    ),
    "a note that is no number": (
        "ships:fjordkongen",
        "crew",
        "27",
        "5:17",
        {"citation": "four"},
        "Note [four]",
    ),
    "a note of endless digits": (
        "ships:fjordkongen",
        "crew",
        "27",
        "5:17",
        {"citation": "9" * 5000},
        "Note [999",
    ),
    "a name of nobody": ("names:n9", "text", "Edvard Holm", "3:3-4", {}, "no name by which"),
    "a variant of one not named near": (
        "names:n4",
        "text",
        RUSSIAN["text"],
        "7:19-20",
        {},
        "companies:polar",
    ),
    "a field that is none": ("people:holm", "shoe", "44", "3:3", {}, "no field shoe"),
    "none without words": ("people:dahl", "fate", "", "5:33", {"value_kind": "none"}, "is empty"),
}


@pytest.mark.parametrize("case", FALSE)
def test_what_the_words_do_not_say_is_refused(world: World, case: str) -> None:
    about, name, value, at, more, message = FALSE[case]
    _say(world, about, name, value, at, more)
    found, facts = world.run(CHECK)
    assert {each.rule for each in found} == {"statement-not-in-source"}
    assert message in " ".join(each.message for each in found)
    assert all(each.remedy for each in found)
    assert facts["of them verified in text"] == 0


def test_a_refusal_says_where_the_value_does_stand(world: World) -> None:
    world.say("tenures:holm-1", "end", "1936-07-26", "3:11-13")
    (found,) = world.findings(CHECK)
    assert found.details == {"elsewhere": "3:15-17"}
    assert "“11 January 1931”" in found.message
    assert (found.resource, found.row, found.field) == ("statements", 2, "locator")


@pytest.mark.parametrize(
    ("locator", "context"),
    [("", ""), ("3", ""), ("3:99", ""), ("9:1", ""), ("3:13-11", ""), ("3:11-13", "1:9")],
)
def test_a_locator_without_words_is_an_error_of_its_own(
    world: World, locator: str, context: str
) -> None:
    more = {"context": context} if context else {}
    world.say("tenures:holm-1", "start", "1931-01-11", locator, **more)
    assert [each.rule for each in _refused(world)] == ["locator-error"]


def test_the_form_of_a_locator_is_judged_without_the_text(world: World) -> None:
    world.at_hand()
    world.say("tenures:holm-1", "start", "1931-01-11", "3:13-11")
    assert "locator-error" in [each.rule for each in world.findings(CHECK)]


def test_locators_of_passages_lie_in_the_text(world: World) -> None:
    rows = [("1:1-5", "history"), ("1:1-6", "history"), ("paragraph 3", "website")]
    world.passages = [
        {"id": f"p{number}", "source": source, "locator": locator}
        for number, (locator, source) in enumerate(rows)
    ]
    found = world.findings(CHECK)
    assert [(each.rule, each.resource, each.row) for each in found] == [
        ("locator-error", "passages", 3)
    ]


def test_a_derived_statement_is_not_looked_up_but_counted(world: World) -> None:
    world.say("tenures:berg-1", "start", "[1936-07-27..]", basis="derived", follows_from="s9")
    found, facts = world.run(CHECK)
    assert [each.rule for each in found] == ["statement-unverified"]
    assert (facts["of them derived"], facts["of them verified in text"]) == (1, 0)


def test_a_source_without_a_text_is_not_verified_but_counted(world: World) -> None:
    world.say("tenures:holm-1", "start", "1900", "paragraph 3", source="website")
    found, facts = world.run(CHECK)
    assert found == []
    assert facts == {
        "statements and claims": 1,
        "of them verified by hash": 0,
        "of them verified in text": 0,
        "of them derived": 0,
        "of them without a kept text": 1,
    }


def test_the_digest_of_a_source_may_be_in_capitals(world: World) -> None:
    world.say("tenures:holm-1", "end", "1936-05-01", "1:5-7", source="memo")
    assert _refused(world) == []
    assert world.run(CHECK)[1]["of them verified in text"] == 1


def test_a_kept_text_that_is_not_in_the_folder_is_missed(world: World) -> None:
    world.at_hand(world.memo)
    found = world.findings(CHECK)
    assert [(each.rule, each.resource, each.row) for each in found] == [
        ("source-text-missing", "sources", 2)
    ]


def test_rows_of_claim_tables_are_statements_too(world: World) -> None:
    row = {"ship": "fjordkongen", "source": "history", "basis": "stated", "citation": "4"}
    world.casualties = [
        {"id": "c1", "figure": "6", "locator": "5:12-13", **row},
        {"id": "c2", "figure": "27", "locator": "5:12-13", **row},
    ]
    found = _refused(world)
    assert [(each.rule, each.resource, each.row) for each in found] == [
        ("statement-not-in-source", "casualties", 3)
    ]
    assert found[0].details == {"elsewhere": "5:17"}


def test_a_vacancy_is_known_by_what_it_refers_to(world: World) -> None:
    tables = world.tables()
    # A descriptor is read-only in type alone: here it is changed as another package would write it.
    tables["ships"].schema.descriptor["subject"] = ["home"]  # type: ignore[index] # see above
    world.say("ships:fjordkongen", "crew", "27", "5:17")
    assert _refused(world) == []


MONTHS = calendar.month_name
DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(DAYS, min_size=2, max_size=2, unique=True))
def test_two_dates_of_one_line_cannot_be_swapped(world: World, days: list[date]) -> None:
    first, second = days
    line = " | ".join(
        ["Edvard Holm", *(f"{day.day} {MONTHS[day.month]} {day.year}" for day in (first, second))]
    )
    _line(world, line)
    places = {first.isoformat(): "1:4-6", second.isoformat(): "1:8-10"}
    _swap(world, "tenures:holm-1", ["start", "end"], places)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.integers(2, 10**7), min_size=2, max_size=2, unique=True))
def test_two_figures_of_one_line_cannot_be_swapped(world: World, figures: list[int]) -> None:
    first, second = figures
    _line(world, f"The Havbris had {first:,} sailors, or {second} men.")
    _swap(world, "ships:havbris", ["crew", "crew"], {str(first): "1:4", str(second): "1:7"})


def _line(world: World, line: str) -> None:
    text = read_text("line.txt", line.encode())
    assert text is not None
    world.history = text
    world.at_hand(text, world.memo)


def _swap(world: World, about: str, names: list[str], places: dict[str, str]) -> None:
    """The values with their own places are borne out; with each other's they are not."""
    values, locators = list(places), list(places.values())
    for chosen, expected in ((locators, 0), (locators[::-1], 2)):
        world.statements = []
        for name, value, locator in zip(names, values, chosen, strict=True):
            world.say(about, name, value, locator)
        assert len(_refused(world)) == expected
