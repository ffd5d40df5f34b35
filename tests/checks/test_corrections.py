"""Corrections lead to the present values, in the order of versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.checks.conftest import World

HEAD = "id | version | kind | table | row | property | before | after | source\n"
PEOPLE = "id | born | died\nkarl | 1950 |"


def rules(world: World, *corrections: str) -> list[tuple[str, int | None, str | None]]:
    tables = {
        "people": PEOPLE,
        "corrections": HEAD + "\n".join(corrections),
        "redirects": "id | table | kind | successors | reason\ncarl | people | tombstone | |",
    }
    return [(each.rule, each.line, each.field) for each in world.run("corrections", tables)]


def test_a_chain_of_corrections_leads_to_the_present_value(world: World) -> None:
    assert (
        rules(
            world,
            "c1 | 0.1.1 | value | people | karl | born | 1949 | 1951 | book",
            "c2 | 0.1.1 | value | people | karl | died | 2001 | | book",
            "c3 | 0.1.2 | row | people | carl | | | | book",
            "c4 | 0.2.0 | value | people | karl | born | 1951 | 1950 | book",
            "c5 | 0.2.0 | removal-privacy | people | | | | |",
        )
        == []
    )


@pytest.mark.parametrize(
    ("correction", "rule", "field"),
    [
        ("value | persons | karl | born | 1949 | 1950 | book", "correction-place", "table"),
        ("value | people | kurt | born | 1949 | 1950 | book", "correction-place", "row"),
        ("value | people | karl | birth | 1949 | 1950 | book", "correction-place", "property"),
        ("value | people | karl | | 1949 | 1950 | book", "correction-place", "property"),
        ("value | people | karl | born | 1949 | 1951 | book", "correction-value", "after"),
        ("value | people | karl | died | | 2001 | book", "correction-value", "after"),
        ("removal-safety | people | karl | | | |", "correction-removal", "row"),
        ("removal-safety | people | | | 1949 | |", "correction-removal", "before"),
    ],
)
def test_each_fault_is_told_at_its_cell(
    world: World, correction: str, rule: str, field: str
) -> None:
    assert rules(world, f"c1 | 0.1.1 | {correction}") == [(rule, 2, field)]


@pytest.mark.parametrize("version", ["first", "1..2", "٣.1", f"0.{'9' * 5000}"])
def test_what_is_no_version_is_compared_with_none(world: World, version: str) -> None:
    assert rules(world, f"c1 | {version} | row | people | karl | | | | book") == []


def test_each_link_of_a_chain_holds(world: World) -> None:
    assert rules(
        world,
        "c1 | 0.1.1 | value | people | karl | born | 1948 | 1949 | book",
        "c2 | 0.2.0 | value | people | karl | born | 1951 | 1950 | book",
    ) == [("correction-value", 2, "after")]


def test_versions_rise_up_to_that_of_the_package(world: World) -> None:
    assert rules(
        world,
        "c1 | 0.1.9 | value | people | karl | born | 1948 | 1949 | book",
        "c2 | 0.1.10 | value | people | karl | born | 1949 | 1951 | book",
        "c3 | 0.2.1 | value | people | karl | born | 1951 | 1950 | book",
        "c4 | 0.1.10 | value | people | karl | died | 2001 | | book",
    ) == [("correction-version", 4, "version"), ("correction-version", 5, "version")]
