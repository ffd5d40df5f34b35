"""Accepted findings: what is accepted, and which exceptions are faults themselves."""

from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless_dossier import validate
from frictionless_dossier.checking.excuses import Excuses, read_excuses
from frictionless_dossier.findings import Answer, RowId, row_ids
from frictionless_dossier.opening import open as open_package

Write = Callable[..., Path]

RULES = [{"type": "exceptions"}]
PERIOD = [{"type": "period", "start": "start", "end": "end"}]
TERMS = ("t1,2001,2003", "t2,2005,2004")
NEEDED = "e1,period-order,terms:t2,certain,s1,as printed"


def _found(folder: Path) -> list[tuple[str, int | None, str | None, str]]:
    report = validate(folder)
    return [(each.rule, each.line, each.field, each.message) for each in report.findings]


def test_a_finding_that_is_accepted_is_not_reported(write: Write) -> None:
    assert _found(write(RULES, PERIOD, TERMS, [NEEDED])) == []


def test_without_the_exception_it_is(write: Write) -> None:
    assert [rule for rule, *_ in _found(write(RULES, PERIOD, TERMS))] == ["period-order"]


@pytest.mark.parametrize(
    ("exception", "rule", "field", "message"),
    [
        (
            "e2,period-order,terms:t1,certain,s1,x",
            "exception-unneeded",
            None,
            "The rule finds no period-order of terms:t1 any more.",
        ),
        (
            "e2,period-order,terms:t2,certain,s1,x",
            "exception-unneeded",
            None,
            "Another exception accepts the period-order of terms:t2 already.",
        ),
        (
            "e2,period-open-start,terms:t1,,,x",
            "exception-not-allowed",
            "rule",
            "The finding period-open-start cannot be accepted: it is of form, keys or provenance.",
        ),
        (
            "e2,type-error,terms:t1,,,x",
            "exception-not-allowed",
            "rule",
            "The finding type-error cannot be accepted: it is of no declared rule.",
        ),
        (
            "e2,,terms:t1,,,x",
            "exception-not-allowed",
            "rule",
            "The finding without a name cannot be accepted: it is of no declared rule.",
        ),
        (
            "e2,period-order,terms:t1,impossible,,x",
            "exception-not-allowed",
            "answer",
            "No rule answers impossible: an exception expects certain or possible, or nothing.",
        ),
        (
            "e2,period-order,terms:t9,certain,,x",
            "exception-rows",
            "rows",
            "There is no row terms:t9.",
        ),
        (
            "e2,period-order,reigns:t1,certain,,x",
            "exception-rows",
            "rows",
            "There is no row reigns:t1.",
        ),
        (
            "e2,period-order,t1,certain,,x",
            "exception-rows",
            "rows",
            "The exception does not name its rows as table:id, separated by one blank.",
        ),
        (
            "e2,period-order,,certain,,x",
            "exception-rows",
            "rows",
            "The exception does not name its rows as table:id, separated by one blank.",
        ),
        (
            "e2,period-order,terms:t1,certain,s1 s9,x",
            "exception-rows",
            "statements",
            "There is no statement s9.",
        ),
    ],
)
def test_an_exception_at_fault(
    write: Write, exception: str, rule: str, field: str | None, message: str
) -> None:
    folder = write(RULES, PERIOD, TERMS, [NEEDED, exception])
    assert _found(folder) == [(rule, 3, field, message)]


def test_an_exception_with_another_answer_accepts_nothing(write: Write) -> None:
    folder = write(RULES, PERIOD, TERMS, ["e1,period-order,terms:t2,possible,,x"])
    assert [(rule, message) for rule, _, _, message in _found(folder)][1:] == [
        (
            "exception-unneeded",
            "The period-order of terms:t2 was accepted as possible, but is now certain.",
        )
    ]


def test_an_exception_of_a_rule_that_did_not_run_is_left_open(write: Write) -> None:
    broken = [{"type": "period", "start": "start", "end": "ende"}]
    folder = write(RULES, broken, TERMS, [NEEDED])
    assert [rule for rule, *_ in _found(folder)] == ["rule-declaration"]
    assert [each.skipped for each in validate(folder).rules] == [1]


def test_without_the_rule_nobody_asks(write: Write) -> None:
    assert _found(write([], PERIOD, TERMS, [NEEDED, "e2,zzz,terms:t1,,,x"])) == []


def test_excuses_cover_exactly_their_rows_and_answer() -> None:
    one, other = RowId("terms", "a"), RowId("terms", "b")
    excuses = Excuses()
    excuses.expected["overlap", frozenset({one, other})] = (Answer.POSSIBLE, "e1")
    assert not excuses.cover("overlap", [one], Answer.POSSIBLE)
    assert not excuses.cover("gap", [one, other], Answer.POSSIBLE)
    assert not excuses.cover("overlap", [other, one], Answer.CERTAIN)
    assert (excuses.used, excuses.changed) == (set(), {"e1": Answer.CERTAIN})
    assert excuses.cover("overlap", [other, one], Answer.POSSIBLE)
    assert excuses.used == {"e1"}
    assert excuses.covering("overlap") == [frozenset({one, other})]


def test_reading_keeps_what_can_be_read(write: Write) -> None:
    rows = [NEEDED, "e2,gap,terms:t1 terms:t2,,,x", "e3,,terms:t1,,,x", "e4,gap,t1,,,x"]
    opened = open_package(write((), (), TERMS, [*rows, "e5,gap,terms:t1,maybe,,x"]))
    assert read_excuses(opened.package, opened.tables).expected == {
        ("period-order", frozenset({RowId("terms", "t2")})): (Answer.CERTAIN, "e1"),
        ("gap", frozenset({RowId("terms", "t1"), RowId("terms", "t2")})): (None, "e2"),
    }


@pytest.mark.parametrize("text", [None, "", "t1", ":t1", "terms:", "terms:a  terms:b", "a:b "])
def test_rows_that_are_not_named(text: str | None) -> None:
    assert row_ids(text) is None
