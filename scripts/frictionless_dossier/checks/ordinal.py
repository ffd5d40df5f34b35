"""Ordinals printed beside holders agree with the order in which they held."""

from bisect import insort
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from frictionless_dossier.checking.check import Check, Parameters, Scope, field_parameter
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._groups import PARAMETERS, Group, groups
from frictionless_dossier.checks._numbers import natural
from frictionless_dossier.checks._periods import told
from frictionless_dossier.findings import Answer, Finding, Kind, RowId, Severity

ORDER = Kind(
    name="ordinal-order",
    severity=Severity.ERROR,
    title="An earlier number starts after a later one",
    description="In every reading of the dates, the holders came in another order than numbered.",
    remedy="Look the dates and the ordinals up in the source.",
    example="the second president starts in 2015, the first in 2016",
    stock="row-error",
    excusable=True,
)

TWICE = Kind(
    name="ordinal-twice",
    severity=Severity.ERROR,
    title="Two rows of a group bear one ordinal",
    description="An ordinal counts holders; one number for two of them is a slip, or two counts.",
    remedy="Look the ordinals up in the source.",
    example="two second presidents",
    stock="row-error",
    excusable=True,
)

HOLE = Kind(
    name="ordinal-hole",
    severity=Severity.WARNING,
    title="Ordinals leave out a number",
    description="Somebody counted a holder who is not in the data, or counted wrongly.",
    remedy="Look for the holder who is missing, or the ordinals up in the source.",
    example="a first, a second and a fourth president",
    stock="row-error",
    excusable=True,
)


class _Numbered(NamedTuple):
    number: int
    at: int


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Compare the ordinals of each group with each other and with the starts."""
    name: str = parameters["ordinal"]
    for group in groups(context, parameters, name):
        numbered = sorted(_numbered(context, group, name))
        yield from _twice(context, group, name, numbered)
        if group.complete:  # What was passed over may fill a hole.
            yield from _holes(context, group, name, numbered)
        yield from _order(context, parameters, group, numbered)


def _numbered(context: Context, group: Group, name: str) -> Iterator[_Numbered]:
    for index in group.periods:
        number = natural(context.table.cell(index, name) or "")
        if number is not None:
            yield _Numbered(number, index)


def _rows(context: Context, *found: _Numbered) -> tuple[RowId, ...]:
    return tuple(context.table.row_id(each.at) for each in found)


def _twice(
    context: Context, group: Group, name: str, numbered: Sequence[_Numbered]
) -> Iterator[Finding]:
    first: dict[int, _Numbered] = {}
    for each in numbered:
        before = first.setdefault(each.number, each)
        rows = _rows(context, before, each)
        if before is each or context.excuses.cover(TWICE.name, rows):
            continue
        yield context.table.finding(
            TWICE,
            f"{rows[1].id} is number {each.number} in {group.label}, and so is {rows[0].id}.",
            index=each.at,
            field=name,
            rows=rows,
        )


def _holes(
    context: Context, group: Group, name: str, numbered: Sequence[_Numbered]
) -> Iterator[Finding]:
    for one, following in pairwise(numbered):
        if following.number <= one.number + 1:
            continue
        rows = _rows(context, one, following)
        if context.excuses.cover(HOLE.name, rows):
            continue
        first, last = one.number + 1, following.number - 1
        missing = f"Number {first} is" if first == last else f"Numbers {first} to {last} are"
        yield context.table.finding(
            HOLE,
            f"{missing} missing in {group.label}, between {rows[0].id} and {rows[1].id}.",
            index=following.at,
            field=name,
            rows=rows,
        )


def _order(
    context: Context, parameters: Parameters, group: Group, numbered: Sequence[_Numbered]
) -> Iterator[Finding]:
    """For each row, the lower number that starts last, if that is certainly after its start."""
    lower: list[tuple[int, _Numbered]] = []
    for _, same in groupby(numbered, key=lambda each: each.number):
        members = list(same)
        for each in members:
            for start, other in reversed(lower):
                if start <= group.periods[each.at].wide.s1:
                    break
                rows = _rows(context, other, each)
                if not context.excuses.cover(ORDER.name, rows, Answer.CERTAIN):
                    yield _finding(context, parameters, group, other, each)
                    break
        for each in members:
            insort(lower, (group.periods[each.at].wide.s0, each))


def _finding(
    context: Context, parameters: Parameters, group: Group, lower: _Numbered, each: _Numbered
) -> Finding:
    table = context.table
    start, end = parameters["start"], parameters["end"]
    one, other = (
        f"{table.id(found.at)} ({told(table, found.at, start, end)})" for found in (lower, each)
    )
    return table.finding(
        ORDER,
        f"{one} is number {lower.number} in {group.label}, but certainly starts after number "
        f"{each.number}, {other}.",
        index=each.at,
        field=parameters["ordinal"],
        rows=_rows(context, lower, each),
        answer=Answer.CERTAIN,
    )


CHECK = Check(
    name="ordinal",
    scope=Scope.TABLE,
    title="Ordinals agree with the order in time",
    description=(
        "In each group of rows no ordinal stands twice, none between the lowest and the highest is "
        "left out, and none starts, in every reading of the dates, after a higher one. Each row is "
        "told once, with the lower number that starts last."
    ),
    kinds=(ORDER, TWICE, HOLE),
    run=run,
    example={"by": ["office"], "start": "start", "end": "end", "ordinal": "number"},
    parameters=(
        *PARAMETERS,
        field_parameter("ordinal", "The field of the ordinal."),
    ),
)
