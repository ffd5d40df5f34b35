"""`dossier fix`: write the files of a package in canonical form."""

import argparse
import sys
from collections.abc import Iterable, Iterator

HELP = "write the files of a package in canonical form; what they say is never changed"

_NOT_PLAIN = (
    "tables are written in UTF-8, without what a dialect or further columns keep beside the table."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the subcommand."""
    parser.add_argument("path", nargs="?", default=".", help="folder or descriptor (default: .)")
    parser.add_argument("--check", action="store_true", help="write nothing; status 1 if it would")
    parser.add_argument("--diff", action="store_true", help="write nothing; show what would change")


def run(arguments: argparse.Namespace) -> int:
    """Write (or show) what differs; status 1 if a file was left alone because it is at fault."""
    from frictionless_dossier.fix.canonical import is_plain
    from frictionless_dossier.fix.inside import write_inside
    from frictionless_dossier.fix.plan import plan
    from frictionless_dossier.opening import open
    from frictionless_dossier.package.contents import is_json
    from frictionless_dossier.reports.display import say
    from frictionless_dossier.reports.words import place

    dry = arguments.check or arguments.diff
    opened = open(arguments.path, whole=True, writable=not dry)
    changes = plan(opened)
    for change in changes:
        if arguments.diff:
            _show(_diff(change.path, change.before, change.after))
        else:
            say(f"{'would write' if dry else 'wrote'} {change.path}")
        if not dry:
            write_inside(opened.package.base, change.path, change.after)
    for finding in opened.findings:
        say(f"left alone: {place(finding)}: {finding.message}", sys.stderr)
    for resource in opened.package.resources:
        path = resource.path or ""
        if resource.name in opened.tables and not is_json(path) and not is_plain(resource):
            say(f"left alone: {path}: {_NOT_PLAIN}", sys.stderr)
    return 1 if opened.findings or (dry and changes) else 0


def _show(lines: Iterable[str]) -> None:
    """Write the lines of a difference as they are, for `patch`; to a terminal as can be shown."""
    from frictionless_dossier.reports.display import say

    terminal = sys.stdout.isatty()
    for line in lines:
        if terminal:
            say(line.removesuffix("\n"))
        else:
            sys.stdout.write(line)


def _diff(path: str, before: bytes, after: bytes) -> Iterator[str]:
    from difflib import unified_diff

    old, new = (text.decode(errors="backslashreplace") for text in (before, after))
    for line in unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), path, path
    ):
        # A carriage return would be invisible, though it may be all that differs.
        yield line.rstrip("\r\n") + ("\\r" if line.endswith("\r\n") else "") + "\n"
