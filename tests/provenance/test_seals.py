"""Seals: stable, different for every statement, and told from what was changed since."""

from __future__ import annotations

from dataclasses import fields, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from frictionless_dossier.checks.verified import CHECK
from frictionless_dossier.findings import RowId
from frictionless_dossier.provenance.evidence import Claim, Evidence, evidence_rows
from frictionless_dossier.provenance.hashing import seal_of
from frictionless_dossier.provenance.sealing import Sealing, seal
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from tests.provenance.conftest import World

SEALED = ("value_kind", "value", "as_said", "locator", "context", "citation", "basis")


def _evidence(world: World) -> Evidence:
    world.say("tenures:holm-1", "end", "1936-07-26", "3:15-17", citation="2", as_said="26 July – §")
    tables = world.tables()
    (found,) = evidence_rows(world.package(tables), tables)
    return replace(found, digest="0" * 64)


def _sealings(world: World) -> list[Sealing]:
    tables = world.tables()
    return list(seal(world.package(tables), tables, world.texts))


def _seal_all(world: World) -> None:
    for sealing in _sealings(world):
        rows = {"statements": world.statements, "casualties": world.casualties}[sealing.table.name]
        for index, value in sealing.seals.items():
            rows[index]["verified"] = value


def test_a_seal_never_changes(world: World) -> None:
    content = (
        '[1,"0000000000000000000000000000000000000000000000000000000000000000","tenures","holm-1",'
        '[["end","value","1936-07-26"]],"26 July – §","3:15-17","","2","stated",""]'
    )
    assert seal_of(_evidence(world)) == "b30c4c6943e3d81e"
    assert sha256(content.encode()).hexdigest().startswith("b30c4c6943e3d81e")


def test_every_column_that_is_verified_is_sealed(world: World) -> None:
    whole = _evidence(world)
    other: dict[str, Any] = {
        "digest": "1" * 64,
        "about": RowId("tenures", "berg-1"),
        "claims": (Claim("start", "value", "1936-07-26"),),
    }
    left_out = {"table", "index", "source", "verified"}
    seals = {seal_of(whole)}
    names = {field.name for field in fields(Evidence)} - left_out
    for name in names:
        seals.add(seal_of(replace(whole, **{name: other.get(name, "other")})))
    for claim in (Claim("end", "none", "1936-07-26"), Claim("end", "value", "1936-07-27")):
        seals.add(seal_of(replace(whole, claims=(claim,))))
    seals.add(seal_of(replace(whole, about=RowId("offices", "holm-1"))))
    assert len(seals) == 1 + len(names) + 3


@given(st.text(), st.text(), st.text(), st.text())
def test_text_cannot_move_between_columns_unseen(a: str, b: str, c: str, d: str) -> None:
    # The table that holds a statement plays no part in its seal.
    base = Evidence(None, 0, RowId("t", "r"), (), "", "s", "", "", "", "", "", "", "")  # type: ignore[arg-type]
    one, other = replace(base, as_said=a, locator=b), replace(base, as_said=c, locator=d)
    assert (seal_of(one) == seal_of(other)) == ((a, b) == (c, d))


def test_statements_that_hold_are_sealed_and_then_valid(world: World) -> None:
    world.say("tenures:holm-1", "end", "1936-07-26", "3:15-17")
    world.say("tenures:holm-1", "end", "1936-07-27", "3:15-17")
    world.say("tenures:holm-1", "start", "1931", "page 7", source="website", verified="stale")
    world.casualties = [
        {"id": "c1", "ship": "fjordkongen", "figure": "6", "locator": "5:13", "source": "history"}
    ]
    found = {sealing.table.name: sealing for sealing in _sealings(world)}
    assert set(found["statements"].seals) == {0, 2}
    assert found["statements"].seals[2] == ""
    assert [each.row for each in found["statements"].refused] == [3]
    assert set(found["casualties"].seals) == {0}
    _seal_all(world)
    del world.statements[1]
    findings, facts = world.run(CHECK)
    assert findings == []
    assert facts["statements verified by hash"] == 2
    world.at_hand()
    world.texts.asked = False
    findings, facts = world.run(CHECK)
    assert findings == []
    assert (facts["statements verified by hash"], facts["statements verified in text"]) == (
        2,
        0,
    )


def test_a_seal_is_kept_where_the_text_is_not_at_hand(world: World) -> None:
    world.say("tenures:holm-1", "end", "1936-07-26", "3:15-17", verified="kept")
    world.at_hand()
    assert _sealings(world)[0].seals == {}


def test_a_seal_goes_where_the_text_says_otherwise(world: World) -> None:
    world.say("tenures:holm-1", "end", "1936-07-27", "3:15-17", verified="stale")
    assert _sealings(world)[0].seals == {0: ""}


@pytest.mark.parametrize("column", [*SEALED, "follows_from", "table", "row", "property"])
def test_any_change_of_a_sealed_statement_is_found_without_the_text(
    world: World, column: str
) -> None:
    world.say("tenures:holm-1", "end", "1936-07-26", "3:15-17", citation="2")
    _seal_all(world)
    world.texts = type(world.texts)()
    assert world.findings(CHECK) == []
    changed = {
        "table": "people",
        "row": "berg-1",
        "property": "start",
        "locator": "3:15-18",
        "context": "1:1",
        "value": "1936-07-27",
    }
    world.statements[0][column] = changed.get(column, "1")
    assert [each.rule for each in world.findings(CHECK)] == ["statement-altered"]


def test_another_text_of_the_source_breaks_the_seal(world: World) -> None:
    world.say("tenures:holm-1", "end", "1936-07-26", "3:15-17")
    _seal_all(world)
    world.texts = type(world.texts)()
    world.history = replace(world.history, sha256="f" * 64)
    assert [each.rule for each in world.findings(CHECK)] == ["statement-altered"]


def test_a_statement_without_a_seal_was_never_verified(world: World) -> None:
    world.say("tenures:holm-1", "end", "1936-07-26", "3:15-17")
    world.texts = type(world.texts)()
    (found,) = world.findings(CHECK)
    assert (found.rule, found.field, found.row) == ("statement-unverified", "verified", 2)


def test_a_seal_without_a_text_is_refused(world: World) -> None:
    world.say("tenures:holm-1", "end", "1936", "page 7", source="website", verified="0" * 16)
    (found,) = world.findings(CHECK)
    assert found.rule == "statement-altered"
    assert "no text of its source is kept" in found.message
