"""The small run of continuous integration: fails only where a ratio to a peer has collapsed."""

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.contenders import OURS
from benchmarks.results import Results

RATIOS = Path(__file__).with_name("ratios.json")
"""The ratios that were recorded, by scenario and peer."""

COLLAPSE = 3.0
"""How many times worse a ratio may be: machines differ, and each run is short."""


def ratios(results: Results) -> dict[str, float]:
    """The time of the tool over that of each peer, by scenario and peer."""
    found = {}
    for name, rows, contender in results.runs:
        mine, other = (results.seconds(name, rows, who) for who in (OURS, contender))
        if not contender.startswith(OURS) and mine is not None and other is not None:
            found[f"{name} {contender}"] = round(mine / other, 3)
    return found


def collapsed(results: Results) -> Iterator[str]:
    """What is too much worse than recorded, or was not compared at all."""
    measured = ratios(results)
    recorded: dict[str, float] = json.loads(RATIOS.read_text("utf-8"))
    for name, before in recorded.items():
        now = measured.get(name)
        if now is None:
            yield f"{name}: recorded, but not measured"
        elif now > before * COLLAPSE:
            yield f"{name}: {now:.3g}, recorded was {before:.3g}"


def record(results: Results) -> None:
    """Write the ratios as those to compare with from now on."""
    RATIOS.write_text(json.dumps(ratios(results), indent=1) + "\n", "utf-8")
