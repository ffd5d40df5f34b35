"""Dates, periods, tenures and events."""

from collections.abc import Iterator, Mapping
from datetime import date as Day
from datetime import timedelta
from functools import partial
from itertools import islice, pairwise

from frictionless_dossier.package.model import Rule
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.statements import statements

from tests.planted.faults.common import (
    another_value,
    day_of,
    holds,
    parameter,
    place_of,
    plant,
    table_of,
)
from tests.planted.plants import Change, Plant, World, cell

_HIGH = ("2199-01-01", "999999999")
_LOW = ("1001-01-01", "-999999999", "0")
"""Texts above and below whatever is compared, for dates and for numbers."""


def edtf(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """Days that no calendar has, in the form that patterns accept."""
    for table, field in world.fields():
        if not field.is_date:
            continue
        for index in world.chosen(table, each):
            for text in ("2019-02-29", "2021-04-31", "2020-02-30"):
                if world.sound(table.name, field.name, text):
                    change, place = cell(table, index, field.name, text), field.name
                    yield plant(
                        rule, table, place, "impossible day", change, (table.name, index, place)
                    )
                    break


def as_of(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """Days after the as-of date, the next one first."""
    assert world.as_of is not None
    following = Day.fromisoformat(world.as_of.text) + timedelta(days=1)
    for table, field in world.fields():
        if not field.is_date or field.may_be_future:
            continue
        for index in world.chosen(table, each):
            for text in (following.isoformat(), str(following.year + 1)):
                change = cell(table, index, field.name, text)
                place = (table.name, index, field.name)
                yield plant(rule, table, field.name, "in the future", change, place)


def period(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """Start and end exchanged; an end just before the start; attested outside; an open start."""
    table = table_of(world, rule)
    start, end = rule.parameters["start"], rule.parameters["end"]
    starts, ends = table.dates(start), table.dates(end)
    place = partial(place_of, table)

    def apart(row: int) -> bool:
        one, other = starts[row], ends[row]
        return (
            one is not None
            and other is not None
            and not one.flag
            and not other.flag
            and ".." not in one.text + other.text
            and one.latest < other.earliest
        )

    for index in world.chosen(table, each, apart):
        one, other = table.cell(index, start), table.cell(index, end)
        change = Change(table.name, index, {start: other, end: one})
        for name in (start, end):
            yield plant(rule, table, name, "dates exchanged", change, place(index, end))
    for index in world.chosen(table, each, lambda row: day_of(starts[row]) is not None):
        day = day_of(starts[index])
        assert day is not None
        before = (day - timedelta(days=1)).isoformat()
        change = cell(table, index, end, before)
        yield plant(rule, table, end, "ends a day before", change, place(index, end))
    for index in world.chosen(table, each):
        change = Change(table.name, index, {start: "2019-05-02", end: "2019-05-01"})
        for name in (start, end):
            yield plant(rule, table, name, "dates of no period", change, place(index, end))
    for name in parameter(rule, "attested"):
        for index in world.chosen(table, each):
            change = Change(table.name, index, {start: "2019-05-02", name: "2019-05-01"})
            yield plant(rule, table, name, "attested before", change, place(index, end))


def open_end(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """An end opened though no source says so."""
    table, field = table_of(world, rule), rule.parameters["field"]
    if not world.sound(table.name, field, ".."):
        return
    for index in world.chosen(table, each, lambda row: table.cell(row, field) != ".."):
        change = cell(table, index, field, "..")
        yield plant(rule, table, field, "left open", change, (table.name, index, field))
    sources = next(each for each in world.tables.values() if each.resource.role == "sources")
    rests = {
        one.about.id: sources.ids.get(one.source or "")
        for one in statements(world.package, world.tables)
        if one.property == field and one.about.resource == table.name and one.value == ".."
        if one.rank == "preferred"
    }
    for index in world.chosen(table, each, lambda row: table.cell(row, field) == ".."):
        source = rests[table.id(index)]
        assert source is not None
        change, where = cell(sources, source, "as_of", None), (table.name, index, field)
        yield plant(rule, sources, "as_of", "day of the source lost", change, where, local=False)


def _successors(world: World, rule: Rule) -> list[tuple[Table, int, int]]:
    """Rows of one group that follow each other, both boundaries known to the day."""
    table = table_of(world, rule)
    start, end = rule.parameters["start"], rule.parameters["end"]
    where = parameter(rule, "where") or {}
    groups: dict[tuple[str | None, ...], list[int]] = {}
    for index in range(len(table)):
        chosen = all(table.cell(index, name) in codes for name, codes in where.items())
        if chosen and table.cell(index, start):
            key = tuple(table.cell(index, name) for name in rule.parameters["by"])
            groups.setdefault(key, []).append(index)
    found = []
    for rows in groups.values():
        ordered = sorted(rows, key=lambda row: table.cell(row, start) or "")
        for one, other in pairwise(ordered):
            first, last = day_of(table.dates(start)[one]), day_of(table.dates(end)[one])
            following = day_of(table.dates(start)[other])
            if first and last and following and first < last <= following:
                found.append((table, one, other))
    world.random.shuffle(found)
    return found


def _together(world: World, rule: Rule, row: int, other: int) -> bool:
    """Whether two rows that count share days in every reading of their dates."""
    table, where = table_of(world, rule), parameter(rule, "where") or {}
    starts, ends = (table.dates(rule.parameters[name]) for name in ("start", "end"))
    if not all(table.cell(at, name) in where[name] for at in (row, other) for name in where):
        return False
    for one, following in ((row, other), (other, row)):
        begun, over = starts[one], ends[following]
        if begun is None or over is None or over.text == "..":
            return False
        if begun.widened()[1] >= over.widened()[0]:
            return False
    return row != other


def _one_seat_too_few(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A tenure moved to an office that is held, and one seat where two hold at once."""
    table, (by, *more), seats = (
        table_of(world, rule),
        rule.parameters["by"],
        rule.parameters["seats"],
    )
    if more or not isinstance(seats, Mapping):
        return
    target, name = world.tables[seats["resource"]], seats["value"]
    place = (table.name, None, None)
    for index in world.chosen(table, len(table)):
        office = table.cell(index, by)
        row = target.ids.get(office or "")
        others = [at for at in range(len(table)) if _together(world, rule, index, at)]
        if row is None or not others:
            continue
        held = [at for at in others if table.cell(at, by) == office]
        if held and target.cell(row, name) is None:
            change = cell(target, row, name, "1")
            yield plant(rule, target, name, "one seat for two", change, place, local=False)
        elif target.cell(row, name) == "1" and not held and each > 0:
            each -= 1
            change = cell(table, others[0], by, office)
            where = (table.name, others[0], None)
            yield plant(
                rule, table, by, "moved to an office that is held", change, where, local=False
            )


def overlap(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A handover that overlaps by one day, made from either side; one seat too few."""
    yield from _one_seat_too_few(world, rule, each)
    start, end = rule.parameters["start"], rule.parameters["end"]
    seats = rule.parameters["seats"]

    def alone(table: Table, row: int) -> bool:
        """Whether there is one seat."""
        if not isinstance(seats, Mapping):
            return bool(seats == 1)
        target = world.tables[seats["resource"]]
        index = target.ids.get(table.cell(row, seats["field"]) or "")
        return index is not None and target.cell(index, seats["value"]) == "1"

    found = [pair for pair in _successors(world, rule) if alone(*pair[:2])]
    for table, one, other in found[: 2 * each]:
        last, following = day_of(table.dates(end)[one]), day_of(table.dates(start)[other])
        assert last and following
        early = cell(table, other, start, (last - timedelta(days=1)).isoformat())
        late = cell(table, one, end, (following + timedelta(days=1)).isoformat())
        for name, change, index in ((start, early, other), (end, late, one)):
            place = (table.name, index, None)
            yield plant(rule, table, name, "overlap by a day", change, place, local=False)


def _held_by_others(world: World, rule: Rule, one: int, other: int, day: Day) -> bool:
    """Whether a third row of the group may hold from this day to three days later."""
    table, by = table_of(world, rule), rule.parameters["by"]
    starts, ends = (table.dates(rule.parameters[name]) for name in ("start", "end"))
    first, last = day.toordinal(), day.toordinal() + 3
    for row in range(len(table)):
        start, end = starts[row], ends[row]
        if row in (one, other) or any(table.cell(row, f) != table.cell(one, f) for f in by):
            continue
        begun = start is None or start.widened()[0] <= last
        if begun and (end is None or end.text == ".." or end.widened()[1] >= first):
            return True
    return False


def gap(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """Two days without a holder between two that follow each other."""
    start, end = rule.parameters["start"], rule.parameters["end"]

    def widened(pair: tuple[Table, int, int]) -> Plant | None:
        table, one, other = pair
        last, following = day_of(table.dates(end)[one]), day_of(table.dates(start)[other])
        assert last and following
        if following - last > timedelta(days=2) or _held_by_others(world, rule, one, other, last):
            return None
        late = cell(table, other, start, (last + timedelta(days=3)).isoformat())
        place = (table.name, other, start)
        return plant(rule, table, start, "gap of two days", late, place, local=False)

    return islice(filter(None, map(widened, _successors(world, rule))), each)


def ordinal(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """The number of another row of the group, and a number far away."""
    table, name, by = table_of(world, rule), rule.parameters["ordinal"], rule.parameters["by"]
    filled = [row for row in range(len(table)) if table.cell(row, name) is not None]

    def rivals(index: int) -> list[int]:
        key = [table.cell(index, field) for field in by]
        return [
            row
            for row in filled
            if row != index and [table.cell(row, field) for field in by] == key
        ]

    for index in world.chosen(table, each, lambda row: row in filled and rivals(row)):
        doubled = table.cell(rivals(index)[0], name)
        for fault, number in (("number doubled", doubled), ("number out of line", "99")):
            change = cell(table, index, name, number)
            # Told at the later of the rows that clash.
            yield plant(rule, table, name, fault, change, (table.name, None, name), local=False)


def compare(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """The left side moved to where it breaks the relation; both sides given values that do."""
    yield from _both_sides(world, rule, each)
    table, relation = table_of(world, rule), rule.parameters["relation"]
    left, right = rule.parameters["left"], rule.parameters["right"]
    when = parameter(rule, "when") or {}
    if not isinstance(left, str):
        return

    def other(row: int) -> str | None:
        if isinstance(right, str):
            return table.cell(row, right)
        target = world.tables[right["resource"]]
        index = target.ids.get(table.cell(row, right["field"]) or "")
        return None if index is None else target.cell(index, right["value"])

    chosen = world.chosen(table, each, lambda row: other(row) and holds(table, row, when))
    for index in chosen:
        wanted = other(index) or ""
        beyond = {
            "less": _HIGH,
            "at-most": _HIGH,
            "equal": _HIGH,
            "not-equal": (wanted,),
            "at-least": _LOW,
            "more": _LOW,
        }[relation]
        text = next((each for each in beyond if world.sound(table.name, left, each)), None)
        if text is None or (relation != "not-equal" and ".." in wanted):
            continue
        place = (table.name, index, left)
        change = cell(table, index, left, text)
        # Two rows of which one refers to the other disturb each other.
        local = isinstance(right, str) or right["resource"] != table.name
        yield plant(rule, table, left, f"no longer {relation}", change, place, local=local)
        if isinstance(right, str) and relation != "not-equal":
            back = _LOW if beyond is _HIGH else _HIGH
            low = next((each for each in back if world.sound(table.name, right, each)), None)
            if low is not None and table.cell(index, left) is not None:
                change = cell(table, index, right, low)
                yield plant(rule, table, right, f"no longer {relation}", change, place)


def _both_sides(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """Values that break the relation, written on both sides, wherever these are looked up."""
    table, relation = table_of(world, rule), rule.parameters["relation"]
    when = parameter(rule, "when") or {}
    pairs = [("2019-05-02", "2019-05-01"), ("2", "1")]
    if relation in ("at-least", "more"):
        pairs = [(low, high) for high, low in pairs]
    elif relation == "not-equal":
        return

    def side(row: int, told: str | Mapping[str, str]) -> tuple[Table, int | None, str]:
        if isinstance(told, str):
            return table, row, told
        target = world.tables[told["resource"]]
        return target, target.ids.get(table.cell(row, told["field"]) or ""), told["value"]

    excused = {row for _, rows in world.excuses.expected for row in rows}

    def fits(row: int) -> bool:
        return table.row_id(row) not in excused and holds(table, row, when)

    for index in world.chosen(table, each, fits):
        sides = [side(index, rule.parameters[name]) for name in ("left", "right")]
        for texts in pairs:
            changes = tuple(
                cell(target, row, name, text)
                for (target, row, name), text in zip(sides, texts, strict=True)
                if row is not None and world.sound(target.name, name, text)
            )
            if len(changes) == len(sides):
                fault, place = f"written not to be {relation}", (table.name, index, None)
                for target, _, name in sides:
                    yield plant(rule, target, name, fault, changes, place, local=False)
                break


def same_event(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A row copied under another identifier, as it stands; and one of a known day reworded."""
    table, name = table_of(world, rule), rule.parameters["date"]
    key, alike = table.schema.primary_key[0], rule.parameters["alike"]
    when = rule.parameters.get("when") or {}
    within = rule.parameters.get("within")
    compared = (name, *alike, *([within["field"]] if within else ()))
    others = [one for one in table.columns if one not in (key, *compared, *when)]

    def meant(row: int) -> bool:
        return holds(table, row, when)

    def of_a_day(row: int) -> bool:
        told = all(table.cell(row, column) for column in alike)
        return bool(meant(row) and told and day_of(table.dates(name)[row]))

    where = (table.name, len(table), None)
    for field in compared:
        for state in (False, True):
            chosen = world.chosen(
                table,
                each,
                lambda row, f=field, s=state: meant(row) and (table.cell(row, f) is None) is s,
            )
            for index in chosen:
                change = Change(table.name, index, {key: "planted-row"}, appended=True)
                yield plant(rule, table, field, "copied", change, where, local=False)
        for index in world.chosen(table, each, of_a_day):
            reworded = {
                one: another_value(world, table, one, table.cell(index, one)) for one in others
            }
            cells = {key: "planted-row", **reworded}
            change, told = Change(table.name, index, cells, appended=True), (table.name, None, None)
            yield plant(rule, table, field, "told twice", change, told, local=False)
