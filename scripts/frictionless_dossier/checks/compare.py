"""Two values of a row stand in the order that is declared for them."""

import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from frictionless_dossier.checking.check import Check, Parameter, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._lookup import FIELD_OR_LOOKUP, operand
from frictionless_dossier.checks._when import PARAMETER, When, meets
from frictionless_dossier.dates import Date, Side, on_side
from frictionless_dossier.findings import Answer, Finding, Kind, RowId, Severity
from frictionless_dossier.package.model import Field
from frictionless_dossier.types import NotOfType

BROKEN = Kind(
    name="compare",
    severity=Severity.ERROR,
    title="Two values are not in the order that is declared for them",
    description=(
        "Whatever days are chosen within the dates as given, or whatever the numbers or texts, one "
        "of the two must be wrong."
    ),
    remedy="Look both values up in the source; keep readings that clash as statements.",
    example="a report read on 2020-05-01 that was published on 2020-06-01",
    stock="row-error",
    excusable=True,
)

POSSIBLE = Kind(
    name="compare-possible",
    severity=Severity.WARNING,
    title="Two dates may not be in the order that is declared for them",
    description=(
        "The dates are not known to the day, and some of the days that they may mean are in the "
        "wrong order; or they are in order only if an approximate or uncertain date is off."
    ),
    remedy="Look for a source that gives the date more exactly.",
    example="published 2020-05, read on 2020-05-03",
    stock="row-error",
    excusable=True,
)

TYPES = Kind(
    name="compare-types",
    severity=Severity.ERROR,
    title="Two columns are compared that cannot be",
    description="Values of different types have no order, so that the rule would never find any.",
    remedy="Compare two dates, two numbers, two years or two texts.",
    example="a date compared with a number",
    stock="resource-error",
)

_RELATIONS: Mapping[str, tuple[Callable[[Any, Any], bool], frozenset[Side], str]] = {
    "less": (operator.lt, frozenset({Side.SAME, Side.AFTER}), "less than"),
    "at-most": (operator.le, frozenset({Side.AFTER}), "at most"),
    "equal": (operator.eq, frozenset({Side.BEFORE, Side.AFTER}), "equal to"),
    "not-equal": (operator.ne, frozenset({Side.SAME}), "other than"),
    "at-least": (operator.ge, frozenset({Side.BEFORE}), "at least"),
    "more": (operator.gt, frozenset({Side.BEFORE, Side.SAME}), "more than"),
}
"""For each relation: how values are tested, which sides of a day break it, and its words."""

_DATE_WORDS = {"less": "before", "at-most": "not after", "at-least": "not before", "more": "after"}
_FAMILIES = {"integer": "number", "number": "number", "year": "year", "date": "day"}


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Compare the two values of each row that meets the condition."""
    one, other = (operand(context, parameters[each]) for each in ("left", "right"))
    when: When = parameters["when"]
    table = context.table
    if one is None or other is None or any(column not in table for column in when):
        return
    family = _family(one.field)
    if family != _family(other.field):
        yield table.finding(
            TYPES,
            f"{one.label} holds {_family(one.field)}s, but {other.label} {_family(other.field)}s.",
            field=one.name,
        )
        return
    relation = parameters["relation"]
    compared = meets(table, when)
    for index in context.rows(one.name, other.name, *when):
        a, b = one.cell(index), other.cell(index)
        if a is None or b is None or not compared[index]:
            continue
        kind, answer = BROKEN, None
        if family == "date":
            answer = _answer(
                one.date(index), other.date(index), relation, possible=parameters["possible"]
            )
            if answer is None:
                continue
            kind = BROKEN if answer is Answer.CERTAIN else POSSIBLE
        elif _keeps(one.field, a, other.field, b, relation):
            continue
        rows = _rows(table.row_id(index), one.row(index), other.row(index))
        if not context.excuses.cover(kind.name, rows, answer):
            words = _DATE_WORDS.get(relation) if family == "date" else None
            yield table.finding(
                kind,
                f"{rows[0]}: {one.label} is {a}, which {'must' if kind is BROKEN else 'should'} be "
                f"{words or _RELATIONS[relation][2]} {other.label}, {b}.",
                index=index,
                field=one.name,
                rows=rows,
                answer=answer,
            )


def _family(field: Field) -> str:
    """What its values are compared as."""
    return "date" if field.is_date else _FAMILIES.get(field.type, "text")


def _answer(
    one: Date | None, other: Date | None, relation: str, *, possible: bool
) -> Answer | None:
    """How sure it is that two dates break a relation; None if nothing is to be told."""
    if one is None or other is None:
        return None
    forbidden = _RELATIONS[relation][1]
    answer = on_side(one, other, forbidden)
    if answer is not Answer.POSSIBLE or possible:
        return None if answer is Answer.IMPOSSIBLE else answer
    if not one.flag and not other.flag:
        return None
    as_given = on_side(one._replace(flag=""), other._replace(flag=""), forbidden)
    return Answer.POSSIBLE if as_given is Answer.CERTAIN else None


def _keeps(one: Field, a: str, other: Field, b: str, relation: str) -> bool:
    if _family(one) == "text":
        return _RELATIONS[relation][0](a, b)
    try:
        left, right = one.values.read(a), other.values.read(b)
    except NotOfType:
        return True  # Told by the judge.
    return left != left or right != right or _RELATIONS[relation][0](left, right)  # NaN


def _rows(*rows: RowId | None) -> tuple[RowId, ...]:
    """Each row once."""
    return tuple(dict.fromkeys(row for row in rows if row is not None))


CHECK = Check(
    name="compare",
    scope=Scope.TABLE,
    title="Two values of a row are in their order",
    description=(
        "Both values are numbers, dates, years or texts; a row that lacks one of them, or does not "
        "meet the condition, is not compared. Each stands in the row itself, or in a row of "
        "another table to which it refers. Of dates the answer is over all days that they may "
        "mean: where all break the order that is an error, where some do it is told only if "
        "`possible` says so, for dates of low precision agree as far as they go. Where "
        "all would break it but for a flag (`~`, `?`, `%`), that is always told. An open end `..` "
        "is not compared. Texts are ordered by code points."
    ),
    kinds=(BROKEN, POSSIBLE, TYPES),
    run=run,
    example={"left": "start", "relation": "at-most", "right": "end"},
    parameters=(
        Parameter(
            name="left",
            description=(
                "A field; or where the value stands: the `field` that names a row of `resource`, "
                "and the column `value` there."
            ),
            schema=FIELD_OR_LOOKUP,
            required=True,
            names="lookup",
        ),
        Parameter(
            name="relation",
            description="How the left value stands to the right one.",
            schema={"enum": list(_RELATIONS)},
            required=True,
        ),
        Parameter(
            name="right",
            description="A field, or where the value stands, as for `left`.",
            schema=FIELD_OR_LOOKUP,
            required=True,
            names="lookup",
        ),
        PARAMETER,
        Parameter(
            name="possible",
            description="Whether it is told that dates are only possibly out of order.",
            schema={"type": "boolean"},
            default=False,
        ),
    ),
)
