"""Planting, and the score: how many faults each protection caught, and which it did not."""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from frictionless_dossier.checking import registry
from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Finding, singly
from frictionless_dossier.judge import judge_package
from frictionless_dossier.package.table import Table

from tests.planted import schema_faults
from tests.planted.faults import FAULTS
from tests.planted.plants import Change, Plant, World, fresh

_OF_BYTES = ("canonical-form", "released")
"""Rules that look at the bytes of files."""


@dataclass
class Score:
    """What was planted and what was caught.

    Attributes:
        planted: Faults by protection.
        caught: Those that were found at their place.
        missed: The others.
        by_field: Protections that caught a fault, by resource and field.
        unknown: Declared rules of which no fault is known, by name.
        without: Rules with no occasion for a fault in the present data, by name and table.
    """

    planted: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    missed: list[Plant] = field(default_factory=list)
    by_field: defaultdict[tuple[str, str], set[str]] = field(
        default_factory=lambda: defaultdict(set)
    )
    unknown: Counter[str] = field(default_factory=Counter)
    without: Counter[str] = field(default_factory=Counter)

    def lines(self) -> Iterator[str]:
        """The score as a table."""
        width = max(map(len, self.planted), default=0)
        yield f"{'protection':<{width}}  planted  caught"
        for name, number in sorted(self.planted.items()):
            yield f"{name:<{width}}  {number:7,}  {self.caught[name]:6,}"
        planted, caught = self.planted.total(), self.caught.total()
        yield f"{'all':<{width}}  {planted:7,}  {caught:6,}"
        for each in self.missed:
            where = f"{each.protection} of {each.resource}.{each.field}"
            yield f"missed: {where}, {each.fault}: {_told(each)}"
        for name, number in self.unknown.items():
            yield f"no fault is known of the rule {name}{_declared(number)}"
        for name, number in self.without.items():
            yield f"no occasion for a fault of {name}{_declared(number)} in the data"


def score(world: World, each: int) -> Score:
    """Plant faults, at most so many for each protection of each field, and count."""
    result = Score()
    structural = list(schema_faults.plants(world, each))
    for plant, found in tried(world, structural):
        _count(result, plant, caught=found)
    for rule in world.package.every_rule:
        faults = FAULTS.get(rule.type)
        if faults is None:
            result.unknown[rule.type] += 1
            continue
        planted = list(faults(world, rule, each))
        if not planted:
            where = f" of {rule.resource}" if rule.resource else ""
            result.without[f"{rule.type}{where}"] += 1
        for plant, found in tried(world, planted):
            _count(result, plant, caught=found)
    return result


def _count(result: Score, plant: Plant, *, caught: bool) -> None:
    result.planted[plant.protection] += 1
    if caught:
        result.caught[plant.protection] += 1
        result.by_field[plant.resource, plant.field].add(plant.protection)
    else:
        result.missed.append(plant)


def tried(world: World, plants: Iterable[Plant]) -> Iterator[tuple[Plant, bool]]:
    """Each plant, and whether it was caught; many at once where they do not disturb each other."""
    batches: list[tuple[set[tuple[str, int]], list[Plant]]] = []
    for plant in plants:
        place = {plant.place[:2]} if plant.place[1] is not None else set()
        rows = set(plant.rows) | {(name, row) for name, row in place if row is not None}
        for used, batch in batches:
            if plant.changes == batch[-1].changes:
                batch.append(plant)  # The same fault, held against another protection.
                break
            if plant.local and batch[0].local and used.isdisjoint(rows):
                used |= rows
                batch.append(plant)
                break
        else:
            batches.append((rows, [plant]))
    for _, batch in batches:
        yield from _batch(world, batch)


def _batch(world: World, batch: list[Plant]) -> Iterator[tuple[Plant, bool]]:
    changes: list[Change] = []
    for number, plant in enumerate(batch):
        if not number or plant.changes != batch[number - 1].changes:
            changes.extend(plant.changes)
    tables, kept = world.changed(changes)
    found = list(_findings(world, tables, batch[0]))
    told = {
        (kind, each.resource, row, name)
        for each in found
        for kind in (each.rule, None)
        for row in (each.row or each.line, None)
        for name in (each.field, None)
    }
    for plant in batch:
        resource, index, name = plant.place
        record = None
        if index is not None:
            new = kept[resource].index(index) if resource in kept else index
            record = tables[resource].records[new]
        # Of a rule any finding counts, as no other rule has run.
        kind = plant.finds if plant.rule is None else None
        yield plant, (kind, resource, record, name) in told


def _findings(world: World, tables: Mapping[str, Table], plant: Plant) -> Iterator[Finding]:
    """The findings of what is tested: the judge, or one rule."""
    if plant.rule is None:
        yield from judge_package(
            world.package, {name: fresh(each) for name, each in tables.items()}
        )
        return
    check = registry.find(plant.rule.type)
    context = Context(
        package=world.package,
        tables=tables,
        documents=world.opened.documents,
        contents=_contents(world, tables, plant),
        as_of=world.as_of,
        texts=plant.texts,
        excuses=world.excuses,
        name=plant.rule.resource or "",
        rules=world.package.every_rule,
    )
    yield from singly(check.run(context, check.completed(plant.rule.parameters)))


def _contents(world: World, tables: Mapping[str, Table], plant: Plant) -> Mapping[str, bytes]:
    """The bytes of the files, those of changed tables as if somebody had typed the change."""
    contents = dict(world.opened.contents)
    if plant.finds in _OF_BYTES:
        for name, table in tables.items():
            if table is not world.tables[name] and table.resource.path:
                stream = io.StringIO()
                writer = csv.writer(stream, lineterminator="\n")
                writer.writerow(table.columns)
                writer.writerows(table.row(index) for index in range(len(table)))
                contents[table.resource.path] = stream.getvalue().encode()
    return contents


def _declared(number: int) -> str:
    """How often a rule is declared alike that is told once."""
    return f" ({number} declarations)" if number > 1 else ""


def _told(plant: Plant) -> str:
    """What was changed, for people."""
    told = []
    for each in plant.changes[:2]:
        what = "deleted" if each.cells is None else dict(each.cells)
        told.append(f"{each.resource} index {each.index} {what}")
    return "; ".join(told)
