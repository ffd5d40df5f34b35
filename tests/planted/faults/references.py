"""References, ties, copies, vocabularies and clashes."""

from collections.abc import Iterator
from functools import partial

from frictionless_dossier.package.model import Rule

from tests.planted.faults.common import holds, parameter, place_of, plant, table_of
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


def circle(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """What is tied to itself, and what is tied back to that by which it is tied to."""
    table = table_of(world, rule)
    start, end = rule.parameters["from"], rule.parameters["to"]
    key, when = table.schema.primary_key[0], parameter(rule, "when")
    for index in world.chosen(table, each, lambda row: holds(table, row, when)):
        change = cell(table, index, end, table.cell(index, start))
        yield plant(rule, table, end, "tied to itself", change, (table.name, index, end))
    for index in world.chosen(table, each, lambda row: holds(table, row, when)):
        one, other = table.cell(index, start), table.cell(index, end)
        if start != key and other is not None:
            cells = {key: "planted-row", start: other, end: one}
            change, where = (
                Change(table.name, index, cells, appended=True),
                (table.name, index, end),
            )
            for name in (start, end):
                yield plant(rule, table, name, "tied back", change, where, local=False)
        elif start == key:
            back = next(row for row in range(len(table)) if row != index)
            changes = (
                cell(table, index, end, table.id(back)),
                cell(table, back, end, one),
            )
            where = (table.name, index, end)
            yield plant(rule, table, end, "tied back", changes, where, local=False)


def alike(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A text once more, in capitals."""
    table, name = table_of(world, rule), rule.parameters["field"]
    key = table.schema.primary_key[0]
    for index in world.chosen(table, each, lambda row: table.cell(row, name)):
        text = (table.cell(index, name) or "").upper()
        change = Change(table.name, index, {key: "planted-row", name: text}, appended=True)
        where = (table.name, len(table), name)
        yield plant(rule, table, name, "in capitals", change, where, local=False)


def symmetric(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A tie entered once more, from the other side."""
    table = table_of(world, rule)
    start, end = rule.parameters["from"], rule.parameters["to"]
    key, when = table.schema.primary_key[0], parameter(rule, "when")
    for index in world.chosen(table, each, lambda row: holds(table, row, when)):
        cells = {key: "planted-row", start: table.cell(index, end), end: table.cell(index, start)}
        change = Change(table.name, index, cells, appended=True)
        for name in (start, end):
            where = (table.name, len(table), start)
            yield plant(rule, table, name, "turned round", change, where, local=False)


def same_row(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A row copied under another key."""
    for table in world.tables.values():
        if not table.schema.primary_key or table.resource.role in ("corrections", "redirects"):
            continue
        key = table.schema.primary_key[-1]
        apart = {*table.schema.primary_key, *parameter(rule, "but")}
        names = [name for name in table.columns if name not in apart]
        for index in world.chosen(
            table, each, lambda row, t=table, n=names: any(t.cell(row, x) for x in n)
        ):
            change = Change(table.name, index, {key: "planted-row"}, appended=True)
            where = (table.name, len(table), None)
            yield plant(rule, table, key, "copied", change, where, local=False)


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
