"""`dossier init`: draft a package from CSV files that have neither descriptor nor schemas."""

import argparse

HELP = "draft descriptor, schemas and rules for a folder of CSV files"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the subcommand."""
    parser.add_argument("path", nargs="?", default=".", help="the folder (default: .)")
    parser.add_argument("--name", help="name of the package (default: that of the folder)")
    parser.add_argument(
        "--by",
        metavar="COLUMN",
        action="append",
        default=[],
        help="column that names what only one may hold at once; repeatable (default: guessed)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the draft; print what was written, what was guessed, and what to do next.

    Status 1 if a file that looks like a table was left out.
    """
    import shlex
    import sys
    from pathlib import Path

    from frictionless_dossier.drafting.draft import draft
    from frictionless_dossier.drafting.writing import found_in, write
    from frictionless_dossier.reports.display import say

    folder = Path(arguments.path)
    found = found_in(folder)
    made = draft(arguments.name or folder.resolve().name, found.tables, arguments.by)
    where = "" if arguments.path == "." else f" {shlex.quote(arguments.path)}"
    for path in write(folder, made):
        say(f"written: {path}")
    for note in made.notes:
        say(f"note: {note}")
    for each in found.left_out:
        say(f"left out: {each}", sys.stderr)
    say(f"Add titles, licences and sources to the descriptor. Next: dossier validate{where}")
    return 1 if found.left_out else 0
