"""No date lies after the day up to which the data tells."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
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
    for table in context.tables.values():
        for field in table.fields():
            if not field.is_date or field.descriptor.get("mayBeFuture") is True:
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


CHECK = Check(
    name="as-of",
    scope=Scope.PACKAGE,
    title="No date lies after the as-of date",
    description=(
        "The package has an as-of date, from the descriptor or an option, and in no date column "
        "does the earliest day that a cell may mean lie after it, unless its field says "
        "`mayBeFuture: true`."
    ),
    kinds=(AFTER, MISSING),
    run=run,
    first=True,
)
