"""Every place where readings clash, side by side, with the preference and its reason.

Statements clash where they say different things of one cell. Claims clash where they give different
figures of one quantity: a schema names under `quantity` the fields that tell which quantity it is.
What clashes otherwise (two judgements, a total and its parts, a denial) a table of clashes tells.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from frictionless_dossier.findings import RowId
from frictionless_dossier.opening import OpenPackage
from frictionless_dossier.package.model import Schema
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.claims import reading_fields
from frictionless_dossier.provenance.clashes import clashes
from frictionless_dossier.provenance.evidence import VALUE
from frictionless_dossier.provenance.statements import (
    NORMAL,
    PREFERRED,
    Statement,
    statements,
    statements_by_cell,
)

Reading = tuple[str, ...]
"""What is read, where it stands, its words, its rank and the reason for it."""


class Place(NamedTuple):
    """A place where readings clash.

    Attributes:
        title: What they are about.
        readings: They, side by side.
        reason: The reason for the preference, or for none, where it is told of all together.
    """

    title: str
    readings: list[Reading]
    reason: str = ""


def files(opened: OpenPackage, path: str) -> Mapping[str, str]:
    """The contradictions as one Markdown file."""
    return {path: "\n".join(_lines(opened)) + "\n"}


def _lines(opened: OpenPackage) -> Iterator[str]:
    parts = {
        "In one cell": [*_cells(opened)],
        "In one quantity": [*_quantities(opened)],
        "In other ways": [*_told(opened)],
    }
    total = sum(map(len, parts.values()))
    yield "<!-- Generated from the tables by `dossier build`; do not edit. -->"
    yield "# Where readings clash"
    yield ""
    yield f"{total} places where sources, or passages of one source, say different things:"
    yield ""
    for part, places in parts.items():
        if places:
            yield f"- [{part}](#{part.lower().replace(' ', '-')}): {len(places)}"
    for part, places in parts.items():
        if places:
            yield ""
            yield f"## {part}"
        for place in places:
            yield from _place(place)


def _place(place: Place) -> Iterator[str]:
    yield ""
    yield f"### {place.title}"
    yield ""
    if place.reason:
        yield f"{place.reason[:1].upper()}{place.reason[1:]}"
        yield ""
    yield "| reading | source | words | rank | reason |"
    yield "|---|---|---|---|---|"
    for reading in place.readings:
        cells = (text.replace("|", "\\|") for text in reading)
        yield f"| {' | '.join(cells)} |"


def _cells(opened: OpenPackage) -> Iterator[Place]:
    for row, properties in statements_by_cell(opened.package, opened.tables).items():
        for name, found in properties.items():
            if len({each.reading for each in found}) > 1:
                yield Place(f"`{row}` {name}", [_statement(each) for each in found])


def _statement(each: Statement) -> Reading:
    value = each.value if each.value_kind == VALUE and each.value else each.value_kind
    place = f"{each.source} {each.locator or ''}".strip()
    return value, place, each.as_said or "", each.rank, each.rank_reason or ""


def _told(opened: OpenPackage) -> Iterator[Place]:
    """The clashes that a table tells of."""
    stated = statements(opened.package, opened.tables)
    known = {RowId(each.table.name, each.id): each for each in stated}
    for clash in clashes(opened.tables):
        readings: list[Reading] = []
        for row in clash.readings:
            table = opened.tables.get(row.resource)
            if row in known:
                what, place, words, *_ = _statement(known[row])
                about = known[row]
                what = f"`{about.about}`" + (
                    "" if about.whole_row else f" {about.property}: {what}"
                )
            elif table is not None and row.id in table.ids:
                what, place, words, *_ = _claim(
                    table, table.ids[row.id], reading_fields(table.schema)
                )
            else:
                continue
            rank = PREFERRED if row == clash.preferred else NORMAL
            readings.append((what, place, words, rank, ""))
        yield Place(clash.title, readings, clash.reason)


def _quantities(opened: OpenPackage) -> Iterator[Place]:
    for table in opened.tables.values():
        quantity, claims = table.schema.listed("quantity"), table.schema.listed("claims")
        if quantity is None or claims is None:
            continue
        fields = (*_qualifiers(table.schema), *claims)
        rows: dict[tuple[str, ...], list[int]] = {}
        for index in range(len(table)):
            key = tuple(table.cell(index, name) or "" for name in quantity)
            rows.setdefault(key, []).append(index)
        for key, found in rows.items():
            readings = [_claim(table, index, fields) for index in found]
            if len({reading[0] for reading in readings}) > 1:
                yield Place(f"`{table.name}` {', '.join(filter(None, key))}", readings)


def _qualifiers(schema: Schema) -> list[str]:
    """The fields that say how a figure is meant: the rule `figures` knows them."""
    rules = (each for each in schema.rules if each.type == "figures")
    return [str(each.parameters.get("qualifier")) for each in rules]


def _claim(table: Table, index: int, fields: Sequence[str]) -> Reading:
    def text(name: str) -> str:
        return table.cell(index, name) or ""

    value = " ".join(filter(None, map(text, fields)))
    place = f"{text('source')} {text('locator')}".strip()
    return value, place, text("as_said"), text("rank"), text("rank_reason")
