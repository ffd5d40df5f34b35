"""A table with a foreign key into 5,000 rows, some of which lead nowhere."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.generate.package import (
    BLOCK,
    SEED,
    Fault,
    Field,
    descriptor,
    write_json,
    write_table,
)

REFERENCED = 5_000

PLACES: list[Field] = [{"name": "id", "type": "string"}, {"name": "label", "type": "string"}]
VISITS: list[Field] = [
    {"name": "number", "type": "string"},
    {"name": "place", "type": "string"},
    {"name": "note", "type": "string"},
]


def generate(folder: Path, rows: int) -> None:
    """Write the package; one reference in a thousand leads nowhere."""
    tables: dict[str, dict[str, Any]] = {
        "places": {"fields": PLACES, "primaryKey": ["id"]},
        "visits": {
            "fields": VISITS,
            "foreignKeys": [
                {"fields": ["place"], "reference": {"resource": "places", "fields": ["id"]}}
            ],
        },
    }
    write_json(folder / "datapackage.json", descriptor("references", tables))
    places = [f"place-{number:05d},Place {number}" for number in range(REFERENCED)]
    write_table(folder / "places.csv", PLACES, [places])
    faults: list[Fault] = []
    write_table(folder / "visits.csv", VISITS, _blocks(rows, faults))
    write_json(folder / "expected.json", sorted(faults))


def _blocks(rows: int, faults: list[Fault]) -> Iterator[list[str]]:
    random = Random(SEED)
    lost = set(random.sample(range(rows), max(rows // 1000, 1)))
    for first in range(0, rows, BLOCK):
        block = []
        for index in range(first, min(first + BLOCK, rows)):
            place = random.randrange(REFERENCED) + (REFERENCED if index in lost else 0)
            if index in lost:
                faults.append(Fault(index + 2, index + 2, "foreign-key"))
            block.append(f"{index},place-{place:05d},seen {index % 31} times")
        yield block
