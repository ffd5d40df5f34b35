"""Figures, texts and places."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from frictionless_dossier.checks._columns import in_own_words
from frictionless_dossier.package.model import Rule
from frictionless_dossier.package.table import Table
from frictionless_dossier.package.vocabularies import codes_of
from frictionless_dossier.provenance.names import label_fields
from frictionless_dossier.provenance.texts import Text, Texts

from tests.planted.faults.common import Place, another_value, parameter, plant, table_of
from tests.planted.plants import Change, Plant, World, cell


def figures(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """Lower and higher figure exchanged, a figure lost, a figure too many."""
    table = table_of(world, rule)
    figure, high = rule.parameters["figure"], rule.parameters["high"]
    both = [row for row in range(len(table)) if table.cell(row, high) and table.cell(row, figure)]
    for index in world.chosen(table, each, lambda row: row in both):
        low, top = table.cell(index, figure), table.cell(index, high)
        change = Change(table.name, index, {figure: top, high: low})
        for name in (figure, high):
            place = (table.name, index, high)
            yield plant(rule, table, name, "figures exchanged", change, place)
    for name in (figure, high):
        for index in world.chosen(table, each, lambda row, name=name: table.cell(row, name)):
            change = cell(table, index, name, None)
            yield plant(rule, table, name, "figure lost", change, (table.name, index, name))
    for index in world.chosen(table, each, lambda row: row not in both and table.cell(row, figure)):
        change = cell(table, index, high, "999999")
        yield plant(rule, table, high, "figure too many", change, (table.name, index, high))


def parts(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A part added to a count, and one that is there made larger, above the total."""
    table = table_of(world, rule)
    group, figure = rule.parameters["group"], rule.parameters["figure"]
    by = [rule.parameters["set"], rule.parameters["outcome"], *parameter(rule, "by")]
    total, (key,) = parameter(rule, "total"), table.schema.primary_key
    exact = _exact(world, table, rule.parameters["qualifier"])

    def count(row: int) -> tuple[str | None, ...]:
        return tuple(table.cell(row, name) for name in by)

    def is_total(row: int) -> bool:
        counted = all(table.cell(row, name) for name in (figure, *by))
        return counted and table.cell(row, group) == total and exact(row)

    totals = {count(row) for row in range(len(table)) if is_total(row)}
    for index in world.chosen(table, each, is_total):
        cells = {
            key: "planted-row",
            group: another_value(world, table, group, total),
            figure: "9999999",
        }
        added = Change(table.name, index, cells, appended=True)
        place = (table.name, len(table), figure)
        for name in (figure, group, *by):
            yield plant(rule, table, name, "part added above its total", added, place, local=False)

    def is_part(row: int) -> bool:
        return count(row) in totals and table.cell(row, group) != total and exact(row)

    for index in world.chosen(table, each, is_part):
        change = cell(table, index, figure, "9999999")
        place = (table.name, index, figure)
        yield plant(rule, table, figure, "part above its total", change, place, local=False)


def _exact(world: World, table: Table, qualifier: str) -> Callable[[int], bool]:
    """Whether the figure of a row is meant exactly, as the vocabulary of its qualifier says."""
    codes = codes_of(table.schema.by_name[qualifier], world.package, world.opened.documents)
    both = {"low": "figure", "high": "figure"}
    exact = {code["code"] for code in codes if code.get("bounds") == both}
    return lambda row: table.cell(row, qualifier) in exact


STRANGE = {"latin": "кирилл", "other": "latin"}


