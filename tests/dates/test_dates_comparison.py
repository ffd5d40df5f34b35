"""The examples that any implementation must get right, and rules of order."""

from datetime import date
from typing import Any

import pytest
from frictionless_dossier.dates import (
    Answer,
    Outcome,
    Period,
    Side,
    Verdict,
    answer,
    arrange,
    outcomes,
    outside,
    parse,
    same_reduced_handover,
    side,
    sweep,
)
from frictionless_dossier.dates.order import Days

APART, TOUCHING, OVERLAPPING = Outcome.APART, Outcome.TOUCHING, Outcome.OVERLAPPING
NO_OVERLAP = frozenset([OVERLAPPING])
AFTER = frozenset([Side.AFTER])


def period(start: str, end: str, *attested: str, as_of: str = "") -> Period:
    return Period(
        parse(start) if start else None,
        parse(end) if end else None,
        tuple(map(parse, attested)),
        parse(as_of) if as_of else None,
    )


@pytest.mark.parametrize(
    ("p", "q", "expected"),
    [
        (period("2020", "2023-08-03"), period("2023-08-03", "2025"), {TOUCHING}),
        (
            period("2020", "2023-08-03"),
            period("[2023-08-03..2023-08-31]", "2025"),
            {APART, TOUCHING},
        ),
        (period("2018", "2019-04"), period("2019-04", "2020"), {APART, TOUCHING, OVERLAPPING}),
        (period("2019", "2019-06-30"), period("2019-03-01", "2019-08-01"), {OVERLAPPING}),
        (period("2012", "2015"), period("2019~", "2021"), {APART}),
        (period("2020-03-01", "2020-03-01"), period("2020-01-01", "2020-12-31"), {OVERLAPPING}),
        (period("2020-03-01", "2020-03-01"), period("2020-03-01", "2020-03-01"), {OVERLAPPING}),
    ],
)
def test_the_outcomes_of_the_table(p: Period, q: Period, expected: set[Outcome]) -> None:
    assert set(outcomes(p, q)) == expected
    assert set(outcomes(q, p)) == expected


def test_where_touching_is_allowed_a_handover_day_is_no_violation() -> None:
    p, q = period("2020", "2023-08-03"), period("[2023-08-03..2023-08-31]", "2025")
    assert answer(p, q, NO_OVERLAP).answer is Answer.IMPOSSIBLE
    assert answer(p, q, {OVERLAPPING, TOUCHING}).answer is Answer.POSSIBLE
    assert answer(p, q, {APART, TOUCHING}).answer is Answer.CERTAIN


def test_three_tenures_can_clash_where_no_two_must() -> None:
    first = period("2020-01-01", "2020-01-10")
    second = period("2020-01-11", "2020-01-20")
    between = period("[2020-01-05..2020-01-15]", "[2020-01-05..2020-01-15]")
    assert answer(first, second, NO_OVERLAP).answer is Answer.IMPOSSIBLE
    assert answer(first, between, NO_OVERLAP).answer is Answer.POSSIBLE
    assert answer(second, between, NO_OVERLAP).answer is Answer.POSSIBLE
    boxes = [first.wide, second.wide, between.wide]
    assert arrange(boxes[::2]).choices and arrange(boxes[1:]).choices
    # Where touching is allowed, one day shared with either of them, as on 10 January, is none.
    assert arrange(boxes).choices is not None
    together = arrange(boxes, touching_allowed=False)
    assert together.choices is None
    assert [conflict.members for conflict in together.conflicts] == [(0, 1, 2)]


def test_flags_lower_an_answer_but_never_raise_it() -> None:
    p = period("2015", "2018~")
    q = period("2019-06-01", "2021")
    plain = answer(period("2015", "2018"), q, NO_OVERLAP)
    lowered = answer(p, q, NO_OVERLAP)
    assert (plain.answer, plain.lowered) == (Answer.IMPOSSIBLE, False)
    assert (lowered.answer, lowered.lowered) == (Answer.POSSIBLE, True)
    assert lowered.violation and lowered.violation.p_end > lowered.violation.q_start
    assert set(outcomes(p, q)) == {APART}
    certain = answer(period("2015", "2019-06-03~"), q, NO_OVERLAP)
    assert certain.answer is Answer.CERTAIN
    assert answer(period("2015", "2019-06-02~"), q, NO_OVERLAP).answer is Answer.POSSIBLE


def test_an_open_end_lasts_until_its_source_was_written() -> None:
    p = period("2019", "..", as_of="2024-05-01")
    assert answer(p, period("2021", "2022"), NO_OVERLAP).answer is Answer.CERTAIN
    assert answer(p, period("2024-05-02", ""), NO_OVERLAP).answer is Answer.POSSIBLE
    with pytest.raises(ValueError, match="current"):
        period("2019", "..")
    with pytest.raises(ValueError, match="only an end"):
        period("..", "..", as_of="2024-05-01")
    with pytest.raises(ValueError, match="only an end"):
        period("2018", "2019", "..")


