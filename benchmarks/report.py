"""The figures for people: on the terminal, and as docs/performance.md."""

from collections.abc import Iterator
from itertools import groupby

from benchmarks.contenders import OURS
from benchmarks.goals import Goal, goals
from benchmarks.results import Results
from benchmarks.scenarios import SCENARIOS

_HEAD = """\
# Performance

What validation costs, beside its peers in one run. Times hold only for the machine they were
measured on; what carries over are the ratios. Each time is the median of whole processes, all
contenders in turn, from reading the files to the last byte of the report; memory is the most that
any of them held.

`make bench` repeats the run and keeps its figures in `build/bench/`; `make bench RECORD=1` writes
this page, too. `make bench ONLY=tenures ROWS=100000` runs a part. The inputs are generated, always
the same (`benchmarks/generate/`). The peers are the frictionless command line and programs written
by hand in Polars and DuckDB (`benchmarks/peers/`). In each run it is checked that all found the
same, and what was put in: the programs by row, the tool by line and row; but for the overlaps of
ten million tenures, which to print takes many minutes. The programs trust the structure of their
file and explain nothing.

The programs print a line for each row at fault. `dossier` prints the first twenty findings of each
kind and counts the others; `dossier --format json` prints every finding, with its message, the days
that show it, line and column. All run from compiled bytecode, frictionless without the plugin.
"""


def table(results: Results) -> Iterator[str]:
    """The medians, as lines of a Markdown table."""
    yield "| input | rows | who | seconds | ratio | peak MB |"
    yield "|---|---|---|---|---|---|"
    titles = {each.name: each.title for each in SCENARIOS}
    for (name, rows), runs in groupby(results.runs, key=lambda run: run[:2]):
        mine = results.seconds(name, rows, OURS)
        shown = f"{titles[name]} | {f'{rows:,}' if rows else ''}"
        for _, _, contender in runs:
            seconds = results.seconds(name, rows, contender) or 0
            ratio = "" if contender == OURS or mine is None else f"{mine / seconds:.2f}"
            peak = results.megabytes(name, rows, contender) or 0
            yield f"| {shown} | {contender} | {seconds:.3f} | {ratio} | {peak:.0f} |"
            shown = " | "


def verdicts(results: Results) -> Iterator[str]:
    """The goals, as lines of a Markdown table."""
    yield "| goal | at most | measured | |"
    yield "|---|---|---|---|"
    words = {True: "reached", False: "not reached", None: "not measured"}
    for goal in goals(results):
        limit, word = _number(goal.limit), words[goal.reached]
        yield f"| {goal.title} | {limit} | {_measured(goal)} | {word} |"


def page(results: Results) -> str:
    """docs/performance.md."""
    machine = [f"| {name} | {value} |" for name, value in results.machine.items()]
    parts = [
        "<!-- Made by `make bench RECORD=1` from benchmarks/results.json. Do not edit. -->\n",
        _HEAD,
        "## Goals\n",
        *verdicts(results),
        "\n## Figures\n",
        "Ratio: the time of `dossier` over that of the contender.\n",
        *table(results),
        "\n## Machine and command\n",
        "| | |",
        "|---|---|",
        *machine,
        f"\n```sh\n{results.command}\n```",
    ]
    if results.wrong:
        parts += ["\n## Not the same\n", *(f"- {each}" for each in results.wrong)]
    return "\n".join(parts) + "\n"


def _measured(goal: Goal) -> str:
    return "" if goal.figure is None else _number(goal.figure)


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"
