"""No source tells of a day that came after it."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.dates import Date, DateError, Precision, parse
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.evidence import DERIVED
from frictionless_dossier.provenance.statements import Statement, statements

AHEAD = Kind(
    name="told-ahead",
    severity=Severity.ERROR,
    title="A statement gives a day after its source was published",
    description=(
        "What had not happened yet, the source cannot have told. The day is wrong, or the source, "
        "or the day of its publication."
    ),
    remedy="Look up in the source which day it gives, and when it was published.",
    example="a death on 2017-07-26, from a report published on 2016-08-12",
    stock="row-error",
)

_PUBLISHED, _READ_ON = "published", "read_on"


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Compare the day that each statement gives with the day of its source."""
    sources = context.with_role("sources")
    if sources is None:
        return
    days = [name for name in (_PUBLISHED, _READ_ON) if name in sources]
    for each in statements(context.package, context.tables):
        date, index = _day(context, each), sources.ids.get(each.source or "")
        if date is None or index is None:
            continue
        if not sources.sound(index, days):
            context.skipped += 1
            continue
        for name in days:
            last = _date(sources, index, name)
            if last is None:
                continue
            if date.widened()[0] > last.widened()[1]:
                yield each.table.finding(
                    AHEAD,
                    f"The statement {each.id} gives {date.text} as {each.property} of "
                    f"{each.about}, but {name} of {sources.row_id(index)} is {last.text}.",
                    index=each.index,
                    field="value",
                    rows=(each.table.row_id(each.index), sources.row_id(index)),
                )
            break


def _day(context: Context, each: Statement) -> Date | None:
    """The day that a statement gives, where that may not be of the future; else None."""
    table = context.tables.get(each.about.resource)
    field = table.schema.by_name.get(each.property) if table is not None else None
    if field is None or not field.is_date or field.may_be_future:
        return None
    if each.value is None or each.basis == DERIVED:
        return None
    try:
        date = parse(each.value)
    except DateError:
        return None  # Told by the rule `statement-value`.
    return None if date.precision is Precision.OPEN else date


def _date(table: Table, index: int, name: str) -> Date | None:
    """The date in a cell; None where it is empty or none, which the rule `edtf` tells."""
    return table.dates(name)[index] if table.schema.by_name[name].is_date else None


CHECK = Check(
    name="told-ahead",
    scope=Scope.PACKAGE,
    title="No source tells of a day after its publication",
    description=(
        "In each statement about a date, the earliest day that its value may mean is not after the "
        "last on which its source may have been published (`published` of the table of role "
        "`sources`), or, where that is empty, on which it was read (`read_on`). Open ends, derived "
        "statements and fields with `mayBeFuture: true` are passed over."
    ),
    kinds=(AHEAD,),
    run=run,
    role="sources",
)
