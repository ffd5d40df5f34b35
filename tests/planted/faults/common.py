"""What all faults are made with."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date as Day
from functools import partial
from typing import Any

from frictionless_dossier.checking import registry
from frictionless_dossier.dates import Date, Precision
from frictionless_dossier.package.model import Rule
from frictionless_dossier.package.table import Table

from tests.planted.plants import Change, Plant, World

Faults = Callable[[World, Rule, int], Iterator[Plant]]
Place = tuple[str, int | None, str | None]


def plant(
    rule: Rule,
    table: Table,
    field: str,
    fault: str,
    changes: tuple[Change, ...] | Change,
    place: Place,
    *,
    local: bool = True,
    protection: str | None = None,
) -> Plant:
    changed = changes if isinstance(changes, tuple) else (changes,)
    by = protection or f"rule:{rule.type}"
    return Plant(table.name, field, by, fault, changed, rule.type, place, rule, local)


def parameter(rule: Rule, name: str) -> Any:
    return registry.find(rule.type).completed(rule.parameters)[name]


def table_of(world: World, rule: Rule) -> Table:
    return world.tables[rule.resource or ""]


def another_value(world: World, table: Table, field: str, text: str | None) -> str | None:
    """Another value that the field may have, as the judge sees it; None if none is known."""
    declared = table.schema.by_name[field].constraints.get("enum", ())
    values = [*map(str, declared), *filter(None, table.column(field))]
    values += list(table.ids)[:2]
    values += ["2011-01-01", "1", "x", "x0001", "0001:1", "1:1", "0123456789abcdef"]
    world.random.shuffle(values)
    sound = partial(world.sound, table.name, field)
    return next((each for each in values if each != text and sound(each)), None)


def day_of(date: Date | None) -> Day | None:
    """A date that is one certain day."""
    if date is None or date.precision is not Precision.DAY or date.flag:
        return None
    return Day.fromisoformat(date.text)


def place_of(table: Table, index: int, field: str | None) -> tuple[str, int, str | None]:
    return table.name, index, field


def holds(table: Table, index: int, when: Mapping[str, Any]) -> bool:
    return all(
        (table.cell(index, name) is not None) is wanted
        if isinstance(wanted, bool)
        else table.cell(index, name) in wanted
        for name, wanted in when.items()
    )