def native_text(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """Letters of another script, a mark of direction, characters not composed."""
    table, field = table_of(world, rule), rule.parameters["field"]
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
            yield plant(rule, table, field, fault, cell(table, index, field, wrong), place)
        script, code = parameter(rule, "script"), "Arab" if latin else "Latn"
        if script is not None and world.sound(table.name, script, code):
            change = cell(table, index, script, code)
            yield plant(rule, table, script, "code of another script", change, place)
        language, tag = parameter(rule, "language"), "ar" if latin else "ru"
        if script is not None and language is not None and table.cell(index, script):
            change, where = cell(table, index, language, tag), (table.name, index, language)
            yield plant(rule, table, language, "language of another script", change, where)


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
                    yield plant(rule, table, where, fault, change, (table.name, index, where))


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
                    yield plant(rule, table, place, "banned host", change, where)
                    break


SENTENCE = "Nobody aboard had seen the lights of the harbour before dawn"


def own_words(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A sentence of a text, as if a kept one had it, in each field of prose in own words."""
    digest = _kept(world)
    if digest is None:
        return
    texts = Texts({digest: Text("planted.txt", digest, (("1",), tuple(SENTENCE.split())))})
    spared = _quoted(world, rule) | _names(world, rule)
    for table, field in world.fields():
        place = field.name
        prose = any(" " in (text or "") for text in table.column(place))
        if not prose or field.is_date or (table.name, place) in spared:
            continue
        for index in world.chosen(table, each, lambda row, f=place, t=table: t.cell(row, f)):
            text = f"{table.cell(index, place)} {SENTENCE}."
            if world.sound(table.name, place, text):
                change, where = cell(table, index, place, text), (table.name, index, place)
                planted = plant(rule, table, place, "sentence of a text", change, where)
                yield replace(planted, texts=texts)


def _quoted(world: World, rule: Rule) -> set[tuple[str, str]]:
    """The fields that hold a source's own words, by this rule or the editorial one."""
    quoting = (each for each in world.package.rules if each.type in ("editorial", rule.type))
    declared = [parameter(each, "quoted") or {} for each in quoting]
    return {(name, field) for each in declared for name, fields in each.items() for field in fields}


def _names(world: World, rule: Rule) -> set[tuple[str, str]]:
    """The fields whose texts are names, each of which counts as one word."""
    tables = [world.tables[name] for name in parameter(rule, "named")]
    return {(table.name, field) for table in tables for field in label_fields(table.schema)}


def _kept(world: World) -> str | None:
    """The SHA-256 of some text that a source names."""
    sources = next(each for each in world.tables.values() if each.resource.role == "sources")
    return next((text.lower() for text in sources.column("sha256") if text), None)


def _finer_than_told(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A precision that bears out fewer decimals than the coordinates have."""
    table, name = table_of(world, rule), parameter(rule, "precision")
    if name is None:
        return
    codes = codes_of(table.schema.by_name[name], world.package, world.opened.documents)
    latitude = rule.parameters["latitude"]

    def decimals(row: int) -> int:
        return len((table.cell(row, latitude) or "").partition(".")[2])

    for index in world.chosen(table, each, decimals):
        for code in codes:
            if code["decimals"] < decimals(index):
                change, where = cell(table, index, name, code["code"]), (table.name, index, None)
                yield plant(rule, table, name, "too fine for it", change, where, local=False)


def place(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A code and a point in another country, a place that lies in itself."""
    table = table_of(world, rule)
    key = table.schema.primary_key[0]
    parent, latitude = rule.parameters["parent"], parameter(rule, "latitude")
    longitude, subdivision = parameter(rule, "longitude"), parameter(rule, "subdivision")
    country = parameter(rule, "country")

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
        yield plant(rule, table, parent, "lies in itself", change, where, local=False)
    for name, text in ((latitude, "-89.0"), (longitude, "-179.0")):
        if name is None:
            continue
        for index in world.chosen(
            table, each, lambda row, name=name: table.cell(row, name) and under(row)
        ):
            where = (table.name, index, None)
            change = cell(table, index, name, text)
            yield plant(rule, table, name, "point far away", change, where, local=False)
    yield from _finer_than_told(world, rule, each)
    if subdivision is not None:
        for index in world.chosen(
            table, each, lambda row: table.cell(row, subdivision) and under(row)
        ):
            where = (table.name, index, subdivision)
            change = cell(table, index, subdivision, "ZZ-XX")
            yield plant(
                rule, table, subdivision, "code of another country", change, where, local=False
            )
    if country is not None:
        for index in world.chosen(table, each, lambda row: table.cell(row, parent) and under(row)):
            where = (table.name, index, country)
            change = cell(table, index, country, "ZZ")
            yield plant(rule, table, country, "in two countries", change, where, local=False)


def figure_in_words(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A figure that the words beside it do not give."""
    yield from _of_other_words(world, rule, each, rule.parameters["figures"], r"\d", "987654")


def year_in_words(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A date in a year that the words beside it do not name."""
    address = table_of(world, rule).schema.by_name[rule.parameters["text"]].format == "uri"
    years = r"/20[01]\d/[01]\d/" if address else r"(?<!\d)20[01]\d(?!\d)"
    yield from _of_other_words(world, rule, each, rule.parameters["dates"], years, "1950-01-31")


def _of_other_words(
    world: World, rule: Rule, each: int, names: Sequence[str], told: str, other: str
) -> Iterator[Plant]:
    table, text = table_of(world, rule), rule.parameters["text"]

    def fits(row: int) -> bool:
        words, value = table.cell(row, text) or "", table.cell(row, names[0]) or ""
        return bool(re.search(told, words)) and value.strip("~?%").replace("-", "").isdigit()

    for index in world.chosen(table, each, fits):
        cells: dict[str, str | None] = {**dict.fromkeys(names), names[0]: other}
        change, where = Change(table.name, index, cells), (table.name, index, names[0])
        yield plant(rule, table, names[0], "of other words", change, where)


def codes_agree(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A value with which its code does not go."""
    table, code, other = table_of(world, rule), rule.parameters["code"], rule.parameters["other"]
    pairs = rule.parameters["pairs"]
    name = other if isinstance(other, str) else other["field"]
    for index in world.chosen(table, each, lambda row: table.cell(row, code) in pairs):
        beside = table.cell(index, name)
        values = pairs[table.cell(index, code) or ""]
        if beside is None:
            continue
        if isinstance(other, str):
            wrong = [value for value in _codes(table, name) if value not in values]
        else:
            target = world.tables[other["resource"]]
            wrong = [
                id
                for id, row in target.ids.items()
                if target.cell(row, other["value"]) not in (None, *values)
            ]
        for text in wrong[:1]:
            change, where = cell(table, index, name, text), (table.name, index, name)
            yield plant(rule, table, name, "does not go with it", change, where)


def _codes(table: Table, field: str) -> list[str]:
    listed = table.schema.by_name[field].constraints.get("enum", ())
    return [str(code) for code in listed]


def text_damage(world: World, rule: Rule, each: int) -> Iterator[Plant]:
    """A text read in a wrong encoding, one with markup, and a placeholder."""
    for table, field in world.fields():
        patterned = field.is_date or "pattern" in field.constraints
        if field.type != "string" or patterned or not in_own_words(table, field, {}):
            continue
        for index in world.chosen(table, each, lambda row, t=table, f=field: t.cell(row, f.name)):
            text = table.cell(index, field.name) or ""
            for fault, wrong in (
                ("read in a wrong encoding", f"{text} caf\u00c3\u00a9"),
                ("with markup", f"{text} <b>x</b>"),
                ("forgotten", "TODO"),
            ):
                if world.sound(table.name, field.name, wrong):
                    change = cell(table, index, field.name, wrong)
                    where = (table.name, index, field.name)
                    yield plant(rule, table, field.name, fault, change, where)
