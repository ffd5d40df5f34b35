"""Statements, seals and sources."""

from collections.abc import Iterator, Sequence
from functools import partial

from frictionless_dossier.findings import RowId
from frictionless_dossier.package.model import Rule
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.claims import all_statements, claims_by_table, claims_value
from frictionless_dossier.provenance.evidence import DERIVED, NAME, Evidence, evidence_rows
from frictionless_dossier.provenance.hashing import sealed_columns
from frictionless_dossier.provenance.statements import (
    WHOLE_ROW,
    Cells,
    Statement,
    by_cell,
    says_undecided,
    statements,
    statements_by_cell,
)

from tests.planted.faults.common import Faults, Place, another_value, place_of, plant
from tests.planted.plants import Change, Plant, World, cell


def _stated(world: World) -> Cells:
    return statements_by_cell(world.package, world.tables)


def _contestable(world: World) -> Iterator[tuple[Table, str]]:
    return ((table, field.name) for table, field in world.fields() if field.contestable)


def preferred_reading(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A stale or altered cell, an emptied one, and a rank that leaves two preferred or none."""
    stated = _stated(world)
    for table, name in _contestable(world):

        def said(row: int, table: Table = table, name: str = name) -> Sequence[Statement]:
            return stated.get(table.row_id(row), {}).get(name, [])

        where = partial(place_of, table)
        protect = partial(plant, rule, table, name)
        for index in world.chosen(table, each, lambda row, said=said: said(row)):
            text = another_value(world, table, name, table.cell(index, name))
            if text is not None:
                change = cell(table, index, name, text)
                for by in ("statement", None):
                    yield protect("stale", change, where(index, name), protection=by)
            if table.cell(index, name) is not None:
                change = cell(table, index, name, None)
                yield protect("emptied", change, where(index, name))
        for index in world.chosen(table, each, lambda row, said=said: len(said(row)) == 1):
            (only,) = said(index)
            change = cell(only.table, only.index, "rank", "normal")
            if only.rank == "preferred":
                for told, field in ((table, name), (only.table, "rank")):
                    fault = "no longer preferred"
                    yield plant(rule, told, field, fault, change, where(index, name), local=False)
    yield from _quantities(world, rule, each)


def _quantities(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A second claim of a quantity preferred; none preferred any more; not said to be undecided."""
    for rivals in _rivals(world, 4 * each):
        decided = any(one.rank == "preferred" and claims_value(one) for one in rivals)
        for one in rivals:
            where = (one.table.name, one.index, "rank_reason")
            if one.rank == "normal" and decided and claims_value(one):
                change = cell(one.table, one.index, "rank", "preferred")
                at = (one.table.name, one.index, "rank")
                yield plant(rule, one.table, "rank", "preferred, too", change, at, local=False)
            elif one.rank == "normal" and says_undecided(one):
                for fault, text in (("reason lost", None), ("not undecided", "so it is")):
                    change = cell(one.table, one.index, "rank_reason", text)
                    yield plant(rule, one.table, "rank_reason", fault, change, where, local=False)
            elif one.rank == "preferred":
                change = cell(one.table, one.index, "rank", "normal")
                fault = "no longer preferred"
                yield plant(rule, one.table, "rank", fault, change, where, local=False)


def _rivals(world: World, most: int) -> Iterator[Sequence[Statement]]:
    """The claims of some quantities of each table, those that give a value and have rivals."""
    for found in claims_by_table(world.tables):
        quantities = [
            claims
            for about, properties in by_cell(found).items()
            for claims in properties.values()
            if about.id and len(claims) > 1 and any(map(claims_value, claims))
        ]
        yield from world.random.sample(quantities, min(most, len(quantities)))


def statement_coverage(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """All statements about a cell deleted."""
    stated = _stated(world)
    for table, name in _contestable(world):

        def rests(row: int, table: Table = table, name: str = name) -> bool:
            return table.cell(row, name) is not None and table.row_id(row) in stated

        for index in world.chosen(table, each, rests):
            about = stated[table.row_id(index)]
            gone = [*about.get(name, ()), *about.get("*", ())]
            changes = tuple(Change(one.table.name, one.index, None) for one in gone)
            where = (table.name, index, name)
            for by in ("statement", None):
                fault = "statements deleted"
                yield plant(rule, table, name, fault, changes, where, local=False, protection=by)


def statement_value(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A value that the field it is about cannot have."""
    found = statements(world.package, world.tables)
    chosen = [one for one in found if one.value_kind == "value" and not one.whole_row]
    world.random.shuffle(chosen)
    tried: dict[tuple[str, str], int] = {}
    for one in chosen:
        key = (one.about.resource, one.property)
        target = world.tables.get(one.about.resource)
        if target is None or one.property not in target or tried.get(key, 0) >= each:
            continue
        field = target.schema.by_name[one.property]
        text = "2020-02-30" if field.is_date else "no such value?!"
        keys = [key.fields for key in target.schema.foreign_keys]
        if not field.is_date and world.sound(target.name, field.name, text):
            if (field.name,) not in keys:
                continue
            text = "nowhere"
        tried[key] = tried.get(key, 0) + 1
        where = (one.table.name, one.index, "value")
        change = cell(one.table, one.index, "value", text)
        yield plant(rule, one.table, "value", "impossible value", change, where)
        if tried[key] == 1:
            change = cell(one.table, one.index, "value", None)
            yield plant(rule, one.table, "value", "value lost", change, where)
            change = cell(one.table, one.index, "value_kind", "unknown")
            row = (one.table.name, one.index, None)
            yield plant(rule, one.table, "value_kind", "value of nothing known", change, row)


def told_ahead(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A source published before what it tells, and a day after it was read."""
    sources = next(each for each in world.tables.values() if each.resource.role == "sources")
    dated = [
        (one, sources.ids[one.source or ""])
        for one in statements(world.package, world.tables)
        if one.value and one.value != ".." and one.basis != DERIVED
        if world.tables[one.about.resource].schema.by_name[one.property].is_date
    ]
    for one, source in world.random.sample(dated, min(4 * each, len(dated))):
        where = (one.table.name, one.index, "value")
        change = cell(one.table, one.index, "value", "2199")
        yield plant(rule, one.table, "value", "day to come", change, where)
        for cells in ({"published": "1001-01-01"}, {"published": None, "read_on": "1001-01-01"}):
            if (one.value or "").startswith("[.."):
                continue  # That may mean any day before.
            *_, name = cells
            change = Change(sources.name, source, cells)
            yield plant(rule, sources, name, "moved back", change, where, local=False)


def rank_reason(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """The reason lost, where readings differ or one is refuted; a refuted one without a reason."""
    rows = [
        (one.table, one.index)
        for properties in _stated(world).values()
        for readings in properties.values()
        for one in readings
        if one.rank == "deprecated"
        or (one.rank == "preferred" and len({(x.value_kind, x.value) for x in readings}) > 1)
    ]
    world.random.shuffle(rows)
    for table, index in rows[: 4 * each]:
        change, where = cell(table, index, "rank_reason", None), (table.name, index, "rank_reason")
        yield plant(rule, table, "rank_reason", "reason lost", change, where)
    for rivals in _rivals(world, 4 * each):
        for one in rivals:
            where = (one.table.name, one.index, "rank_reason")
            if one.rank == "preferred" and one.rank_reason:
                change = cell(one.table, one.index, "rank_reason", None)
                yield plant(rule, one.table, "rank_reason", "reason lost", change, where)
            elif says_undecided(one):
                change = cell(one.table, one.index, "rank", "preferred")
                fault = "preferred though undecided"
                yield plant(rule, one.table, "rank", fault, change, where)
    for found in all_statements(world.package, world.tables):
        for one in _some(world, found, each):
            cells = {"rank": "deprecated", "rank_reason": None}
            change = Change(one.table.name, one.index, cells)
            where = (one.table.name, one.index, "rank_reason")
            for name in cells:
                yield plant(rule, one.table, name, "refuted without reason", change, where)


def _some(world: World, found: Sequence[Statement], most: int) -> list[Statement]:
    return world.random.sample(found, min(most, len(found)))


def ids_lost(name: str, field: str, code: str) -> Faults:
    """Faults of a field that names other statements: empty, dangling, superfluous.

    It has to name some where another field has one code; so that code is given to others, too.
    """

    def faults(world: World, rule: Rule, each: int) -> Iterator[Plant]:
        for found in all_statements(world.package, world.tables):
            naming = [one for one in found if one.table.cell(one.index, field) == code]
            others = [one for one in found if one.table.cell(one.index, field) != code]
            for one in (*_some(world, naming, 4 * each), *_some(world, others, each)):
                where = (one.table.name, one.index, name)
                told = (("emptied", None), ("dangling", f"{one.id[:1]}999999"), ("itself", one.id))
                for fault, text in told:
                    change = Change(one.table.name, one.index, {field: code, name: text})
                    for protected in (name, field):
                        yield plant(rule, one.table, protected, fault, change, where)
            for one in _some(world, others, 4 * each):
                change = cell(one.table, one.index, name, world.random.choice(found).id)
                where = (one.table.name, one.index, name)
                yield plant(rule, one.table, name, "superfluous", change, where)

    return faults


def verified(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """Each cell that a seal covers turned into another lawful one, or emptied; the seal itself."""
    found = [one for one in evidence_rows(world.package, world.tables) if one.verified]
    tables = {one.table.name: one.table for one in found}
    where: Place
    for table in tables.values():
        rows = {one.index for one in found if one.table is table}
        for name in (*sealed_columns(table), "verified"):
            protections = ("statement", None) if name in ("value", "verified") else (None,)
            for index in world.chosen(table, each, rows.__contains__):
                where = (table.name, index, None)
                text = table.cell(index, name)
                for fault, other in (
                    ("altered", another_value(world, table, name, text)),
                    ("lost", None),
                ):
                    if other == text or not world.sound(table.name, name, other):
                        continue
                    change = cell(table, index, name, other)
                    for by in protections:
                        yield plant(rule, table, name, fault, change, where, protection=by)
    yield from _sealed_names(world, rule, each, found)
    yield from _resting(world, rule, each, found)
    sources = next(each for each in world.tables.values() if each.resource.role == "sources")
    for index in world.chosen(sources, each, lambda row: sources.cell(row, "sha256")):
        change = cell(sources, index, "sha256", "0" * 64)
        for table in tables.values():
            rests = {one.source for one in found if one.table is table}
            if sources.id(index) in rests:
                where = (table.name, None, None)
                yield plant(rule, sources, "sha256", "another text", change, where, local=False)


def _resting(world: World, rule: Rule, each: int, found: Sequence[Evidence]) -> Iterator[Plant]:
    """A cell altered, emptied or filled that rests on a sealed statement about its whole row."""
    whole: dict[RowId, list[Change]] = {}
    for one in found:
        if one.resting:  # Kept, so that no fault of its own disturbs.
            whole.setdefault(one.about, []).append(Change(one.table.name, one.index, {}))
    stated = {
        (each.about, each.property)
        for each in statements(world.package, world.tables)
        if not each.whole_row
    }
    for table in world.tables.values():
        for field in table.fields():
            name = field.name
            if name in table.schema.primary_key:
                continue

            def rests(row: int, table: Table = table, name: str = name) -> bool:
                about = table.row_id(row)
                return about in whole and (about, name) not in stated

            for index in world.chosen(table, each, rests):
                text = table.cell(index, name)
                for fault, other in (
                    ("altered", another_value(world, table, name, text)),
                    ("emptied", None),
                ):
                    if other != text and world.sound(table.name, name, other):
                        changes = (cell(table, index, name, other), *whole[table.row_id(index)])
                        where = (table.name, index, None)
                        yield plant(rule, table, name, fault, changes, where)


def _sealed_names(
    world: World, rule: Rule, each: int, found: Sequence[Evidence]
) -> Iterator[Plant]:
    """The text of a name altered that a sealed statement bears out as a whole."""
    names = next((one for one in world.tables.values() if one.resource.role == "names"), None)
    if names is None:
        return
    told = {
        one.about.id: one
        for one in found
        if one.about.resource == names.name and one.claims[0].property == WHOLE_ROW
    }
    for index in world.chosen(names, each, lambda row: names.id(row) in told):
        one = told[names.id(index)]
        change = cell(names, index, NAME, f"{names.cell(index, NAME)} Junior")
        where = (one.table.name, one.index, None)
        yield plant(rule, names, NAME, "altered", change, where, local=False)


def source_used(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A source on which nothing rests."""
    table = next(each for each in world.tables.values() if each.resource.role == "sources")
    change = Change(table.name, 0, {"id": "planted-source", "sha256": None}, appended=True)
    where = (table.name, len(table), None)
    yield plant(rule, table, "id", "nothing rests on it", change, where, local=False)


def orphan(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A row to which nothing refers."""
    for name in rule.parameters["resources"]:
        table = world.tables[name]
        (key,) = table.schema.primary_key
        for index in world.chosen(table, 1):
            change = Change(name, index, {key: "planted-row"}, appended=True)
            where = (name, len(table), key)
            yield plant(rule, table, key, "nothing refers to it", change, where, local=False)
