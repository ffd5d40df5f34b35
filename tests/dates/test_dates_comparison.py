"""The examples that any implementation must get right, and rules of order."""

import pytest
from frictionless_dossier.dates import (
    Answer,
    Outcome,
    Period,
    Side,
    inside,
    joint_conflicts,
    on_side,
    outcomes,
    parse,
    same_reduced_handover,
    sweep,
)

APART, TOUCHING, OVERLAPPING = Outcome.APART, Outcome.TOUCHING, Outcome.OVERLAPPING
AFTER = frozenset([Side.AFTER])


def period(start: str, end: str, *attested: str, as_of: str = "") -> Period:
    return Period(
        parse(start) if start else None,
        parse(end) if end else None,
        tuple(map(parse, attested)),
        parse(as_of) if as_of else None,
    )


def overlap(p: Period, q: Period, *, touching_allowed: bool = True) -> Answer:
    """Whether two tenures of one office overlap."""
    of_p, of_q = sweep([p, q], touching_allowed=touching_allowed)
    assert of_p[:3] == of_q[:3]
    if of_p.certain:
        return Answer.CERTAIN
    return Answer.POSSIBLE if of_p.possible or of_p.handovers else Answer.IMPOSSIBLE


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
    assert overlap(p, q) is Answer.IMPOSSIBLE
    assert overlap(p, q, touching_allowed=False) is Answer.POSSIBLE


def test_three_tenures_can_clash_where_no_two_must() -> None:
    first = period("2020-01-01", "2020-01-10")
    second = period("2020-01-11", "2020-01-20")
    between = period("[2020-01-05..2020-01-15]", "[2020-01-05..2020-01-15]")
    assert overlap(first, second) is Answer.IMPOSSIBLE
    assert overlap(first, between) is Answer.POSSIBLE
    assert overlap(second, between) is Answer.POSSIBLE
    boxes = [first.wide, second.wide, between.wide]
    assert not joint_conflicts(boxes[::2]) and not joint_conflicts(boxes[1:])
    # Where touching is allowed, one day shared with either of them, as on 10 January, is none.
    assert not joint_conflicts(boxes)
    assert joint_conflicts(boxes, touching_allowed=False) == [(0, 1, 2)]


def test_flags_lower_an_answer_but_never_raise_it() -> None:
    p = period("2015", "2018~")
    q = period("2019-06-01", "2021")
    assert overlap(period("2015", "2018"), q) is Answer.IMPOSSIBLE
    assert overlap(p, q) is Answer.POSSIBLE
    assert set(outcomes(p, q)) == {APART}
    assert overlap(period("2015", "2019-06-03~"), q) is Answer.CERTAIN
    assert overlap(period("2015", "2019-06-02~"), q) is Answer.POSSIBLE


def test_an_open_end_lasts_until_its_source_was_written() -> None:
    p = period("2019", "..", as_of="2024-05-01")
    assert overlap(p, period("2021", "2022")) is Answer.CERTAIN
    assert overlap(p, period("2024-05-02", "")) is Answer.POSSIBLE
    with pytest.raises(ValueError, match="current"):
        period("2019", "..")
    with pytest.raises(ValueError, match="only an end"):
        period("..", "..", as_of="2024-05-01")
    with pytest.raises(ValueError, match="only an end"):
        period("2018", "2019", "..")


def test_attested_days_tighten_unknown_ends() -> None:
    p = period("", "", "2016-03-01", "2017")
    assert overlap(p, period("2016-05-01", "2016-08-01")) is Answer.CERTAIN
    assert overlap(p, period("2016-02-01", "2016-08-01")) is Answer.CERTAIN
    assert overlap(p, period("2017-02-01", "2017-08-01")) is Answer.POSSIBLE
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
        assert inside(parse("2019"), impossible) is Answer.IMPOSSIBLE
        with pytest.raises(ValueError, match="without any choice"):
            joint_conflicts([impossible.box])
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


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2019", "2020", Answer.IMPOSSIBLE),
        ("2019-04", "2019-04", Answer.POSSIBLE),
        ("2020", "2019", Answer.CERTAIN),
        ("2020~", "2019", Answer.POSSIBLE),
    ],
)
def test_a_date_lies_after_another(one: str, other: str, expected: Answer) -> None:
    assert on_side(parse(one), parse(other), AFTER) is expected


@pytest.mark.parametrize(
    ("day", "held", "expected"),
    [
        ("2015-06-01", period("2015-01-01", "2016"), Answer.CERTAIN),
        ("2017", period("2015", "2016-02-03"), Answer.IMPOSSIBLE),
        ("2015-02", period("2015-02-10", "2016-02-03"), Answer.POSSIBLE),
        ("2016-02-04", period("2015", "2016-02-03~"), Answer.POSSIBLE),
    ],
)
def test_a_day_lies_inside_a_period(day: str, held: Period, expected: Answer) -> None:
    assert inside(parse(day), held) is expected


def test_a_joint_conflict_is_named_and_the_rest_still_judged() -> None:
    crowded = [
        period("2015-01-01", "2015-06-01"),
        period("2015-03-01", "2015-09-01"),
        period("2016", "2016-06-30"),
        period("2016-03-01", "2016-08-01"),
        period("2018-01-01", "2018-12-31"),
    ]
    boxes = [tenure.wide for tenure in crowded]
    assert joint_conflicts(boxes) == [(0, 1), (2, 3)]
    assert joint_conflicts(boxes, seats=2) == []
    with pytest.raises(ValueError, match="at least one seat"):
        joint_conflicts([], seats=0)
