"""`dossier at`: who or what held on a day, how sure that is, and which words say so."""

import argparse
from typing import TYPE_CHECKING

from frictionless_dossier.errors import OptionError

if TYPE_CHECKING:
    from frictionless_dossier.provenance.statements import Statement

NAME = "at"
HELP = "list the rows of a table that held on a day, how sure that is, and who says so"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the subcommand."""
    parser.add_argument("table", help="a table that declares a rule `period`")
    parser.add_argument("date", help="a day (2019-04-15), or a date of less precision")
    parser.add_argument(
        "path", nargs="?", default=".", help="folder, descriptor or zip file (default: .)"
    )
    parser.add_argument(
        "--where",
        metavar="FIELD=VALUE",
        action="append",
        default=[],
        help="only rows with this value; repeatable",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print each row with its statements; status 1 if no row held."""
    from frictionless_dossier.dates import DateError, parse
    from frictionless_dossier.opening import open
    from frictionless_dossier.query import held_on
    from frictionless_dossier.reports.display import say

    try:
        day = parse(arguments.date)
    except DateError as error:
        remedy = error.remedy[:1].upper() + error.remedy[1:]
        raise OptionError(f"The date {error.message}.", f"{remedy}.") from None
    where = dict(_condition(text) for text in arguments.where)
    count = 0
    for holding in held_on(open(arguments.path), arguments.table, day, where):
        count += 1
        told = ", ".join(f"{name} {text}" for name, text in holding.cells.items())
        say(f"{'certainly' if holding.certain else 'possibly'}: {told}")
        for each in holding.statements:
            say(f"  {_told(each)}")
    if not count:
        say("no row held on that day in any reading of its dates")
    return 0 if count else 1


def _told(statement: "Statement") -> str:
    """What a statement says of which field, where, in which words, and how it is ranked."""
    value = statement.value or statement.value_kind
    words = f" “{statement.as_said}”" if statement.as_said else ""
    reason = f"; {statement.rank_reason}" if statement.rank_reason else ""
    return (
        f"{statement.property} {value}: {statement.source} {statement.locator}{words} "
        f"({statement.id}, {statement.rank}{reason})"
    )


def _condition(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise OptionError(f"--where {text}: there is no “=”.", "Write FIELD=VALUE.")
    return name, value
