"""`dossier validate`: all findings of a package, in one run."""

import argparse
import sys

NAME = "validate"
HELP = "check a package: Data Package and Table Schema always, and every rule that it declares"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the subcommand."""
    parser.add_argument("path", nargs="?", default=".", help="folder or descriptor (default: .)")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="form of the report"
    )
    parser.add_argument("--strict", action="store_true", help="warnings make it invalid, too")
    parser.add_argument("--as-of", metavar="DATE", help="check as of this day, YYYY-MM-DD")
    parser.add_argument(
        "--only", metavar="RULE", action="append", default=[], help="only this rule; repeatable"
    )
    parser.add_argument(
        "--sources", metavar="FOLDER", help="folder with the texts of sources, to verify against"
    )


def run(arguments: argparse.Namespace) -> int:
    """Validate and print; the exit status of the report."""
    from frictionless_dossier.progress import Terminal
    from frictionless_dossier.reports import render
    from frictionless_dossier.validation import validate

    with Terminal(sys.stderr) as progress:
        report = validate(
            arguments.path,
            as_of=arguments.as_of,
            only=arguments.only,
            sources=arguments.sources,
            progress=progress,
        )
    render(report, arguments.format, sys.stdout, strict=arguments.strict)
    return report.exit_status(strict=arguments.strict)
