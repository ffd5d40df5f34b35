"""What is to be reached, each goal a figure computed from medians and a limit that it keeps."""

from collections.abc import Iterator
from math import log10
from typing import NamedTuple

from benchmarks.contenders import FRICTIONLESS, OURS, OURS_WITH_TEXTS
from benchmarks.results import Results

MILLION = 1_000_000


class Goal(NamedTuple):
    """A goal as it was met.

    Attributes:
        title: What is compared.
        figure: The figure reached; None where its runs were left out.
        limit: What it may be at most.
    """

    title: str
    figure: float | None
    limit: float

    @property
    def reached(self) -> bool | None:
        """Whether the limit is kept; None where it was not measured."""
        return None if self.figure is None else self.figure <= self.limit


def goals(results: Results) -> Iterator[Goal]:
    """All goals, those whose runs were left out among them."""

    def ratio(
        scenario: str, rows: int, peer: str, *, ours: str = OURS, base: str | None = None
    ) -> float | None:
        mine = results.seconds(scenario, rows, ours)
        other = results.seconds(base or scenario, rows, peer)
        return None if mine is None or other is None else mine / other

    yield Goal("the package here, of frictionless", ratio("package", 0, FRICTIONLESS), 1 / 6)
    yield Goal(
        "the package here, its statements looked up in the texts, of frictionless",
        ratio("package", 0, FRICTIONLESS, ours=OURS_WITH_TEXTS),
        1 / 6,
    )
    yield Goal(
        "events, 100,000 rows, of frictionless", ratio("events", 10**5, FRICTIONLESS), 1 / 15
    )
    yield Goal(
        "events, a million rows, of frictionless", ratio("events", MILLION, FRICTIONLESS), 0.02
    )
    yield Goal("events, a million rows, of Polars", ratio("events", MILLION, "events_polars"), 1.8)
    yield Goal("events, a million rows, megabytes", results.megabytes("events", MILLION, OURS), 400)
    yield Goal(
        "events with 1,000 faults, of the clean run",
        ratio("events-faulty", MILLION, OURS, base="events"),
        1.3,
    )
    yield Goal(
        "events with a line break in every row, of frictionless",
        ratio("events-quoted", MILLION, FRICTIONLESS),
        1 / 8,
    )
    yield Goal("events, ten million rows, of one million", _growth(results, "events", 10), 11)
    yield Goal(
        "events, ten million rows, megabytes", results.megabytes("events", 10**7, OURS), 1000
    )
    yield Goal(
        "tenures of which few overlap, a million, of DuckDB",
        ratio("tenures-apart", MILLION, "tenures_duckdb"),
        2,
    )
    yield Goal(
        "tenures of which every fourth may overlap, a million, of DuckDB",
        ratio("tenures", MILLION, "tenures_duckdb"),
        2,
    )
    yield Goal(
        "foreign keys, a million, of Polars", ratio("references", MILLION, "references_polars"), 2
    )
    yield Goal("keys, a million rows, of Polars", ratio("keys", MILLION, "keys_polars"), 2)
    for scenario in ("events", "tenures", "references", "keys"):
        grown = _growth(results, scenario, 1000)
        exponent = None if grown is None else log10(grown) / 3
        yield Goal(f"{scenario}, exponent of growth, 10⁴ to 10⁷ rows", exponent, 1.05)


def _growth(results: Results, scenario: str, times: int) -> float | None:
    """How much longer ten million rows take than a size so many times smaller."""
    large = results.seconds(scenario, 10**7, OURS)
    small = results.seconds(scenario, 10**7 // times, OURS)
    return None if large is None or small is None else large / small
