"""Tenures of offices of one seat: one office holds a tenth of them, a quarter of dates is reduced.

`crowded`: holders follow one another, some on the very day, most after a gap; a reduced date is a
month, or in one case of eight a year, so that every fourth tenure may overlap another. `apart`:
each tenure lies in a month of its own, a reduced date is that month, and none may overlap another.
In both, one in five hundred begins before the former ends.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

from benchmarks.generate.package import SEED, Field, Table, write

_EDTF = "http://id.loc.gov/datatypes/edtf"
FIELDS: list[Field] = [
    {"name": "id", "type": "string", "constraints": {"required": True}},
    {"name": "office", "type": "string", "constraints": {"required": True}},
    {"name": "holder", "type": "string"},
    {"name": "start", "type": "string", "rdfType": _EDTF},
    {"name": "end", "type": "string", "rdfType": _EDTF},
]
RULE = {"type": "overlap", "by": ["office"], "start": "start", "end": "end", "seats": 1}
SMALL = 12
"""Tenures of each office but the large one."""


def generate(folder: Path, rows: int, variant: str) -> None:
    """Write the package, `crowded` or `apart`."""
    schema = {"fields": FIELDS, "primaryKey": ["id"], "rules": [RULE]}
    random = Random(SEED)
    tenures = list(_tenures(random, rows) if variant == "crowded" else _apart(random, rows))
    random.shuffle(tenures)
    lines = [f"tenure-{number:08d},{tenure}" for number, tenure in enumerate(tenures)]
    write(folder, "tenures", {"tenures": Table(schema, [lines])})


def _tenures(random: Random, rows: int) -> Iterator[str]:
    large = rows // 10
    yield from _office(random, "office-large", large, date(1, 1, 1).toordinal(), 3_500_000 // large)
    for first in range(large, rows, SMALL):
        office = f"office-{first:08d}"
        start = random.randrange(date(1700, 1, 1).toordinal(), date(1990, 1, 1).toordinal())
        yield from _office(random, office, min(SMALL, rows - first), start, 900)


def _office(random: Random, office: str, count: int, start: int, usual: int) -> Iterator[str]:
    """The tenures of one office, which take up `usual` days each in the mean, gaps included."""
    for _ in range(count):
        last = start + max(random.randrange(usual) * 8 // 10, 1)
        holder = random.randrange(count * 3)
        yield f"{office},holder-{holder},{_spelt(random, start)},{_spelt(random, last)}"
        gap = 0 if random.random() < 0.25 else random.randrange(max(usual * 8 // 10, 2))
        start = max(last + gap - (usual if random.random() < 0.002 else 0), 1)


def _apart(random: Random, rows: int) -> Iterator[str]:
    large = rows // 10
    for number in range(rows):
        if number < large:
            office, month = "large", number
        else:
            small, turn = divmod(number - large, SMALL)
            office, month = f"{small:08d}", 12 * 1700 + 13 * (small % 97) + turn
        month -= 1 if month and random.random() < 0.002 else 0
        year, month = month % (9999 * 12) // 12 + 1, month % 12 + 1
        start = date(year, month, random.randrange(1, 15)).toordinal()
        last = date(year, month, random.randrange(15, 29)).toordinal()
        spelt = [_spelt(random, day, year=0) for day in (start, last)]
        yield f"office-{office},holder-{number % 30011},{','.join(spelt)}"


def _spelt(random: Random, day: int, year: float = 0.125) -> str:
    text = date.fromordinal(day).isoformat()
    if random.random() >= 0.25:
        return text
    return text[:4] if random.random() < year else text[:7]
