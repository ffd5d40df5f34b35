"""Dates may reach up to the as-of date, and not lie after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.checks.conftest import World

TABLE = (
    "id | start:date | end:date-future | label\n"
    "a | 2021-06-30 | 2030 | 2030\n"
    "b | 2021-07-01 | | x\n"
    "c | 2021 | .. | x\n"
    "d | [2021-06-30..2022-01-01] | | x\n"
    "e | 2021-07 | | x\n"
    "f | [..2050-01-01] | | x"
)


def test_dates_that_must_lie_after_are_told(world: World) -> None:
    world.as_of = "2021-06-30"
    found = world.run("as-of", {"tenures": TABLE})
    assert [(each.rule, each.line, each.field) for each in found] == [
        ("after-as-of", 3, "start"),
        ("after-as-of", 6, "start"),
    ]
    assert found[0].message == (
        "start of tenures:b is 2021-07-01, after the as-of date 2021-06-30."
    )


def test_a_package_without_as_of_date_is_told_once(world: World) -> None:
    world.as_of = None
    found = world.run("as-of", {"tenures": TABLE})
    assert [(each.rule, each.path) for each in found] == [("as-of-missing", "datapackage.json")]


def test_a_day_after_the_last_look_at_a_source_is_told(world: World) -> None:
    sources = "id | read_on:date\na | 2020-01-01\nb | 2021-06\nc |"
    tables = {"sources": sources}
    world.more = {"asOf": "2021-06-30"}
    assert world.run("as-of", tables) == []
    world.more = {"asOf": "2021-07-01"}
    assert [each.rule for each in world.run("as-of", tables)] == ["as-of-unread"]
    assert world.run("as-of", {"sources": "id | read_on:date\na |"}) == []
    world.more = {}
    assert world.run("as-of", tables) == []
