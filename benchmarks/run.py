"""Running scenarios: all contenders in turn, round after round, on the same files."""

import os
import platform
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

from benchmarks.agreement import disagreements
from benchmarks.contenders import (
    OURS_IN_FULL,
    OURS_WITH_TEXTS,
    PACKAGES,
    PEERS,
    STATUSES,
    command,
    environment,
)
from benchmarks.measure import measure
from benchmarks.results import Results
from benchmarks.scenarios import SCENARIOS, Scenario

P = ParamSpec("P")
T = TypeVar("T")


def run(
    scenario: Scenario,
    rows: int,
    rounds: int,
    work: Path,
    here: Path,
    sources: str | None,
    results: Results,
) -> Iterator[str]:
    """Run a scenario at one size; yields the contender after each run.

    Args:
        scenario: What is run.
        rows: How many rows.
        rounds: How often.
        work: Folder for inputs and outputs. An input that is there is used again.
        here: The package at hand, for the scenario that generates none.
        sources: Folder with the texts of its sources, if there is one.
        results: Where each run is noted, and who did not find what it should.
    """
    folder = _input(scenario, rows, work) if scenario.generate else here
    contenders = scenario.contenders(rows)
    if not sources and OURS_WITH_TEXTS in contenders:
        contenders.remove(OURS_WITH_TEXTS)
    outputs = {each: work / f"{scenario.name}-{rows}-{each}.out" for each in contenders}
    for number in range(rounds):
        for contender in contenders:
            argv = command(contender, folder, sources)
            cost = measure(argv, outputs[contender], STATUSES, environment(contender))
            results.add(scenario.name, rows, contender, cost)
            yield contender
        if not number and scenario.is_compared(rows):
            peers = {each: outputs[each] for each in contenders if each not in scenario.ours}
            peers[OURS_IN_FULL] = work / f"{scenario.name}-{rows}-full.out"
            measure(command(OURS_IN_FULL, folder, sources), peers[OURS_IN_FULL], STATUSES)
            found = _apart(disagreements, folder, peers)
            results.wrong += [f"{scenario.name}, {rows:,} rows: {each}" for each in found]


def compile_all(here: Path) -> None:
    """Compile all that takes part, so that no first run pays for it."""
    folders = [PACKAGES, str(here / "scripts"), str(PEERS)]
    subprocess.run([sys.executable, "-m", "compileall", "-qq", *folders], check=False)


def machine() -> dict[str, str]:
    """What the figures were made on and with."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in _lines("/proc/cpuinfo")
            if line.startswith("model name")
        ),
        platform.processor() or platform.machine(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    named = ("frictionless-dossier", "frictionless", "polars", "duckdb", "jsonschema")
    return {
        "system": f"{platform.system()}, {platform.machine()}",
        "processor": f"{model}, {os.cpu_count()} cores",
        "memory": f"{memory:.0f} GB",
        "Python": platform.python_version(),
        **{each: version(each) for each in named},
    }


def choose(names: Collection[str]) -> Sequence[Scenario]:
    """The scenarios of these names, or all.

    Raises:
        ValueError: There is none of such a name.
    """
    known = [each.name for each in SCENARIOS]
    if unknown := sorted(set(names) - set(known)):
        raise ValueError(f"no scenario {', '.join(unknown)}; there are {', '.join(known)}")
    return [each for each in SCENARIOS if not names or each.name in names]


def _input(scenario: Scenario, rows: int, work: Path) -> Path:
    folder = work / f"{scenario.name}-{rows}"
    made = folder / "made"
    if not made.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _apart(_generate, scenario.name, folder, rows)
        made.touch()
    return folder


def _generate(name: str, folder: Path, rows: int) -> None:
    generate = choose([name])[0].generate
    assert generate is not None
    generate(folder, rows)


def _apart(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call it in a process of its own, so that this one stays small (see `measure`)."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *args, **kwargs).result()


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text("utf-8").splitlines() if file.exists() else []
