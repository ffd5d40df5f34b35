"""References by table and identifier are followed, with the nearest row or the successor."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.checks.conftest import World

TABLES = {
    "people": "id | label\nkarl-y | Karl\nfatima-x | Fatima",
    "names": (
        "id | table | row | property\n"
        "n1 | people | karl-y | *\n"
        "n2 | people | karl-z | label\n"
        "n3 | persons | karl-y | *\n"
        "n4 | people | fatima-x | lable\n"
        "n5 | people | old-karl | label\n"
        "n6 | people | | "
    ),
    "redirects": (
        "id | table | kind | successors | reason\nold-karl | people | merged | karl-y | one"
    ),
}


def test_what_does_not_exist_is_told_with_what_is_nearest(world: World) -> None:
    found = world.run(
        "row-reference", TABLES, "names", table="table", row="row", property="property"
    )
    assert [(each.rule, each.line, each.field, each.message) for each in found] == [
        ("row-reference", 3, "row", "people has no row karl-z. The nearest is karl-y."),
        ("row-reference-table", 4, "table", "The package has no table persons."),
        (
            "row-reference-property",
            5,
            "property",
            "people has no field lable. The nearest is label.",
        ),
        ("row-reference-retired", 6, "row", "people:old-karl is retired and followed by karl-y."),
    ]
    assert found[3].remedy == "Name karl-y instead."


def test_the_property_is_looked_at_only_where_it_is_declared(world: World) -> None:
    found = world.run("row-reference", TABLES, "names", table="table", row="row")
    assert [each.line for each in found] == [3, 4, 6]
