"""`dossier validate`: all findings of a package, in one run."""

import argparse
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from frictionless_dossier.errors import OptionError
from frictionless_dossier.reports import FORMS, render

if TYPE_CHECKING:
    from frictionless_dossier.report import Report

HELP = "check a package: Data Package and Table Schema always, and every rule that it declares"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the subcommand."""
    parser.add_argument(
        "path", nargs="?", default=".", help="folder, descriptor or zip file (default: .)"
    )
    parser.add_argument("--format", choices=FORMS, default="text", help="form of the report")
    parser.add_argument(
        "--output", metavar="FILE", help="write the report to this file, as a whole or not at all"
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
    from frictionless_dossier.report import Interrupted
    from frictionless_dossier.validation import validate

    if arguments.output is not None:
        _demand_writable(arguments.output)
    try:
        with Terminal(sys.stderr) as progress:
            report = validate(
                arguments.path,
                as_of=arguments.as_of,
                only=arguments.only,
                sources=arguments.sources,
                progress=progress,
            )
    except Interrupted as stopped:
        report = stopped.report
    if arguments.output is None:
        render(report, arguments.format, sys.stdout, strict=arguments.strict)
    else:
        _save(report, arguments)
    return report.exit_status(strict=arguments.strict)


def _demand_writable(output: str) -> None:
    """Refuse before the work what can be known by then."""
    path = Path(output)
    if path.is_dir():
        raise _unwritable(output, "it is a folder")
    # A file is replaced, which is up to its folder; a device or a pipe is written to.
    place = path if path.exists() and not path.is_file() else path.resolve().parent
    if not place.exists():
        raise _unwritable(output, "there is no such folder")
    if not os.access(place, os.W_OK):
        raise _unwritable(output, "there is no right to")


def _save(report: "Report", arguments: argparse.Namespace) -> None:
    from frictionless_dossier.fix.atomic import replacing

    try:
        with replacing(Path(arguments.output)) as file:
            stream = TextIOWrapper(file, "utf-8", "backslashreplace", newline="\n")
            render(report, arguments.format, stream, strict=arguments.strict)
            stream.detach()
    except OSError as error:
        raise _unwritable(arguments.output, error.strerror or str(error)) from None


def _unwritable(path: str, why: str) -> OptionError:
    return OptionError(
        f"--output {path}: it cannot be written ({why}).",
        "Name a file in a folder that exists and can be written to.",
    )
