"""The subcommands, one module each, in the order in which the help lists them.

A module gives `NAME`, `HELP`, `add_arguments(parser)` and `run(arguments) -> exit status`, and
imports what its work needs only when it runs.
"""

import argparse
from importlib import import_module
from typing import Protocol, cast


class Command(Protocol):
    """What a module of this package gives."""

    NAME: str
    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of the subcommand."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do the work; the exit status."""


COMMANDS = tuple(
    cast(Command, import_module(f"{__name__}.{name}"))
    for name in (
        "validate",
        "at",
        "locate",
        "verify",
        "fix",
        "build",
        "init",
        "rules",
        "explain",
        "checklist",
    )
)
