"""No date lies after the day up to which the data tells."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.dates import parse
from frictionless_dossier.findings import Finding, Kind, Severity

AFTER = Kind(
    name="after-as-of",
    severity=Severity.ERROR,
    title="A date lies after the as-of date",
    description="What has not happened yet cannot have been reported.",
    remedy=(
        "Correct the date; or, if the data tells of later days by now, the as-of date: `asOf` of "
        "the descriptor."
    ),
    example="an end of 2031-05-02 in data as of 2021-06-30",
    stock="row-error",
)

MISSING = Kind(
    name="as-of-missing",
    severity=Severity.ERROR,
    title="The package does not say up to which day it tells",
    description=(
        "Without that day nobody can tell what is still so from what nobody looked up, and no date "
        "can be found to lie in the future: the clock of a machine proves nothing."
    ),
    remedy="Give `asOf` in the descriptor, as `YYYY-MM-DD`.",
    example="a descriptor without `asOf`",
    stock="package-error",
)

AHEAD = Kind(
    name="as-of-unread",
    severity=Severity.WARNING,
    title="The package tells up to a day after its last source was read",
    description=(
        "What came after the last look at any source, nobody looked up. That nothing else is told "
        "up to that day then does not mean that nothing happened."
    ),
    remedy="Give in `asOf` a day up to which sources were read, or read them again.",
    example="`asOf` 2026-11-24, where the last source was read on 2025-03-01",
    stock="package-error",
)

_READ_ON = "read_on"
"""Column of the sources with the day on which each was read."""


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Compare the earliest day that each date may mean with the as-of date."""
    if context.as_of is None:
        yield Finding(
            MISSING,
            "The package has no as-of date.",
            MISSING.remedy,
            path=context.package.path,
            details={"pointer": "/asOf"},
        )
        return
    yield from _unread(context)
    for table in context.tables.values():
        for field in table.fields():
            if not field.is_date or field.may_be_future:
                continue
            for index in context.rows(field.name, table=table):
                date = table.dates(field.name)[index]
                if date is not None and date.earliest > context.as_of.latest:
                    yield table.finding(
                        AFTER,
                        f"{field.name} of {table.row_id(index)} is {date.text}, after the as-of "
                        f"date {context.as_of.text}.",
                        index=index,
                        field=field.name,
                    )


def _unread(context: Context) -> Iterator[Finding]:
    """A finding where the declared day is after all on which sources were read."""
    sources, declared = context.with_role("sources"), context.package.as_of
    if sources is None or declared is None or _READ_ON not in sources:
        return
    if not sources.schema.by_name[_READ_ON].is_date:
        return
    days = [date for date in sources.dates(_READ_ON) if date is not None]
    last = max(days, key=lambda date: date.latest, default=None)
    if last is not None and parse(declared).earliest > last.latest:
        yield Finding(
            AHEAD,
            f"The as-of date is {declared}, but no source was read after {last.text}.",
            AHEAD.remedy,
            path=context.package.path,
            details={"pointer": "/asOf"},
        )


CHECK = Check(
    name="as-of",
    scope=Scope.PACKAGE,
    title="No date lies after the as-of date",
    description=(
        "The package has an as-of date, from the descriptor or an option, and in no date column "
        "does the earliest day that a cell may mean lie after it, unless its field says "
        "`mayBeFuture: true`. The date of the descriptor is not after the last day on which a "
        "source was read (`read_on` of the table of role `sources`)."
    ),
    kinds=(AFTER, MISSING, AHEAD),
    run=run,
    first=True,
)
