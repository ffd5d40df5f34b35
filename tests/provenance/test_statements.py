"""Statements are read from their table, and rows at fault already are passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frictionless_dossier.checks import verified
from frictionless_dossier.findings import RowId, singly
from frictionless_dossier.provenance.evidence import evidence_rows
from frictionless_dossier.provenance.statements import by_cell, statements

if TYPE_CHECKING:
    from tests.provenance.conftest import World


def test_statements_are_found_by_row_and_property(world: World) -> None:
    world.say("tenures:holm-1", "end", "1936-07-26", "3:15-17")
    world.say("tenures:holm-1", "end", "", follows_from="s1 s9", basis="derived")
    world.say("tenures:holm-1", "*")
    tables = world.tables()
    found = statements(world.package(tables), tables)
    first, second, third = found
    assert by_cell(found) == {RowId("tenures", "holm-1"): {"end": [first, second], "*": [third]}}
    assert (second.value, second.follows_from, second.rank) == (None, ("s1", "s9"), "normal")
    assert [each.whole_row for each in found] == [False, False, True]


def test_without_a_table_of_statements_there_are_none(world: World) -> None:
    tables = world.tables()
    del tables["statements"]
    assert statements(world.package(tables), tables) == []


def test_rows_at_fault_already_are_passed_over_and_counted(world: World) -> None:
    world.say("tenures:holm-1", "end", "1936-07-26", "3:15-17")
    world.say("tenures:holm-1", "end", "1936-07-27", "3:15-17")
    world.say("tenures:holm-1", "", "1936-07-27", "3:15-17")
    context = world.context()
    context.tables["statements"].faults.add((1, "value"))
    assert [each.index for each in evidence_rows(context.package, context.tables)] == [0]
    found = list(singly(verified.CHECK.run(context, {})))
    assert [each.row for each in found] == [2]
    assert context.skipped == 2
