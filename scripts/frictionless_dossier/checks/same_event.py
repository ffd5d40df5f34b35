"""One event is not entered twice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import chain

from frictionless_dossier.checking.check import Check, Parameter, Parameters, Scope, field_parameter
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._lookup import LOOKUP, looked_up
from frictionless_dossier.checks._when import PARAMETER, When, meets
from frictionless_dossier.dates import Date, Precision
from frictionless_dossier.findings import Answer, Finding, Kind, Severity
from frictionless_dossier.package.table import Table

SAME = Kind(
    name="same-event",
    severity=Severity.ERROR,
    title="Two rows tell of one kind of event on one day at one place",
    description=(
        "One event entered twice is counted twice. Two that happened so near each other are rare "
        "enough that somebody should have looked. Rows that differ in nothing but their key tell "
        "of one event, whatever they lack, as nothing could tell two apart."
    ),
    remedy="Merge the rows and redirect one of them; if they are two events, add an exception.",
    example="two rows for the sinking of one ship, from two newspapers",
    stock="row-error",
    excusable=True,
)

POSSIBLE = Kind(
    name="same-event-possible",
    severity=Severity.WARNING,
    title="Two rows may tell of one event",
    description=(
        "Their dates are not known to the day and may mean the same one, or one of the places lies "
        "in the other, or they are of one day and neither place is known."
    ),
    remedy="Compare the two; merge them if they are one, else link them or find their days.",
    example="a sinking on 2019-04-12, another in 2019-04, of one kind at one place",
    stock="row-error",
    excusable=True,
)

_ANSWERS = {SAME.name: Answer.CERTAIN, POSSIBLE.name: Answer.POSSIBLE}


class _Earlier:
    """Rows of one place that were looked at already.

    Attributes:
        days: Those known to the day, by day.
        open: All that may still be on a later day, with the last day that they may mean: a heap.
    """

    def __init__(self) -> None:
        self.days: dict[int, list[int]] = {}
        self.open: list[tuple[int, int]] = []

    def add(self, index: int, first: int, last: int) -> None:
        """Keep a row."""
        if first == last:
            self.days.setdefault(first, []).append(index)
        heappush(self.open, (last, index))

    def until(self, first: int) -> Iterator[int]:
        """The rows whose last day is not before this one, which only ever grows."""
        while self.open and self.open[0][0] < first:
            heappop(self.open)
        return (index for _, index in self.open)


class _Accepted:
    """The pairs of rows about which somebody has said something already.

    Args:
        context: What the rule is given.
        linked: For each table of links: its two columns of rows.
    """

    def __init__(self, context: Context, linked: Mapping[str, Sequence[str]]) -> None:
        self.context = context
        self.linked: set[frozenset[str | None]] = set()
        for resource, (one, other) in linked.items():
            table = context.tables.get(resource)
            if table is not None and one in table and other in table:
                pairs = zip(table.column(one), table.column(other), strict=True)
                self.linked.update(map(frozenset, pairs))

    def first_but(self, kind: Kind, earlier: Iterable[int], index: int) -> tuple[Kind, int] | None:
        """The first of some rows whose likeness to another is not accepted."""
        row = self.context.table.row_id
        for each in earlier:
            rows = (row(each), row(index))
            if frozenset(known.id for known in rows) in self.linked:
                continue
            if not self.context.excuses.cover(kind.name, rows, _ANSWERS[kind.name]):
                return kind, each
        return None


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look in each group of rows alike for rows whose dates may be one day; for copies in all."""
    name: str = parameters["date"]
    alike: list[str] = parameters["alike"]
    when: When = parameters["when"]
    within: Mapping[str, str] | None = parameters["within"]
    table = context.table
    names = [name, *alike, *([within["field"]] if within else ())]
    if any(each not in table for each in (*names, *when)):
        return
    groups: dict[tuple[str, ...], list[int]] = {}
    bare: list[int] = []
    dates = table.dates(name)
    told = meets(table, when)
    for index in context.rows(*names, *when):
        if not told[index]:
            continue
        key = tuple(table.cell(index, each) or "" for each in alike)
        date = dates[index]
        if "" in key or date is None or date.precision is Precision.OPEN:
            bare.append(index)
        else:
            groups.setdefault(key, []).append(index)
    accepted = _Accepted(context, parameters["linked"])
    for indices in groups.values():
        if len(indices) > 1:
            yield from _group(context, name, within, indices, dates, accepted)
    copies = _Copies(table)
    for index in bare:
        found = accepted.first_but(SAME, copies.before(index), index)
        if found is not None:
            yield _finding(context, SAME, name, found[1], index)


