"""Retired identifiers are not used again, and lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.checks.conftest import World

HEAD = "id | table | kind | successors | reason\n"
PEOPLE = "id | label\nkarl | Karl\nana | Ana"


def rules(world: World, *redirects: str) -> list[tuple[str, int | None, str | None]]:
    tables = {"people": PEOPLE, "redirects": HEAD + "\n".join(redirects)}
    return [(each.rule, each.line, each.field) for each in world.run("redirects", tables)]


def test_a_sound_chain_has_no_findings(world: World) -> None:
    assert (
        rules(
            world,
            "a | people | renamed | b | misleading",
            "b | people | split | karl ana | two persons",
            "c | people | merged | gone | the same",
            "gone | people | tombstone | |",
        )
        == []
    )


@pytest.mark.parametrize(
    ("redirects", "rule", "line", "field"),
    [
        (["karl | people | merged | ana | the same"], "redirect-reused", 2, "id"),
        (["a | people | merged | carl | the same"], "redirect-successor", 2, "successors"),
        (["a | people | merged | | the same"], "redirect-shape", 2, "successors"),
        (["a | people | renamed | karl ana | two"], "redirect-shape", 2, "successors"),
        (["a | people | split | karl | one"], "redirect-shape", 2, "successors"),
        (["a | people | tombstone | karl |"], "redirect-shape", 2, "successors"),
        (["a | people | tombstone | | for shame"], "redirect-shape", 2, "reason"),
    ],
)
def test_each_fault_is_told_at_its_cell(
    world: World, redirects: list[str], rule: str, line: int, field: str
) -> None:
    assert rules(world, *redirects) == [(rule, line, field)]


def test_successors_that_return_are_told_wherever_the_ring_is_entered(world: World) -> None:
    found = rules(
        world,
        "a | people | renamed | b | x",
        "b | people | renamed | c | x",
        "c | people | renamed | b | x",
    )
    assert found == [
        ("redirect-successor", 3, "successors"),
        ("redirect-successor", 4, "successors"),
    ]


def test_a_foreign_key_to_a_retired_row_is_told_with_the_successor(world: World) -> None:
    world.keys = {"holder": ("tenures", "people")}
    tables = {
        "people": PEOPLE,
        "tenures": "id | holder\nt1 | karl\nt2 | carl\nt3 |",
        "redirects": HEAD + "carl | people | merged | karl | the same",
    }
    found = world.run("redirects", tables)
    assert [(each.rule, each.resource, each.line, each.remedy) for each in found] == [
        ("redirect-used", "tenures", 3, "Name karl instead.")
    ]


def test_without_a_column_for_the_kind_it_follows_from_the_successors(world: World) -> None:
    tables = {
        "people": PEOPLE,
        "redirects": (
            "id | table | successors | reason\na | people | karl ana | two\nb | people | | why"
        ),
    }
    assert [(each.line, each.field) for each in world.run("redirects", tables)] == [(3, "reason")]
