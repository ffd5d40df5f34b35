"""A period does not end before it starts, and what is attested lies inside it."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameter, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._periods import ATTESTED, OPEN, START_AND_END, periods
from frictionless_dossier.checks._when import SCHEMA
from frictionless_dossier.findings import Answer, Finding, Kind, Severity

ORDER = Kind(
    name="period-order",
    severity=Severity.ERROR,
    title="A period has no reading in which it starts before it ends",
    description="Whatever days are chosen within the dates as given, one of them must be wrong.",
    remedy="Look the dates up in the source; keep readings that clash as statements.",
    example="start 2019-06, end 2019-04-30",
    stock="row-error",
    excusable=True,
)

ORDER_POSSIBLE = Kind(
    name="period-order-possible",
    severity=Severity.WARNING,
    title="A period is in order only if a flagged date is off",
    description=(
        "The dates as given contradict each other; only because one is approximate or uncertain "
        "can both be so."
    ),
    remedy="Look the flagged date up in the source; widen it to a span if the source allows.",
    example="start 2019~, end 2018-11-30",
    stock="row-error",
    excusable=True,
)

OPEN_START = Kind(
    name="period-open-start",
    severity=Severity.ERROR,
    title="Something else than an end is open",
    description="`..` means: still so when the source was written. Only an end can be so.",
    remedy="Empty the cell if the day is not known, or write a span such as [..2019-04-30].",
    example="a start of `..`",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look for a choice of days in each period."""
    start, end, attested = parameters["start"], parameters["end"], parameters["attested"]
    table = context.table
    names = (start, end, *attested)
    if any(name not in table for name in names):
        return
    among = None if attested else table.backward(start, end)
    indices = list(context.rows(*names, among=among))
    found = periods(context, indices, start, end, attested)
    for index in indices:
        for name in (start, *attested):
            if table.cell(index, name) == OPEN:
                wrong = f"{name} of {table.row_id(index)} is open."
                yield table.finding(OPEN_START, wrong, index=index, field=name)
        period = found.get(index)
        clash = period.clash() if period is not None else None
        if period is None or clash is None:
            continue
        certain = not period.wide.is_possible
        kind = ORDER if certain else ORDER_POSSIBLE
        answer = Answer.CERTAIN if certain else Answer.POSSIBLE
        rows = (table.row_id(index),)
        if not context.excuses.cover(kind.name, rows, answer):
            yield table.finding(
                kind, f"{rows[0]}: {clash}.", index=index, field=end, rows=rows, answer=answer
            )


CHECK = Check(
    name="period",
    scope=Scope.TABLE,
    title="Periods start before they end",
    description=(
        "There is a choice of days, each within what its date may mean, in which the start is not "
        "after the end and each attested day lies between. A date flagged `~`, `?` or `%` is taken "
        "as given; if only a unit of its own precision more on each side makes the choice "
        "possible, that is a warning. That dates of low precision *might* lie in the wrong order, "
        "as a start of 2019 and an end of 2019-03 might, is no finding: they agree as far as they "
        "go. `dossier at` asks the periods of the first such rule of a table what held on a day."
    ),
    kinds=(ORDER, ORDER_POSSIBLE, OPEN_START),
    run=run,
    example={"start": "start", "end": "end"},
    parameters=(
        *START_AND_END,
        ATTESTED,
        Parameter(
            name="one_day",
            description=(
                "Which rows are over on the day on which they start where the end is empty, as "
                "`dossier at` takes it: for each column of a condition its values, or `true` for "
                "any value and `false` for none. The end of all others is then not known."
            ),
            schema=SCHEMA,
            default={},
            names="field",
        ),
    ),
)
