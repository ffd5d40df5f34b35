"""A statement gives no day that came after its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.checks.conftest import World

PEOPLE = "id | label | died:date | sworn_in:date-future\nann | Ann | |"
SOURCES = """id | published:date | read_on:date
gazette | 1936-08 | 1999-01-01
register | | 1999-01-01
almanac | 1935~ | 1999-01-01"""
HEAD = "id | table | row | property | value_kind | value | source | basis | rank\n"


def told(
    world: World, value: str, source: str, property: str = "died", basis: str = "stated"
) -> int:
    row = f"s1 | people | ann | {property} | value | {value} | {source} | {basis} | normal"
    tables = {"people": PEOPLE, "sources": SOURCES, "statements": HEAD + row}
    found = world.run("told-ahead", tables)
    assert all((each.line, each.field) == (2, "value") for each in found)
    return len(found)


@pytest.mark.parametrize(
    ("value", "source", "ahead"),
    [
        ("1936-07-26", "gazette", 0),
        ("1936-08-31", "gazette", 0),
        ("1936-09-01", "gazette", 1),
        ("1936", "gazette", 0),
        ("1937", "gazette", 1),
        ("1937~", "gazette", 0),
        ("1938~", "gazette", 1),
        ("[1936-08-31..1940-01-01]", "gazette", 0),
        ("[..1940-01-01]", "gazette", 0),
        ("1998", "register", 0),
        ("2000", "register", 1),
        ("1936-07-26", "almanac", 0),
        ("1937", "almanac", 1),
        ("..", "gazette", 0),
        ("soon", "gazette", 0),
        ("1999", "nowhere", 0),
    ],
)
def test_a_day_is_told_only_if_it_surely_came_later(
    world: World, value: str, source: str, ahead: int
) -> None:
    assert told(world, value, source) == ahead


def test_days_that_are_set_ahead_and_texts_and_derived_values_are_passed_over(
    world: World,
) -> None:
    assert told(world, "1999", "gazette", property="sworn_in") == 0
    assert told(world, "1999", "gazette", property="label") == 0
    assert told(world, "1999", "gazette", basis="derived") == 0