def test_attested_days_tighten_unknown_ends() -> None:
    p = period("", "", "2016-03-01", "2017")
    assert answer(p, period("2016-05-01", "2016-08-01"), NO_OVERLAP).answer is Answer.CERTAIN
    assert answer(p, period("2016-02-01", "2016-08-01"), NO_OVERLAP).answer is Answer.CERTAIN
    assert answer(p, period("2017-02-01", "2017-08-01"), NO_OVERLAP).answer is Answer.POSSIBLE
    assert set(outcomes(period("", ""), period("", ""))) == {APART, TOUCHING, OVERLAPPING}


@pytest.mark.parametrize(
    ("impossible", "words"),
    [
        (period("2019-05", "2019-04"), ["start is 2019-05-01 or later", "end is 2019-04-30"]),
        (period("2019-05", "2020", "2018"), ["start is 2019-05-01", "attested 2018 is 2018-12-31"]),
        (period("2015", "2017", "2016", "2018"), ["attested 2018 is 2018-01-01", "end is 2017-12"]),
        (period("2019", "..", as_of="2018-01-01"), []),
    ],
)
def test_a_period_without_a_choice_says_which_bounds_clash(
    impossible: Period, words: list[str]
) -> None:
    assert impossible.is_possible == (not words)
    clash = impossible.clash()
    assert (clash is None) == (not words)
    assert all(word in str(clash) for word in words)
    if words:
        assert outcomes(impossible, period("2019", "2020")) == {}
        with pytest.raises(ValueError, match="without any choice"):
            answer(impossible, period("2019", "2020"), NO_OVERLAP)
        with pytest.raises(ValueError, match="without any choice"):
            arrange([impossible.box])
        with pytest.raises(ValueError, match="without any choice"):
            sweep([impossible])


@pytest.mark.parametrize(
    ("p", "q", "expected"),
    [
        (period("2018", "2019-04"), period("2019-04", "2020"), True),
        (period("2018", "2019"), period("2019", "2020"), True),
        (period("2018", "2019"), period("2019-04", "2020"), False),
        (period("2018", "2019-04-10"), period("2019-04-10", "2020"), False),
        (period("2018", ""), period("", "2020"), False),
        (period("2018-01", "2019-04"), period("2018-01", "2019-04"), False),
    ],
)
def test_a_handover_within_one_month_or_year_is_known(p: Period, q: Period, expected: bool) -> None:
    assert same_reduced_handover(p, q) is same_reduced_handover(q, p) is expected


def days(*texts: str) -> tuple[int, ...]:
    return tuple(date.fromisoformat(text).toordinal() for text in texts)


@pytest.mark.parametrize(
    ("verdict", "expected", "violation"),
    [
        (side(parse("2019"), parse("2020"), AFTER), Answer.IMPOSSIBLE, None),
        (
            side(parse("2019-04"), parse("2019-04"), AFTER),
            Answer.POSSIBLE,
            ("2019-04-30", "2019-04-01"),
        ),
        (side(parse("2020"), parse("2019"), AFTER), Answer.CERTAIN, ("2020-12-31", "2019-01-01")),
        (side(parse("2020~"), parse("2019"), AFTER), Answer.POSSIBLE, ("2020-12-31", "2019-01-01")),
        (outside(parse("2015-06-01"), period("2015-01-01", "2016")), Answer.IMPOSSIBLE, None),
        (
            outside(parse("2017"), period("2015", "2016-02-03")),
            Answer.CERTAIN,
            ("2017-12-31", "2015-01-01", "2016-02-03"),
        ),
        (
            outside(parse("2015-02"), period("2015-02-10", "2016-02-03")),
            Answer.POSSIBLE,
            ("2015-02-01", "2015-02-10", "2016-02-03"),
        ),
    ],
)
def test_rules_of_order(
    verdict: Verdict[Any, Days], expected: Answer, violation: tuple[str, ...] | None
) -> None:
    assert verdict.answer is expected
    assert (verdict.violation is None) == (expected is Answer.IMPOSSIBLE)
    assert (verdict.agreement is None) == (expected is Answer.CERTAIN)
    if violation is not None:
        assert verdict.violation == days(*violation)


def test_a_joint_conflict_is_named_and_the_rest_still_judged() -> None:
    crowded = [
        period("2015-01-01", "2015-06-01"),
        period("2015-03-01", "2015-09-01"),
        period("2016", "2016-06-30"),
        period("2016-03-01", "2016-08-01"),
        period("2018-01-01", "2018-12-31"),
    ]
    found = arrange([tenure.wide for tenure in crowded])
    assert found.choices is None
    assert [conflict.members for conflict in found.conflicts] == [(0, 1), (2, 3)]
    assert arrange([tenure.wide for tenure in crowded], seats=2).choices is not None
    with pytest.raises(ValueError, match="at least one seat"):
        arrange([], seats=0)
