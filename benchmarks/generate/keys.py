"""A table with a primary key and a unique field, both with values that stand twice."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.generate.package import BLOCK, SEED, Fault, Field, Table, write

FIELDS: list[Field] = [
    {"name": "id", "type": "string"},
    {"name": "code", "type": "string", "constraints": {"unique": True}},
    {"name": "label", "type": "string"},
]


def generate(folder: Path, rows: int) -> None:
    """Write the package; one row in a thousand repeats an earlier identifier, as many a code."""
    schema = {"fields": FIELDS, "primaryKey": ["id"]}
    faults: list[Fault] = []
    write(folder, "keys", {"things": Table(schema, _blocks(rows, faults))}, faults)


def _blocks(rows: int, faults: list[Fault]) -> Iterator[list[str]]:
    random = Random(SEED)
    repeated = random.sample(range(rows // 2, rows), max(rows // 1000, 1) * 2)
    of_id, of_code = set(repeated[::2]), set(repeated[1::2])
    order = list(range(rows))
    random.shuffle(order)
    for first in range(0, rows, BLOCK):
        block = []
        for index in range(first, min(first + BLOCK, rows)):
            id, code = index, order[index]
            if index in of_id:
                id = index // 2 - 1 if index // 2 - 1 not in of_id else 0
                faults.append(Fault(index + 2, index + 2, "primary-key"))
            if index in of_code:
                code = order[index // 3]
                faults.append(Fault(index + 2, index + 2, "unique-error"))
            block.append(f"thing-{id:09d},{code:09x},a thing of sort {index % 977}")
        yield block
