"""Figures and years are among those that the words beside them give."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from frictionless_dossier.checking.check import Check, Parameter, Parameters, Scope, field_parameter
from frictionless_dossier.checking.context import Context
from frictionless_dossier.dates import Date, parse
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.package.table import Table

FIGURE = Kind(
    name="words-agree-figure",
    severity=Severity.ERROR,
    title="A figure is none of those in the words beside it",
    description=(
        "The words are what was read, the figure is what was made of it. Where they differ, a "
        "digit was lost, exchanged or put too many."
    ),
    remedy="Look the figure up in the source; correct it, or the words.",
    example="25000 beside the words “approximately 2,500”",
    stock="row-error",
)

YEAR = Kind(
    name="words-agree-year",
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

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?", re.ASCII)
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
    """Look at each text that has digits."""
    text, figures, dates = (parameters[name] for name in ("text", "figures", "dates"))
    table = context.table
    if any(name not in table for name in (text, *figures, *dates)):
        return
    years = _YEAR_OF_ADDRESS if table.schema.by_name[text].format == "uri" else _YEAR
    wanted = _NUMBER if figures else years
    told = {
        index: [each.group() for each in wanted.finditer(words)]
        for index, words in enumerate(table.column(text))
        if words is not None and wanted.search(words) is not None
    }
    for index in context.rows(text, *figures, *dates, among=told):
        if figures:
            yield from _figure(table, index, text, figures, told[index])
        else:
            yield from _year(table, index, text, dates, told[index])


def _figure(
    table: Table, index: int, text: str, names: Sequence[str], told: Sequence[str]
) -> Iterator[Finding]:
    cells = {name: table.cell(index, name) for name in names}
    given = {name: Decimal(cell) for name, cell in cells.items() if cell is not None}
    numbers = {Decimal(number.replace(",", "")) for number in told}
    if given and numbers.isdisjoint(given.values()):
        name = next(iter(given))
        yield table.finding(
            FIGURE,
            f"{name} of {table.row_id(index)} is {cells[name]}, but {text} says "
            f"{' and '.join(told)}.",
            index=index,
            field=name,
        )


def _year(
    table: Table, index: int, text: str, names: Sequence[str], told: Sequence[str]
) -> Iterator[Finding]:
    # To say why a word is no date takes longer than all else here, and nobody asks.
    likely = [name for name in names if (table.cell(index, name) or "x")[0] in _BEGINS]
    dates = {name: table.date(index, name) for name in likely}
    given = {name: date for name, date in dates.items() if date is not None}
    if given and not any(_may_lie(list(given.values()), parse(year)) for year in set(told)):
        name = next(iter(given))
        yield table.finding(
            YEAR,
            f"{name} of {table.row_id(index)} is {given[name].text}, but {text} names "
            f"{' and '.join(dict.fromkeys(told))}.",
            index=index,
            field=name,
        )


def _may_lie(dates: Sequence[Date], year: Date) -> bool:
    """Whether some day of a year may lie between the first and the last of some dates."""
    bounds = [date.widened() for date in dates]
    first, last = min(low for low, _ in bounds), max(high for _, high in bounds)
    return first <= year.latest and last >= year.earliest


CHECK = Check(
    name="words-agree",
    scope=Scope.TABLE,
    title="Figures and years are among those of the words beside them",
    description=(
        "Where the text has numbers in digits, one of them at least is one of the figures; where "
        "it has years (1800 to 2099; in an address only those of a day or month), in one of them "
        "at least may lie a date, or a day between the "
        "first and the last of the dates. A flagged date may be off by a unit of its precision. "
        "Texts without digits, rows without a value, values that are no date and open ends are "
        "passed over: words that say nothing prove nothing."
    ),
    kinds=(FIGURE, YEAR),
    run=run,
    example={"text": "title", "dates": ["date"]},
    parameters=(
        field_parameter("text", "The field of the words."),
        Parameter(
            name="figures",
            description="The fields of the figures.",
            schema={"type": "array", "items": {"type": "string"}},
            default=(),
            names="field",
        ),
        Parameter(
            name="dates",
            description="The fields of the dates, of the first one first; without figures only.",
            schema={"type": "array", "items": {"type": "string"}},
            default=(),
            names="field",
        ),
    ),
)
