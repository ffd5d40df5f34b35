"""Periods have a reading in which they start before they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from frictionless_dossier.findings import Answer

if TYPE_CHECKING:
    from tests.checks.conftest import World

PARAMETERS = {"start": "start", "end": "end", "attested": ["seen"]}


def table(start: str, end: str, seen: str = "") -> dict[str, str]:
    return {"tenures": f"id | start:date | end:date | seen:date\nt | {start} | {end} | {seen}"}


@pytest.mark.parametrize(
    ("start", "end", "seen"),
    [
        ("2019", "2019-03", ""),
        ("2019-03-01", "2019", ""),
        ("2019-03-01", "2019-03-01", "2019-03-01"),
        ("2019", "2018~", ""),
        ("", "2019", "2018"),
        ("2019", "", ""),
        ("2019", "..", ""),
    ],
)
def test_dates_that_agree_as_far_as_they_go_are_right(
    world: World, start: str, end: str, seen: str
) -> None:
    found = world.run("period", table(start, end, seen), "tenures", **PARAMETERS)
    assert [each for each in found if each.answer is not Answer.POSSIBLE] == []
    assert len(found) == (end == "2018~")


@pytest.mark.parametrize(
    ("start", "end", "seen", "clash"),
    [
        (
            "2019-06",
            "2019-04-30",
            "",
            "start is 2019-06-01 or later, but end is 2019-04-30 or earlier",
        ),
        (
            "2019-06",
            "",
            "2018",
            "start is 2019-06-01 or later, but attested 2018 is 2018-12-31 or earlier",
        ),
        (
            "",
            "2019-04-30",
            "[2019-05-02..2019-05-04]",
            "attested [2019-05-02..2019-05-04] is 2019-05-02 or later, but end is 2019-04-30 or "
            "earlier",
        ),
    ],
)
def test_dates_that_leave_no_reading_are_told(
    world: World, start: str, end: str, seen: str, clash: str
) -> None:
    found = world.run("period", table(start, end, seen), "tenures", **PARAMETERS)
    assert [(each.rule, each.line, each.field) for each in found] == [("period-order", 2, "end")]
    assert found[0].message == f"tenures:t: {clash}."
    assert found[0].answer is Answer.CERTAIN


def test_a_flag_lowers_the_contradiction(world: World) -> None:
    found = world.run("period", table("2019~", "2018-11-30"), "tenures", **PARAMETERS)
    assert [(each.rule, each.answer) for each in found] == [
        ("period-order-possible", Answer.POSSIBLE)
    ]
    found = world.run("period", table("2020~", "2018-11-30"), "tenures", **PARAMETERS)
    assert [each.rule for each in found] == ["period-order"]


def test_only_an_end_may_be_open(world: World) -> None:
    found = world.run("period", table("..", "2018", ".."), "tenures", **PARAMETERS)
    assert [(each.rule, each.field) for each in found] == [
        ("period-open-start", "start"),
        ("period-open-start", "seen"),
    ]


def test_a_contradiction_can_be_accepted(world: World) -> None:
    world.accept("period-order", "tenures:t", "certain")
    assert world.run("period", table("2019", "2018"), "tenures", **PARAMETERS) == []
    assert world.excuses.used == {"e1"}
