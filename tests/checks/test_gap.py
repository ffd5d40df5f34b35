"""Days on which nobody is known to have held are told, as far as they are certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.checks.conftest import World

PARAMETERS = {"by": ["office"], "start": "start", "end": "end"}


def tenures(*rows: str) -> dict[str, str]:
    return {"tenures": "\n".join(["id | office | start:date | end:date", *rows])}


def test_a_gap_is_told_with_its_least_and_its_greatest_length(world: World) -> None:
    found = world.run(
        "gap",
        tenures(
            "b | o | 2019-06 | 2020",
            "a | o | 2015 | 2019-04",
            "c | p | 2015 | 2016",
            "d | p | 2018 | 2019",
        ),
        "tenures",
        **PARAMETERS,
    )
    assert [(each.rule, each.line, [row.id for row in each.rows]) for each in found] == [
        ("gap", 2, ["a", "b"]),
        ("gap", 5, ["c", "d"]),
    ]
    assert found[0].message == (
        "Between a and b in office o, nobody is known to have held from 2019-05-01 to 2019-05-31: "
        "at least 31 days, at most 89."
    )
    assert found[0].details == {
        "from": "2019-05-01",
        "to": "2019-05-31",
        "at_least": 31,
        "at_most": 89,
    }
    assert world.context.facts == {"gaps": 2}


def test_one_that_only_may_be_is_not_told(world: World) -> None:
    rows = ["a | o | 2015 | 2019-04", "b | o | 2019-05 | 2020"]
    assert world.run("gap", tenures(*rows), "tenures", **PARAMETERS) == []
    rows = ["a | o | 2015 | ", "b | o | 2019-05 | 2020"]
    assert world.run("gap", tenures(*rows), "tenures", **PARAMETERS) == []


def test_an_earlier_longer_tenure_closes_a_gap(world: World) -> None:
    rows = ["a | o | 2010 | 2018", "b | o | 2012 | 2013", "c | o | 2015 | 2016"]
    assert world.run("gap", tenures(*rows), "tenures", **PARAMETERS) == []


def test_a_bound_without_limit_gives_no_greatest_length(world: World) -> None:
    rows = ["a | o |  | [..2018-12-31]", "b | o | [2020-01-01..] | "]
    found = world.run("gap", tenures(*rows), "tenures", **PARAMETERS)
    assert found[0].message.endswith("from 2019-01-01 to 2019-12-31: at least 365 days.")
    assert "at_most" not in found[0].details


def test_a_row_that_could_not_be_read_may_fill_the_gap(world: World) -> None:
    rows = ["a | o | 2015 | 2016", "b | o | 2016-02-30 | 2019", "c | o | 2020 | 2021"]
    assert world.run("gap", tenures(*rows), "tenures", **PARAMETERS) == []
    assert world.context.skipped == 1
