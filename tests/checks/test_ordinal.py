"""Ordinals are unique, without holes, and in the order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frictionless_dossier.findings import Answer

if TYPE_CHECKING:
    from tests.checks.conftest import World

PARAMETERS = {"by": ["office"], "ordinal": "n", "start": "start", "end": "end"}


def tenures(*rows: str) -> dict[str, str]:
    return {"tenures": "\n".join(["id | office | n | start:date | end:date", *rows])}


def test_ordinals_in_order_are_right(world: World) -> None:
    rows = [
        "a | o | 1 | 2015 | 2016",
        "b | o | 2 | 2016 | 2017",
        "c | o | 3 | 2016-03 | 2018",
        "d | o | | 2010 | 2011",
        "e | p | 4 | 2010 | 2011",
    ]
    assert world.run("ordinal", tenures(*rows), "tenures", **PARAMETERS) == []


def test_what_is_no_number_or_an_endless_one_is_passed_over(world: World) -> None:
    rows = [f"a | o | {'9' * 5000} | 2015 | 2016", "b | o | second | 2016 | 2017"]
    assert world.run("ordinal", tenures(*rows), "tenures", **PARAMETERS) == []


def test_a_lower_number_that_certainly_starts_later_is_told_once(world: World) -> None:
    rows = [
        "c | o | 3 | 2014 | 2018",
        "a | o | 1 | 2015 | 2016",
        "b | o | 2 | 2016 | 2017",
    ]
    found = world.run("ordinal", tenures(*rows), "tenures", **PARAMETERS)
    assert [(each.rule, each.line, each.field, each.answer) for each in found] == [
        ("ordinal-order", 2, "n", Answer.CERTAIN)
    ]
    assert found[0].message == (
        "b (2016 to 2017) is number 2 in office o, but certainly starts after number 3, c (2014 to "
        "2018)."
    )


def test_an_accepted_order_gives_way_to_the_next(world: World) -> None:
    rows = ["a | o | 1 | 2015 |", "b | o | 2 | 2016 |", "c | o | 3 | 2014 |"]
    world.accept("ordinal-order", "tenures:b tenures:c", "certain")
    found = world.run("ordinal", tenures(*rows), "tenures", **PARAMETERS)
    assert [[row.id for row in each.rows] for each in found] == [["a", "c"]]
    assert world.excuses.used == {"e1"}


def test_the_same_number_twice_is_told_and_can_be_accepted(world: World) -> None:
    rows = ["a | o | 1 | 2015 |", "b | o | 1 | 2016 |", "c | o | 1 | 2017 |"]
    world.accept("ordinal-twice", "tenures:a tenures:b")
    found = world.run("ordinal", tenures(*rows), "tenures", **PARAMETERS)
    assert [(each.rule, each.line) for each in found] == [("ordinal-twice", 4)]
    assert found[0].message == "c is number 1 in office o, and so is a."


def test_a_hole_is_told_unless_an_unread_row_may_fill_it(world: World) -> None:
    rows = ["a | o | 1 | 2015 |", "b | o | 2 | 2016 |", "c | o | 5 | 2018 |"]
    found = world.run("ordinal", tenures(*rows), "tenures", **PARAMETERS)
    assert [(each.rule, each.line) for each in found] == [("ordinal-hole", 4)]
    assert found[0].message == "Numbers 3 to 4 are missing in office o, between b and c."
    unread = "d | o | 3 | 2017-02-30 |"
    assert world.run("ordinal", tenures(*rows, unread), "tenures", **PARAMETERS) == []
    world.accept("ordinal-hole", "tenures:b tenures:c")
    assert world.run("ordinal", tenures(*rows), "tenures", **PARAMETERS) == []
