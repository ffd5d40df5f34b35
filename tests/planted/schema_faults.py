"""Faults against what a Table Schema demands: types, constraints and keys."""

from collections.abc import Iterator
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Any

from frictionless_dossier.judge.kinds import (
    CONSTRAINT_ERROR,
    FOREIGN_KEY,
    PRIMARY_KEY,
    TYPE_ERROR,
    UNIQUE_ERROR,
    UNIQUE_KEY,
)
from frictionless_dossier.package.model import Field
from frictionless_dossier.package.table import Table

from tests.planted.plants import Change, Plant, World, cell

WRONG = ("?", "twelve", "12,5", "2020-02-30", "not a uri", "[", "{", "1.2.3", "yes and no")
"""Texts of which each type but `string` and `any` refuses some."""

MISSHAPEN = (
    "?!",
    "\u202e",
    "x" * 500,
    "UPPER lower",
    "0",
    "-",
    "a b",
    "1999-13-41",
    "ftp://a.b",
    "",
)
"""Texts of which each pattern refuses some."""


def plants(world: World, each: int) -> Iterator[Plant]:
    """Faults for every field, at most so many for each of its protections."""
    for table, field in world.fields():
        yield from _type(world, table, field, each)
        yield from _constraints(world, table, field, each)
        yield from _keys(world, table, field, each)


def derived(table: Table, field: Field) -> set[str]:
    """The protections that a schema declares for a field."""
    found = {
        f"constraint:{name}" for name, value in field.constraints.items() if value is not False
    }
    if field.type not in ("string", "any") or field.format != "default":
        found.add("type")
    if field.name in table.schema.primary_key:
        found.add("key:primary")
    if any(field.name in names for names in table.schema.unique_keys):
        found.add("key:unique")
    if any(field.name in key.fields for key in table.schema.foreign_keys):
        found.add("key:foreign")
    return found


def _at(
    table: Table, index: int, field: str, protection: str, fault: str, text: str | None, finds: str
) -> Plant:
    place = (table.name, index, field)
    return Plant(
        table.name, field, protection, fault, (cell(table, index, field, text),), finds, place
    )


def _type(world: World, table: Table, field: Field, each: int) -> Iterator[Plant]:
    if "type" not in derived(table, field):
        return
    column = world.column(table.name, field.name)
    wrong = [text for text in WRONG if any(x.kind is TYPE_ERROR for x in column.faults(text))]
    assert wrong, f"no text is known that is no {field.type} of format {field.format}"
    for index in world.chosen(table, each):
        text = world.random.choice(wrong)
        yield _at(table, index, field.name, "type", f"written {text}", text, TYPE_ERROR.name)


def _constraints(world: World, table: Table, field: Field, each: int) -> Iterator[Plant]:
    column = world.column(table.name, field.name)
    for name, limit in field.constraints.items():
        if not limit and name in ("required", "unique"):
            continue
        for index in world.chosen(table, each):
            protection = f"constraint:{name}"
            if name == "unique":
                yield from _doubled(world, table, index, (field.name,), protection, UNIQUE_ERROR)
                continue
            text = _breaking(world, column, name, limit)
            fault = "emptied" if text is None else f"set to {text[:30]!r}"
            yield _at(table, index, field.name, protection, fault, text, CONSTRAINT_ERROR.name)


def _breaking(world: World, column: Any, name: str, limit: Any) -> str | None:
    """A text that breaks one constraint."""
    if name == "required":
        return None
    candidates: list[str] = list(MISSHAPEN)
    if name == "enum":
        codes = [str(code) for code in limit]
        near = world.random.choice(codes)
        candidates = [near.upper(), near + "s", near[:-1], f"{near} ", "no-such-code"]
    elif name in ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"):
        step = -1 if "inimum" in name else 1
        at = 0 if "exclusive" in name else step
        candidates = [str(limit + at)] if isinstance(limit, (int, float)) else ["0001-01-01"]
    elif name in ("minLength", "maxLength"):
        candidates = ["x" * max(limit + (-1 if name == "minLength" else 1), 0)]
    world.random.shuffle(candidates)
    for text in candidates:
        if any(x.details.get("constraint") == name for x in column.faults(text)):
            return text
    raise AssertionError(f"no text is known that breaks {name} {limit!r}")


