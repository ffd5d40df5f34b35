"""Locating: what people look for, as locators that verify."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from frictionless_dossier.provenance.locate import locate

if TYPE_CHECKING:
    from tests.provenance.conftest import World


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("26 July 1936", [("3:15-17", "26 July 1936", "date")]),
        ("July 26, 1936", [("3:15-17", "26 July 1936", "date")]),
        ("1936-07-26", [("3:15-17", "26 July 1936", "date")]),
        ("26/07/1936", [("3:15-17", "26 July 1936", "date")]),
        ("7.26.1936", [("3:15-17", "26 July 1936", "date")]),
        ("31/07/1936", []),
        ("Nowhere 1936", []),
        ("1939-04", [("4:12-13", "April 1939", "date")]),
        ("6", [("5:13", "six", "figure")]),
        ("1000", [("5:37", "1,000", "figure")]),
        ("1000000", [("6:28-29", "$1 million", "figure")]),
        ("Astrid Berg-Olsen", [("4:3-4", "Astrid Berg–Olsen", "words")]),
        ("ran aground", [("5:8-9", "ran aground", "words")]),
        ("Holm", [("3:4", "Holm(Captain", "words"), ("3:7", "Holm)", "words")]),
        ("26 July 1937", []),
        ("1937-02-30", []),
    ],
)
def test_what_stands_in_a_text_is_found(
    world: World, query: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [tuple(each) for each in locate(world.history, query)] == expected
