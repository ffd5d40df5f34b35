"""A tie without a direction that stands there from both sides is told once, at the later row."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.checks.conftest import World


def lines(world: World, ties: str, **parameters: object) -> list[int | None]:
    names = {"from": "one", "to": "other"}
    return [
        each.line for each in world.run("symmetric", {"ties": ties}, "ties", **names, **parameters)
    ]


TIES = """id | kind | one | other
    1 | allied | a | b
    2 | fights | b | a
    3 | allied | b | a
    4 | allied | a | b
    5 | allied | c |
    6 | allied | c | c"""


def test_a_tie_turned_round_is_told_and_a_copy_is_left_to_others(world: World) -> None:
    assert lines(world, TIES, by=["kind"]) == [4]
    assert lines(world, TIES) == [3, 4]


def test_only_ties_that_meet_the_condition_are_compared(world: World) -> None:
    assert lines(world, TIES, by=["kind"], when={"kind": ["fights"]}) == []


def test_a_row_at_fault_is_passed_over_and_counted(world: World) -> None:
    world.faults.add(("ties", 2, "one"))
    assert lines(world, TIES, by=["kind"]) == []
    assert world.context.skipped == 1
