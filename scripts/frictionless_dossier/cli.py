"""The command `dossier`: parses options, hands over, prints, sets the exit status."""

import argparse
import atexit
import gc
import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import NoReturn

from frictionless_dossier import __version__
from frictionless_dossier.commands import NAMES, find
from frictionless_dossier.errors import FAILED, INTERRUPTED, DossierError


class Parser(argparse.ArgumentParser):
    """A parser that suggests what a mistyped option or command was meant to be."""

    def error(self, message: str) -> NoReturn:
        """Print the usage and what is wrong, with the nearest that there is; exit status 2."""
        from frictionless_dossier.reports.display import shown

        super().error(shown(message) + self._suggestion(message))

    def _suggestion(self, message: str) -> str:
        wrong = re.search(r"(?:unrecognized arguments: |invalid choice: ')([^ '=]+)", message)
        if wrong is None:
            return ""
        if wrong[1].startswith("-"):
            known = list(self._option_string_actions)
        else:
            known = re.findall(r"[\w-]+", message.partition("choose from")[2])
        from frictionless_dossier.likeness import nearest

        near = nearest(wrong[1], known)
        return f". Did you mean {near}?" if near else ""


def parser(names: Sequence[str] = NAMES) -> argparse.ArgumentParser:
    """The parser of the command with these subcommands."""
    top = Parser(
        prog="dossier",
        description="Check data packages whose facts carry dates and sources.",
        epilog="Exit status: 0 valid, 1 findings, 2 it could not do its work, 130 interrupted.",
    )
    top.add_argument("--version", action="version", version=f"dossier {__version__}")
    # Given its name, argparse need not lay out a usage for each command to find it.
    subparsers = top.add_subparsers(metavar="COMMAND", required=True, prog=top.prog)
    for name in names:
        command = find(name)
        sub = subparsers.add_parser(
            name, help=command.HELP, description=command.HELP, allow_abbrev=False
        )
        command.add_arguments(sub)
        sub.set_defaults(run=command.run, parser=sub)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    if isinstance(sys.stdout, TextIOWrapper):
        # A terminal may not know all characters of a package; it still is to show the rest.
        sys.stdout.reconfigure(errors="backslashreplace")
    argv = sys.argv[1:] if argv is None else argv
    named = argv[:1] if argv and argv[0] in NAMES else NAMES  # The others are not needed then.
    arguments, rest = parser(named).parse_known_args(argv)
    if rest:
        # Refused by the parser of the subcommand, for it knows what may have been meant.
        arguments.parser.error(f"unrecognized arguments: {' '.join(rest)}")
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
        return status
    except DossierError as error:
        from frictionless_dossier.reports.display import say

        say(f"dossier: {error.message}", sys.stderr)
        say(f"  {error.remedy}", sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("dossier: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing is left to tell anybody.
        sys.stderr.close()
        return 0


def process() -> NoReturn:
    """Run the command line as a process of its own, which ends with the exit status.

    It ends as Python would end it (what was to be done at exit is done, what was printed is
    written), but for giving back its memory object by object.
    """
    gc.disable()  # what a run reads it keeps until its report is written
    status = main()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # Its reader has gone.
            stream.flush()
    os._exit(status)
