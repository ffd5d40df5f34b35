"""Overlaps, joint conflicts and gaps equal what going through all choices of days gives."""

from collections.abc import Sequence
from itertools import combinations, product

import pytest
from frictionless_dossier.checks import _conflicts
from frictionless_dossier.checks._conflicts import Conflicts, Grade
from frictionless_dossier.checks.gap import gaps
from frictionless_dossier.dates import Date, Period, parse, same_reduced_handover
from hypothesis import example, given, settings
from hypothesis import strategies as st

DAYS = [f"2019-01-{day:02}" for day in range(27, 32)] + ["2019-02-01", "2019-02-02"]
FIRST = parse(DAYS[0]).earliest
LAST = parse(DAYS[-1]).latest

Choice = tuple[int, int]


@st.composite
def dates(draw: st.DrawFn) -> Date:
    one, other = sorted((draw(st.integers(0, 6)), draw(st.integers(0, 6))))
    if other == one:
        return parse(DAYS[one] + draw(st.sampled_from(["", "", "~"])))
    return parse(f"[{DAYS[one]}..{DAYS[other]}]")


MONTHS = st.sampled_from([parse("2019-01"), parse("2019-02")])


@st.composite
def periods(draw: st.DrawFn, months: bool = True) -> Period:
    bound = dates() | MONTHS if months else dates()
    start, end = draw(bound), draw(bound)
    attested = draw(st.lists(dates(), max_size=1))
    return Period(start, end, tuple(attested))


def several(least: int, most: int, *, months: bool = True) -> st.SearchStrategy[list[Period]]:
    possible = periods(months).filter(lambda period: period.is_possible)
    return st.lists(possible, min_size=least, max_size=most)


def choices(period: Period) -> list[Choice]:
    """All choices of the widened dates; months are cut to a week around the days drawn.

    Beyond the days that are drawn nothing differs from one day to the next, and two days more on
    each side leave room for all four tenures.
    """
    s0, s1, e0, e1 = (min(max(day, FIRST - 4), LAST + 4) for day in period.wide)
    return [(s, e) for s in range(s0, s1 + 1) for e in range(e0, e1 + 1) if s <= e]


def together(chosen: Sequence[Choice], touching: bool) -> bool:
    """Whether all of these hold at once in this choice, each two of them overlapping."""
    return all(overlap(one, other, touching) for one, other in combinations(chosen, 2))


def overlap(one: Choice, other: Choice, touching: bool) -> bool:
    if touching:
        return (one[0] < other[1] and other[0] < one[1]) or (one == other and one[0] == one[1])
    return one[0] <= other[1] and other[0] <= one[1]


def grade_of(held: Sequence[Period], touching: bool) -> Grade | None:
    """How grave it is that these hold at once, by going through their choices two by two."""
    answers = set()
    certain = True
    for one, other in combinations(held, 2):
        met = {overlap(a, b, touching) for a, b in product(choices(one), choices(other))}
        certain = certain and met == {True}
        answers.add(True in met)
    if certain:
        return Grade.CERTAIN
    if False in answers or not slot_for_all(held, touching):
        return None
    if any(same_reduced_handover(one, other) for one, other in combinations(held, 2)):
        return Grade.HANDOVER
    return Grade.POSSIBLE


def slot_for_all(held: Sequence[Period], touching: bool) -> bool:
    """Whether in some choice all of these hold at once, looked for around each day."""
    for day in range(FIRST - 4, LAST + 5):
        at_day = [[each for each in choices(one) if each[0] <= day <= each[1]] for one in held]
        if not all(at_day):
            continue
        if not touching:
            return True
        between = [any(s <= day and day + 1 <= e for s, e in each) for each in at_day]
        strictly = [any(s < day < e or s == e == day for s, e in each) for each in at_day]
        if all(between) or all(strictly):
            return True
    return False


@given(several(2, 4), st.integers(1, 3), st.booleans())
@settings(max_examples=200)
def test_each_tenure_is_told_in_its_gravest_grade(
    held: list[Period], seats: int, touching: bool
) -> None:
    expected: dict[int, Grade] = {}
    counts: dict[tuple[int, Grade], set[int]] = {}
    for chosen in combinations(range(len(held)), seats + 1):
        grade = grade_of([held[place] for place in chosen], touching)
        if grade is None:
            continue
        for place in chosen:
            counts.setdefault((place, grade), set()).update(chosen)
            known = expected.get(place, grade)
            expected[place] = min(known, grade, key=list(Grade).index)
    found = Conflicts(held, seats, touching=touching)
    told = {each.place: each for each in found.of_each()}
    assert {place: each.grade for place, each in told.items()} == expected
    for place, each in told.items():
        partners = [held[other] for other in each.partners]
        assert grade_of([held[each.place], *partners], touching) is each.grade
        assert len(each.partners) == seats
        further = len(counts[place, each.grade]) - 1 - seats
        assert each.others == further if seats == 1 else each.others <= further


