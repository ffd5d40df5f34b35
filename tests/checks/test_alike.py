"""Texts that differ in nothing that matters are told at the later row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.checks.conftest import World


@pytest.mark.parametrize(
    "other, told",
    [
        ("Abu-Sayed", True),
        ("ABU-SAYED", True),
        ("Abu–Sayed", False),
        ("Abu Sayed", False),
        ("Abu-Sayéd", False),
        ("", False),
    ],
)
def test_capitals_do_not_tell_two_texts_apart(world: World, other: str, told: bool) -> None:
    rows = f"id | of | name\na | x | Abu-Sayed\nb | y | {other}"
    found = world.run("alike", {"names": rows}, "names", field="name")
    assert [(each.line, each.field) for each in found] == ([(3, "name")] if told else [])
    assert world.run("alike", {"names": rows}, "names", field="name", by=["of"]) == []


def test_kinds_of_apostrophe_do_not_either(world: World) -> None:
    rows = "id | name\na | Sa'ad\nb | Sa’ad\nc | Saad"
    found = world.run("alike", {"names": rows}, "names", field="name")
    assert [each.line for each in found] == [3]
