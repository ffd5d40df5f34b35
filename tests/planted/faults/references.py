"""References, vocabularies and clashes."""

from collections.abc import Iterator
from functools import partial

from frictionless_dossier.package.model import Rule

from tests.planted.faults.common import parameter, place_of, plant, table_of
from tests.planted.plants import Change, Plant, World, cell


def row_reference(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A row, a table and a field that do not exist."""
    table = table_of(world, rule)
    wrong = {"row": ("no-such-row", "z9999"), "property": ("no_such_field",)}
    for which, texts in wrong.items():
        name = parameter(rule, which)
        if name is None:
            continue
        for index in world.chosen(table, each, lambda row, name=name: table.cell(row, name)):
            for text in texts:
                if world.sound(table.name, name, text):
                    change = cell(table, index, name, text)
                    yield plant(rule, table, name, "dangling", change, (table.name, index, name))
    name, row = rule.parameters["table"], rule.parameters["row"]
    for index in world.chosen(table, each, lambda at: table.cell(at, name) and table.cell(at, row)):
        others = [
            other
            for other in world.tables
            if world.sound(table.name, name, other)
            and table.cell(index, row) not in world.tables[other].ids
        ]
        if others:
            change = cell(table, index, name, world.random.choice(others))
            yield plant(rule, table, name, "another table", change, (table.name, index, row))
    for index in world.chosen(table, each, lambda at: table.cell(at, name) in world.tables):
        target = world.tables[table.cell(index, name) or ""]
        gone = target.ids.get(table.cell(index, row) or "")
        if gone is not None and target is not table:
            change = Change(target.name, gone, None)
            where = (table.name, index, row)
            yield plant(rule, table, row, "deleted what it names", change, where, local=False)


def vocabularies(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """Nothing: it holds enums against vocabularies, which no cell can change.

    A code that neither has is refused by the constraint `enum`, as `schema_faults` proves.
    """
    return iter(())


def clashes(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A reading that does not exist, one alone, a preference for another, a reason lost."""
    table = table_of(world, rule)
    readings, preferred, reason = (
        rule.parameters[name] for name in ("readings", "preferred", "reason")
    )
    for index in world.chosen(table, each):
        named = table.cell(index, readings) or ""
        first = named.split(" ")[0]
        where = partial(place_of, table, index)
        for fault, text in (
            ("reading that does not exist", f"{named} {first.partition(':')[0]}:zz9999"),
            ("reading alone", first),
            ("reading named twice", f"{named} {first}"),
        ):
            change = cell(table, index, readings, text)
            yield plant(rule, table, readings, fault, change, where(readings))
        change = cell(table, index, preferred, "nowhere:z0001")
        yield plant(rule, table, preferred, "preferred, but no reading", change, where(preferred))
        change = Change(table.name, index, {preferred: None, reason: "because"})
        yield plant(rule, table, reason, "reason lost", change, where(reason))
