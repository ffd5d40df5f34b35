"""`dossier verify`: seal each statement that its source's words bear out."""

import argparse
import sys

from frictionless_dossier.errors import OptionError

HELP = "verify statements in the texts of their sources and seal those that hold"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the subcommand."""
    parser.add_argument("path", nargs="?", default=".", help="folder or descriptor (default: .)")
    parser.add_argument(
        "--sources", metavar="FOLDER", required=True, help="folder with the texts of sources"
    )
    parser.add_argument("--check", action="store_true", help="write nothing; status 1 if it would")


def run(arguments: argparse.Namespace) -> int:
    """Seal what holds and print what does not; status 1 if something does not (or would change)."""
    from pathlib import Path

    from frictionless_dossier.fix.columns import write_columns
    from frictionless_dossier.opening import open
    from frictionless_dossier.provenance.sealing import seal
    from frictionless_dossier.provenance.texts import read_texts
    from frictionless_dossier.reports.display import say

    opened = open(arguments.path, writable=not arguments.check)
    changed = refused = 0
    sealings = list(seal(opened.package, opened.tables, read_texts(Path(arguments.sources))))
    unseen = sum(each.unseen for each in sealings)
    if unseen and not any(each.seals or each.refused for each in sealings):
        raise OptionError(
            f"--sources: no file in {arguments.sources} is a text on which statements rest.",
            "Name the folder that holds those texts, unchanged: `sha256` of a source tells which.",
        )
    for sealing in sealings:
        for each in sealing.refused:
            say(f"{each.path}:{each.line}: {each.message}", sys.stderr)
        refused += len(sealing.refused)
        different = {
            index: value
            for index, value in sealing.seals.items()
            if sealing.table.cell(index, "verified") != value
        }
        changed += len(different)
        if different and not arguments.check:
            write_columns(opened.package, sealing.table, {"verified": different})
    verb = "would be sealed anew" if arguments.check else "sealed anew"
    missed = f", {unseen} whose text is not in the folder" if unseen else ""
    say(f"{changed} {verb}, {refused} not borne out by the words of their source{missed}")
    return 1 if refused or (arguments.check and changed) else 0
