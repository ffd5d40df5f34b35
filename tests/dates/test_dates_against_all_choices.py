"""Every answer equals what going through all choices of days gives.

Days are drawn from a narrow stretch; an unbounded side is played by days well outside of it.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise, product

import pytest
from frictionless_dossier.dates import (
    Answer,
    Box,
    Date,
    Outcome,
    Period,
    Side,
    inside,
    joint_conflicts,
    on_side,
    outcomes,
    parse,
    same_reduced_handover,
    span_text,
    sweep,
)
from frictionless_dossier.dates.relation import box_outcomes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FIRST = 737_425  # 2020-01-01
WIDTH = 5
ROOM = 3  # days on each side that stand for "unbounded"; more than two periods ever need

Choice = tuple[int, int]
thorough = settings(max_examples=250, suppress_health_check=[HealthCheck.filter_too_much])


@st.composite
def dates(draw: st.DrawFn) -> Date | None:
    kind = draw(st.sampled_from(["day", "day", "span", "span", "from", "until", "none"]))
    if kind == "none":
        return None
    a, b = sorted(draw(st.tuples(*[st.integers(FIRST, FIRST + WIDTH - 1)] * 2)))
    if kind == "day":
        return parse((span_text(a, a) or "") + draw(st.sampled_from(["", "", "~", "?", "%"])))
    texts = {"span": span_text(a, b), "from": span_text(a, 10**9), "until": span_text(-(10**9), b)}
    return parse(texts[kind] or "")


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start, end = draw(dates()), draw(dates())
    attested = tuple(
        date for date in draw(st.lists(dates(), max_size=2)) if date and abs(date.latest) < 10**9
    )
    if draw(st.integers(0, 5)) == 0:
        as_of = parse(span_text(*[draw(st.integers(FIRST, FIRST + WIDTH - 1))] * 2) or "")
        return Period(start, parse(".."), attested, as_of)
    return Period(start, end, attested)


possible_periods = periods().filter(lambda period: period.is_possible)


def days_of(bounds: tuple[int, int]) -> range:
    return range(max(bounds[0], FIRST - ROOM), min(bounds[1], FIRST + WIDTH - 1 + ROOM) + 1)


def all_choices(period: Period, *, widened: bool = False) -> list[Choice]:
    """From the definition: start and end in bounds and in order, an attested day inside."""

    def bounds(date: Date | None) -> tuple[int, int]:
        if date is None:
            return -(10**9), 10**9
        return date.widened() if widened else date.bounds

    ends = bounds(period.end)
    if period.as_of is not None:
        ends = (bounds(period.as_of)[0], 10**9)
    return [
        (start, end)
        for start, end in product(days_of(bounds(period.start)), days_of(ends))
        if start <= end
        and all(
            any(start <= day <= end for day in days_of(bounds(date))) for date in period.attested
        )
    ]


def relation(p: Choice, q: Choice) -> Outcome:
    shared = set(range(p[0], p[1] + 1)) & set(range(q[0], q[1] + 1))
    if not shared:
        return Outcome.APART
    if len(shared) == 1 and (p[1] == q[0] or q[1] == p[0]) and not p[0] == p[1] == q[0] == q[1]:
        return Outcome.TOUCHING
    return Outcome.OVERLAPPING


def met(p: Sequence[Choice], q: Sequence[Choice]) -> set[Outcome]:
    return {relation(a, b) for a, b in product(p, q)}


def so(seen: Collection[bool]) -> Answer:
    """Whether something is so, given whether it is in each choice."""
    if all(seen):
        return Answer.CERTAIN
    return Answer.POSSIBLE if any(seen) else Answer.IMPOSSIBLE


def allows(box: Box, choice: Choice) -> bool:
    return (
        box.s0 <= choice[0] <= box.s1 and box.e0 <= choice[1] <= box.e1 and choice[0] <= choice[1]
    )


@thorough
@given(periods())
def test_a_box_holds_the_choices_and_no_others(period: Period) -> None:
    for box, widened in ((period.box, False), (period.wide, True)):
        choices = all_choices(period, widened=widened)
        assert bool(choices) == box.is_possible
        around = range(FIRST - ROOM, FIRST + WIDTH + ROOM)
        assert choices == [choice for choice in product(around, around) if allows(box, choice)]
    clash = period.clash()
    assert (clash is None) == period.is_possible
    assert clash is None or clash.not_before > clash.not_after


@thorough
@given(periods(), periods())
def test_outcomes_are_those_of_all_choices(p: Period, q: Period) -> None:
    assert outcomes(p, q) == box_outcomes(p.box, q.box)
    for widened, one, other in ((False, p.box, q.box), (True, p.wide, q.wide)):
        found = box_outcomes(one, other)
        assert set(found) == met(all_choices(p, widened=widened), all_choices(q, widened=widened))
        for outcome, witness in found.items():
            assert relation(witness[:2], witness[2:]) is outcome
            assert allows(one, witness[:2]) and allows(other, witness[2:])


@thorough
@given(dates().filter(bool), periods())
def test_order_answers_are_those_of_all_choices(date: Date, p: Period) -> None:
    day_choices = days_of(date.widened())
    held = [a <= day <= b for day in day_choices for a, b in all_choices(p, widened=True)]
    assert inside(date, p) is (so(held) if held else Answer.IMPOSSIBLE)
    if p.start is not None:
        later = [a > b for a, b in product(day_choices, days_of(p.start.widened()))]
        assert on_side(date, p.start, [Side.AFTER]) is so(later)


def slots(choice: Choice, *, touching_allowed: bool) -> set[object]:
    """Days, or the half days between days and single days: what two holders may not share."""
    start, end = choice
    if not touching_allowed:
        return set(range(start, end + 1))
    if start == end:
        return {start}
    return {*range(start + 1, end), *pairwise(range(start, end + 1))}


def crowded(choices: Sequence[Choice], seats: int, *, touching_allowed: bool) -> bool:
    taken = [slots(choice, touching_allowed=touching_allowed) for choice in choices]
    return any(sum(slot in other for other in taken) > seats for slot in set().union(*taken))


def fits(tenures: Sequence[Sequence[Choice]], seats: int, *, touching_allowed: bool) -> bool:
    """Whether some joint choice is not crowded, by trying them all."""

    def extend(chosen: list[Choice], rest: Sequence[Sequence[Choice]]) -> bool:
        if crowded(chosen, seats, touching_allowed=touching_allowed):
            return False
        return not rest or any(extend([*chosen, choice], rest[1:]) for choice in rest[0])

    return extend([], sorted(tenures, key=len))


@given(st.tuples(*[st.integers(0, 4)] * 4), st.booleans())
def test_one_seat_is_crowded_just_if_two_tenures_share_a_forbidden_outcome(
    days: tuple[int, int, int, int], touching_allowed: bool
) -> None:
    a, b, c, d = days
    p, q = (min(a, b), max(a, b)), (min(c, d), max(c, d))
    free = {Outcome.APART, Outcome.TOUCHING} if touching_allowed else {Outcome.APART}
    assert crowded([p, q], 1, touching_allowed=touching_allowed) == (relation(p, q) not in free)


tenures_and_seats = st.tuples(
    st.lists(possible_periods, min_size=2, max_size=4), st.integers(1, 2), st.booleans()
)


@settings(thorough, max_examples=350)
@given(tenures_and_seats)
def test_a_joint_choice_is_found_just_if_there_is_one(
    drawn: tuple[list[Period], int, bool],
) -> None:
    tenures, seats, touching = drawn
    boxes = [tenure.box for tenure in tenures]
    choices = [all_choices(tenure) for tenure in tenures]
    found = joint_conflicts(boxes, seats, touching_allowed=touching)
    assert bool(found) != fits(choices, seats, touching_allowed=touching)
    for conflict in found:
        members = [choices[index] for index in conflict]
        assert not fits(members, seats, touching_allowed=touching)
        for left_out in range(len(members)):
            fewer = members[:left_out] + members[left_out + 1 :]
            assert fits(fewer, seats, touching_allowed=touching)


def matched(windows: Sequence[Collection[object]], seats: int) -> bool:
    """Whether each can be given a slot of its window, by augmenting paths (Kuhn 1955)."""
    holders: defaultdict[object, list[int]] = defaultdict(list)

    def place(index: int, tried: set[object]) -> bool:
        for slot in windows[index]:
            if slot in tried:
                continue
            tried.add(slot)
            here = holders[slot]
            if len(here) < seats:
                here.append(index)
                return True
            for position, other in enumerate(here):
                if place(other, tried):
                    here[position] = index
                    return True
        return False

    return all(place(index, set()) for index in range(len(windows)))


@thorough
@given(
    st.lists(
        st.tuples(*[st.integers(0, 4)] * 2).map(lambda pair: (min(pair), max(pair) + 1)),
        min_size=3,
        max_size=9,
    ),
    st.integers(1, 3),
    st.booleans(),
)
def test_many_short_windows_give_least_conflicts(
    windows: list[tuple[int, int]], seats: int, touching: bool
) -> None:
    boxes = [Box(FIRST + a, FIRST + b, FIRST + a, FIRST + b) for a, b in windows]
    found = joint_conflicts(boxes, seats, touching_allowed=touching)
    least = [
        {
            slot
            for choice in product(range(box.s0, box.s1 + 1), range(box.e0, box.e1 + 1))
            if choice[0] <= choice[1]
            and len(taken := slots(choice, touching_allowed=touching)) == 1
            for slot in taken
        }
        for box in boxes
    ]
    assert bool(found) != matched(least, seats)
    for conflict in found:
        members = [boxes[index] for index in conflict]
        assert joint_conflicts(members, seats, touching_allowed=touching)
        for left_out in range(len(members)):
            fewer = members[:left_out] + members[left_out + 1 :]
            assert not joint_conflicts(fewer, seats, touching_allowed=touching)


reduced = st.sampled_from(["2019", "2020", "2019-12", "2020-01", "2020-01~"]).map(parse)
rough_periods = st.builds(
    Period, dates() | reduced, dates() | reduced, st.lists(reduced, max_size=1).map(tuple)
).filter(lambda period: period.is_possible)


@thorough
@given(st.lists(possible_periods | rough_periods, max_size=9), st.booleans())
def test_each_tenure_is_told_its_conflicts(tenures: list[Period], touching: bool) -> None:
    forbidden = {Outcome.OVERLAPPING} if touching else {Outcome.OVERLAPPING, Outcome.TOUCHING}
    for index, found in enumerate(sweep(tenures, touching_allowed=touching)):
        kinds: dict[str, set[int]] = {"certain": set(), "possible": set(), "handovers": set()}
        for other, tenure in enumerate(tenures):
            if other == index:
                continue
            may = box_outcomes(tenures[index].wide, tenure.wide).keys()
            if may <= forbidden:
                kinds["certain"].add(other)
            elif may & forbidden:
                handover = same_reduced_handover(tenures[index], tenure)
                kinds["handovers" if handover else "possible"].add(other)
        assert [found.certain, found.possible, found.handovers] == list(map(len, kinds.values()))
        gravest = next((members for members in kinds.values() if members), None)
        assert (found.nearest is None) == (gravest is None)
        assert gravest is None or found.nearest in gravest


def test_the_nearest_conflict_begins_nearest() -> None:
    texts = [("2010", "2030"), ("2011", "2012-06"), ("2012-03", "2014"), ("2013-02", "2013-12")]
    tenures = [Period(parse(start), parse(end)) for start, end in texts]
    assert [found.nearest for found in sweep(tenures)] == [1, 2, 1, 2]


def test_unbounded_tenures_fit_one_after_another() -> None:
    assert not joint_conflicts([Period().box] * 20)


@pytest.mark.parametrize("touching", [True, False])
def test_many_tenures_of_one_year_are_too_many_together(touching: bool) -> None:
    year = parse("2019")
    room = 365 + 364 * touching  # each day alone and, where touching is allowed, each two days
    tenure = Period(year, year).box
    assert not joint_conflicts([tenure] * room, touching_allowed=touching)
    (conflict,) = joint_conflicts([tenure] * 800, touching_allowed=touching)
    assert len(conflict) == room + 1
