"""Faults planted in the packages that are kept here: each protection catches its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from frictionless_dossier.checking import registry
from frictionless_dossier.checking.check import Check
from frictionless_dossier.findings import Finding
from frictionless_dossier.provenance.evidence import evidence_rows
from frictionless_dossier.provenance.hashing import UNSEALED

from tests.planted import schema_faults, scoring
from tests.planted.faults import FAULTS
from tests.planted.plants import World
from tests.planted.scoring import Score, score

HERE = Path(__file__).parent
ROOT = HERE.parent
SEAL = "rule:verified"


@pytest.fixture(scope="module")
def real() -> World:
    """The real package."""
    return World(ROOT)


@pytest.fixture(scope="module")
def result(real: World) -> Score:
    """A bounded sample; `make planted` plants more."""
    return score(real, each=1)


def test_every_planted_fault_is_found_at_its_row_and_field(result: Score) -> None:
    assert not result.missed, "\n".join(result.lines())
    assert result.planted == result.caught
    assert result.planted.total() > 1000


def test_a_fault_is_known_of_every_declared_rule(result: Score) -> None:
    """Whoever adds a rule adds to `tests/planted/faults` how to break what it demands."""
    assert not result.unknown


def test_every_contestable_field_is_protected_by_statements(real: World, result: Score) -> None:
    contestable = [
        (table.name, field.name)
        for table, field in real.fields()
        if field.contestable and any(table.column(field.name))
    ]
    assert contestable
    unprotected = [each for each in contestable if "statement" not in result.by_field[each]]
    assert unprotected == []


def test_every_cell_of_a_verified_row_is_sealed(real: World, result: Score) -> None:
    """All but our judgement: no lawful value of another event, group or outcome goes unseen."""
    tables = {one.table.name: one.table for one in evidence_rows(real.package, real.tables)}
    assert len(tables) > 1
    open_to_change = [
        f"{table.name}.{field.name}"
        for table in tables.values()
        for field in table.fields()
        if SEAL not in result.by_field[table.name, field.name]
    ]
    judgement = {f"{name}.{field}" for name in tables for field in UNSEALED - {"verified"}}
    assert set(open_to_change) == judgement


def test_every_cell_that_rests_on_a_sealed_statement_about_its_row_is_sealed(
    real: World, result: Score
) -> None:
    """Who fights whom, in which role, of which kind: all that has no statement of its own."""
    resting = {
        f"{one.about.resource}.{name}"
        for one in evidence_rows(real.package, real.tables)
        for name, _ in one.resting
        if one.verified
    }
    assert {"relationships.object", "event_participants.role", "events.kind"} <= resting
    sealed = {f"{table}.{name}" for (table, name), by in result.by_field.items() if SEAL in by}
    assert resting - sealed == set()


def test_a_rule_that_is_silent_would_be_noticed(
    real: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each rule in turn finds nothing: all of its faults are missed."""
    find = registry.find
    silenced: set[str] = set()

    def silent(name: str) -> Check:
        return find(name)._replace(run=lambda context, parameters: ())

    monkeypatch.setattr(registry, "find", silent)
    for rule in real.package.every_rule:
        planted = list(FAULTS[rule.type](real, rule, 1))
        local = [each for each in planted if each.rule is not None][:3]
        caught = [plant for plant, found in scoring.tried(real, local) if found]
        assert caught == [], rule.type
        silenced.update(each.rule.type for each in local if each.rule is not None)
    declared = {rule.type for rule in real.package.every_rule}
    assert declared - silenced == {
        "protection",
        "text-coverage",
        "vocabularies",
    }  # No cell breaks these.


def test_a_judge_that_is_silent_would_be_noticed(
    real: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_: object) -> Iterator[Finding]:
        return iter(())

    monkeypatch.setattr(scoring, "judge_package", silent)
    planted = list(schema_faults.plants(real, 1))
    assert planted
    assert not any(found for _, found in scoring.tried(real, planted))


def test_faults_are_caught_in_another_package_too() -> None:
    result = score(World(HERE / "packages" / "andorra"), each=2)
    assert result.missed == [], "\n".join(result.lines())
    assert not result.unknown
    assert result.planted.total() > 100
