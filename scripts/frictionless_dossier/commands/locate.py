"""`dossier locate`: where a date, figure or name stands in a kept text."""

import argparse
import sys

HELP = "list the locators of a date, figure or name in the texts of sources"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the subcommand."""
    parser.add_argument("text", help="a date (26 January 2015 or 2015-01-26), figure or name")
    parser.add_argument(
        "--sources", metavar="FOLDER", required=True, help="folder with the texts of sources"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print one line for each place; status 1 if there is none."""
    from pathlib import Path

    from frictionless_dossier.provenance.locate import locate
    from frictionless_dossier.provenance.texts import read_texts
    from frictionless_dossier.reports.display import say

    texts = read_texts(Path(arguments.sources))
    found = [(text, each) for text in texts.values() for each in locate(text, arguments.text)]
    for text, each in found:
        prefix = f"{text.name}  " if len(texts) > 1 else ""
        say(f"{prefix}{each.locator}  {each.words}")
    if not found:
        say(f"dossier: nothing like {arguments.text!r} in {arguments.sources}", sys.stderr)
    return 0 if found else 1
