"""`dossier checklist`: the rules of tables as a checklist for plain `frictionless validate`."""

import argparse
import sys

HELP = "print the rules of a table as a checklist for `frictionless validate --checklist`"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the subcommand."""
    parser.add_argument("resource", nargs="?", help="name of the table (default: all tables)")
    parser.add_argument("path", nargs="?", default=".", help="folder or descriptor (default: .)")


def run(arguments: argparse.Namespace) -> int:
    """Print the checklist as JSON; rules that it cannot hold are named on standard error."""
    import json
    from pathlib import Path

    from frictionless_dossier.checklist import checklist, left_out
    from frictionless_dossier.package.load import load
    from frictionless_dossier.reports.display import escaped_json, say

    package, _ = load(Path(arguments.path))
    told = json.dumps(checklist(package, arguments.resource), indent=2, ensure_ascii=False)
    print(escaped_json(told))
    names = [rule.type for rule in left_out(package)]
    if names:
        rules = ", ".join(names)
        say(f"Only `dossier validate` runs the rules of the whole package: {rules}.", sys.stderr)
    return 0
