"""Faults against the declared rules: for each rule what it must catch, from its parameters.

A function is given the package, one declaration, and how many faults are wanted for each field; it
yields faults that the judge lets pass and this declaration must find. It knows the parameters of
its rule and no table, so it serves wherever the rule is declared.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date as Day
from datetime import timedelta
from functools import partial
from itertools import pairwise
from typing import Any

from frictionless_dossier.checking import registry
from frictionless_dossier.dates import Date, Precision
from frictionless_dossier.findings import RowId
from frictionless_dossier.package.model import Rule
from frictionless_dossier.package.table import Table
from frictionless_dossier.package.vocabularies import code_objects
from frictionless_dossier.provenance.claims import all_statements
from frictionless_dossier.provenance.evidence import NAME, Evidence, evidence_rows
from frictionless_dossier.provenance.hashing import sealed_columns
from frictionless_dossier.provenance.statements import WHOLE_ROW, Statement, by_cell, statements

from tests.planted.plants import Change, Plant, World, cell

Faults = Callable[[World, Rule, int], Iterator[Plant]]
Place = tuple[str, int | None, str | None]


def _plant(
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


def _parameter(rule: Rule, name: str) -> Any:
    defaults = {each.name: each.default for each in registry.find(rule.type).parameters}
    return rule.parameters.get(name, defaults[name])


def _table(world: World, rule: Rule) -> Table:
    return world.tables[rule.resource or ""]


def _other(world: World, table: Table, field: str, text: str | None) -> str | None:
    """Another value that the field may have, as the judge sees it; None if none is known."""
    declared = table.schema.by_name[field].constraints.get("enum", ())
    values = [*map(str, declared), *filter(None, table.column(field))]
    values += list(table.ids)[:2]
    values += ["2011-01-01", "1", "x", "x0001", "0001:1", "1:1", "0123456789abcdef"]
    world.random.shuffle(values)
    sound = partial(world.sound, table.name, field)
    return next((each for each in values if each != text and sound(each)), None)


def _day(date: Date | None) -> Day | None:
    """A date that is one certain day."""
    if date is None or date.precision is not Precision.DAY or date.flag:
        return None
    return Day.fromisoformat(date.text)


# Presence


def _holds(table: Table, index: int, when: Mapping[str, Any]) -> bool:
    return all(
        (table.cell(index, name) is not None) is wanted
        if isinstance(wanted, bool)
        else table.cell(index, name) in wanted
        for name, wanted in when.items()
    )


def present_when(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A cell emptied where it is needed, filled where it is not, and the condition turned."""
    table, field, when = _table(world, rule), rule.parameters["field"], rule.parameters["when"]
    for index in world.chosen(table, each, lambda row: _holds(table, row, when)):
        change = cell(table, index, field, None)
        yield _plant(rule, table, field, "emptied", change, (table.name, index, field))
    for index in world.chosen(table, each, lambda row: not _holds(table, row, when)):
        text = _other(world, table, field, None)
        if text is not None:
            change = cell(table, index, field, text)
            yield _plant(rule, table, field, "filled", change, (table.name, index, field))
    for name, wanted in when.items():
        for index in world.chosen(table, each):
            turned = _turned(world, table, index, name, wanted, when)
            if turned is not None:
                place = (table.name, index, field)
                yield _plant(rule, table, name, "condition turned", turned, place)


def _turned(
    world: World, table: Table, index: int, name: str, wanted: Any, when: Mapping[str, Any]
) -> Change | None:
    held = _holds(table, index, when)
    if not held and not _holds(table, index, {k: v for k, v in when.items() if k != name}):
        return None  # Another condition does not hold, so turning this one changes nothing.
    if isinstance(wanted, bool):
        text = None if held is wanted else _other(world, table, name, None)
    else:
        codes = table.schema.by_name[name].constraints.get("enum", table.column(name))
        allowed = [code for code in codes if code is not None and (code in wanted) is not held]
        text = world.random.choice(allowed) if allowed else None
        if text is None and not held:
            return None
    return cell(table, index, name, text)


