"""Within one count the parts are not more than the total."""

from collections.abc import Iterator, Mapping, Sequence

from frictionless_dossier.checking.check import (
    Check,
    Parameter,
    Parameters,
    Scope,
    field_parameter,
    fields_parameter,
)
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._figures import PARAMETERS, bounds_by_code, span
from frictionless_dossier.findings import Finding, Kind, RowId, Severity

EXCEED = Kind(
    name="parts-exceed",
    severity=Severity.ERROR,
    title="Parts of a count are more than its total",
    description=(
        "Even the lowest count of a part, or of all parts together, is more than the highest "
        "count of all. One of the figures is wrong, or they are not of one count."
    ),
    remedy="Look the figures up in the source; give figures of another count another set.",
    example="12 killed in all, at least 13 of them civilians",
    stock="row-error",
    excusable=True,
)


class _Count:
    """The figures of one set: the highest count of each total, the lowest of each part."""

    def __init__(self) -> None:
        self.totals: dict[int, int] = {}
        self.parts: dict[int, int] = {}


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Compare the parts of each count, one by one and together, with its totals."""
    for count in _counts(context, parameters).values():
        for total, most in count.totals.items():
            within = {}
            for part, least in count.parts.items():
                if least > most:
                    yield from _finding(context, parameters, total, most, {part: least})
                else:
                    within[part] = least
            if len(within) > 1 and sum(within.values()) > most:
                yield from _finding(context, parameters, total, most, within)


def _counts(context: Context, parameters: Parameters) -> Mapping[Sequence[str], _Count]:
    """The counts by set, outcome and further fields; rows without one of these are in none."""
    table = context.table
    group, figure, qualifier = (parameters[each] for each in ("group", "figure", "qualifier"))
    high: str | None = parameters["high"]
    by: list[str] = [parameters["set"], parameters["outcome"], *parameters["by"]]
    names = [*by, group, figure, qualifier, *([high] if high else [])]
    counts: dict[Sequence[str], _Count] = {}
    if any(name not in table for name in names):
        return counts
    known = bounds_by_code(context, table, qualifier)
    for index in context.rows(*names):
        key = tuple(table.cell(index, name) or "" for name in by)
        whom = table.cell(index, group)
        limits = span(table, index, known, figure=figure, qualifier=qualifier, high=high)
        if "" in key or whom is None or limits is None:
            continue
        count = counts.setdefault(key, _Count())
        if whom != parameters["total"]:
            if limits.low:  # None or zero adds nothing.
                count.parts[index] = limits.low
        elif limits.high is not None:
            count.totals[index] = limits.high
    return counts


def _finding(
    context: Context, parameters: Parameters, total: int, most: int, parts: Mapping[int, int]
) -> Iterator[Finding]:
    """One finding, at the part or, for several, at the total."""
    table = context.table
    rows: tuple[RowId, ...] = tuple(table.row_id(index) for index in (total, *parts))
    if context.excuses.cover(EXCEED.name, rows):
        return
    least = sum(parts.values())
    told = " and ".join(row.id for row in rows[1:])
    verb, index = ("count", total) if len(parts) > 1 else ("counts", next(iter(parts)))
    yield table.finding(
        EXCEED,
        f"In the set {table.cell(total, parameters['set'])}, {told} {verb} at least {least} "
        f"{table.cell(total, parameters['outcome'])}, but the total {rows[0].id} is at most "
        f"{most}.",
        index=index,
        field=parameters["figure"],
        rows=rows,
        details={"least": least, "most": most},
    )


CHECK = Check(
    name="parts",
    scope=Scope.TABLE,
    title="Parts of a count are not more than its total",
    description=(
        "Rows with the same set, outcome and further fields are of one count; rows without one of "
        "these are not compared. The bounds follow from figure and qualifier, by the vocabulary of "
        "the qualifier. The low bound of a part must not be more than the high bound of the total, "
        "nor must the sum of those low bounds, parts already found too high left aside. A total "
        "without a high bound is not compared."
    ),
    kinds=(EXCEED,),
    run=run,
    example={
        "set": "count_set",
        "group": "group",
        "outcome": "outcome",
        "figure": "figure",
        "qualifier": "qualifier",
    },
    parameters=(
        field_parameter("set", "The field of the set: figures of one count have the same value."),
        field_parameter("group", "The field that says who is counted."),
        field_parameter("outcome", "The field of what happened to them."),
        *PARAMETERS,
        field_parameter(
            "high",
            "The field of the higher figure; without it ranges have no high bound.",
            required=False,
        ),
        Parameter(
            name="total",
            description="The code of the group that counts all.",
            schema={"type": "string"},
            default="all",
            code_of="group",
        ),
        fields_parameter("by", "Further fields in which rows of one count have the same value."),
    ),
)