@given(several(2, 8), st.booleans())
@settings(max_examples=200)
def test_few_are_told_of_as_the_sweep_over_many_tells(held: list[Period], touching: bool) -> None:
    told = []
    for few in (0, len(held)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(_conflicts, "_FEW", few)
            told.append(list(Conflicts(held, 1, touching=touching).of_each()))
    assert told[0] == told[1]


@given(several(2, 8), st.integers(1, 2), st.booleans())
@settings(max_examples=300)
def test_parts_have_nothing_to_do_with_each_other(
    held: list[Period], seats: int, touching: bool
) -> None:
    whole = Conflicts(held, seats, touching=touching)
    each: list[tuple[int, Grade, int]] = []
    joint: list[tuple[int, ...]] = []
    for part in _conflicts.apart(held, seats, touching=touching):
        alone = Conflicts([held[place] for place in part], seats, touching=touching)
        each += [(part[found.place], found.grade, found.others) for found in alone.of_each()]
        joint += [tuple(part[place] for place in members) for members in alone.of_all()]
    assert sorted(each) == sorted((told.place, told.grade, told.others) for told in whole.of_each())
    assert sorted(joint) == sorted(whole.of_all())


@given(several(2, 4), st.integers(1, 2), st.booleans())
@settings(max_examples=200)
def test_accepted_sets_are_left_out_and_no_others(
    held: list[Period], seats: int, touching: bool
) -> None:
    graded = {
        chosen: grade_of([held[place] for place in chosen], touching)
        for chosen in combinations(range(len(held)), seats + 1)
    }
    conflicts = [
        chosen for chosen, grade in graded.items() if grade in (Grade.CERTAIN, Grade.POSSIBLE)
    ]
    accepted = conflicts[::2]
    asked: list[Sequence[int]] = []

    def cover(grade: Grade, places: Sequence[int]) -> bool:
        chosen = tuple(sorted(places))
        if chosen not in accepted or graded[chosen] is not grade:
            return False
        asked.append(chosen)
        return True

    found = Conflicts(held, seats, touching=touching, named=accepted, cover=cover)
    told = {each.place: each.grade for each in found.of_each()}
    expected: dict[int, Grade] = {}
    for chosen, grade in graded.items():
        if grade is not None and chosen not in accepted:
            for place in chosen:
                known = expected.get(place, grade)
                expected[place] = min(known, grade, key=list(Grade).index)
    assert told == expected
    assert set(asked) == set(accepted)


def fits(held: list[Period], touching: bool) -> bool:
    """Whether some choice of all has no two overlapping, touching being allowed or not."""
    return any(
        not any(overlap(one, other, touching) for one, other in combinations(chosen, 2))
        for chosen in product(*map(choices, held))
    )


FLAGGED = [
    Period(parse("2019-01-28"), parse("2019-01-28")),
    Period(parse("2019-01-28~"), parse("2019-01-29")),
    Period(parse("2019-01-28~"), parse("2019-01-29~")),
]
"""Dates flagged, so not known to the day: there is room only by handovers that nobody tells of."""


@given(several(3, 3), st.booleans())
@example(FLAGGED, True)
@settings(max_examples=200)
def test_joint_conflicts_are_those_without_any_arrangement(
    held: list[Period], touching: bool
) -> None:
    found = list(Conflicts(held, 1, touching=touching).of_all())
    told_to_the_day = all(len(choices(period)) == 1 for period in held)
    crowded = no_room(held, touching) or (no_room(held, False) and not told_to_the_day)
    assert found == ([(0, 1, 2)] if crowded else [])


def no_room(held: Sequence[Period], touching: bool) -> bool:
    """Whether these overlap in every choice, though no two of them do."""
    pairs = list(combinations(held, 2))
    return Grade.CERTAIN not in {grade_of(pair, touching) for pair in pairs} and all(
        any(overlap(one, other, touching) for one, other in combinations(chosen, 2))
        for chosen in product(*map(choices, held))
    )


@given(several(1, 3, months=False))
@settings(max_examples=200)
def test_gaps_are_the_days_on_which_nobody_holds_in_any_choice(held: list[Period]) -> None:
    each_held = [choices(period) for period in held]
    first = min(s for each in each_held for s, _ in each)
    last = max(e for each in each_held for _, e in each)
    free = [
        day
        for day in range(first, last + 1)
        if not any(s <= day <= e for each in each_held for s, e in each)
    ]
    found = gaps(held)
    assert [day for gap in found for day in range(gap.first_day, gap.last_day + 1)] == free
    for gap in found:
        assert gap.at_most == max(stretch(chosen, gap.first_day) for chosen in product(*each_held))


def stretch(chosen: Sequence[Choice], day: int) -> int:
    """How many days around this one are without holder in a choice."""
    before = max(e for _, e in chosen if e < day)
    after = min(s for s, _ in chosen if s > day)
    return after - before - 1
