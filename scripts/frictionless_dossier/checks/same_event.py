"""One event is not entered twice."""

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

from frictionless_dossier.checking.check import Check, Parameter, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._when import SCHEMA, When, holds
from frictionless_dossier.dates import Answer, Date, Precision
from frictionless_dossier.findings import Finding, Kind, Severity

SAME = Kind(
    name="same-event",
    severity=Severity.ERROR,
    title="Two rows tell of one kind of event on one day at one place",
    description=(
        "One event entered twice is counted twice. Two that happened so near each other are rare "
        "enough that somebody should have looked."
    ),
    remedy="Merge the rows and redirect one of them; if they are two events, add an exception.",
    example="two rows for the sinking of one ship, from two newspapers",
    stock="row-error",
    excusable=True,
)

POSSIBLE = Kind(
    name="same-event-possible",
    severity=Severity.INFO,
    title="Two rows may tell of one event",
    description="Their dates are not known to the day and may mean the same one.",
    remedy="Compare the two; merge them if they are one, or find their days.",
    example="one sinking on 2019-04-12, another in 2019-04, of one kind at one place",
    stock="row-error",
    excusable=True,
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look in each group of rows alike for rows whose dates may be one day."""
    name: str = parameters["date"]
    alike: list[str] = parameters["alike"]
    when: When = parameters["when"]
    table = context.table
    if any(each not in table for each in (name, *alike, *when)):
        return
    groups: dict[tuple[str, ...], list[int]] = {}
    dates = table.dates(name)
    for index in context.rows(name, *alike, *when):
        key = tuple(table.cell(index, each) or "" for each in alike)
        date = dates[index]
        if "" in key or date is None or date.precision is Precision.OPEN:
            continue
        if holds(table, index, when):
            groups.setdefault(key, []).append(index)
    for indices in groups.values():
        if len(indices) > 1:
            yield from _group(context, name, indices, dates)


def _group(
    context: Context, name: str, indices: list[int], dates: Sequence[Date | None]
) -> Iterator[Finding]:
    """One finding for each row that an earlier one may equal: the surest that is not accepted.

    Rows are taken in the order of the first day that they may mean. Those before whose last day is
    not past stand in a heap; each of them may be the same event.
    """
    spans = {index: date.widened() for index in indices if (date := dates[index]) is not None}
    days: dict[int, list[int]] = {}
    before: list[tuple[int, int]] = []
    for index in sorted(spans, key=lambda each: (spans[each], each)):
        first, last = spans[index]
        while before and before[0][0] < first:
            heappop(before)
        exact = first == last
        certain = days.get(first, ()) if exact else ()
        found = next((each for each in certain if not _accepted(context, SAME, each, index)), None)
        if found is not None:
            yield _finding(context, SAME, name, found, index)
        elif not certain:
            may_be = (each for _, each in before)
            found = next(
                (each for each in may_be if not _accepted(context, POSSIBLE, each, index)), None
            )
            if found is not None:
                yield _finding(context, POSSIBLE, name, found, index)
        if exact:
            days.setdefault(first, []).append(index)
        heappush(before, (last, index))


def _accepted(context: Context, kind: Kind, one: int, other: int) -> bool:
    rows = (context.table.row_id(one), context.table.row_id(other))
    return context.excuses.cover(kind.name, rows, _ANSWERS[kind.name])


_ANSWERS = {SAME.name: Answer.CERTAIN, POSSIBLE.name: Answer.POSSIBLE}


def _finding(context: Context, kind: Kind, name: str, one: int, other: int) -> Finding:
    table = context.table
    rows = (table.row_id(one), table.row_id(other))
    told = "is" if kind is SAME else "may be"
    return table.finding(
        kind,
        f"{rows[1]}, of {table.cell(other, name)}, {told} of one day with {rows[0]}, of "
        f"{table.cell(one, name)}, and alike.",
        index=other,
        field=name,
        rows=rows,
        answer=_ANSWERS[kind.name],
    )


CHECK = Check(
    name="same-event",
    scope=Scope.TABLE,
    title="No event is entered twice",
    description=(
        "Rows that have the same value in each of the fields `alike`, and a date, are compared; "
        "rows that lack one of these are not. If both dates are the same day, that is certain; if "
        "they may mean the same day, flags allowed for, it is possible. Each row is told once, "
        "with the surest other one. Accepted pairs are passed over."
    ),
    kinds=(SAME, POSSIBLE),
    run=run,
    parameters=(
        Parameter(
            name="date",
            description="The field of the day on which it happened.",
            schema={"type": "string"},
            required=True,
            names="field",
        ),
        Parameter(
            name="alike",
            description="The fields in which two rows about one event have the same value.",
            schema={"type": "array", "items": {"type": "string"}, "minItems": 1},
            required=True,
            names="field",
        ),
        Parameter(
            name="when",
            description=(
                "For each column of a condition: its values, or `true` for any value and `false` "
                "for none. Only rows that meet it are compared."
            ),
            schema=SCHEMA,
            default={},
            names="field",
        ),
    ),
)
