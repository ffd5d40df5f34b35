"""Periods of the rows of a table, an open end taken as of the day its source tells up to."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from frictionless_dossier.checking.check import Parameter, field_parameter
from frictionless_dossier.checking.context import Context
from frictionless_dossier.dates import Date, Period, Precision
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.statements import PREFERRED, Statement, statements_by_cell

START_AND_END = (
    field_parameter("start", "The field of the start.", names="date"),
    field_parameter("end", "The field of the end.", names="date"),
)
"""The parameters of every rule about periods."""

ATTESTED = Parameter(
    name="attested",
    description="Fields of days on which it is shown to be so.",
    schema={"type": "array", "items": {"type": "string"}},
    default=(),
    names="date",
)
"""The parameter of rules that know days on which something is attested."""

OPEN = ".."
"""The end that says: still so when the source was written."""


class OpenEnd(NamedTuple):
    """An open end: its row, and either the day its source tells up to or what is missing for it."""

    at: int
    as_of: Date | None
    lacking: str = ""


def open_ends(
    context: Context, field: str, among: Sequence[int] | None = None
) -> Iterator[OpenEnd]:
    """Each open end in a field of the table, or in these rows of it, in order of rows.

    A package without statements is one source: its as-of date counts for all.
    """
    table = context.table
    cells = table.column(field)
    rows = range(len(table)) if among is None else among
    indices = [index for index in rows if cells[index] == OPEN and table.sound(index, (field,))]
    if not indices:
        return
    if context.package.with_role("statements") is None:
        lacking = "" if context.as_of else "the package does not say up to when it tells (`asOf`)"
        yield from (OpenEnd(index, context.as_of, lacking) for index in indices)
        return
    stated = statements_by_cell(context.package, context.tables)
    sources = context.with_role("sources")
    for index in indices:
        saying = stated.get(table.row_id(index), {}).get(field, [])
        yield _open_end(index, saying, sources)


def _open_end(index: int, stated: Sequence[Statement], sources: Table | None) -> OpenEnd:
    saying = [each for each in stated if each.value == OPEN]
    preferred = [each for each in saying if each.rank == PREFERRED]
    if not preferred:
        some = "no preferred statement" if saying else "no statement"
        return OpenEnd(index, None, f"{some} says so")
    source = preferred[0].source
    place = sources.ids.get(source or "") if sources is not None else None
    if sources is None or place is None or "as_of" not in sources:
        return OpenEnd(index, None, f"the source {source} is not known")
    as_of = sources.dates("as_of")[place]
    if as_of is None or as_of.precision is Precision.OPEN:
        return OpenEnd(
            index, None, f"the source {source} does not say up to when it tells (`as_of`)"
        )
    return OpenEnd(index, as_of)


def periods(
    context: Context, indices: Sequence[int], start: str, end: str, attested: Sequence[str] = ()
) -> dict[int, Period]:
    """The period of each of these rows whose dates can be read.

    An open end whose as-of day is not known is taken for an end that is not known: whatever follows
    from that is true, if less sharp.
    """
    table = context.table
    names = (start, end, *attested)
    as_of = {each.at: each.as_of for each in open_ends(context, end, indices)}
    found: dict[int, Period] = {}
    cells = [table.column(name) for name in names]
    for index in indices:
        dates = [table.date(index, name) for name in names]
        readable = all(
            date is not None or column[index] is None
            for column, date in zip(cells, dates, strict=True)
        )
        others = [dates[0], *dates[2:]]
        if not readable or any(date and date.precision is Precision.OPEN for date in others):
            continue
        last = dates[1]
        known = as_of.get(index)
        if last is not None and last.precision is Precision.OPEN and known is None:
            last = None
        shown = tuple(date for date in dates[2:] if date is not None)
        found[index] = Period(dates[0], last, shown, known)
    return found


def told(table: Table, index: int, start: str, end: str) -> str:
    """The period of a row for a message, as it stands in its cells."""
    first, last = table.cell(index, start), table.cell(index, end)
    if first is None and last is None:
        return "dates not known"
    return f"{first or 'not known'} to {last or 'not known'}"
