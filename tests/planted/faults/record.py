"""Redirects, corrections, exceptions, form, and what was released."""

from collections.abc import Iterator

from frictionless_dossier.package.model import Rule
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.released import read_record

from tests.planted.faults.common import another_value, parameter, plant
from tests.planted.plants import Change, Plant, World, cell


def redirects(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A retired identifier in use again, and a successor that does not exist."""
    table = next(each for each in world.tables.values() if each.resource.role == "redirects")
    for target in list(world.tables.values()):
        if target is table or len(target.schema.primary_key) != 1 or not target.ids:
            continue
        if "table" in table and not world.sound(table.name, "table", target.name):
            continue
        used = world.random.choice(list(target.ids))
        cells = _redirect(table, target.name, used, "no-such-row")
        if cells is None:
            return
        change, where = Change(table.name, 0, cells), (table.name, 0, None)
        for name in cells:
            yield plant(rule, table, name, "still in use", change, where, local=False)
        yield plant(
            rule, target, target.schema.primary_key[0], "retired", change, where, local=False
        )


def _redirect(table: Table, about: str, old: str, new: str) -> dict[str, str | None] | None:
    names = list(table.columns)
    known = {"table": about, "id": old, "old": old, "retired": old, "row": old}
    known |= {"new": new, "successor": new, "successors": new, "redirects_to": new}
    return {name: known[name] for name in names if name in known} or None


def corrections(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A correction of a row that does not exist, and one whose value stands nowhere."""
    table = next(each for each in world.tables.values() if each.resource.role == "corrections")
    for target in world.tables.values():
        names = [name for name in target.columns if name not in target.schema.primary_key]
        if not target.ids or not world.sound(table.name, "table", target.name):
            continue
        name, row = names[0], next(iter(target.ids))
        base = {
            "id": "c001",
            "version": str(world.package.descriptor["version"]),
            "kind": "value",
            "table": target.name,
            "row": row,
            "property": name,
            "before": "a",
            "after": "planted value",
            "reason": "planted",
        }
        for wrong, more in (
            ("row", {"row": "no-such-row"}),
            ("property", {"property": "no_such_field"}),
            ("after", {}),
            ("before", {}),
            ("version", {"version": "999.0.0"}),
            ("kind", {"kind": "removal"}),
        ):
            change, where = Change(table.name, 0, {**base, **more}), (table.name, 0, None)
            yield plant(rule, table, wrong, f"wrong {wrong}", change, where, local=False)
        return


def exceptions(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """An exception of rows that do not exist, and one that nothing needs."""
    table = next(each for each in world.tables.values() if each.resource.role == "exceptions")
    some = next(each for each in world.tables.values() if each.ids and each is not table)
    row = next(iter(some.ids))
    for name, cells in (
        ("rows", {"rule": "overlap", "rows": "nowhere:no-such-row", "answer": "certain"}),
        ("answer", {"rule": "overlap", "rows": f"{some.name}:{row}", "answer": "certain"}),
        ("rule", {"rule": "no-such-rule", "rows": f"{some.name}:{row}"}),
    ):
        change, where = Change(table.name, 0, {"id": "x1", **cells}), (table.name, 0, None)
        yield plant(rule, table, name, f"wrong {name}", change, where, local=False)


def text_coverage(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """Nothing: without the text nothing can be missed in it; `verified` guards the locators."""
    return iter(())


def canonical_form(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A blank at the end of a text in each field: the text is not as it would be written."""
    for table, field in world.fields():
        for index in world.chosen(table, each, lambda row, t=table, f=field: t.cell(row, f.name)):
            text = f"{table.cell(index, field.name)} "
            change, where = cell(table, index, field.name, text), (table.name, index, None)
            yield plant(rule, table, field.name, "blank at the end", change, where)


def released(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A released cell changed, with a correction of another value or none; and a row lost."""
    record = read_record(world.opened.contents[parameter(rule, "record")])
    for name, recorded in record.tables().items():
        table = world.tables[name]
        for field in recorded.fields:
            yield from _changed(world, rule, table, field, each)
        for index in world.chosen(table, 1):
            gone, key = Change(name, index, None), table.schema.primary_key[0]
            where = (name, None, None)
            yield plant(rule, table, key, "row lost", gone, where, local=False)
            other = {"table": name, "id": "no-such-row", "kind": "tombstone"}
            target = next(one for one in world.tables.values() if one.resource.role == "redirects")
            both = (gone, Change(target.name, 0, other))
            if world.sound(target.name, "table", name):
                yield plant(rule, target, "id", "another retired", both, where, local=False)


def _changed(world: World, rule: Rule, table: Table, field: str, each: int) -> Iterator[Plant]:
    for number, index in enumerate(
        world.chosen(table, each, lambda row: table.cell(row, field) is not None)
    ):
        text = another_value(world, table, field, table.cell(index, field))
        if text is None:
            continue
        change, where = cell(table, index, field, text), (table.name, index, field)
        yield plant(rule, table, field, f"changed to {text[:30]!r}", change, where)
        if number or field != table.schema.fields[1].name:
            continue
        target = next(one for one in world.tables.values() if one.resource.role == "corrections")
        wrong = {
            "id": "c001",
            "table": table.name,
            "row": table.id(index),
            "property": field,
            "before": "planted value",
            "after": text,
        }
        both = (change, Change(target.name, 0, wrong))
        yield plant(rule, target, "before", "another value corrected", both, where, local=False)
