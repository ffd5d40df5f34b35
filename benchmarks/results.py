"""The figures of one run of the benchmarks, as they are kept in a file."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from benchmarks.measure import Cost


class Run(NamedTuple):
    """Who did what: a contender on a scenario of so many rows."""

    scenario: str
    rows: int
    contender: str


@dataclass
class Results:
    """All runs, and where and how they were made.

    Attributes:
        machine: System, processor, cores, memory, and versions of all that took part.
        command: The command that made them.
        runs: The costs of each, round by round.
        wrong: Where a contender did not find what it should.
    """

    machine: dict[str, str] = field(default_factory=dict)
    command: str = ""
    runs: dict[Run, list[Cost]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def add(self, scenario: str, rows: int, contender: str, cost: Cost) -> None:
        """Note one run."""
        self.runs.setdefault(Run(scenario, rows, contender), []).append(cost)

    def seconds(self, scenario: str, rows: int, contender: str) -> float | None:
        """Median of the wall seconds; None where there was no run."""
        costs = self.runs.get(Run(scenario, rows, contender))
        return median(each.seconds for each in costs) if costs else None

    def megabytes(self, scenario: str, rows: int, contender: str) -> float | None:
        """The most memory of all rounds; None where there was no run."""
        costs = self.runs.get(Run(scenario, rows, contender))
        return max(each.megabytes for each in costs) if costs else None

    def write(self, path: Path) -> None:
        """Write them as JSON; a run is named by its parts, joined by blanks."""
        runs = {" ".join(map(str, run)): costs for run, costs in self.runs.items()}
        value = asdict(self) | {"runs": runs}
        path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", "utf-8")


def read(path: Path) -> Results:
    """The results in a file."""
    value: dict[str, Any] = json.loads(path.read_text("utf-8"))
    value["runs"] = {
        _run(name): [Cost(*each) for each in costs] for name, costs in value["runs"].items()
    }
    return Results(**value)


def _run(name: str) -> Run:
    scenario, rows, contender = name.split(" ", 2)
    return Run(scenario, int(rows), contender)
