"""Two values of a row stand in their order: numbers, dates over all days, texts, looked-up ones."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING

import pytest
from frictionless_dossier.dates import Answer, Date, Precision, Side, on_side
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from tests.checks.conftest import World

RELATIONS = {
    "less": operator.lt,
    "at-most": operator.le,
    "equal": operator.eq,
    "not-equal": operator.ne,
    "at-least": operator.ge,
    "more": operator.gt,
}


def dates(world: World, left: str, relation: str, right: str, *, possible: bool = False) -> str:
    """The finding about a row of two dates; empty where there is none."""
    found = world.run(
        "compare",
        {"t": f"id | a:date | b:date\nx | {left} | {right}"},
        "t",
        left="a",
        relation=relation,
        right="b",
        possible=possible,
    )
    return " ".join(each.rule for each in found)


@pytest.mark.parametrize(
    ("left", "relation", "right", "sure", "told"),
    [
        ("2020-05-02", "at-most", "2020-05-02", "", ""),
        ("2020-05-03", "at-most", "2020-05-02", "compare", "compare"),
        ("2020-05", "at-most", "2020-05-02", "", "compare-possible"),
        ("2020-06", "at-most", "2020-05-02", "compare", "compare"),
        ("2020-05-02", "less", "2020-05-02", "compare", "compare"),
        ("2020", "less", "2020", "", "compare-possible"),
        ("2019", "less", "2020", "", ""),
        ("2020", "equal", "2020", "", "compare-possible"),
        ("2020", "equal", "2020-02-29", "", "compare-possible"),
        ("2020", "equal", "2021", "compare", "compare"),
        ("2020-02-29", "not-equal", "2020-02-29", "compare", "compare"),
        ("2020-02", "not-equal", "2020-02-29", "", "compare-possible"),
        ("2020-02", "not-equal", "2020-03", "", ""),
        ("2021", "at-least", "2020", "", ""),
        ("2020", "more", "[2020-06-01..]", "", "compare-possible"),
        # In order only if the flagged date is off: always told.
        ("2021-01~", "at-most", "2020-12", "compare-possible", "compare-possible"),
        ("2021-02~", "at-most", "2020-12", "compare", "compare"),
        # In order as given, if the flag means nothing.
        ("2020-11?", "less", "2020-12-02", "", "compare-possible"),
        ("..", "at-most", "2020", "", ""),
        ("", "at-most", "2020", "", ""),
        ("2020-13", "at-most", "2019", "", ""),
    ],
)
def test_dates_are_compared_over_all_days(
    world: World, left: str, relation: str, right: str, sure: str, told: str
) -> None:
    assert dates(world, left, relation, right) == sure
    assert dates(world, left, relation, right, possible=True) == told


spans = st.tuples(st.integers(1, 9), st.integers(1, 9)).map(
    lambda ends: Date("span", min(ends), max(ends), Precision.SPAN)
)


@given(one=spans, other=spans, relation=st.sampled_from(sorted(RELATIONS)))
def test_sides_of_dates_are_those_of_all_their_days(one: Date, other: Date, relation: str) -> None:
    kept = {
        RELATIONS[relation](a, b)
        for a in range(one.earliest, one.latest + 1)
        for b in range(other.earliest, other.latest + 1)
    }
    forbidden = {
        each
        for each, sign in ((Side.BEFORE, -1), (Side.SAME, 0), (Side.AFTER, 1))
        if not RELATIONS[relation](sign, 0)
    }
    expected = {
        frozenset({True}): Answer.IMPOSSIBLE,
        frozenset({False}): Answer.CERTAIN,
        frozenset({True, False}): Answer.POSSIBLE,
    }
    assert on_side(one, other, forbidden) is expected[frozenset(kept)]


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize(("a", "b"), [("9", "10"), ("10", "10"), ("10", "9.5")])
def test_numbers_are_compared_as_numbers(world: World, relation: str, a: str, b: str) -> None:
    tables = {"t": f"id | a:number | b:number\nx | {a} | {b}\ny | | 3\nz | 3 |"}
    found = world.run("compare", tables, "t", left="a", relation=relation, right="b")
    assert bool(found) is not RELATIONS[relation](float(a), float(b))


def test_texts_are_compared_as_texts(world: World) -> None:
    tables = {"t": "id | a | b\nx | oslo | oslo\ny | oslo | bergen"}
    (found,) = world.run("compare", tables, "t", left="a", relation="not-equal", right="b")
    assert found.message == "t:x: a is oslo, which must be other than b, oslo."
    assert (found.row, found.field, found.answer) == (2, "a", None)


def test_value_may_stand_in_the_row_referred_to(world: World) -> None:
    tables = {
        "people": "id | died:date\nx | 2020-05-02\ny |",
        "posts": "id | who | end:date\na | x | 2020-05-03\nb | y | 2021\nc | z | 2021",
    }
    died = {"field": "who", "resource": "people", "value": "died"}
    (found,) = world.run("compare", tables, "posts", left="end", relation="at-most", right=died)
    assert [str(each) for each in found.rows] == ["posts:a", "people:x"]
    assert found.message == (
        "posts:a: end is 2020-05-03, which must be not after died of who, 2020-05-02."
    )
    (found,) = world.run("compare", tables, "posts", left=died, relation="at-least", right="end")
    assert (found.field, found.row) == ("who", 2)


def test_only_rows_that_meet_the_condition_are_compared(world: World) -> None:
    tables = {"t": "id | a:number | b:number | k\nx | 2 | 1 | p\ny | 2 | 1 | q\nz | 2 | 1 |"}
    order = {"left": "a", "relation": "at-most", "right": "b"}
    assert [each.row for each in world.run("compare", tables, "t", **order, when={"k": ["q"]})] == [
        3
    ]
    assert len(world.run("compare", tables, "t", **order, when={"k": True})) == 2
    assert len(world.run("compare", tables, "t", **order, when={"k": False})) == 1


def test_cells_at_fault_are_skipped_and_counted(world: World) -> None:
    world.faults.add(("t", 0, "a"))
    tables = {"t": "id | a:number | b:number\nx | 2 | 1\ny | 2 | 1"}
    found = world.run("compare", tables, "t", left="a", relation="at-most", right="b")
    assert ([each.row for each in found], world.context.skipped) == ([3], 1)


def test_accepted_order_is_not_told(world: World) -> None:
    world.accept("compare", "t:x")
    world.accept("compare", "t:y", "certain")
    tables = {"t": "id | a:number | b:number\nx | 2 | 1"}
    assert not world.run("compare", tables, "t", left="a", relation="at-most", right="b")
    tables = {"t": "id | a:date | b:date\ny | 2021 | 2020"}
    assert not world.run("compare", tables, "t", left="a", relation="at-most", right="b")


def test_dates_are_not_compared_with_numbers(world: World) -> None:
    tables = {"t": "id | a:date | b:number\nx | 2021 | 2020"}
    (found,) = world.run("compare", tables, "t", left="a", relation="at-most", right="b")
    assert (found.rule, found.row) == ("compare-types", None)
