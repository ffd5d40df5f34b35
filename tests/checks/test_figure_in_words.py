"""Figures beside words that give others are told; words without digits prove nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.checks.conftest import World


def fields(world: World, head: str, row: str, **declared: object) -> list[str | None]:
    found = world.run("figure-in-words", {"rows": f"{head}\n{row}"}, "rows", **declared)
    return [each.field for each in found]


@pytest.mark.parametrize(
    "row, told",
    [
        ("a | 2500 | | approximately 2,500", False),
        ("a | 25000 | | approximately 2,500", True),
        ("a | 3 | 4 | 3 to 4 of them", False),
        ("a | 30 | 4 | 3 to 4 of them", False),
        ("a | 2.5 | | 2.50 tons", False),
        ("a | 7 | | seven", False),
        ("a | | | 7 of them", False),
        ("a | 7 | |", False),
        ("a | 9 | | in 2015 some 90", True),
    ],
)
def test_a_figure_is_among_the_numbers_of_the_words(world: World, row: str, told: bool) -> None:
    head = "id | figure:number | high:number | said"
    found = fields(world, head, row, text="said", figures=["figure", "high"])
    assert found == (["figure"] if told else [])


@pytest.mark.parametrize(("type", "none"), [("string", "some"), ("number", "NaN")])
def test_what_is_no_number_is_passed_over(world: World, type: str, none: str) -> None:
    rows = f"a | {none} | about 500\nb | 12 | about 500"
    found = world.run(
        "figure-in-words",
        {"rows": f"id | count:{type} | said\n{rows}"},
        "rows",
        text="said",
        figures=["count"],
    )
    assert [each.line for each in found] == [3]
