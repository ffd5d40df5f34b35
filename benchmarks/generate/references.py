"""A table with a foreign key into 5,000 rows, some of which lead nowhere."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.generate.package import BLOCK, SEED, Fault, Field, Table, write

REFERENCED = 5_000

PLACES: list[Field] = [{"name": "id", "type": "string"}, {"name": "label", "type": "string"}]
VISITS: list[Field] = [
    {"name": "number", "type": "string"},
    {"name": "place", "type": "string"},
    {"name": "note", "type": "string"},
]


def generate(folder: Path, rows: int) -> None:
    """Write the package; one reference in a thousand leads nowhere."""
    faults: list[Fault] = []
    key = {"fields": ["place"], "reference": {"resource": "places", "fields": ["id"]}}
    places = [f"place-{number:05d},Place {number}" for number in range(REFERENCED)]
    tables = {
        "places": Table({"fields": PLACES, "primaryKey": ["id"]}, [places]),
        "visits": Table({"fields": VISITS, "foreignKeys": [key]}, _blocks(rows, faults)),
    }
    write(folder, "references", tables, faults)


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
