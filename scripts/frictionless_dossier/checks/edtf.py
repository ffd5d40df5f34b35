"""Dates are canonical and stand in the calendar."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.dates import DateError, parse
from frictionless_dossier.findings import Finding, Kind, Severity, sentence

ILL_FORMED = Kind(
    name="date-format",
    severity=Severity.ERROR,
    title="A cell is no date",
    description=(
        "Dates are written in one canonical spelling of a subset of ISO 8601-2 (EDTF), so that "
        "equal dates are equal texts; and a day that no calendar has cannot be compared."
    ),
    remedy="Write the date as precisely as the source gives it: 2016-07-26, 2016-07 or 2016.",
    example="2019-02-30, or 26/07/2016",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Read each cell of each date column; mark in `table.faults` those that cannot be read."""
    for table in context.tables.values():
        for field in table.fields():
            if not field.is_date:
                continue
            for index in context.rows(field.name, table=table, among=table.undated(field.name)):
                text = table.cell(index, field.name)
                if text is None:
                    continue
                try:
                    parse(text)
                except DateError as error:
                    table.faults.add((index, field.name))
                    yield table.finding(
                        ILL_FORMED,
                        f"{field.name} of {table.row_id(index)}: {error.message}.",
                        index=index,
                        field=field.name,
                        remedy=sentence(error.remedy),
                    )


CHECK = Check(
    name="edtf",
    scope=Scope.PACKAGE,
    title="Dates are canonical and stand in the calendar",
    description=(
        "Every cell of a column whose `rdfType` is EDTF is a date of the subset that the tool "
        "reads: a day, month or year, perhaps flagged `~`, `?` or `%`; a span of days in brackets; "
        "or `..`. Later rules pass over cells that are not."
    ),
    kinds=(ILL_FORMED,),
    run=run,
    first=True,
)
