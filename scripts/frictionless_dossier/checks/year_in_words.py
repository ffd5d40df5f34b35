"""Dates lie in one of the years that the words beside them give."""

import re
from collections.abc import Collection, Iterator

from frictionless_dossier.checking.check import (
    Check,
    Parameters,
    Scope,
    field_parameter,
    fields_parameter,
)
from frictionless_dossier.checking.context import Context
from frictionless_dossier.dates import Date, parse
from frictionless_dossier.findings import Finding, Kind, Severity

YEAR = Kind(
    name="year-in-words",
    severity=Severity.ERROR,
    title="A date lies in none of the years in the words beside it",
    description=(
        "A title, an address or the words of a source often tell the year as well. Where the date "
        "lies in another, one of the two is wrong."
    ),
    remedy="Look the date up in the source; correct it, or the words.",
    example="2019-08-26 beside the title “Fire in the harbour, 26 August 2018”",
    stock="row-error",
)

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)", re.ASCII)
_BEGINS = frozenset("[0123456789")
"""How a date begins that bounds anything."""

# `/2018/08/`, `/2018/aug/`, `2018-08-26` and `20180826`: a year alone may be of what is told.
_YEAR_OF_ADDRESS = re.compile(
    r"(?<=/)(?:1[89]|20)\d\d(?=/(?:[01]?\d|[a-z]{3})/)"
    r"|(?<!\d)(?:1[89]|20)\d\d(?=(-?)[01]\d\1[0-3]\d(?!\d))",
    re.ASCII,
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look at each text that has years."""
    text, names = parameters["text"], parameters["dates"]
    table = context.table
    if any(name not in table for name in (text, *names)):
        return
    years = _YEAR_OF_ADDRESS if table.schema.by_name[text].format == "uri" else _YEAR
    told = {
        index: [each.group() for each in years.finditer(words)]
        for index, words in enumerate(table.column(text))
        if words is not None and years.search(words) is not None
    }
    for index in context.rows(text, *names, among=told):
        # To say why a word is no date takes longer than all else here, and nobody asks.
        likely = [name for name in names if (table.cell(index, name) or "x")[0] in _BEGINS]
        dates = {name: table.date(index, name) for name in likely}
        given = {name: date for name, date in dates.items() if date is not None}
        if given and not any(_may_lie(given.values(), parse(year)) for year in set(told[index])):
            name = next(iter(given))
            yield table.finding(
                YEAR,
                f"{name} of {table.row_id(index)} is {given[name].text}, but {text} names "
                f"{' and '.join(dict.fromkeys(told[index]))}.",
                index=index,
                field=name,
            )


def _may_lie(dates: Collection[Date], year: Date) -> bool:
    """Whether some day of a year may lie between the first and the last of some dates."""
    bounds = [date.widened() for date in dates]
    first, last = min(low for low, _ in bounds), max(high for _, high in bounds)
    return first <= year.latest and last >= year.earliest


CHECK = Check(
    name="year-in-words",
    scope=Scope.TABLE,
    title="Dates lie in a year of the words beside them",
    description=(
        "Where the text has years (1800 to 2099; in an address only those of a day or month), in "
        "one of them at least may lie a date, or a day between the first and the last of the "
        "dates. A flagged date may be off by a unit of its precision. Texts without years, rows "
        "without a date, values that are no date and open ends are passed over: words that say "
        "nothing prove nothing."
    ),
    kinds=(YEAR,),
    run=run,
    example={"text": "title", "dates": ["date"]},
    parameters=(
        field_parameter("text", "The field of the words."),
        fields_parameter(
            "dates", "The fields of the dates, of the first one first.", required=True
        ),
    ),
)
