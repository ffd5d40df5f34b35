"""Which rows of a table held on a day, how sure that is, and who says so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from frictionless_dossier.checking.context import Context
from frictionless_dossier.checking.declared import Declared
from frictionless_dossier.checks._periods import periods
from frictionless_dossier.checks._when import meets
from frictionless_dossier.checks.period import CHECK as PERIOD
from frictionless_dossier.dates import Date, inside, parse
from frictionless_dossier.errors import OptionError
from frictionless_dossier.findings import Answer, RowId
from frictionless_dossier.likeness import suggest
from frictionless_dossier.opening import OpenPackage
from frictionless_dossier.provenance.statements import PREFERRED, Statement, statements_by_cell


@dataclass(frozen=True, slots=True)
class Holding:
    """A row whose period has the day, in every or in some reading of its dates.

    Attributes:
        row: The row.
        cells: Its cells, by name of field; empty ones are left out.
        certain: Whether the day lies in the period in every reading; else in some only.
        lacking: The fields, start or end, whose dates would be needed to tell, and are empty.
        dated: Whether any date of the period is known.
        statements: What is said of its period and of the fields asked for, the preferred first.
    """

    row: RowId
    cells: Mapping[str, str]
    certain: bool
    lacking: tuple[str, ...]
    dated: bool
    statements: tuple[Statement, ...]


def held_on(
    opened: OpenPackage, resource: str, day: Date, where: Mapping[str, str]
) -> Iterator[Holding]:
    """The rows of a table that held on a day, in the order of the table.

    Args:
        opened: The package.
        resource: A table that declares a rule `period`.
        day: A date; if it is no single day, the answer is for some day in it.
        where: Values that fields of the row must have; the empty text where it has none.

    Raises:
        OptionError: There is no such table or field, or the table declares no rule `period`.
    """
    rule = _period_rule(opened, resource)
    table = opened.tables[resource]
    unknown = [name for name in where if name not in table]
    if unknown:
        raise OptionError(
            f"The table {resource} has no field {unknown[0]}.",
            suggest(unknown[0], list(table.columns)),
        )
    context = Context(
        package=opened.package,
        tables=opened.tables,
        as_of=parse(opened.package.as_of) if opened.package.as_of else None,
        name=resource,
    )
    start, end, attested = rule["start"], rule["end"], tuple(rule["attested"])
    names = (start, end, *attested)
    chosen = [
        index
        for index in range(len(table))
        if all((table.cell(index, name) or "") == value for name, value in where.items())
    ]
    said = statements_by_cell(opened.package, opened.tables)
    over = meets(table, rule["one_day"]) if rule["one_day"] else [False] * len(table)
    for index, period in periods(context, chosen, start, end, attested).items():
        started, ended = (table.cell(index, name) is not None for name in (start, end))
        if not ended and over[index]:
            period, ended = period.on_one_day(), True
        answer = inside(day, period)
        if answer is not Answer.IMPOSSIBLE:
            of_row = said.get(table.row_id(index), {})
            told = [each for name in names for each in of_row.get(name, ())]
            lacks_start = not started and period.box.s1 > day.latest
            lacks_end = not ended and period.box.e0 < day.earliest
            yield Holding(
                row=table.row_id(index),
                cells={name: text for name in table.columns if (text := table.cell(index, name))},
                certain=answer is Answer.CERTAIN,
                lacking=(start,) * lacks_start + (end,) * lacks_end,
                dated=any(table.cell(index, name) is not None for name in names),
                statements=tuple(sorted(told, key=lambda each: each.rank != PREFERRED)),
            )


def _period_rule(opened: OpenPackage, resource: str) -> Mapping[str, Any]:
    table = opened.tables.get(resource)
    if table is None:
        raise OptionError(
            f"The package has no table {resource} that can be read.",
            suggest(resource, list(opened.tables)),
        )
    if not any(each.type == PERIOD.name for each in table.schema.rules):
        raise OptionError(
            f"The table {resource} declares no rule `period`.",
            "Declare which of its fields are start and end.",
        )
    for rule in Declared(opened.package).rules:
        if (rule.type, rule.resource) == (PERIOD.name, resource):
            parameters = PERIOD.completed(rule.parameters)
            needed = [parameters[name] for name in ("start", "end")]
            needed += [*parameters["attested"], *parameters["one_day"]]
            if all(name in table for name in needed):
                return parameters
    raise OptionError(
        f"The rule `period` of the table {resource} cannot be used.",
        "`dossier validate` tells what is wrong.",
    )
