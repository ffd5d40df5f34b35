"""An open end rests on a source that tells up to when it is current."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.checks.conftest import World

HEAD = "id | table | row | property | value_kind | value | source | basis | rank\n"
TENURES = "id | end:date\nt1 | ..\nt2 | 2019"
SOURCES = "id | as_of:date\npress | 2023-01-01\nbook |"


def test_a_preferred_statement_of_a_dated_source_is_enough(world: World) -> None:
    statement = HEAD + "s | tenures | t1 | end | value | .. | press | stated | preferred"
    tables = {"tenures": TENURES, "statements": statement, "sources": SOURCES}
    assert world.run("open-end", tables, "tenures", field="end") == []


@pytest.mark.parametrize(
    ("statement", "lacking"),
    [
        ("end | value | .. | press | stated | normal", "no preferred statement says so"),
        ("end | value | 2019 | press | stated | preferred", "no statement says so"),
        ("* | value | | press | stated | preferred", "no statement says so"),
        (
            "end | value | .. | book | stated | preferred",
            "the source book does not say up to when it tells (`as_of`)",
        ),
        ("end | value | .. | gone | stated | preferred", "the source gone is not known"),
    ],
)
def test_what_is_lacking_is_told(world: World, statement: str, lacking: str) -> None:
    statements = f"{HEAD}s | tenures | t1 | {statement}"
    tables = {"tenures": TENURES, "statements": statements, "sources": SOURCES}
    found = world.run("open-end", tables, "tenures", field="end")
    assert [(each.rule, each.line, each.field) for each in found] == [("open-end", 2, "end")]
    assert found[0].message == f"end of tenures:t1 is open, but {lacking}."


def test_a_package_without_statements_is_one_source(world: World) -> None:
    assert world.run("open-end", {"tenures": TENURES}, "tenures", field="end") == []
    world.as_of = None
    (found,) = world.run("open-end", {"tenures": TENURES}, "tenures", field="end")
    assert "the package does not say up to when it tells (`asOf`)" in found.message
