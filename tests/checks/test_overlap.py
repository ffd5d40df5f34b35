"""Overlaps as the rule tells them: grades, partners, witnesses, seats and exceptions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pytest
from frictionless_dossier.findings import Answer, Finding

if TYPE_CHECKING:
    from tests.checks.conftest import World

OFFICE: dict[str, Any] = {"by": ["office"], "start": "start", "end": "end"}
ONE_SEAT = {**OFFICE, "seats": 1}
UNKNOWN = "overlap of tenures: groups by office not judged, their seats not known"


def tenures(*rows: str) -> dict[str, str]:
    return {"tenures": "\n".join(["id | office | start:date | end:date", *rows])}


def told(found: Sequence[Finding]) -> list[tuple[str, str]]:
    return [(each.rule, each.rows[0].id) for each in found]


def test_a_certain_overlap_is_told_once_for_each_tenure(world: World) -> None:
    found = world.run(
        "overlap",
        tenures(
            "karl-y-president | president | 2019 | 2019-06-30",
            "fatima-x-president | president | 2019-03-01 | 2019-08-01",
            "ana-z-president | president | 2019-07-01 | 2020",
            "karl-y-mayor | mayor | 2019 | 2020",
        ),
        "tenures",
        **ONE_SEAT,
    )
    assert told(found) == [
        ("overlap", "karl-y-president"),
        ("overlap", "fatima-x-president"),
        ("overlap", "ana-z-president"),
    ]
    assert found[1].message == (
        "fatima-x-president (2019-03-01 to 2019-08-01) certainly overlaps karl-y-president (2019 "
        "to 2019-06-30) in office president, which has 1 seat; and 1 other."
    )
    assert (found[1].line, found[1].field, found[1].answer) == (3, "start", Answer.CERTAIN)
    assert [str(row) for row in found[1].rows] == [
        "tenures:fatima-x-president",
        "tenures:karl-y-president",
    ]
    assert found[1].details == {
        "partners": [{"id": "karl-y-president", "line": 2, "row": 2}],
        "seats": 1,
        "outcomes": {
            "overlapping": [["2019-03-01", "2019-08-01"], ["2019-01-01", "2019-06-30"]],
        },
        "others": 1,
    }


@pytest.mark.parametrize(
    ("first", "second", "rule", "touching"),
    [
        ("2015 | 2023-08-03", "2023-08-03 | 2025", None, "allowed"),
        ("2015 | 2023-08-03", "2023-08-03 | 2025", "overlap", "forbidden"),
        ("2015 | 2023-08-03", "[2023-08-03..2023-08-31] | 2025", None, "allowed"),
        ("2015 | 2023-08-03", "[2023-08-03..2023-08-31] | 2025", "overlap-possible", "forbidden"),
        ("2015 | 2019-04", "2019-04 | 2025", "overlap-handover", "allowed"),
        ("2015 | 2019", "2019 | 2025", "overlap-handover", "allowed"),
        ("2015 | 2019", "2019-04 | 2025", "overlap-possible", "allowed"),
        ("2019 | 2019-06-30", "2019-03-01 | 2019-08-01", "overlap", "allowed"),
        ("2010 | 2015", "2019~ | 2021", None, "allowed"),
        ("2010 | 2018", "2019~ | 2021", "overlap-possible", "allowed"),
        ("2020-03-01 | 2020-03-01", "2020-01-01 | 2020-12-31", "overlap", "allowed"),
        ("2020-03-01 | 2020-03-01", "2020-03-01 | 2020-03-01", "overlap", "allowed"),
        ("2015 | ", "2019-04 | 2025", "overlap-possible", "allowed"),
        (" | ", " | ", "overlap-possible", "allowed"),
    ],
)
def test_pairs_are_graded_by_all_readings(
    world: World, first: str, second: str, rule: str | None, touching: str
) -> None:
    found = world.run(
        "overlap",
        tenures(f"a | o | {first}", f"b | o | {second}"),
        "tenures",
        **{**ONE_SEAT, "touching": touching},
    )
    assert told(found) == ([(rule, "a"), (rule, "b")] if rule else [])


def test_a_possible_overlap_is_told_with_days_that_show_it(world: World) -> None:
    found = world.run(
        "overlap",
        tenures("a | o | 2015 | 2019", "b | o | 2019-04-01 | 2020-01-01"),
        "tenures",
        **ONE_SEAT,
    )
    assert found[0].message == (
        "a (2015 to 2019) possibly overlaps b (2019-04-01 to 2020-01-01) in office o, which has 1 "
        "seat; for instance 2015-01-01 to 2019-12-31 and 2019-04-01 to 2020-01-01."
    )
    assert set(found[0].details["outcomes"]) == {"apart", "overlapping", "touching"}


def test_a_joint_conflict_is_told_once_with_its_least_set(world: World) -> None:
    found = world.run(
        "overlap",
        tenures(
            "a | o | 2020-01-01 | 2020-01-10",
            "b | o | 2020-01-11 | 2020-01-20",
            "c | o | [2020-01-05..2020-01-15] | [2020-01-05..2020-01-15]",
            "d | o | 2021 | 2022",
        ),
        "tenures",
        **ONE_SEAT,
    )
    assert told(found) == [
        ("overlap-possible", "a"),
        ("overlap-possible", "b"),
        ("overlap-possible", "c"),
        ("overlap-joint", "a"),
    ]
    assert [row.id for row in found[-1].rows] == ["a", "b", "c"]
    assert found[-1].answer is Answer.CERTAIN


def test_only_the_rows_that_count_are_held_against_each_other(world: World) -> None:
    text = "id | office | standing | start:date | end:date\na | o | x | 2019 | 2020-02-01\n"
    rule = {**ONE_SEAT, "where": {"standing": ["x", "y"]}}
    for standing, count in (("y", 2), ("z", 0), ("", 0)):
        row = f"b | o | {standing} | 2019-06-01 | 2020-02-01"
        assert len(world.run("overlap", {"tenures": text + row}, "tenures", **rule)) == count


def test_attested_days_tighten_a_tenure(world: World) -> None:
    rows = "id | o | start:date | end:date | seen:date\na | o | 2015 | 2019 | \nb | o | | | {}\n"
    rule = {"by": ["o"], "start": "start", "end": "end", "attested": ["seen"], "seats": 1}
    for seen, rule_name in (("2016-03-01", "overlap"), ("2020", "overlap-possible")):
        found = world.run("overlap", {"tenures": rows.format(seen)}, "tenures", **rule)
        assert [each.rule for each in found] == [rule_name, rule_name]


def test_seats_are_looked_up_and_unknown_ones_counted(world: World) -> None:
    three = [f"{name} | {{}} | 2019-01-01 | 2020-01-01" for name in "abc"]
    offices = "id | seats\ntwo | 2\nthree | 3\nnone |"
    seats = {"field": "office", "resource": "offices", "value": "seats"}
    for office, count, unknown in (("two", 3, 0), ("three", 0, 0), ("none", 0, 1), ("gone", 0, 1)):
        tables = tenures(*(row.format(office) for row in three)) | {"offices": offices}
        found = world.run("overlap", tables, "tenures", **{**OFFICE, "seats": seats})
        assert len(found) == count
        counted = {UNKNOWN: unknown} if unknown else {}
        assert world.context.facts == counted


def test_a_group_of_one_is_not_counted_as_not_judged(world: World) -> None:
    tables = tenures("a | none | 2019-01-01 | 2020-01-01") | {"offices": "id | seats\nnone |"}
    seats = {"field": "office", "resource": "offices", "value": "seats"}
    assert world.run("overlap", tables, "tenures", **{**OFFICE, "seats": seats}) == []
    assert world.context.facts == {}


def test_seats_of_endless_digits_are_not_known(world: World) -> None:
    offices = {"offices": f"id | seats\no | {'9' * 5000}"}
    seats = {"field": "office", "resource": "offices", "value": "seats"}
    rows = tenures("a | o | 2019 | 2020", "b | o | 2019 | 2020")
    assert world.run("overlap", rows | offices, "tenures", **{**OFFICE, "seats": seats}) == []
    assert world.context.facts == {UNKNOWN: 1}


def test_rows_that_belong_to_no_group_are_counted(world: World) -> None:
    rows = ["a | o | 2019 | 2020", "b | | 2019 | 2020", "c | | 2019 | 2020"]
    assert world.run("overlap", tenures(*rows), "tenures", **ONE_SEAT) == []
    assert world.context.facts == {"rows of tenures without office, compared with no other": 2}
    world.run("overlap", tenures(*rows), "tenures", **ONE_SEAT, where={"id": ["a", "b"]})
    assert world.context.facts == {
        "rows of tenures with id a or b without office, compared with no other": 1
    }


def test_open_ends_of_a_package_without_statements_hold_until_its_as_of_date(
    world: World,
) -> None:
    rows = ["a | o | 2019-01-01 | ..", "b | o | 2020-01-01 | .."]
    found = world.run("overlap", tenures(*rows), "tenures", **ONE_SEAT)
    assert told(found) == [("overlap", "a"), ("overlap", "b")]
    world.as_of = None
    found = world.run("overlap", tenures(*rows), "tenures", **ONE_SEAT)
    assert told(found) == [("overlap-possible", "a"), ("overlap-possible", "b")]


def test_with_two_seats_three_conflict(world: World) -> None:
    rows = [
        "a | o | 2019-01-01 | 2020-01-01",
        "b | o | 2019-03-01 | 2020-01-01",
        "c | o | 2019-05-01 | 2019-06-01",
        "d | o | 2020-01-01 | 2021-01-01",
    ]
    found = world.run("overlap", tenures(*rows), "tenures", **{**OFFICE, "seats": 2})
    assert told(found) == [("overlap", "a"), ("overlap", "b"), ("overlap", "c")]
    assert found[2].message == (
        "c (2019-05-01 to 2019-06-01) certainly overlaps b (2019-03-01 to 2020-01-01) and a "
        "(2019-01-01 to 2020-01-01) in office o, which has 2 seats."
    )
    days = found[0].details["outcomes"]["overlapping"]
    assert len(days) == 3
    assert max(first for first, _ in days) < min(last for _, last in days)


def test_a_handover_with_two_seats_is_no_warning(world: World) -> None:
    rows = ["a | o | 2015 | 2019-04", "b | o | 2016 | 2020", "c | o | 2019-04 | 2021"]
    found = world.run("overlap", tenures(*rows), "tenures", **{**OFFICE, "seats": 2})
    assert {each.rule for each in found} == {"overlap-handover"}


def test_an_accepted_pair_makes_room_for_the_next(world: World) -> None:
    rows = [
        "a | o | 2019-01-01 | 2020-01-01",
        "b | o | 2019-03-01 | 2020-01-01",
        "c | o | 2019-12-01 | 2021-01-01",
    ]
    world.accept("overlap", "tenures:a tenures:b", "certain")
    found = world.run("overlap", tenures(*rows), "tenures", **ONE_SEAT)
    assert [[row.id for row in each.rows] for each in found] == [["a", "c"], ["b", "c"], ["c", "b"]]
    assert [each.details["others"] for each in found] == [0, 0, 1]
    assert world.excuses.used == {"e1"}


def test_an_exception_that_expects_another_answer_accepts_nothing(world: World) -> None:
    rows = ["a | o | 2019-01-01 | 2020-01-01", "b | o | 2019-03-01 | 2020-01-01"]
    world.accept("overlap", "tenures:a tenures:b", "possible")
    world.accept("overlap-possible", "tenures:a tenures:b", "possible")
    assert len(world.run("overlap", tenures(*rows), "tenures", **ONE_SEAT)) == 2
    assert world.excuses.used == set()


def test_an_accepted_joint_conflict_hides_no_other(world: World) -> None:
    rows = [
        "a | o | 2020-01-01 | 2020-01-10",
        "b | o | 2020-01-11 | 2020-01-20",
        "c | o | [2020-01-05..2020-01-15] | [2020-01-05..2020-01-15]",
        "d | o | [2020-01-05..2020-01-15] | [2020-01-05..2020-01-15]",
    ]
    world.accept("overlap-joint", "tenures:a tenures:b tenures:c", "certain")
    found = world.run("overlap", tenures(*rows), "tenures", **ONE_SEAT)
    joint = [[row.id for row in each.rows] for each in found if each.rule == "overlap-joint"]
    assert joint == [["a", "b", "d"]]
    assert world.excuses.used == {"e1"}


def test_rows_whose_dates_are_at_fault_are_counted_and_not_compared(world: World) -> None:
    rows = [
        "a | o | 2019-01-01 | 2020-01-01",
        "b | o | 2019-02-30 | 2020-01-01",
        "c | o | 2019-05 | 2019-04",
        "d | o | 2019-03-01 | 2020-01-01",
    ]
    world.faults = {("tenures", 3, "start")}
    assert world.run("overlap", tenures(*rows), "tenures", **ONE_SEAT) == []
    assert world.context.skipped == 3


def test_an_open_end_lasts_at_least_until_its_source_was_written(world: World) -> None:
    tables = tenures("a | o | 2019 | ..", "b | o | 2021 | 2022") | {
        "statements": (
            "id | table | row | property | value_kind | value | source | basis | rank\n"
            "s1 | tenures | a | end | value | .. | press | stated | preferred"
        ),
        "sources": "id | as_of:date\npress | 2023-01-01",
    }
    assert told(world.run("overlap", tables, "tenures", **ONE_SEAT)) == [
        ("overlap", "a"),
        ("overlap", "b"),
    ]
    tables["sources"] = "id | as_of:date\npress | 2020-01-01"
    found = world.run("overlap", tables, "tenures", **ONE_SEAT)
    assert told(found) == [("overlap-possible", "a"), ("overlap-possible", "b")]
