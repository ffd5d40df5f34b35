"""Rows that say the same under two keys are told once, at the last of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.checks.conftest import World

HEAD = "id | event | figure | verified\n"


def told(world: World, rows: str, but: tuple[str, ...] = ()) -> list[tuple[int | None, int]]:
    found = world.run("same-row", {"tolls": HEAD + rows}, but=but)
    return [(each.line, len(each.rows)) for each in found]


def test_a_copy_is_told_and_what_differs_anywhere_is_not(world: World) -> None:
    assert told(world, "a | x | 1 |\nb | x | 2 |\nc | x | 1 |") == [(4, 2)]
    assert told(world, "a | x | 1 |\nb | x | |\nc | y | 1 |") == []


def test_columns_left_aside_tell_no_row_from_another(world: World) -> None:
    rows = "a | x | 1 | f0\nb | x | 1 | f1"
    assert told(world, rows) == []
    assert told(world, rows, ("verified",)) == [(3, 2)]


def test_all_equal_rows_are_told_as_one_and_rows_of_nothing_are_not(world: World) -> None:
    assert told(world, "a | x | 1 |\nb | x | 1 |\nc | x | 1 |") == [(4, 3)]
    assert told(world, "a | | |\nb | | |") == []


def test_what_is_accepted_is_accepted_for_exactly_these_rows(world: World) -> None:
    world.accept("same-row", "tolls:a tolls:b", "certain")
    assert told(world, "a | x | 1 |\nb | x | 1 |") == []
    assert told(world, "a | x | 1 |\nb | x | 1 |\nc | x | 1 |") == [(4, 3)]


def test_one_key_twice_is_left_to_the_judge(world: World) -> None:
    assert told(world, "a | x | 1 |\na | x | 1 |") == []


def test_two_tombstones_and_two_removals_may_say_the_same(world: World) -> None:
    tables = {
        "redirects": "id | kind\na | tombstone\nb | tombstone",
        "corrections": "id | kind\nc1 | removal-privacy\nc2 | removal-privacy",
    }
    assert world.run("same-row", tables) == []
