"""Every place where readings clash, side by side, with the preference and its reason.

Statements clash where they say different things of one cell. Claims clash where they give different
figures of one quantity: a schema names under `quantity` the fields that tell which quantity it is.
"""

from collections.abc import Iterator, Mapping

from frictionless_dossier.opening import OpenPackage
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.statements import Statement, statements_by_cell

Reading = tuple[str, ...]
"""What is read, where it stands, its words, its rank and the reason for it."""


def files(opened: OpenPackage, path: str) -> Mapping[str, str]:
    """The contradictions as one Markdown file."""
    return {path: "\n".join(_lines(opened)) + "\n"}


def _lines(opened: OpenPackage) -> Iterator[str]:
    clashes = [*_cells(opened), *_quantities(opened)]
    yield "<!-- Generated from the tables by `dossier build`; do not edit. -->"
    yield "# Where readings clash"
    yield ""
    yield f"{len(clashes)} places where sources, or passages of one source, say different things."
    for title, readings in clashes:
        yield ""
        yield f"## {title}"
        yield ""
        yield "| reading | source | words | rank | reason |"
        yield "|---|---|---|---|---|"
        for reading in readings:
            cells = (text.replace("|", "\\|") for text in reading)
            yield f"| {' | '.join(cells)} |"


def _cells(opened: OpenPackage) -> Iterator[tuple[str, list[Reading]]]:
    for row, properties in statements_by_cell(opened.package, opened.tables).items():
        for name, found in properties.items():
            if len({(each.value_kind, each.value) for each in found}) > 1:
                yield f"`{row}` {name}", [_statement(each) for each in found]


def _statement(each: Statement) -> Reading:
    value = each.value if each.value_kind == "value" and each.value else each.value_kind
    place = f"{each.source} {each.locator or ''}".strip()
    return value, place, each.as_said or "", each.rank, each.rank_reason or ""


def _quantities(opened: OpenPackage) -> Iterator[tuple[str, list[Reading]]]:
    for table in opened.tables.values():
        quantity = table.schema.descriptor.get("quantity")
        claims = table.schema.descriptor.get("claims")
        if not isinstance(quantity, list) or not isinstance(claims, list):
            continue
        rows: dict[tuple[str, ...], list[int]] = {}
        for index in range(len(table)):
            key = tuple(table.cell(index, str(name)) or "" for name in quantity)
            rows.setdefault(key, []).append(index)
        for key, found in rows.items():
            readings = [_claim(table, index, claims) for index in found]
            if len({reading[0] for reading in readings}) > 1:
                yield f"`{table.name}` {', '.join(filter(None, key))}", readings


def _claim(table: Table, index: int, claims: list[str]) -> Reading:
    def text(name: str) -> str:
        return table.cell(index, name) or ""

    value = " ".join(filter(None, (text("qualifier"), *(text(str(name)) for name in claims))))
    place = f"{text('source')} {text('locator')}".strip()
    return value, place, text("as_said"), text("rank"), text("rank_reason")
