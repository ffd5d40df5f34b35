"""Cells that a rule would read as dates and cannot: told, where nobody else has looked at them."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameters
from frictionless_dossier.checking.context import Context
from frictionless_dossier.dates import DateError, parse
from frictionless_dossier.findings import Finding, Kind, Severity, sentence
from frictionless_dossier.package.model import Field, Package
from frictionless_dossier.package.table import Table

DATE_UNREAD = Kind(
    name="date-unread",
    severity=Severity.ERROR,
    title="A rule cannot read a cell as a date",
    description=(
        "A rule about dates passes over rows whose dates it cannot read. Where the field is not "
        "declared to hold dates, nothing else would tell that those rows were not checked."
    ),
    remedy="Write the date as precisely as the source gives it: 2016-07-26, 2016-07 or 2016.",
    example="an end of `present` in a field of type string that the rule `overlap` reads",
    stock="row-error",
)


def unread_dates(context: Context, check: Check, parameters: Parameters) -> Iterator[Finding]:
    """Each cell that the rule of a table cannot read.

    They are marked in `table.faults`, so that each is told once.
    """
    table = context.table
    for name in dict.fromkeys(_dated(check, parameters)):
        if name not in table or _is_judged(context.package, table.schema.by_name[name]):
            continue
        rows = table.undated(name) if table.has_canonical_dates(name) else range(len(table))
        for index in rows:
            text = table.cell(index, name)
            if text is None or table.date(index, name) is not None:
                continue
            if table.sound(index, (name,)):
                table.faults.add((index, name))
                yield _finding(table, check, index, name, text)


def _dated(check: Check, parameters: Parameters) -> Iterator[str]:
    """The fields that a rule reads as dates."""
    for each in check.parameters:
        if each.names == "date":
            value = parameters[each.name]
            yield from (value,) if isinstance(value, str) else value


def _is_judged(package: Package, field: Field) -> bool:
    """Whether each cell that is no date was refused already: by its type, or by the rule `edtf`."""
    if field.is_date:
        return any(rule.type == "edtf" for rule in package.rules)
    return field.type == "date" and field.format == "default"


def _finding(table: Table, check: Check, index: int, name: str, text: str) -> Finding:
    try:
        parse(text)
        told, remedy = f"{text!r} is not in the form that the field declares", DATE_UNREAD.remedy
    except DateError as error:
        told, remedy = error.message, sentence(error.remedy)
    return table.finding(
        DATE_UNREAD,
        f"{name} of {table.row_id(index)}: {told}; the rule {check.name} passes over this row.",
        index=index,
        field=name,
        remedy=remedy,
    )
