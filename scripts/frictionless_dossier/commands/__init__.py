"""The subcommands, one module each, named after it.

A module gives `HELP`, `add_arguments(parser)` and `run(arguments) -> exit status`, and
imports what its work needs only when it runs.
"""

import argparse
from importlib import import_module
from typing import Protocol, cast


class Command(Protocol):
    """What a module of this package gives."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of the subcommand."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do the work; the exit status."""


NAMES = (
    "validate",
    "at",
    "locate",
    "verify",
    "fix",
    "build",
    "release",
    "init",
    "rules",
    "explain",
    "checklist",
)
"""The subcommands, in the order in which the help lists them."""


def find(name: str) -> Command:
    """The subcommand of one of these names; imports its module only."""
    return cast(Command, import_module(f"{__name__}.{name}"))
