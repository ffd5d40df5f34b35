"""What must be present, or must not."""

from collections.abc import Iterator, Mapping
from typing import Any

from frictionless_dossier.package.model import Rule
from frictionless_dossier.package.table import Table

from tests.planted.faults.common import another_value, holds, parameter, plant, table_of
from tests.planted.plants import Change, Plant, World, cell


def present_when(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A cell emptied where it is needed, filled where it is not, and the condition turned."""
    table, field, when = table_of(world, rule), rule.parameters["field"], rule.parameters["when"]
    how = parameter(rule, "how")
    full = {"exactly": (True,), "filled": (True,), "empty": ()}[how]
    bare = {"exactly": (False,), "filled": (), "empty": (True,)}[how]
    for index in world.chosen(table, each, lambda row: holds(table, row, when) in full):
        change = cell(table, index, field, None)
        yield plant(rule, table, field, "emptied", change, (table.name, index, field))
    for index in world.chosen(table, each, lambda row: holds(table, row, when) in bare):
        text = another_value(world, table, field, None)
        if text is not None:
            change = cell(table, index, field, text)
            yield plant(rule, table, field, "filled", change, (table.name, index, field))

    def matters(row: int) -> bool:
        lacks = table.cell(row, field) is None
        return how == "exactly" or (not holds(table, row, when) and lacks is (how == "filled"))

    for name, wanted in when.items():
        for index in world.chosen(table, each, matters):
            turned = _turned(world, table, index, name, wanted, when)
            if turned is not None:
                place = (table.name, index, field)
                yield plant(rule, table, name, "condition turned", turned, place)


def _turned(
    world: World, table: Table, index: int, name: str, wanted: Any, when: Mapping[str, Any]
) -> Change | None:
    held = holds(table, index, when)
    if not held and not holds(table, index, {k: v for k, v in when.items() if k != name}):
        return None  # Another condition does not hold, so turning this one changes nothing.
    if isinstance(wanted, bool):
        text = None if held is wanted else another_value(world, table, name, None)
    else:
        codes = table.schema.by_name[name].constraints.get("enum", table.column(name))
        allowed = [code for code in codes if code is not None and (code in wanted) is not held]
        text = world.random.choice(allowed) if allowed else None
        if text is None and not held:
            return None
    return cell(table, index, name, text)


def any_present(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """All the fields emptied."""
    table, names = table_of(world, rule), rule.parameters["fields"]
    for name in names:
        for index in world.chosen(table, each):
            change = Change(table.name, index, dict.fromkeys(names))
            yield plant(rule, table, name, "all emptied", change, (table.name, index, None))


def protection(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """No cell: what is taken out of a schema is told by `tests/checks/test_protection.py`."""
    return iter(())
