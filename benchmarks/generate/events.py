"""A table of events, 16 columns wide: clean, with faults, or with a line break in every row."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from benchmarks.generate.package import BLOCK, SEED, Fault, Field, Table, write

KINDS = ["attack", "clash", "arrest", "raid", "pledge", "deal", "plot", "statement"]
STATUSES = ["confirmed", "reported", "disputed"]
_WORDS = ["convoy", "market", "near", "stopped", "names", "witness", "unnamed", "after", "before"]


def _field(name: str, type: str = "string", **constraints: object) -> Field:
    return {"name": name, "type": type, "constraints": constraints}


FIELDS = [
    _field("id", required=True, pattern="ev-[0-9]{8}"),
    _field("title", required=True, maxLength=120),
    _field("kind", required=True, enum=KINDS),
    _field("status", required=True, enum=STATUSES),
    _field("country", required=True, pattern="[A-Z]{2}"),
    _field("place", maxLength=60),
    _field("date", "date", required=True),
    _field("last_day", "date"),
    _field("latitude", "number", minimum=-90, maximum=90),
    _field("longitude", "number", minimum=-180, maximum=180),
    _field("killed", "integer", minimum=0, maximum=100000),
    _field("injured", "integer", minimum=0, maximum=100000),
    _field("claimed", "boolean", required=True),
    _field("confidence", "number", minimum=0, maximum=1),
    _field("source", required=True, pattern="src-[0-9]{5}"),
    _field("note"),
]
_PLACE = {each["name"]: place for place, each in enumerate(FIELDS)}

CELL_FAULTS = [
    ("kind", "atack", "constraint-error"),
    ("country", "af", "constraint-error"),
    ("date", "2016-02-30", "type-error"),
    ("last_day", "26.07.2016", "type-error"),
    ("latitude", "91.5", "constraint-error"),
    ("killed", "dozens", "type-error"),
    ("injured", "-3", "constraint-error"),
    ("claimed", "perhaps", "type-error"),
    ("source", "src-١٢٣٤٥", "constraint-error"),
    ("title", "", "constraint-error"),
]
"""Field, text and rule of each fault of a cell, in turn."""

STRUCTURAL_FAULTS: list[tuple[str, Callable[[list[str]], str]]] = [
    ("missing-cell", lambda cells: ",".join(cells[:-3])),
    ("extra-cell", lambda cells: ",".join([*cells, "one more"])),
    ("blank-row", lambda cells: ""),
]
"""Rule and spelling of each fault of structure, in turn."""


def generate(folder: Path, rows: int, variant: str) -> None:
    """Write the package.

    Args:
        folder: Where to.
        rows: How many rows.
        variant: `clean`; `quoted`, with a line break in the note of every row; `cells`, with 1,000
            faults of cells; `faulty`, with 1,000 faults of which a third are structural. Tables of
            fewer than 10,000 rows have a fault in each tenth row.
    """
    schema = {"fields": FIELDS, "primaryKey": ["id"]}
    faults: list[Fault] = []
    write(folder, "events", {"events": Table(schema, _blocks(rows, variant, faults))}, faults)


def _blocks(rows: int, variant: str, faults: list[Fault]) -> Iterator[list[str]]:
    random = Random(SEED)
    pools = _pools(random)
    number = min(1000, rows // 10) if variant in ("cells", "faulty") else 0
    faulty = set(random.sample(range(rows), number))
    for first in range(0, rows, BLOCK):
        count = min(BLOCK, rows - first)
        notes = "line_break" if variant == "quoted" else "note"
        columns = [[f"ev-{first + place:08d}" for place in range(count)]]
        columns += [random.choices(pools[name], k=count) for name in list(_PLACE)[1:-1]]
        columns.append(random.choices(pools[notes], k=count))
        block = list(map(",".join, zip(*columns, strict=True)))
        for index in sorted(faulty & set(range(first, first + count))):
            cells = [column[index - first] for column in columns]
            block[index - first], rule = _spoil(cells, variant, len(faults))
            faults.append(Fault(index + 2, index + 2, rule))
        yield block


def _spoil(cells: list[str], variant: str, number: int) -> tuple[str, str]:
    """The row with a fault in it, and the rule that finds it."""
    if variant == "faulty" and number % 3 == 0:
        rule, spell = STRUCTURAL_FAULTS[number // 3 % len(STRUCTURAL_FAULTS)]
        return spell(cells), rule
    field, text, rule = CELL_FAULTS[number % len(CELL_FAULTS)]
    cells[_PLACE[field]] = text
    return ",".join(cells), rule


def _pools(random: Random) -> dict[str, list[str]]:
    """For each column the texts that are drawn from it: of numbers, more than any cache holds."""

    def text(words: int) -> str:
        return " ".join(random.choices(_WORDS, k=words))

    def number(low: float, high: float) -> str:
        return f"{random.uniform(low, high):.5f}"

    days = [
        f"{year}-{month:02d}-{day:02d}"
        for year in range(2004, 2026)
        for month in range(1, 13)
        for day in range(1, 29)
    ]
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    counts = [str(count) for count in range(40)] + [""] * 4
    return {
        "title": [f'"{text(3)}, {text(2)}"' for _ in range(20_000)],
        "kind": KINDS,
        "status": STATUSES,
        "country": [one + other for one in letters for other in letters],
        "place": [text(2).title() for _ in range(5_000)],
        "date": days,
        "last_day": [*days, *[""] * len(days)],
        "latitude": [number(-90, 90) for _ in range(300_000)],
        "longitude": [number(-180, 180) for _ in range(300_000)],
        "killed": counts,
        "injured": counts,
        "claimed": ["true", "false"],
        "confidence": [f"{each / 100:.2f}" for each in range(101)],
        "source": [f"src-{each:05d}" for each in range(20_000)],
        "note": [f'"{text(4)}, {text(3)}"' for _ in range(50_000)],
        "line_break": [f'"{text(4)},\n{text(3)}"' for _ in range(50_000)],
    }
