"""A cell is filled exactly when its row needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.checks.conftest import World

ROWS = "id | kind | holder\na | held | x\nb | vacant |\nc | held |\nd | vacant | x\ne | | x"


def test_missing_and_superfluous_cells_are_told_apart(world: World) -> None:
    found = world.run(
        "present-when", {"tenures": ROWS}, "tenures", field="holder", when={"kind": ["held"]}
    )
    assert [(each.rule, each.line, each.field, each.cell) for each in found] == [
        ("present-when-missing", 4, "holder", None),
        ("present-when-superfluous", 5, "holder", "x"),
        ("present-when-superfluous", 6, "holder", "x"),
    ]
    assert found[0].message == "tenures:c: kind is held, but holder is empty."
    assert found[2].message == "tenures:e: kind is empty, but holder is x."


def test_true_stands_for_any_value_and_all_columns_must_agree(world: World) -> None:
    def lines(when: dict[str, object]) -> list[int | None]:
        found = world.run("present-when", {"tenures": ROWS}, "tenures", field="holder", when=when)
        return [each.line for each in found]

    assert lines({"kind": True}) == [3, 4, 6]
    assert lines({"kind": False}) == [2, 5]
    assert lines({"kind": ["vacant"], "id": ["d", "a"]}) == [2, 6]


def test_cells_that_were_refused_are_passed_over(world: World) -> None:
    world.faults = {("tenures", 2, "kind")}
    found = world.run(
        "present-when", {"tenures": ROWS}, "tenures", field="holder", when={"kind": ["held"]}
    )
    assert [each.line for each in found] == [5, 6]
    assert world.context.skipped == 1


def test_a_value_is_met_however_its_type_lets_it_be_written(world: World) -> None:
    rows = """id | manned:boolean | crew | masts:integer
        1 | 1 | 12 | 2
        2 | true | | 02
        3 | FALSE | |
        4 | 0 | 4 | 3"""

    def lines(**when: list[str]) -> list[tuple[str, int | None]]:
        found = world.run("present-when", {"ships": rows}, "ships", field="crew", when=when)
        return [(each.rule.removeprefix("present-when-"), each.line) for each in found]

    assert lines(manned=["1"]) == lines(manned=["true"]) == [("missing", 3), ("superfluous", 5)]
    assert lines(masts=["2"]) == [("missing", 3), ("superfluous", 5)]


def test_a_rule_may_demand_one_side_only(world: World) -> None:
    rows = """id | ended | reason
        1 | 2015 | sunk
        2 | 2016 |
        3 | | sunk
        4 | |"""

    def lines(how: str) -> list[tuple[str, int | None]]:
        found = world.run(
            "present-when", {"x": rows}, "x", field="ended", when={"reason": True}, how=how
        )
        return [(each.rule.removeprefix("present-when-"), each.line) for each in found]

    assert lines("exactly") == [("superfluous", 3), ("missing", 4)]
    assert lines("filled") == [("missing", 4)]
    assert lines("empty") == [("superfluous", 2)]
