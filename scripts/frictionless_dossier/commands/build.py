"""`dossier build`: write the generated files of a package, or check that they are up to date."""

import argparse
import sys

HELP = "write the generated files of a package: row schemas, data dictionary, rule catalogue"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the subcommand."""
    parser.add_argument("path", nargs="?", default=".", help="folder or descriptor (default: .)")
    parser.add_argument("--check", action="store_true", help="write nothing; status 1 if it would")


def run(arguments: argparse.Namespace) -> int:
    """Write what differs; with `--check` only say so, status 1."""
    from frictionless_dossier.fix.inside import write_inside
    from frictionless_dossier.opening import open
    from frictionless_dossier.reports.display import say
    from frictionless_dossier.twins import changes

    opened = open(arguments.path, writable=not arguments.check)
    for finding in opened.findings:
        say(f"{finding.path}: {finding.message}", sys.stderr)
    if opened.findings:
        return 1
    stale = list(changes(opened))
    for change in stale:
        if arguments.check:
            say(f"stale: {change.path} (run `dossier build`)", sys.stderr)
        else:
            write_inside(opened.package.base, change.path, change.after)
            say(f"wrote {change.path}")
    return 1 if arguments.check and stale else 0
