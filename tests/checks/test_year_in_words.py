"""Dates beside words that name other years are told; words without years prove nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.checks.conftest import World


def fields(world: World, head: str, row: str, **declared: object) -> list[str | None]:
    found = world.run("year-in-words", {"rows": f"{head}\n{row}"}, "rows", **declared)
    return [each.field for each in found]


@pytest.mark.parametrize(
    "row, told",
    [
        ("a | 2018-08-26 | | Fire of 26 August 2018", False),
        ("a | 2019-08-26 | | Fire of 26 August 2018", True),
        ("a | 2018 | | Fires of 2017 and 2018", False),
        ("a | 2015 | 2021 | War of 2018", False),
        ("a | 2015 | 2017 | War of 2018", True),
        ("a | 2017~ | | Fire of 2018", False),
        ("a | 2017? | 2015 | Fire of 2019", True),
        ("a | [..2018-01-31] | | Before 2018", False),
        ("a | [2019-01-01..] | | Before 2018", True),
        ("a | | .. | Since 2018", False),
        ("a | 2019 | | Resolution 20182", False),
        ("a | 2019 | | 1,250 tons", False),
    ],
)
def test_a_date_may_lie_in_a_year_of_the_words(world: World, row: str, told: bool) -> None:
    head = "id | start:date | end:date | title"
    found = fields(world, head, row, text="title", dates=["start", "end"])
    assert found == (["start"] if told else [])


@pytest.mark.parametrize(
    "address, told",
    [
        ("https://example.org/2018/08/26/fire", True),
        ("https://example.org/2018/aug/fire", True),
        ("https://example.org/20180826/fire", True),
        ("https://example.org/news/2018-08-26-fire", True),
        ("https://example.org/2019/08/fire-of-2018", False),
        ("https://example.org/fire-of-2018/", False),
        ("https://example.org/2018/fire", False),
        ("https://example.org/id/201808261234", False),
    ],
)
def test_of_an_address_only_the_year_of_a_day_or_month_counts(
    world: World, address: str, told: bool
) -> None:
    row = f"a | 2019 | {address}"
    found = fields(world, "id | day:date | page:uri", row, text="page", dates=["day"])
    assert found == (["day"] if told else [])


def test_values_that_are_no_dates_are_passed_over(world: World) -> None:
    rows = "a | killed | in 2018\nb | 2017 | in 2018"
    assert fields(world, "id | value | said", rows, text="said", dates=["value"]) == ["value"]


def test_a_cell_at_fault_is_passed_over(world: World) -> None:
    world.faults.add(("rows", 0, "start"))
    assert fields(world, "id | start:date | t", "a | 2019 | 2018", text="t", dates=["start"]) == []
    assert world.context.skipped == 1
