"""A source is used by a statement, by what a statement repeats, or by a row that refers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.checks.conftest import World


def unused(world: World, **tables: str) -> list[str]:
    return [each.cells[0] for each in world.run("source-used", tables)]


def test_source_that_nothing_names_is_unused(world: World) -> None:
    world.keys["origin"] = ("codes", "sources")
    told = unused(
        world,
        sources="id\nby-statement\nrepeated\nby-row\nby-nothing\nby-another-column",
        statements=(
            "id | table | row | property | value_kind | value | source | relies_on\n"
            "s1 | codes | a | origin | value | x | by-statement | repeated"
        ),
        codes="id | origin | note\na | by-row | by-another-column\nb | |",
    )
    assert told == ["by-nothing", "by-another-column"]


def test_source_that_only_sources_refer_to_is_unused(world: World) -> None:
    world.keys["part_of"] = ("sources", "sources")
    assert unused(world, sources="id | part_of\na | b\nb | a") == ["a", "b"]
