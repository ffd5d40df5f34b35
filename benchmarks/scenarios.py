"""What is run: on which package, of which sizes, by whom, and what must come out the same."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.contenders import FRICTIONLESS, OURS, OURS_IN_FULL, OURS_WITH_TEXTS
from benchmarks.generate import events, keys, references, tenures

THOUSANDS = (10_000, 100_000, 1_000_000)
ALL = (*THOUSANDS, 10_000_000)


@dataclass(frozen=True)
class Scenario:
    """One package and all who check it.

    Attributes:
        name: What it is called in results and on the command line.
        title: What it is, for people.
        peers: Each peer, and the sizes at which it takes part; empty for all sizes.
        sizes: Numbers of rows.
        small: The number of rows of the small run.
        generate: Writes the package of so many rows into a folder; None for the package at hand.
        ours: In which ways the tool itself is run, each with its sizes as the peers have them.
            Where it prints all that it found, but not at a size, nothing is compared there.
    """

    name: str
    title: str
    peers: Mapping[str, tuple[int, ...]]
    sizes: tuple[int, ...] = THOUSANDS
    small: int = 20_000
    generate: Callable[[Path, int], None] | None = None
    ours: Mapping[str, tuple[int, ...]] = field(default_factory=lambda: {OURS: ()})

    def contenders(self, rows: int) -> list[str]:
        """All who take part at a size, the tool first."""
        sizes_of = {**self.ours, **self.peers}
        return [each for each, sizes in sizes_of.items() if not sizes or rows in sizes]

    def is_compared(self, rows: int) -> bool:
        """Whether all that was found at a size is compared."""
        return OURS_IN_FULL not in self.ours or OURS_IN_FULL in self.contenders(rows)


SCENARIOS = (
    Scenario(
        name="package",
        title="the package of this repository, all its rules",
        peers={FRICTIONLESS: ()},
        sizes=(0,),
        small=0,
        ours={OURS: (), OURS_WITH_TEXTS: ()},
    ),
    Scenario(
        name="events",
        title="16 columns, clean",
        generate=lambda folder, rows: events.generate(folder, rows, "clean"),
        peers={
            "events_polars": (),
            "events_duckdb": THOUSANDS,
            FRICTIONLESS: (20_000, *THOUSANDS),
        },
        sizes=ALL,
    ),
    Scenario(
        name="events-cells",
        title="16 columns, 1,000 faults of cells",
        generate=lambda folder, rows: events.generate(folder, rows, "cells"),
        peers={"events_polars": (), "events_duckdb": (), FRICTIONLESS: (20_000, 10_000)},
        sizes=(10_000, 1_000_000),
    ),
    Scenario(
        name="events-faulty",
        title="16 columns, 1,000 faults, a third of them structural",
        generate=lambda folder, rows: events.generate(folder, rows, "faulty"),
        peers={},
        sizes=(10_000, 1_000_000),
    ),
    Scenario(
        name="events-quoted",
        title="16 columns, a line break in every row",
        generate=lambda folder, rows: events.generate(folder, rows, "quoted"),
        peers={FRICTIONLESS: ()},
        sizes=(10_000, 1_000_000),
    ),
    Scenario(
        name="tenures",
        title="overlaps of tenures, one office with a tenth; every fourth may overlap another",
        generate=lambda folder, rows: tenures.generate(folder, rows, "crowded"),
        peers={"tenures_duckdb": ()},
        sizes=ALL,
        ours={OURS: (), OURS_IN_FULL: (20_000, *THOUSANDS)},  # of more it takes many minutes
    ),
    Scenario(
        name="tenures-apart",
        title="overlaps of tenures, one office with a tenth; few overlap another",
        generate=lambda folder, rows: tenures.generate(folder, rows, "apart"),
        peers={"tenures_duckdb": ()},
        ours={OURS: (), OURS_IN_FULL: ()},
    ),
    Scenario(
        name="references",
        title="foreign keys into 5,000 rows",
        generate=references.generate,
        peers={"references_polars": ()},
        sizes=ALL,
    ),
    Scenario(
        name="keys",
        title="a primary key and a unique field, with duplicates",
        generate=keys.generate,
        peers={"keys_polars": ()},
        sizes=ALL,
    ),
)
