import json
from itertools import product
from pathlib import Path

import pytest

from benchmarks import report, small
from benchmarks.__main__ import PAGE, RESULTS
from benchmarks.agreement import disagreements
from benchmarks.contenders import (
    FRICTIONLESS,
    OURS,
    OURS_IN_FULL,
    STATUSES,
    command,
    environment,
)
from benchmarks.goals import goals
from benchmarks.measure import Cost, measure
from benchmarks.results import Results, read
from benchmarks.run import run
from benchmarks.scenarios import SCENARIOS, Scenario

GENERATED = [each for each in SCENARIOS if each.generate]
KEYS = next(each for each in GENERATED if each.name == "keys")


@pytest.mark.parametrize("scenario", GENERATED, ids=lambda each: each.name)
def test_a_generated_package_is_found_at_fault_as_it_was_made(
    scenario: Scenario, tmp_path: Path
) -> None:
    assert scenario.generate is not None
    scenario.generate(tmp_path, 600)
    contenders = [OURS_IN_FULL, *(each for each in scenario.peers if each != "frictionless")]
    outputs = {each: tmp_path / f"{each}.out" for each in contenders}
    for contender, output in outputs.items():
        assert measure(command(contender, tmp_path, None), output, STATUSES).megabytes > 1
    assert disagreements(tmp_path, outputs) == []


def test_a_contender_that_finds_something_else_is_told_of(tmp_path: Path) -> None:
    GENERATED[0].generate(tmp_path, 600)  # type: ignore[misc] # it has one
    ours, peer = tmp_path / "ours", tmp_path / "peer"
    measure(command(OURS_IN_FULL, tmp_path, None), ours, STATUSES)
    peer.write_text("3 type-error\n")
    wrong = disagreements(tmp_path, {OURS_IN_FULL: ours, "events_polars": peer})
    assert wrong == ["events_polars missed 0 () and found 1 too many (3 type-error)"]


def test_frictionless_has_to_find_what_it_has_a_rule_for(tmp_path: Path) -> None:
    (cells,) = (each for each in GENERATED if each.name == "events-cells")
    assert cells.generate is not None
    cells.generate(tmp_path, 600)
    outputs = {each: tmp_path / each for each in (OURS_IN_FULL, FRICTIONLESS)}
    for contender, output in outputs.items():
        measure(command(contender, tmp_path, None), output, STATUSES, environment(contender))
    assert disagreements(tmp_path, outputs) == []
    outputs[FRICTIONLESS].write_text('{"tasks": []}')
    (wrong,) = disagreements(tmp_path, outputs)
    assert wrong.startswith("frictionless missed 60 (")


@pytest.mark.parametrize("rounds", [1, 2])
def test_what_was_not_found_is_noted_once_in_any_number_of_rounds(
    tmp_path: Path, rounds: int
) -> None:
    folder = tmp_path / "keys-600"
    folder.mkdir()
    assert KEYS.generate is not None
    KEYS.generate(folder, 600)
    put_in = json.loads((folder / "expected.json").read_text())
    (folder / "expected.json").write_text(json.dumps([*put_in, [999, 999, "primary-key"]]))
    (folder / "made").touch()
    results = Results()
    assert list(run(KEYS, 600, rounds, tmp_path, tmp_path, None, results)) == (
        [OURS, "keys_polars"] * rounds
    )
    told = {OURS_IN_FULL: "", "dossier, with lines": "999 ", "keys_polars": ""}
    assert sorted(results.wrong) == [
        f"keys, 600 rows: {who} missed 1 ({line}999 primary-key) and found 0 too many ()"
        for who, line in told.items()
    ]


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended with 2"):
        measure(command(OURS, tmp_path / "nowhere", None), tmp_path / "out", STATUSES)


def test_frictionless_runs_as_published_and_all_from_bytecode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    python, alone = command(FRICTIONLESS, tmp_path, None)[:2]
    known = "frictionless", "frictionless_dossier"
    told = f"from importlib.util import find_spec; print([bool(find_spec(n)) for n in {known}])"
    output = tmp_path / "out"
    measure([python, alone, "-c", told], output, (0,), environment(FRICTIONLESS))
    assert output.read_text() == "[True, False]\n"
    assert not any("PYTHONDONTWRITEBYTECODE" in environment(each) for each in (OURS, FRICTIONLESS))


def test_generators_repeat_themselves(tmp_path: Path) -> None:
    for scenario, again in product(GENERATED, ("once", "twice")):
        folder = tmp_path / again / scenario.name
        folder.mkdir(parents=True)
        assert scenario.generate is not None
        scenario.generate(folder, 200)
    made = sorted((tmp_path / "once").rglob("*.csv"))
    assert made
    for path in made:
        twin = tmp_path / "twice" / path.relative_to(tmp_path / "once")
        assert path.read_bytes() == twin.read_bytes()


def test_a_ratio_may_worsen_by_less_than_a_factor_of_three() -> None:
    recorded = json.loads(small.RATIOS.read_text())

    def worse(times: float) -> list[str]:
        results = Results()
        for name, ratio in recorded.items():
            scenario, peer = name.split(" ")
            results.add(scenario, 1, OURS, Cost(1.0, 1.0))
            results.add(scenario, 1, peer, Cost(1.0 / (ratio * times), 1.0))
        return list(small.collapsed(results))

    assert worse(2.5) == []
    assert len(worse(3.5)) == len(recorded)
    assert len(list(small.collapsed(Results()))) == len(recorded)


def test_each_goal_is_reached_missed_or_not_measured() -> None:
    results = Results()
    assert {goal.reached for goal in goals(results)} == {None}
    results.add("events", 1_000_000, OURS, Cost(2.0, 300.0))
    results.add("events", 1_000_000, "events_polars", Cost(1.0, 300.0))
    judged = {goal.title: goal.reached for goal in goals(results)}
    assert judged["events, a million rows, of Polars"] is False
    assert judged["events, a million rows, megabytes"] is True
    assert "not reached" in "\n".join(report.verdicts(results))


def test_the_page_is_what_the_recorded_results_say() -> None:
    assert PAGE.read_text("utf-8") == report.page(read(RESULTS))
