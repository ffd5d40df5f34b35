"""Rows of a table in groups, such as all tenures of one office, each with its period."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from frictionless_dossier.checking.check import Parameter, Parameters
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._periods import ATTESTED, START_AND_END, periods
from frictionless_dossier.checks._when import spellings
from frictionless_dossier.dates import Period
from frictionless_dossier.package.table import Table

PARAMETERS = (
    Parameter(
        name="by",
        description="Fields whose values, the same in two rows, put both in one group.",
        schema={"type": "array", "items": {"type": "string"}, "minItems": 1},
        required=True,
        names="field",
    ),
    *START_AND_END,
)
"""What every rule about groups of periods is told."""

FURTHER_PARAMETERS = (
    ATTESTED,
    Parameter(
        name="where",
        description="Which rows count: for each column named here, its values.",
        schema={
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        },
        default={},
        names="field",
    ),
)
"""What the rules about who holds are told beside."""


class Group:
    """Rows that have the same values in the fields they are grouped by.

    Attributes:
        key: Those fields and values.
        periods: The period of each row that has a choice of days, in order of rows.
        complete: Whether that is all of them: no row was passed over for its dates.
    """

    def __init__(self, key: Mapping[str, str], periods: dict[int, Period] | None = None) -> None:
        self.key = key
        self.periods: dict[int, Period] = {} if periods is None else periods
        self.complete = True

    @property
    def label(self) -> str:
        """The group for a message, as `office president`."""
        return ", ".join(f"{name} {value}" for name, value in self.key.items())


def lacks_columns(context: Context, parameters: Parameters, *others: str) -> bool:
    """Whether the file lacks a column that the rule needs."""
    named = (
        *(*parameters["by"], parameters["start"], parameters["end"], *others),
        *(*(parameters.get("where") or {}), *(parameters.get("attested") or ())),
    )
    return any(name not in context.table for name in named)


def tell_ungrouped(context: Context, parameters: Parameters) -> None:
    """Put into the summary how many rows belong to no group: they are compared with no other."""
    if lacks_columns(context, parameters):
        return
    table, by, where = context.table, parameters["by"], parameters.get("where") or {}
    counted = [(table.column(name), spellings(table, name, where[name])) for name in where]
    lacking = {index for name in by for index in _empty(table, name)}
    number = sum(all(column[at] in values for column, values in counted) for at in lacking)
    if number:
        # With its condition, for rules that differ only in that count different rows.
        met = "".join(f" with {name} {' or '.join(values)}" for name, values in where.items())
        name = f"rows of {context.name}{met} without {' or '.join(by)}, compared with no other"
        context.facts[name] = number


def _empty(table: Table, name: str) -> Iterator[int]:
    """The rows in which the cell of a field is empty."""
    column = table.column(name)
    suspects = table.sieve.empty(name) if table.sieve else None
    among = range(len(table)) if suspects is None else suspects
    return (index for index in among if not column[index])


def groups(
    context: Context,
    parameters: Parameters,
    *others: str,
    among: Iterable[int] | None = None,
) -> list[Group]:
    """The groups of the table of a rule, in order of their first rows.

    Rows without a value in one of the fields of `by` belong to no group. Rows whose dates, or cells
    of the columns `others`, are at fault or contradict each other count as skipped. Empty where the
    file lacks a column: the judge has said so. Only the rows `among` the given ones are looked at,
    where such are given.
    """
    table = context.table
    by: list[str] = list(parameters["by"])
    where: Mapping[str, Any] = parameters.get("where") or {}
    attested: list[str] = list(parameters.get("attested") or ())
    dates = (parameters["start"], parameters["end"], *attested)
    if lacks_columns(context, parameters, *others):
        return []
    found: dict[tuple[str, ...], Group] = {}
    members: dict[int, Group] = {}
    counted = [(table.column(name), spellings(table, name, where[name])) for name in where]
    keys = [table.column(name) for name in by]
    for index in context.rows(*by, *where, among=among):
        if any(column[index] not in values for column, values in counted):
            continue
        key = tuple(column[index] or "" for column in keys)
        if "" in key:
            continue
        group = found.get(key)
        if group is None:
            group = found[key] = Group(dict(zip(by, key, strict=True)))
        members[index] = group
    sound = [index for index in members if table.sound(index, (*dates, *others))]
    known = periods(context, sound, parameters["start"], parameters["end"], attested)
    for index, group in members.items():
        period = known.get(index)
        if period is not None and period.is_possible:
            group.periods[index] = period
        else:
            group.complete = False
            context.skipped += 1
    return list(found.values())