def any_present(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """All the fields emptied."""
    table, names = _table(world, rule), rule.parameters["fields"]
    for name in names:
        for index in world.chosen(table, each):
            change = Change(table.name, index, dict.fromkeys(names))
            yield _plant(rule, table, name, "all emptied", change, (table.name, index, None))


# Dates


def edtf(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """Days that no calendar has, in the form that patterns accept."""
    for table, field in world.fields():
        if not field.is_date:
            continue
        for index in world.chosen(table, each):
            for text in ("2019-02-29", "2021-04-31", "2020-02-30"):
                if world.sound(table.name, field.name, text):
                    change, place = cell(table, index, field.name, text), field.name
                    yield _plant(
                        rule, table, place, "impossible day", change, (table.name, index, place)
                    )
                    break


def as_of(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """Days after the as-of date, the next one first."""
    assert world.as_of is not None
    following = Day.fromisoformat(world.as_of.text) + timedelta(days=1)
    for table, field in world.fields():
        if not field.is_date or field.descriptor.get("mayBeFuture") is True:
            continue
        for index in world.chosen(table, each):
            for text in (following.isoformat(), str(following.year + 1)):
                change = cell(table, index, field.name, text)
                place = (table.name, index, field.name)
                yield _plant(rule, table, field.name, "in the future", change, place)


def period(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """Start and end exchanged; an end just before the start; attested outside; an open start."""
    table = _table(world, rule)
    start, end = rule.parameters["start"], rule.parameters["end"]
    starts, ends = table.dates(start), table.dates(end)
    place = partial(_place_of, table)

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
            yield _plant(rule, table, name, "dates exchanged", change, place(index, end))
    for index in world.chosen(table, each, lambda row: _day(starts[row]) is not None):
        day = _day(starts[index])
        assert day is not None
        before = (day - timedelta(days=1)).isoformat()
        change = cell(table, index, end, before)
        yield _plant(rule, table, end, "ends a day before", change, place(index, end))
    for index in world.chosen(table, each):
        change = Change(table.name, index, {start: "2019-05-02", end: "2019-05-01"})
        for name in (start, end):
            yield _plant(rule, table, name, "dates of no period", change, place(index, end))
    for name in _parameter(rule, "attested"):
        for index in world.chosen(table, each):
            change = Change(table.name, index, {start: "2019-05-02", name: "2019-05-01"})
            yield _plant(rule, table, name, "attested before", change, place(index, end))


def _place_of(table: Table, index: int, field: str | None) -> tuple[str, int, str | None]:
    return table.name, index, field


def open_end(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """An end opened though no source says so."""
    table, field = _table(world, rule), rule.parameters["field"]
    if not world.sound(table.name, field, ".."):
        return
    for index in world.chosen(table, each, lambda row: table.cell(row, field) != ".."):
        change = cell(table, index, field, "..")
        yield _plant(rule, table, field, "left open", change, (table.name, index, field))


def _successors(world: World, rule: Rule) -> list[tuple[Table, int, int]]:
    """Rows of one group that follow each other, both boundaries known to the day."""
    table = _table(world, rule)
    start, end = rule.parameters["start"], rule.parameters["end"]
    where = _parameter(rule, "where") or {}
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
            first, last = _day(table.dates(start)[one]), _day(table.dates(end)[one])
            following = _day(table.dates(start)[other])
            if first and last and following and first < last <= following:
                found.append((table, one, other))
    world.random.shuffle(found)
    return found


def overlap(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A handover that overlaps by one day, made from either side."""
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
        last, following = _day(table.dates(end)[one]), _day(table.dates(start)[other])
        assert last and following
        early = cell(table, other, start, (last - timedelta(days=1)).isoformat())
        late = cell(table, one, end, (following + timedelta(days=1)).isoformat())
        for name, change, index in ((start, early, other), (end, late, one)):
            place = (table.name, index, None)
            yield _plant(rule, table, name, "overlap by a day", change, place, local=False)


def _held_by_others(world: World, rule: Rule, one: int, other: int, day: Day) -> bool:
    """Whether a third row of the group may hold from this day to three days later."""
    table, by = _table(world, rule), rule.parameters["by"]
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
    for table, one, other in _successors(world, rule)[:each]:
        last, following = _day(table.dates(end)[one]), _day(table.dates(start)[other])
        assert last and following
        if following - last > timedelta(days=2) or _held_by_others(world, rule, one, other, last):
            continue
        late = cell(table, other, start, (last + timedelta(days=3)).isoformat())
        place = (table.name, other, start)
        yield _plant(rule, table, start, "gap of two days", late, place, local=False)


def ordinal(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """The number of another row of the group, and a number far away."""
    table, name, by = _table(world, rule), rule.parameters["ordinal"], rule.parameters["by"]
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
            yield _plant(rule, table, name, fault, change, (table.name, None, name), local=False)


def compare(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """The left side moved to where it breaks the relation; both sides given values that do."""
    yield from _both_sides(world, rule, each)
    table, relation = _table(world, rule), rule.parameters["relation"]
    left, right = rule.parameters["left"], rule.parameters["right"]
    when = _parameter(rule, "when") or {}
    if not isinstance(left, str):
        return
    beyond = {
        "at-most": ("2199-01-01", "999999999"),
        "less-than": ("2199-01-01", "999999999"),
        "at-least": ("1001-01-01", "-999999999", "0"),
        "more-than": ("1001-01-01", "-999999999", "0"),
    }

    def other(row: int) -> str | None:
        if isinstance(right, str):
            return table.cell(row, right)
        target = world.tables[right["resource"]]
        index = target.ids.get(table.cell(row, right["field"]) or "")
        return None if index is None else target.cell(index, right["value"])

    chosen = world.chosen(table, each, lambda row: other(row) and _holds(table, row, when))
    for index in chosen:
        wanted = other(index)
        texts = beyond.get(relation) or ((wanted,) if relation == "not-equal" else ("1", "x"))
        text = next((each for each in texts if world.sound(table.name, left, each)), None)
        if text is None or (relation != "not-equal" and ".." in (wanted or "")):
            continue
        place = (table.name, index, left)
        change = cell(table, index, left, text)
        yield _plant(rule, table, left, f"no longer {relation}", change, place)
        if isinstance(right, str) and relation != "not-equal":
            turned = {"at-most": "at-least", "less-than": "more-than"}
            back = beyond[turned.get(relation, "at-most")]
            low = next((each for each in back if world.sound(table.name, right, each)), None)
            if low is not None and table.cell(index, left) is not None:
                change = cell(table, index, right, low)
                yield _plant(rule, table, right, f"no longer {relation}", change, place)


def _both_sides(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """Values that break the relation, written on both sides, wherever these are looked up."""
    table, relation = _table(world, rule), rule.parameters["relation"]
    when = _parameter(rule, "when") or {}
    pairs = [("2019-05-02", "2019-05-01"), ("2", "1")]
    if relation in ("at-least", "more-than"):
        pairs = [(low, high) for high, low in pairs]
    elif relation == "not-equal":
        return

    def side(row: int, told: str | Mapping[str, str]) -> tuple[Table, int | None, str]:
        if isinstance(told, str):
            return table, row, told
        target = world.tables[told["resource"]]
        return target, target.ids.get(table.cell(row, told["field"]) or ""), told["value"]

    for index in world.chosen(table, each, lambda row: _holds(table, row, when)):
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
                    yield _plant(rule, target, name, fault, changes, place, local=False)
                break


def same_event(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A row copied under another identifier, as it stands; and one of a known day reworded."""
    table, name = _table(world, rule), rule.parameters["date"]
    key, alike = table.schema.primary_key[0], rule.parameters["alike"]
    when = rule.parameters.get("when") or {}
    within = rule.parameters.get("within")
    compared = (name, *alike, *([within["field"]] if within else ()))
    others = [one for one in table.columns if one not in (key, *compared, *when)]

    def meant(row: int) -> bool:
        return _holds(table, row, when)

    def of_a_day(row: int) -> bool:
        told = all(table.cell(row, column) for column in alike)
        return bool(meant(row) and told and _day(table.dates(name)[row]))

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
                yield _plant(rule, table, field, "copied", change, where, local=False)
        for index in world.chosen(table, each, of_a_day):
            reworded = {one: _other(world, table, one, table.cell(index, one)) for one in others}
            cells = {key: "planted-row", **reworded}
            change, told = Change(table.name, index, cells, appended=True), (table.name, None, None)
            yield _plant(rule, table, field, "told twice", change, told, local=False)


# Figures and texts


def figures(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """Lower and higher figure exchanged, a figure lost, a figure too many."""
    table = _table(world, rule)
    figure, high = rule.parameters["figure"], rule.parameters["high"]
    both = [row for row in range(len(table)) if table.cell(row, high) and table.cell(row, figure)]
    for index in world.chosen(table, each, lambda row: row in both):
        low, top = table.cell(index, figure), table.cell(index, high)
        change = Change(table.name, index, {figure: top, high: low})
        for name in (figure, high):
            place = (table.name, index, high)
            yield _plant(rule, table, name, "figures exchanged", change, place)
    for name in (figure, high):
        for index in world.chosen(table, each, lambda row, name=name: table.cell(row, name)):
            change = cell(table, index, name, None)
            yield _plant(rule, table, name, "figure lost", change, (table.name, index, name))
    for index in world.chosen(table, each, lambda row: row not in both and table.cell(row, figure)):
        change = cell(table, index, high, "999999")
        yield _plant(rule, table, high, "figure too many", change, (table.name, index, high))


def parts(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A part added to a count, and one that is there made larger, above the total."""
    table = _table(world, rule)
    group, figure = rule.parameters["group"], rule.parameters["figure"]
    by = [rule.parameters["set"], rule.parameters["outcome"], *_parameter(rule, "by")]
    total, (key,) = _parameter(rule, "total"), table.schema.primary_key
    exact = _exact(world, table, rule.parameters["qualifier"])

    def count(row: int) -> tuple[str | None, ...]:
        return tuple(table.cell(row, name) for name in by)

    def is_total(row: int) -> bool:
        counted = all(table.cell(row, name) for name in (figure, *by))
        return counted and table.cell(row, group) == total and exact(row)

    totals = {count(row) for row in range(len(table)) if is_total(row)}
    for index in world.chosen(table, each, is_total):
        cells = {key: "planted-row", group: _other(world, table, group, total), figure: "9999999"}
        added = Change(table.name, index, cells, appended=True)
        place = (table.name, len(table), figure)
        for name in (figure, group, *by):
            yield _plant(rule, table, name, "part added above its total", added, place, local=False)

    def is_part(row: int) -> bool:
        return count(row) in totals and table.cell(row, group) != total and exact(row)

    for index in world.chosen(table, each, is_part):
        change = cell(table, index, figure, "9999999")
        place = (table.name, index, figure)
        yield _plant(rule, table, figure, "part above its total", change, place, local=False)


def _exact(world: World, table: Table, qualifier: str) -> Callable[[int], bool]:
    """Whether the figure of a row is meant exactly, as the vocabulary of its qualifier says."""
    vocabulary = table.schema.by_name[qualifier].descriptor.get("vocabulary")
    codes = code_objects(world.package, world.opened.documents).get(str(vocabulary), ())
    both = {"low": "figure", "high": "figure"}
    exact = {code["code"] for code in codes if code.get("bounds") == both}
    return lambda row: table.cell(row, qualifier) in exact


STRANGE = {"latin": "кирилл", "other": "latin"}


def native_text(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """Letters of another script, a mark of direction, characters not composed."""
    table, field = _table(world, rule), rule.parameters["field"]
    for index in world.chosen(table, each, lambda row: table.cell(row, field)):
        text = table.cell(index, field) or ""
        latin = any("a" <= character.lower() <= "z" for character in text)
        strange = STRANGE["latin" if latin else "other"]
        place = (table.name, index, field)
        for fault, wrong in (
            ("other script", text + strange),
            ("one letter of another script", text[:-1] + strange[0] + "b"),
            ("mark of direction", f"{text[:1]}\u202e{text[1:]}"),
            ("not composed", f"{text}e\u0301"),
        ):
            if fault == "not composed" and not latin:
                continue
            yield _plant(rule, table, field, fault, cell(table, index, field, wrong), place)


def text_hygiene(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """Two blanks in a row, and a zero-width space where no other rule looks at the characters."""
    for table, field in world.fields():
        if field.type != "string":
            continue
        looked_at = any(
            other.type == "native-text" and other.parameters["field"] == field.name
            for other in table.schema.rules
        )
        for index in world.chosen(table, each, lambda row, f=field, t=table: t.cell(row, f.name)):
            text = table.cell(index, field.name)
            for fault, wrong in (
                ("two blanks", f"{text}  x"),
                ("hidden character", f"{text}\u200b"),
            ):
                if looked_at and fault == "hidden character":
                    continue
                if world.sound(table.name, field.name, wrong):
                    change, where = cell(table, index, field.name, wrong), field.name
                    yield _plant(rule, table, where, fault, change, (table.name, index, where))


def editorial(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A banned host in each field that can hold one."""
    host = next(iter(rule.parameters["hosts"]), "example.invalid")
    for table, field in world.fields():
        if field.type != "string":
            continue
        for index in world.chosen(table, each):
            for text in (f"https://{host}/x", f"see https://{host}/x"):
                if world.sound(table.name, field.name, text):
                    change, place = cell(table, index, field.name, text), field.name
                    where = (table.name, index, place)
                    yield _plant(rule, table, place, "banned host", change, where)
                    break


def place(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A code and a point in another country, a place that lies in itself."""
    table = _table(world, rule)
    key = table.schema.primary_key[0]
    parent, latitude = rule.parameters["parent"], _parameter(rule, "latitude")
    longitude, subdivision = _parameter(rule, "longitude"), _parameter(rule, "subdivision")
    country = _parameter(rule, "country")

    def under(row: int) -> bool:
        """Whether it lies, over any number of steps, in a place that has the code of a country."""
        seen: set[int] = set()
        at: int | None = row
        while at is not None and at not in seen:
            seen.add(at)
            if country is not None and table.cell(at, country):
                return True
            at = table.ids.get(table.cell(at, parent) or "")
        return False

    where: Place
    for index in world.chosen(table, each, lambda row: table.cell(row, parent)):
        where = (table.name, None, None)
        change = cell(table, index, parent, table.cell(index, key))
        yield _plant(rule, table, parent, "lies in itself", change, where, local=False)
    for name, text in ((latitude, "-89.0"), (longitude, "-179.0")):
        if name is None:
            continue
        for index in world.chosen(
            table, each, lambda row, name=name: table.cell(row, name) and under(row)
        ):
            where = (table.name, index, None)
            change = cell(table, index, name, text)
            yield _plant(rule, table, name, "point far away", change, where, local=False)
    if subdivision is not None:
        for index in world.chosen(
            table, each, lambda row: table.cell(row, subdivision) and under(row)
        ):
            where = (table.name, index, subdivision)
            change = cell(table, index, subdivision, "ZZ-XX")
            yield _plant(
                rule, table, subdivision, "code of another country", change, where, local=False
            )
    if country is not None:
        for index in world.chosen(table, each, lambda row: table.cell(row, parent) and under(row)):
            where = (table.name, index, country)
            change = cell(table, index, country, "ZZ")
            yield _plant(rule, table, country, "in two countries", change, where, local=False)


# References and vocabularies


def row_reference(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A row, a table and a field that do not exist."""
    table = _table(world, rule)
    wrong = {"row": ("no-such-row", "z9999"), "property": ("no_such_field",)}
    for parameter, texts in wrong.items():
        name = _parameter(rule, parameter)
        if name is None:
            continue
        for index in world.chosen(table, each, lambda row, name=name: table.cell(row, name)):
            for text in texts:
                if world.sound(table.name, name, text):
                    change = cell(table, index, name, text)
                    yield _plant(rule, table, name, "dangling", change, (table.name, index, name))
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
            yield _plant(rule, table, name, "another table", change, (table.name, index, row))
    for index in world.chosen(table, each, lambda at: table.cell(at, name) in world.tables):
        target = world.tables[table.cell(index, name) or ""]
        gone = target.ids.get(table.cell(index, row) or "")
        if gone is not None and target is not table:
            change = Change(target.name, gone, None)
            where = (table.name, index, row)
            yield _plant(rule, table, row, "deleted what it names", change, where, local=False)


def vocabularies(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """No cell: a code that the enum does not have is refused by the constraint `enum`.

    The rule holds enum and vocabulary against each other; that enum is the protection of each
    field that names a vocabulary, and is tested by what a code outside of the vocabulary meets.
    """
    for table, field in world.fields():
        if field.descriptor.get("vocabulary") is None:
            continue
        codes = field.constraints.get("enum", ())
        for index in world.chosen(table, each):
            text = f"{world.random.choice(codes)}-planted"
            finds, where = "constraint-error", (table.name, index, field.name)
            change = (cell(table, index, field.name, text),)
            by, fault = f"rule:{rule.type}", "code that no vocabulary has"
            yield Plant(table.name, field.name, by, fault, change, finds, where)


def clashes(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A reading that does not exist, one alone, a preference for another, a reason lost."""
    table = _table(world, rule)
    readings, preferred, reason = (
        rule.parameters[name] for name in ("readings", "preferred", "reason")
    )
    for index in world.chosen(table, each):
        named = table.cell(index, readings) or ""
        first = named.split(" ")[0]
        where = partial(_place_of, table, index)
        for fault, text in (
            ("reading that does not exist", f"{named} {first.partition(':')[0]}:zz9999"),
            ("reading alone", first),
            ("reading named twice", f"{named} {first}"),
        ):
            change = cell(table, index, readings, text)
            yield _plant(rule, table, readings, fault, change, where(readings))
        change = cell(table, index, preferred, "nowhere:z0001")
        yield _plant(rule, table, preferred, "preferred, but no reading", change, where(preferred))
        change = Change(table.name, index, {preferred: None, reason: "because"})
        yield _plant(rule, table, reason, "reason lost", change, where(reason))


# Statements


def _stated(world: World) -> Mapping[RowId, Mapping[str, Sequence[Statement]]]:
    return by_cell(statements(world.package, world.tables))


def _contestable(world: World) -> Iterator[tuple[Table, str]]:
    return ((table, field.name) for table, field in world.fields() if field.contestable)


def preferred_reading(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A stale or altered cell, an emptied one, and a rank that leaves two preferred or none."""
    stated = _stated(world)
    for table, name in _contestable(world):

        def said(row: int, table: Table = table, name: str = name) -> Sequence[Statement]:
            return stated.get(table.row_id(row), {}).get(name, [])

        where = partial(_place_of, table)
        protect = partial(_plant, rule, table, name)
        for index in world.chosen(table, each, lambda row, said=said: said(row)):
            text = _other(world, table, name, table.cell(index, name))
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
                yield protect("no longer preferred", change, where(index, name), local=False)


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
                yield _plant(rule, table, name, fault, changes, where, local=False, protection=by)


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
        yield _plant(rule, one.table, "value", "impossible value", change, where)
        if tried[key] == 1:
            change = cell(one.table, one.index, "value", None)
            yield _plant(rule, one.table, "value", "value lost", change, where)


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
        yield _plant(rule, table, "rank_reason", "reason lost", change, where)
    for found in all_statements(world.package, world.tables):
        for one in _some(world, found, each):
            cells = {"rank": "deprecated", "rank_reason": None}
            change = Change(one.table.name, one.index, cells)
            where = (one.table.name, one.index, "rank_reason")
            for name in cells:
                yield _plant(rule, one.table, name, "refuted without reason", change, where)


def _some(world: World, found: Sequence[Statement], most: int) -> list[Statement]:
    return world.random.sample(found, min(most, len(found)))


def _ids_lost(name: str, field: str, code: str) -> Faults:
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
                        yield _plant(rule, one.table, protected, fault, change, where)
            for one in _some(world, others, 4 * each):
                change = cell(one.table, one.index, name, world.random.choice(found).id)
                where = (one.table.name, one.index, name)
                yield _plant(rule, one.table, name, "superfluous", change, where)

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
                for fault, other in (("altered", _other(world, table, name, text)), ("lost", None)):
                    if other == text or not world.sound(table.name, name, other):
                        continue
                    change = cell(table, index, name, other)
                    for by in protections:
                        yield _plant(rule, table, name, fault, change, where, protection=by)
    yield from _sealed_names(world, rule, each, found)
    sources = next(each for each in world.tables.values() if each.resource.role == "sources")
    for index in world.chosen(sources, each, lambda row: sources.cell(row, "sha256")):
        change = cell(sources, index, "sha256", "0" * 64)
        for table in tables.values():
            rests = {one.source for one in found if one.table is table}
            if sources.id(index) in rests:
                where = (table.name, None, None)
                yield _plant(rule, sources, "sha256", "another text", change, where, local=False)


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
        yield _plant(rule, names, NAME, "altered", change, where, local=False)


def source_used(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A source on which nothing rests."""
    table = next(each for each in world.tables.values() if each.resource.role == "sources")
    change = Change(table.name, 0, {"id": "planted-source", "sha256": None}, appended=True)
    where = (table.name, len(table), None)
    yield _plant(rule, table, "id", "nothing rests on it", change, where, local=False)


def orphan(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A row to which nothing refers."""
    for name in rule.parameters["resources"]:
        table = world.tables[name]
        (key,) = table.schema.primary_key
        for index in world.chosen(table, 1):
            change = Change(name, index, {key: "planted-row"}, appended=True)
            where = (name, len(table), key)
            yield _plant(rule, table, key, "nothing refers to it", change, where, local=False)


# The record of the package itself


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
            yield _plant(rule, table, name, "still in use", change, where, local=False)
        yield _plant(
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
            yield _plant(rule, table, wrong, f"wrong {wrong}", change, where, local=False)
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
        yield _plant(rule, table, name, f"wrong {name}", change, where, local=False)


def text_coverage(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """Nothing: without the text nothing can be missed in it; `verified` guards the locators."""
    return iter(())


def canonical_form(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A blank at the end of a text in each field: the text is not as it would be written."""
    for table, field in world.fields():
        for index in world.chosen(table, each, lambda row, t=table, f=field: t.cell(row, f.name)):
            text = f"{table.cell(index, field.name)} "
            change, where = cell(table, index, field.name, text), (table.name, index, None)
            yield _plant(rule, table, field.name, "blank at the end", change, where)


FAULTS: Mapping[str, Faults] = {
    "any-present": any_present,
    "as-of": as_of,
    "canonical-form": canonical_form,
    "clashes": clashes,
    "compare": compare,
    "corrections": corrections,
    "derivation": _ids_lost("follows_from", "basis", "derived"),
    "editorial": editorial,
    "edtf": edtf,
    "exceptions": exceptions,
    "figures": figures,
    "gap": gap,
    "native-text": native_text,
    "open-end": open_end,
    "ordinal": ordinal,
    "orphan": orphan,
    "overlap": overlap,
    "parts": parts,
    "period": period,
    "place": place,
    "preferred-reading": preferred_reading,
    "present-when": present_when,
    "rank-reason": rank_reason,
    "redirects": redirects,
    "refutation": _ids_lost("refuted_by", "rank", "deprecated"),
    "row-reference": row_reference,
    "same-event": same_event,
    "source-used": source_used,
    "statement-coverage": statement_coverage,
    "statement-value": statement_value,
    "text-coverage": text_coverage,
    "text-hygiene": text_hygiene,
    "verified": verified,
    "vocabularies": vocabularies,
}
"""For each rule, how to break what it demands."""
