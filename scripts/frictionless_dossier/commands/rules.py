"""`dossier rules`: every rule that there is, in a line each."""

import argparse

HELP = "list the rules that a package may declare, and what the standard demands anyway"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It has no options."""


def run(arguments: argparse.Namespace) -> int:
    """Print the list."""
    from frictionless_dossier.checking.explaining import listed

    for line in listed():
        print(line)
    return 0
