"""`dossier at`: who or what held on a day, how sure that is, and which words say so."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from frictionless_dossier.errors import OptionError

if TYPE_CHECKING:
    from frictionless_dossier.package.table import Table
    from frictionless_dossier.provenance.statements import Statement
    from frictionless_dossier.query import Holding

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
    """Print each row with its statements, those that lack a date last; status 1 if no row held.

    Of rows without any date nothing is known; they are only named.
    """
    from frictionless_dossier.dates import DateError, Precision, parse
    from frictionless_dossier.findings import sentence
    from frictionless_dossier.likeness import listed
    from frictionless_dossier.opening import open
    from frictionless_dossier.query import held_on
    from frictionless_dossier.reports.display import say

    try:
        day = parse(arguments.date)
    except DateError as error:
        raise OptionError(f"The date {error.message}.", sentence(error.remedy)) from None
    if day.precision is Precision.OPEN:
        raise OptionError("The date .. names no day.", "Write a day, such as 2019-04-15.")
    where = dict(_condition(text) for text in arguments.where)
    opened = open(arguments.path)
    found = list(held_on(opened, arguments.table, day, where))
    dated = [each for each in found if each.dated]
    for holding in sorted(dated, key=lambda each: bool(each.lacking)):
        for line in _told(holding):
            say(line)
    if not dated:
        say("no row held on that day in any reading of its dates")
        for line in _unmet(opened.tables[arguments.table], where):
            say(line, sys.stderr)
    if undated := [each.row.id for each in found if not each.dated]:
        say(f"not dated at all: {listed(undated)}")
    return 0 if dated else 1


def _unmet(table: "Table", where: Mapping[str, str]) -> Iterator[str]:
    """The conditions that no row meets, whatever the day."""
    from frictionless_dossier.likeness import suggest

    for name, value in where.items():
        known = sorted({cell for cell in table.column(name) if cell is not None})
        if value and value not in known:
            yield f"dossier: No row of {table.name} has {name} {value}."
            yield f"  {suggest(value, known)}"


def _told(holding: "Holding") -> Iterator[str]:
    """The lines that tell of a row: how sure it is, its cells, and who says so."""
    grade = "certainly" if holding.certain else "possibly"
    if holding.lacking:
        grade += f", {' and '.join(holding.lacking)} not known"
    yield f"{grade}: " + ", ".join(f"{name} {text}" for name, text in holding.cells.items())
    yield from (f"  {_said(each)}" for each in holding.statements)


def _said(statement: "Statement") -> str:
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
