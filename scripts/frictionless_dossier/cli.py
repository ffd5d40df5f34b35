"""The command `dossier`: parses options, hands over, prints, sets the exit status."""

import argparse
import atexit
import gc
import os
import re
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import NoReturn

from frictionless_dossier import __version__
from frictionless_dossier.commands import NAMES, find
from frictionless_dossier.errors import FAILED, INTERRUPTED, UNREAD, DossierError


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
        epilog=(
            "Exit status: 0 valid, 1 findings, 2 it could not do its work, 130 interrupted, "
            "141 the reader of its output has gone."
        ),
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
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        _tell("dossier: interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        return UNREAD  # Nothing is left to tell anybody.
    except OSError as error:
        # Of a stream that was open already, no name is known: it is the one that we print to.
        place = "The output" if error.filename is None else f'The file "{error.filename}"'
        _tell(
            f"dossier: {place} cannot be used ({error.strerror or error}).",
            "  Make room, or give the right to read and write there.",
        )
        return FAILED


def _run(argv: Sequence[str]) -> int:
    """Run the command line and write all of its output; the exit status."""
    named = argv[:1] if argv and argv[0] in NAMES else NAMES  # The others are not needed then.
    try:
        arguments, rest = parser(named).parse_known_args(argv)
        if rest:
            # Refused by the parser of the subcommand, for it knows what may have been meant.
            arguments.parser.error(f"unrecognized arguments: {' '.join(rest)}")
    except SystemExit:  # The help was asked for, or what is wrong is told.
        sys.stdout.flush()
        raise
    try:
        status: int = arguments.run(arguments)
    except DossierError as error:
        _tell(f"dossier: {error.message}", f"  {error.remedy}")
        status = FAILED
    sys.stdout.flush()
    return status


def _tell(*lines: str) -> None:
    """Print on standard error; if nothing can be, the exit status tells enough."""
    from frictionless_dossier.reports.display import say

    with suppress(OSError):
        for line in lines:
            say(line, sys.stderr)


def process() -> NoReturn:
    """Run the command line as a process of its own, which ends with the exit status.

    It ends as Python would end it (what was to be done at exit is done), but for giving back its
    memory object by object, and for what it could not print: that Python would try once more.
    """
    gc.disable()  # what a run reads it keeps until its report is written
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us (`>&-`)
            nowhere = os.open(os.devnull, os.O_WRONLY)
            setattr(sys, name, os.fdopen(nowhere, "w", encoding="utf-8"))
    status = main()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The work is done.
    atexit._run_exitfuncs()
    os._exit(status)
