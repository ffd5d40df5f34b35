"""`dossier explain`: what a rule means, why, a failing example, and what to do."""

import argparse

HELP = "tell what a rule or finding means, why, a failing example, and what to do about it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the subcommand."""
    parser.add_argument("rule", help="name of a rule or of a finding (`dossier rules` lists them)")


def run(arguments: argparse.Namespace) -> int:
    """Print the explanation."""
    from frictionless_dossier.checking.explaining import explained

    for line in explained(arguments.rule):
        print(line)
    return 0
