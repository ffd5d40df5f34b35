"""`python -m benchmarks`: what validation costs, beside its peers in the same run."""

import argparse
import sys
from pathlib import Path

from benchmarks import report, small
from benchmarks.results import Results, Run
from benchmarks.run import choose, compile_all, machine, run

HERE = Path(__file__).parent.parent
RESULTS = HERE / "benchmarks" / "results.json"
PAGE = HERE / "docs" / "performance.md"


def parser() -> argparse.ArgumentParser:
    """The parser of the command."""
    top = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    top.add_argument("--only", metavar="NAME", action="append", default=[], help="repeatable")
    top.add_argument(
        "--rows", metavar="N", action="append", default=[], type=int, help="repeatable"
    )
    top.add_argument("--rounds", metavar="N", default=3, type=int)
    top.add_argument("--small", action="store_true", help="small sizes, against recorded ratios")
    top.add_argument("--record", action="store_true", help="write results and docs/performance.md")
    top.add_argument("--work", metavar="FOLDER", default=HERE / "build" / "bench", type=Path)
    top.add_argument("--sources", metavar="FOLDER", help="texts of the sources of the package here")
    return top


def main() -> int:
    """Run what is asked for; 1 where results differ or a ratio collapsed, 2 for a wrong option."""
    arguments = parser().parse_args()
    try:
        scenarios = choose(arguments.only)
    except ValueError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 2
    arguments.work.mkdir(parents=True, exist_ok=True)
    compile_all(HERE)
    results = Results(machine(), _command(arguments))
    for scenario in scenarios:
        sizes = [scenario.small] if arguments.small else scenario.sizes
        for rows in sizes:
            if rows and arguments.rows and rows not in arguments.rows:
                continue
            for contender in run(
                scenario, rows, arguments.rounds, arguments.work, HERE, arguments.sources, results
            ):
                cost = results.runs[Run(scenario.name, rows, contender)][-1]
                told = f"{scenario.name} {rows:,} {contender}: {cost.seconds:.2f} s"
                print(told, file=sys.stderr)
            results.write(arguments.work / "results.json")
    print("\n".join(report.table(results)))
    failed = list(results.wrong)
    if arguments.small:
        if arguments.record:
            small.record(results)
        failed += small.collapsed(results)
    else:
        print("", *report.verdicts(results), sep="\n")
        if arguments.record:
            results.write(RESULTS)
            PAGE.write_text(report.page(results), "utf-8")
    for each in failed:
        print(f"benchmarks: {each}", file=sys.stderr)
    return 1 if failed else 0


def _command(arguments: argparse.Namespace) -> str:
    """What makes the same run elsewhere; without the paths of this machine."""
    lists = {"ONLY": arguments.only, "ROWS": arguments.rows}
    options = [f"{name}='{' '.join(map(str, each))}'" for name, each in lists.items() if each]
    options += [f"ROUNDS={arguments.rounds}"] if arguments.rounds != 3 else []
    options += ["SOURCES=folder"] if arguments.sources else []
    return " ".join(["make", "bench-small" if arguments.small else "bench", *options])


if __name__ == "__main__":
    sys.exit(main())
