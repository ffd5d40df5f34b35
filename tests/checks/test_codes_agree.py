"""Codes that do not go together are told at the other value, here or in the row referred to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.checks.conftest import World

PAIRS = {"money": ["usd", "eur"], "crew": ["persons"]}
ROWS = """id | measure | unit | ship
    a | money | usd | x
    b | money | persons | y
    c | crew | | x
    d | | usd | x
    e | length | persons | y"""


def test_only_pairs_that_are_named_are_judged(world: World) -> None:
    found = world.run(
        "codes-agree", {"rows": ROWS}, "rows", code="measure", other="unit", pairs=PAIRS
    )
    assert [(each.line, each.field) for each in found] == [(3, "unit")]
    assert found[0].message.endswith("does not go, only usd or eur.")


def test_the_other_value_may_stand_in_another_table(world: World) -> None:
    tables = {"rows": ROWS, "ships": "id | unit\nx | eur\ny | persons"}
    other = {"field": "ship", "resource": "ships", "value": "unit"}
    found = world.run("codes-agree", tables, "rows", code="measure", other=other, pairs=PAIRS)
    assert [(each.line, each.field, len(each.rows)) for each in found] == [
        (3, "ship", 2),
        (4, "ship", 2),
    ]