class _Copies:
    """The rows that differ in nothing but their key, and say more than that."""

    def __init__(self, table: Table) -> None:
        own = table.schema.primary_key
        self.columns = [cells for name, cells in table.columns.items() if name not in own]
        self.known: dict[tuple[str | None, ...], list[int]] = {}

    def before(self, index: int) -> Sequence[int]:
        """The copies of a row among those asked for before."""
        cells = tuple(column[index] for column in self.columns)
        if not any(cells):
            return ()
        same = self.known.setdefault(cells, [])
        same.append(index)
        return same[:-1]


def _group(
    context: Context,
    name: str,
    within: Mapping[str, str] | None,
    indices: list[int],
    dates: Sequence[Date | None],
    accepted: _Accepted,
) -> Iterator[Finding]:
    """One finding for each row that an earlier one may equal: the surest that is not accepted.

    Rows are taken in the order of the first day that they may mean. A row is kept at its place, and
    below each place in which that lies.
    """
    at: defaultdict[str, _Earlier] = defaultdict(_Earlier)
    below: defaultdict[str, _Earlier] = defaultdict(_Earlier)
    copies = _Copies(context.table)
    spans = {index: date.widened() for index in indices if (date := dates[index]) is not None}
    for index in sorted(spans, key=lambda each: (spans[each], each)):
        first, last = spans[index]
        place, *around = _chain(context, within, index)
        unplaced = within is not None and not place
        one_day = at[place].days.get(first, ()) if first == last else ()
        # All copies of a row of one known day and place are among those of that day.
        certain = one_day if first == last and not unplaced else copies.before(index)
        found = accepted.first_but(SAME, certain, index)
        if found is None:
            near = (
                one_day
                if unplaced
                else chain(
                    at[place].until(first),
                    *(at[each].until(first) for each in around),
                    below[place].until(first),
                )
            )
            possible = (each for each in near if each not in certain)
            found = accepted.first_but(POSSIBLE, possible, index)
        if found is not None:
            yield _finding(context, found[0], name, found[1], index)
        at[place].add(index, first, last)
        for each in around:
            below[each].add(index, first, last)


def _chain(context: Context, within: Mapping[str, str] | None, index: int) -> list[str]:
    """The place of a row and those in which it lies; one and the same for all without `within`."""
    if within is None:
        return [""]
    found = [context.table.cell(index, within["field"]) or ""]
    while (place := looked_up(context, within, found[-1])) and place not in found:
        found.append(place)
    return found


def _finding(context: Context, kind: Kind, name: str, one: int, other: int) -> Finding:
    table = context.table
    date = table.date(other, name)
    one_day = date is not None and date.is_day
    rows = (table.row_id(one), table.row_id(other))
    days = table.cell(one, name), table.cell(other, name)
    wrong = f"{rows[1]}, of {days[1]}, may be one event with {rows[0]}, of {days[0]}."
    if kind is SAME and not one_day:
        wrong = f"{rows[1]} differs from {rows[0]} in nothing but its key."
    elif kind is SAME:
        wrong = f"{rows[1]} is like {rows[0]} and of the same day, {days[1]}."
    return table.finding(
        kind,
        wrong,
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
        "Rows that have the same value in each of the fields `alike`, and a date, are compared. "
        "If both dates are the same day, that is certain; if they may mean the same day, flags "
        "allowed for, it is possible. So it is where one of two places lies in the other, if "
        "`within` says how to tell, and where neither place is known and both are of the same day. "
        "Rows that differ in nothing but their key are certainly one, also those that lack a date "
        "or a field of `alike`, which are compared no further. Each row is told once, with the "
        "surest other one. Pairs that an exception accepts, or a table of links connects, are "
        "passed over."
    ),
    kinds=(SAME, POSSIBLE),
    run=run,
    example={"date": "date", "alike": ["place", "kind"]},
    parameters=(
        field_parameter("date", "The field of the day on which it happened.", names="date"),
        Parameter(
            name="alike",
            description="The fields in which two rows about one event have the same value.",
            schema={"type": "array", "items": {"type": "string"}, "minItems": 1},
            required=True,
            names="field",
        ),
        Parameter(
            name="within",
            description=(
                "The `field` of the place, the `resource` of places, and the column `value` there "
                "that says in which other one a place lies. Rows of two places are compared if "
                "one lies in the other."
            ),
            schema=LOOKUP,
            names="lookup",
        ),
        Parameter(
            name="linked",
            description=(
                "For each table of links between such rows: the two columns that name them. What "
                "a link tells of two rows, nobody has to be told."
            ),
            schema={
                "type": "object",
                "additionalProperties": {
                    "type": "array",
                    "items": {"type": "string"},
                    "minItems": 2,
                    "maxItems": 2,
                },
            },
            default={},
            names="fields",
        ),
        PARAMETER,
    ),
)
