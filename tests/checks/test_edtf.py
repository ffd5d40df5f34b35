"""Cells of date columns are dates, or refused for all later rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.checks.conftest import World

TABLE = (
    "id | start:date | label\n"
    "a | 2019-02-28 | x\n"
    "b | 2019-02-30 | 2019-02-30\n"
    "c | 2019-2-3 | x\n"
    "d | [2022-10-15..2022-11-30] | x\n"
    "e | 2019-13 | x\n"
    "f | | x\n"
    "g | 26/07/2016 | x"
)


def test_a_date_is_refused_with_the_spelling_it_should_have(world: World) -> None:
    found = world.run("edtf", {"tenures": TABLE})
    assert [(each.rule, each.line, each.field, each.cell) for each in found] == [
        ("date-format", 3, "start", "2019-02-30"),
        ("date-format", 4, "start", "2019-2-3"),
        ("date-format", 6, "start", "2019-13"),
        ("date-format", 8, "start", "26/07/2016"),
    ]
    assert found[0].message == "start of tenures:b: '2019-02-30' is no day of the calendar."
    assert found[1].remedy == "Write 2019-02-03."


def test_later_rules_pass_over_what_was_refused(world: World) -> None:
    world.run("edtf", {"tenures": TABLE})
    assert set(world.context.tables["tenures"].faults) == {
        (1, "start"),
        (2, "start"),
        (4, "start"),
        (6, "start"),
    }


def test_what_the_judge_refused_is_not_told_again(world: World) -> None:
    world.faults = {("tenures", 1, "start")}
    assert [each.line for each in world.run("edtf", {"tenures": TABLE})] == [4, 6, 8]
    assert world.context.skipped == 1
