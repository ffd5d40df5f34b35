"""Ties that lead back to themselves are told, each kind alone, as a plain search finds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frictionless_dossier.checks._circles import circles
from frictionless_dossier.checks._reaching import reaches
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from tests.checks.conftest import World

NAMES = st.sampled_from("abcdefgh")
GRAPHS = st.dictionaries(NAMES, st.lists(NAMES, max_size=4), max_size=8)


def lines(world: World, ties: str, **parameters: object) -> list[int | None]:
    found = world.run(
        "circle", {"ties": ties}, "ties", **{"from": "one", "to": "other"}, **parameters
    )
    return [each.line for each in found]


def test_every_tie_of_a_circle_is_told_and_no_other(world: World) -> None:
    ties = """id | kind | one | other
        1 | part | a | b
        2 | part | b | c
        3 | part | c | b
        4 | part | d | d
        5 | part | e |"""
    assert lines(world, ties) == [3, 4, 5]


def test_kinds_of_ties_are_looked_at_alone_and_only_those_that_meet_the_condition(
    world: World,
) -> None:
    ties = """id | kind | one | other
        1 | split | a | b
        2 | merged | b | a
        3 | fights | a | b
        4 | fights | b | a"""
    assert lines(world, ties) == [2, 3, 4, 5]
    assert lines(world, ties, by=["kind"]) == [4, 5]
    assert lines(world, ties, by=["kind"], when={"kind": ["split", "merged"]}) == []


def test_a_long_circle_is_told_in_short(world: World) -> None:
    rows = [f"{at} | part | n{at} | n{(at + 1) % 5000}" for at in range(5000)]
    found = world.run(
        "circle",
        {"ties": "\n".join(["id | kind | one | other", *rows])},
        "ties",
        **{"from": "one", "to": "other"},
    )
    assert len(found) == 5000
    assert "4995 more" in found[0].message
    assert len(found[0].message) < 200


@given(GRAPHS)
def test_names_on_circles_are_those_that_reach_themselves(graph: dict[str, list[str]]) -> None:
    def ahead(name: str) -> list[str]:
        return graph.get(name, [])

    found = circles(graph)
    names = {*graph, *(name for names in graph.values() for name in names)}
    assert set(found) == {name for name in names if reaches(ahead(name), name, ahead)}
    for name, others in found.items():
        alike = {
            other
            for other in names
            if reaches(ahead(name), other, ahead) and reaches(ahead(other), name, ahead)
        }
        assert set(others) == alike
