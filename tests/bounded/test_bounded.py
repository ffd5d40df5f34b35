"""Patterns and schemas that would take longer than anybody waits: they end, and say where."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from frictionless_dossier import json_schema
from frictionless_dossier.bounded import Matcher, OutOfTime, Patience, alarm, matching, worker
from frictionless_dossier.bounded.matching import all_match
from frictionless_dossier.bounded.worker import WORKER, Killed, Worker
from frictionless_dossier.json_schema import SchemaError, Validator
from frictionless_dossier.judge import judge_cells
from frictionless_dossier.package.model import Field

CATASTROPHIC = "(a+)+b"
ENDLESS = "a" * 50


def field(pattern: str) -> Field:
    return Field("x", "string", "default", {"pattern": pattern}, frozenset({""}), {}, 0)


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Less time than there is in earnest; what grows with the text stays."""
    monkeypatch.setattr(json_schema, "_SECONDS", 0.2)
    monkeypatch.setattr(matching, "_SECONDS", 0.2)


@pytest.fixture(params=["in place", "in a thread"])
def run(request: pytest.FixtureRequest) -> Iterator[Callable[[Callable[[], Any]], Any]]:
    """Runs a function, in the main thread or in another, where no signal arrives."""

    def in_thread(function: Callable[[], Any]) -> Any:
        results: list[Any] = []
        thread = threading.Thread(target=lambda: results.append(function()))
        thread.start()
        thread.join()
        return results[0]

    yield in_thread if request.param == "in a thread" else lambda function: function()
    WORKER.stop()


def test_a_pattern_that_runs_out_of_time_is_told_at_its_cell_and_not_tried_again(
    run: Callable[[Callable[[], Any]], Any],
) -> None:
    cells = ["ab", ENDLESS, "aab", "c", f"{ENDLESS}a"]
    ((index, fault),) = run(lambda: list(judge_cells(field(CATASTROPHIC), cells)))
    assert index == 1
    assert "runs out of time" in fault.message
    assert CATASTROPHIC in fault.message


@pytest.mark.parametrize("pattern", ["(a|ab)*", "[a-c]+"])
def test_usual_patterns_do_not_run_out_of_time_on_ten_megabytes(
    run: Callable[[Callable[[], Any]], Any], pattern: str
) -> None:
    cells = ["ab" * 5_000_000, "abab"]
    assert run(lambda: list(judge_cells(field(pattern), cells))) == []


def test_a_pattern_that_is_a_little_slow_on_every_cell_runs_out_of_time_too() -> None:
    """A fifth of a second and 20 µs for each text: 500 texts of some 10 ms each are too much."""
    slow = [f"{'a' * 20}{number}" for number in range(500)]
    found = list(judge_cells(field("(a+)+[0-9]+b"), slow))
    assert "runs out of time" in found[-1][1].message
    assert len(found) < len(slow)


def test_many_wrong_cells_do_not_use_up_the_time_of_a_usual_pattern() -> None:
    cells = [f"wrong {number}" for number in range(20_000)]
    assert len(list(judge_cells(field("[a-z]+"), cells))) == len(cells)


def test_a_thread_has_the_same_verdicts(run: Callable[[Callable[[], Any]], Any]) -> None:
    cells = ["ab", "\ud800", "b\n", "a" * 300, None, "é"]
    found = run(lambda: [index for index, _ in judge_cells(field("[a-z]+"), cells)])
    assert found == [1, 2, 5]


def test_a_package_with_too_many_such_patterns_is_not_waited_for() -> None:
    patience = Patience(left=0)
    with pytest.raises(OutOfTime):
        Matcher("a", patience).matches("a")


def test_a_process_that_does_not_answer_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who sleeps takes no time of the processor, so that no signal helps."""
    monkeypatch.setattr(worker, "_WALL", 1)
    helper = Worker()
    with pytest.raises(Killed):
        helper.call(0.1, time.sleep, 600)
    assert helper.call(60, all_match, "a+", ["a", "aa"]) is True
    helper.stop()


def explosive() -> dict[str, Any]:
    """A small schema that asks for 2 to the power of 40 visits."""
    defs: dict[str, Any] = {"a0": {}}
    for step in range(1, 41):
        defs[f"a{step}"] = {"allOf": [{"$ref": f"#/$defs/a{step - 1}"}] * 2}
    return {"$defs": defs, "$ref": "#/$defs/a40"}


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        ({"pattern": CATASTROPHIC}, "too long"),
        ({"patternProperties": {CATASTROPHIC: {}}, "pattern": CATASTROPHIC}, "too long"),
        (explosive(), "too long"),
        ({"$ref": "#"}, "without end"),
    ],
)
def test_a_schema_that_takes_too_long_is_refused(
    run: Callable[[Callable[[], Any]], Any], schema: dict[str, Any], told: str
) -> None:
    def validate() -> str:
        try:
            return str(list(Validator(schema).problems(ENDLESS)))
        except SchemaError as error:
            return str(error)

    assert told in run(validate)


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "https://example.org/schema.json"},
        {"$ref": "file:///etc/passwd"},
        {"$ref": "other.json"},
        {"$dynamicRef": "https://example.org/schema.json#x"},
        {"allOf": [{"$id": "https://example.org/a/", "$ref": "b.json"}]},
        {"$schema": "https://example.org/draft", "$ref": "https://example.org/schema.json"},
        {"$schema": "http://json-schema.org/draft-04/schema#", "$ref": "http://localhost:9/x"},
    ],
)
def test_no_schema_is_ever_fetched(schema: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def reach(*arguments: Any, **more: Any) -> None:
        raise AssertionError("something was fetched")

    for place in ("socket.socket.connect", "socket.getaddrinfo", "urllib.request.urlopen"):
        monkeypatch.setattr(place, reach)
    monkeypatch.setattr("pathlib.Path.read_text", reach)
    with pytest.raises(SchemaError, match="leads out of the schema"):
        list(Validator(schema).problems({}))


@pytest.mark.parametrize(
    "schema",
    [{"$schema": {}}, {"$id": "http://[", "$ref": "x"}, {"pattern": "("}, {"type": "thing"}],
)
def test_whatever_the_library_stumbles_over_is_a_fault_of_the_schema(
    schema: dict[str, Any],
) -> None:
    with pytest.raises(SchemaError):
        list(Validator(schema).problems("a"))


def test_the_message_of_a_large_value_is_short() -> None:
    (problem,) = Validator({"type": "integer"}).problems("a" * 1_000_000)
    assert len(problem.message) < 400


def test_a_timer_of_somebody_else_is_left_alone() -> None:
    import signal

    signal.setitimer(signal.ITIMER_VIRTUAL, 1000)
    try:
        assert not alarm.usable()
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    assert alarm.usable()
    before = signal.getsignal(signal.SIGVTALRM)
    assert alarm.run(1, lambda: 5) == 5
    assert signal.getsignal(signal.SIGVTALRM) is before
