"""Which rows of a table held on a day, how sure that is, and who says so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from frictionless_dossier.checking.context import Context
from frictionless_dossier.checking.excuses import Excuses
from frictionless_dossier.checks._periods import periods
from frictionless_dossier.dates import Date, inside
from frictionless_dossier.errors import OptionError
from frictionless_dossier.findings import Answer
from frictionless_dossier.opening import OpenPackage
from frictionless_dossier.package.node import suggest
from frictionless_dossier.provenance.statements import Statement, statements_by_cell
from frictionless_dossier.provenance.texts import read_texts


@dataclass(frozen=True, slots=True)
class Holding:
    """A row whose period has the day, in every or in some reading of its dates.

    Attributes:
        cells: The row, by name of field; empty cells are left out.
        certain: Whether the day lies in the period in every reading; else in some only.
        statements: What is said of its period and of the fields asked for, the preferred first.
    """

    cells: Mapping[str, str]
    certain: bool
    statements: tuple[Statement, ...]


def held_on(
    opened: OpenPackage, resource: str, day: Date, where: Mapping[str, str]
) -> Iterator[Holding]:
    """The rows of a table that held on a day, in the order of the table.

    Args:
        opened: The package.
        resource: A table that declares a rule `period`.
        day: A date; if it is no single day, the answer is for some day in it.
        where: Values that fields of the row must have.

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
        documents=opened.documents,
        contents={},
        as_of=None,
        texts=read_texts(None),
        excuses=Excuses(),
        name=resource,
    )
    names = (rule["start"], rule["end"], *rule.get("attested", ()))
    chosen = [
        index
        for index in range(len(table))
        if all(table.cell(index, name) == value for name, value in where.items())
    ]
    said = statements_by_cell(opened.package, opened.tables)
    found = periods(context, chosen, rule["start"], rule["end"], tuple(rule.get("attested", ())))
    for index, period in found.items():
        answer = inside(day, period)
        if answer is not Answer.IMPOSSIBLE:
            of_row = said.get(table.row_id(index), {})
            told = [each for name in names for each in of_row.get(name, ())]
            yield Holding(
                {name: text for name in table.columns if (text := table.cell(index, name))},
                answer is Answer.CERTAIN,
                tuple(sorted(told, key=lambda each: each.rank != "preferred")),
            )


def _period_rule(opened: OpenPackage, resource: str) -> Mapping[str, Any]:
    table = opened.tables.get(resource)
    if table is None:
        raise OptionError(
            f"The package has no table {resource} that can be read.",
            suggest(resource, list(opened.tables)),
        )
    rules = [each for each in table.schema.rules if each.type == "period"]
    if not rules:
        raise OptionError(
            f"The table {resource} declares no rule `period`.",
            "Declare which of its fields are start and end.",
        )
    return rules[0].parameters
