"""One event entered twice is found, the surest pair for each row, and no other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from frictionless_dossier.dates import parse
from frictionless_dossier.findings import Finding
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from tests.checks.conftest import World

RULE = {"date": "day", "alike": ["kind", "place"]}


def found(world: World, *rows: str, **more: object) -> list[Finding]:
    """What the rule finds in rows of day, kind and place."""
    lines = "\n".join(f"r{number} | {row}" for number, row in enumerate(rows))
    tables = {"t": f"id | day:date | kind | place\n{lines}"}
    return world.run("same-event", tables, "t", **{**RULE, **more})


def pairs(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    return [(each.rule, " ".join(row.id for row in each.rows)) for each in findings]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (["2020-05-02 | fire | oslo", "2020-05-02 | fire | oslo"], [("same-event", "r0 r1")]),
        (["2020-05-02 | fire | oslo", "2020-05-03 | fire | oslo"], []),
        (["2020-05-02 | fire | oslo", "2020-05-02 | fire | bergen"], []),
        (["2020-05-02 | fire | oslo", "2020-05-02 | flood | oslo"], []),
        (["2020-05-02 | fire |", "2020-05-02 | fire |"], [("same-event", "r0 r1")]),
        (["2020-05-02 | fire |", "2020-05-03 | fire |"], []),
        (["2020-05-02 | fire |", "2020-05-02 | fire | oslo"], []),
        (["| fire | oslo", "| fire | oslo"], [("same-event", "r0 r1")]),
        (["| fire | oslo", "| fire | bergen"], []),
        (["2020 | fire | oslo", "2020 | fire | oslo"], [("same-event", "r0 r1")]),
        (["| |", "| |"], []),
        ([".. | fire | oslo", "2020 | fire | oslo"], []),
        (["2020-05-02 | fire | oslo", "2020-05 | fire | oslo"], [("same-event-possible", "r1 r0")]),
        (["2020-05 | fire | oslo", "2020-06 | fire | oslo"], []),
        (["2020-05~ | fire | oslo", "2020-06 | fire | oslo"], [("same-event-possible", "r0 r1")]),
        (
            ["2020 | fire | oslo", "2020-05-02 | fire | oslo", "2020-05-02 | fire | oslo"],
            [("same-event-possible", "r0 r1"), ("same-event", "r1 r2")],
        ),
    ],
)
def test_pairs_of_one_day_kind_and_place(
    world: World, rows: list[str], wanted: list[tuple[str, str]]
) -> None:
    assert pairs(found(world, *rows)) == wanted


def test_message_names_both_rows_and_their_days(world: World) -> None:
    rows = ["2020-05 | fire | oslo", "2020-05-02 | fire | oslo", "2020-05-02 | fire | oslo"]
    assert [each.message for each in found(world, *rows)] == [
        "t:r1, of 2020-05-02, may be one event with t:r0, of 2020-05.",
        "t:r2 is like t:r1 and of the same day, 2020-05-02.",
    ]


def test_message_tells_of_a_copy(world: World) -> None:
    (told,) = found(world, "2020 | fire |", "2020 | fire |")
    assert told.message == "t:r1 differs from t:r0 in nothing but its key."


def test_accepted_copy_is_passed_over(world: World) -> None:
    world.accept("same-event", "t:r0 t:r1", "certain")
    assert pairs(found(world, *["| fire | oslo"] * 3)) == [("same-event", "r0 r2")]


def test_accepted_pair_is_passed_over_for_the_next(world: World) -> None:
    world.accept("same-event", "t:r0 t:r2", "certain")
    rows = ["2020-05-02 | fire | oslo"] * 3
    assert pairs(found(world, *rows)) == [("same-event", "r0 r1"), ("same-event", "r1 r2")]
    world.accept("same-event", "t:r1 t:r2", "certain")
    world.accept("same-event", "t:r0 t:r1", "certain")
    assert not found(world, *rows)
    assert world.excuses.used == {"e1", "e2", "e3"}


def test_place_within_another_is_possibly_the_same(world: World) -> None:
    places = "id | in\nnorway |\noslo | norway\nfrogner | oslo\nbergen | norway\nx | y\ny | x"
    rows = ["norway", "oslo", "frogner", "bergen", "x", "y", "oslo", "nowhere"]
    lines = "\n".join(f"r{number} | 2020-05-02 | fire | {row}" for number, row in enumerate(rows))
    tables = {"t": f"id | day:date | kind | place\n{lines}", "places": places}
    within = {"field": "place", "resource": "places", "value": "in"}
    told = world.run("same-event", tables, "t", date="day", alike=["kind"], within=within)
    assert pairs(told) == [
        ("same-event-possible", "r0 r1"),
        ("same-event-possible", "r1 r2"),
        ("same-event-possible", "r0 r3"),
        ("same-event-possible", "r4 r5"),
        ("same-event", "r1 r6"),
    ]
    for pair in ("t:r1 t:r6", "t:r0 t:r6", "t:r2 t:r6"):
        world.accept(
            "same-event" if pair == "t:r1 t:r6" else "same-event-possible", pair, "certain"
        )
    told = world.run("same-event", tables, "t", date="day", alike=["kind"], within=within)
    assert pairs(told)[-1] == ("same-event-possible", "r0 r6")


def test_linked_pair_is_told_already(world: World) -> None:
    lines = "\n".join(f"r{number} | 2020-05-02 | fire" for number in range(3))
    tables = {"t": f"id | day:date | kind\n{lines}", "links": "id | a | b\nx | r2 | r0\ny | r2 |"}
    order = {"date": "day", "alike": ["kind"], "linked": {"links": ["a", "b"]}}
    told = world.run("same-event", tables, "t", **order)
    assert pairs(told) == [("same-event", "r0 r1"), ("same-event", "r1 r2")]


def test_rows_that_do_not_meet_the_condition_are_not_compared(world: World) -> None:
    rows = ["2020-05-02 | fire | oslo"] * 2 + ["2020-05-02 | count | oslo"] * 2
    assert pairs(found(world, *rows, when={"kind": ["fire"]})) == [("same-event", "r0 r1")]


DAYS = st.sampled_from(
    [
        "2020",
        "2020-01",
        "2020-01~",
        "2020-01-01",
        "2020-01-02",
        "2020-02-01",
        "[2020-01-02..2020-02-03]",
    ]
)


@given(days=st.lists(DAYS, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # nothing is kept in it
def test_each_row_with_an_earlier_partner_is_told_once(world: World, days: list[str]) -> None:
    told = found(world, *(f"{day} | fire | oslo" for day in days))
    spans = [parse(day).widened() for day in days]

    def may_be_one(a: int, b: int) -> bool:
        return spans[a][0] <= spans[b][1] and spans[b][0] <= spans[a][1]

    order = sorted(range(len(days)), key=lambda each: (spans[each], each))
    later = {b for place, b in enumerate(order) if any(may_be_one(a, b) for a in order[:place])}
    assert {int(each.rows[1].id[1:]) for each in told} == later
    assert len(told) == len(later)
    written_alike = {b for a, b in combinations(order, 2) if days[a] == days[b]}
    certain = {int(each.rows[1].id[1:]) for each in told if each.rule == "same-event"}
    assert certain == written_alike  # Of one day, or in no cell different.
    for each in told:
        a, b = (int(row.id[1:]) for row in each.rows)
        assert may_be_one(a, b)


PLACES = {"": [], "norway": [], "oslo": ["norway"], "frogner": ["oslo", "norway"], "bergen": []}
ROWS = st.tuples(DAYS | st.just(""), st.sampled_from(sorted(PLACES)), st.sampled_from("ab"))


@given(rows=st.lists(ROWS, max_size=7))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # nothing is kept in it
def test_unknown_places_and_copies_equal_going_through_all_pairs(
    world: World, rows: list[tuple[str, str, str]]
) -> None:
    lines = "\n".join(
        f"r{at} | {day} | fire | {place} | {note}" for at, (day, place, note) in enumerate(rows)
    )
    within = {"field": "place", "resource": "places", "value": "in"}
    tables = {
        "t": f"id | day:date | kind | place | note\n{lines}",
        "places": "id | in\nnorway |\noslo | norway\nfrogner | oslo\nbergen |",
    }
    told = world.run("same-event", tables, "t", date="day", alike=["kind"], within=within)
    spans = [parse(day).widened() if day else None for day, _, _ in rows]

    def likeness(a: int, b: int) -> str | None:
        one, other = spans[a], spans[b]
        places = rows[a][1], rows[b][1]
        if rows[a] == rows[b]:
            return "same-event"
        if one is None or other is None or (places[0] == "") != (places[1] == ""):
            return None
        same_day = one == other and one[0] == one[1]
        if places == ("", ""):
            return "same-event-possible" if same_day else None
        near = places[0] in (places[1], *PLACES[places[1]]) or places[1] in PLACES[places[0]]
        if places[0] == places[1] and same_day:
            return "same-event"
        meet = one[0] <= other[1] and other[0] <= one[1]
        return "same-event-possible" if near and meet else None

    order = sorted(range(len(rows)), key=lambda each: (spans[each] or (0, 0), each))
    expected = {}
    for place, later in enumerate(order):
        alike = [kind for a in order[:place] if (kind := likeness(a, later))]
        if alike:
            expected[later] = min(alike)  # The certain one comes first.
    assert {int(each.rows[1].id[1:]): each.rule for each in told} == expected
    assert len(told) == len(expected)