def _keys(world: World, table: Table, field: Field, each: int) -> Iterator[Plant]:
    primary = table.schema.primary_key
    if field.name in primary:
        for index in world.chosen(table, each):
            yield from _doubled(world, table, index, primary, "key:primary", PRIMARY_KEY)
    for names in table.schema.unique_keys:
        if field.name in names:
            for index in world.chosen(table, each):
                yield from _doubled(world, table, index, names, "key:unique", UNIQUE_KEY)
    for key in table.schema.foreign_keys:
        if field.name not in key.fields:
            continue
        finds, at = FOREIGN_KEY.name, field.name if len(key.fields) == 1 else None
        for index in world.chosen(table, each):
            text = _dangling(world, table, field, key.resource, key.reference)
            changed = (cell(table, index, field.name, text),)
            place = (table.name, index, at)
            yield Plant(table.name, field.name, "key:foreign", "dangling", changed, finds, place)
        yield from _pulled_away(world, table, field.name, key.resource, key.reference, each, at)


def _pulled_away(
    world: World,
    table: Table,
    name: str,
    resource: str,
    reference: tuple[str, ...],
    each: int,
    at: str | None,
) -> Iterator[Plant]:
    """A row deleted to which others refer."""
    target = world.tables[resource or table.name]
    if len(reference) != 1 or reference != target.schema.primary_key:
        return
    for index in world.chosen(table, each, lambda row: table.cell(row, name) in target.ids):
        gone = target.ids[table.cell(index, name) or ""]
        if target is table and gone == index:
            continue
        yield Plant(
            table.name,
            name,
            "key:foreign",
            "deleted what it refers to",
            (Change(target.name, gone, None),),
            FOREIGN_KEY.name,
            (table.name, index, at),
            local=False,
        )


def _dangling(
    world: World, table: Table, field: Field, resource: str, reference: tuple[str, ...]
) -> str:
    """A reference that the pattern of its field allows and that leads nowhere."""
    target = world.tables[resource or table.name]
    values = [text for name in reference for text in target.column(name) if text is not None]
    candidates = [f"{text}{more}" for text in values[:1] for more in ("9", "-x", "x", "0")]
    candidates += ["nowhere", "x0001", "zz", "99999"]
    # Where the form is narrow: a character of a value replaced by another of its class.
    for text in values[:20]:
        for at, old in enumerate(text):
            kinds = (ascii_uppercase, ascii_lowercase, digits)
            alike = next((kind for kind in kinds if old in kind), "")
            candidates += [text[:at] + new + text[at + 1 :] for new in reversed(alike)]
    for text in candidates:
        if text not in values and world.sound(table.name, field.name, text):
            return text
    return "nowhere"


def _doubled(
    world: World, table: Table, index: int, names: tuple[str, ...], protection: str, kind: Any
) -> Iterator[Plant]:
    """A key that another row has, too; the later of the two is told."""
    others = [
        other
        for other in range(index)
        if all(table.cell(other, name) is not None for name in names)
    ]
    if not others:
        return
    other = world.random.choice(others)
    copied = Change(table.name, index, {name: table.cell(other, name) for name in names})
    kept = Change(table.name, other, {})
    field = names[0] if len(names) == 1 else None
    place = (table.name, index, field)
    yield Plant(table.name, names[0], protection, "key doubled", (copied, kept), kind.name, place)
    row = Change(table.name, other, {}, appended=True)
    yield Plant(
        table.name,
        names[0],
        protection,
        "row doubled",
        (row,),
        kind.name,
        (table.name, len(table), field),
        local=False,
    )
