"""Seals: stable, different for every statement, and told from what was changed since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

import pytest
from frictionless_dossier.checks.verified import CHECK
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.evidence import Claim, Evidence, evidence_rows
from frictionless_dossier.provenance.hashing import seal_of
from frictionless_dossier.provenance.sealing import Sealing, seal
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.provenance.conftest import World

UNSEALED = {"rank", "rank_reason", "refuted_by", "verified"}


def _evidence(world: World) -> Evidence:
    world.statements = []
    world.say("tenures:holm-1", "end", "1936-07-26", "3:15-17", citation="2", as_said="26 July – §")
    tables = world.tables()
    (found,) = evidence_rows(world.package(tables), tables)
    return found._replace(digest="0" * 64)


def _with(statement: Evidence, columns: Mapping[str, Sequence[str | None]]) -> Evidence:
    """The same statement in a table of other columns."""
    old = statement.table
    table = Table(old.resource, old.schema, columns, old.lines, old.records)
    return statement._replace(table=table)


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
        '[2,"0000000000000000000000000000000000000000000000000000000000000000","statements",'
        '[["end","value","1936-07-26"]],[["as_said","26 July – §"],["basis","stated"],'
        '["citation","2"],["id","s1"],["locator","3:15-17"],["property","end"],["row","holm-1"],'
        '["source","history"],["table","tenures"],["value","1936-07-26"],["value_kind","value"]]]'
    )
    seal_as_written = sha256(content.encode()).hexdigest()[:16]
    assert seal_of(_evidence(world)) == seal_as_written == "4cbd7473f6a4430e"


def test_order_and_emptiness_of_columns_do_not_matter(world: World) -> None:
    whole = _evidence(world)
    turned = dict(reversed(list(whole.table.columns.items())))
    assert seal_of(_with(whole, turned)) == seal_of(whole)
    assert seal_of(_with(whole, {**turned, "new": [None]})) == seal_of(whole)
    assert seal_of(_with(whole, {**turned, "new": ["x"]})) != seal_of(whole)


def test_the_rank_may_change_and_the_text_and_what_it_bears_out_may_not(world: World) -> None:
    whole = _evidence(world)
    columns = whole.table.columns
    for name in UNSEALED:
        assert seal_of(_with(whole, {**columns, name: ["other"]})) == seal_of(whole)
    assert seal_of(whole._replace(digest="1" * 64)) != seal_of(whole)
    claim = Claim("end", "value", "1936-07-27")
    assert seal_of(whole._replace(claims=(claim,))) != seal_of(whole)


@given(*[st.none() | st.text(min_size=1)] * 4)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # it is made anew each time
def test_text_cannot_move_between_columns_unseen(
    world: World, a: str | None, b: str | None, c: str | None, d: str | None
) -> None:
    base = _evidence(world)
    columns = base.table.columns
    one = _with(base, {**columns, "as_said": [a], "locator": [b]})
    other = _with(base, {**columns, "as_said": [c], "locator": [d]})
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
    assert facts["of them verified by hash"] == 2
    world.at_hand()
    world.texts.asked = False
    findings, facts = world.run(CHECK)
    assert findings == []
    assert facts["of them verified by hash"] == 2
    assert "of them verified in text" not in facts


def test_a_seal_is_kept_where_the_text_is_not_at_hand(world: World) -> None:
    world.say("tenures:holm-1", "end", "1936-07-26", "3:15-17", verified="kept")
    world.at_hand()
    assert _sealings(world)[0].seals == {}


def test_a_seal_goes_where_the_text_says_otherwise(world: World) -> None:
    world.say("tenures:holm-1", "end", "1936-07-27", "3:15-17", verified="stale")
    assert _sealings(world)[0].seals == {0: ""}


def _columns(resource: str) -> list[str]:
    return [name for name in World().tables()[resource].columns if name not in UNSEALED]


@pytest.mark.parametrize("column", _columns("statements"))
def test_any_change_of_a_sealed_statement_is_found_without_the_text(
    world: World, column: str
) -> None:
    world.say("tenures:holm-1", "end", "1936-07-26", "3:15-17", citation="2")
    _seal_all(world)
    world.texts = type(world.texts)()
    assert world.findings(CHECK) == []
    changed = {"table": "people", "locator": "3:15-18", "context": "1:1", "source": "memo"}
    world.statements[0][column] = changed.get(column, "1")
    assert [each.rule for each in world.findings(CHECK)] == ["statement-altered"]


@pytest.mark.parametrize("column", _columns("casualties"))
def test_any_change_of_a_sealed_claim_is_found_without_the_text(world: World, column: str) -> None:
    claim = {"id": "c1", "ship": "fjordkongen", "figure": "6", "locator": "5:13"}
    world.casualties = [{**claim, "source": "history", "outcome": "lost"}]
    _seal_all(world)
    world.texts = type(world.texts)()
    assert world.findings(CHECK) == []
    changed = {"ship": "havbris", "locator": "5:14", "context": "1:1", "source": "memo"}
    world.casualties[0][column] = changed.get(column, "1")
    assert [each.rule for each in world.findings(CHECK)] == ["statement-altered"]


def test_the_text_of_a_name_is_sealed_by_the_statement_about_it(world: World) -> None:
    world.names = [{"id": "n1", "table": "people", "row": "berg", "text": "Astrid Berg–Olsen"}]
    world.say("names:n1", "*", "", "4:3-4")
    _seal_all(world)
    assert world.statements[0]["verified"]
    world.texts = type(world.texts)()
    assert world.findings(CHECK) == []
    world.names[0]["text"] = "Astrid Bergsen"
    assert [each.rule for each in world.findings(CHECK)] == ["statement-altered"]


def test_what_the_judge_refused_is_not_told_once_more(world: World) -> None:
    world.say("tenures:holm-1", "end", "1936-07-26", "3:15-17", verified="0" * 16)
    world.texts = type(world.texts)()
    context = world.context()
    context.tables["statements"].faults.add((0, "relies_on"))
    assert list(CHECK.run(context, {})) == []
    assert context.skipped == 1


def test_another_text_of_the_source_breaks_the_seal(world: World) -> None:
    world.say("tenures:holm-1", "end", "1936-07-26", "3:15-17")
    _seal_all(world)
    world.texts = type(world.texts)()
    world.history = world.history._replace(sha256="f" * 64)
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


def test_what_rests_on_a_statement_about_its_row_is_sealed_with_it(world: World) -> None:
    world.say("tenures:holm-1", "*", "", "3:1-25")
    world.say("tenures:holm-1", "end", "1936-07-26", "3:15-17")
    tables = world.tables()
    whole, end = evidence_rows(world.package(tables), tables)
    assert len(seal_of(end)) == 16
    assert len(seal_of(whole)) == 32
    names = [name for name, _ in whole.resting]
    assert names == sorted(names)
    assert "end" not in names
    assert "id" not in names
    other = whole._replace(resting=((names[0], "another"), *whole.resting[1:]))
    assert seal_of(other)[:16] == seal_of(whole)[:16]
    assert seal_of(other) != seal_of(whole)
    assert seal_of(whole._replace(resting=())) == seal_of(whole)[:16]


def test_a_change_of_the_row_is_told_there_and_one_of_the_statement_here(world: World) -> None:
    world.say("tenures:holm-1", "*", "", "3:1-25")
    _seal_all(world)
    world.texts = type(world.texts)()
    assert world.findings(CHECK) == []
    sealed = world.statements[0]["verified"]
    for written, place in (
        (f"{sealed[:16]}{'0' * 16}", ("row-altered", "tenures", None)),
        (f"{'0' * 16}{sealed[16:]}", ("statement-altered", "statements", "verified")),
        (sealed[:16], ("row-altered", "tenures", None)),
    ):
        world.statements[0]["verified"] = written
        found = [(each.rule, each.resource, each.field) for each in world.findings(CHECK)]
        assert found == [place]
