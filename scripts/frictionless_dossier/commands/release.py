"""`dossier release`: record what a version holds, so that nothing of it changes in silence."""

import argparse
import sys

HELP = "record what this version of a package holds; later changes of it then need a correction"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of the subcommand."""
    parser.add_argument("path", nargs="?", default=".", help="folder or descriptor (default: .)")
    parser.add_argument(
        "--anew",
        action="store_true",
        help="forget what was recorded before, of a version that is not out yet",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the record of a valid package; status 1 if it is not valid."""
    from frictionless_dossier.checks.released import CHECK, RECORD
    from frictionless_dossier.errors import OptionError
    from frictionless_dossier.findings import Severity
    from frictionless_dossier.fix.inside import write_inside
    from frictionless_dossier.opening import open
    from frictionless_dossier.provenance.released import record_text
    from frictionless_dossier.reports.display import say
    from frictionless_dossier.reports.words import place
    from frictionless_dossier.validation import validate

    opened = open(arguments.path, whole=True, writable=True)
    package = opened.package
    rule = next((each for each in package.rules if each.type == CHECK.name), None)
    version = package.descriptor.get("version")
    if rule is None or not isinstance(version, str):
        raise OptionError(
            "The package declares no rule `released`, or has no `version`.",
            'Add {"type": "released", "record": "released.csv"} to its rules, and its version.',
        )
    passed = {kind.name for kind in (CHECK.kinds if arguments.anew else (RECORD,))}
    faults = 0
    for each in validate(arguments.path).findings:
        if each.severity is Severity.ERROR and each.rule not in passed:
            say(f"{place(each)}: {each.message}", sys.stderr)
            faults += 1
    if faults:
        say("nothing recorded: the package is not valid", sys.stderr)
        return 1
    parameters = CHECK.completed(rule.parameters)
    record = str(parameters["record"])
    contents = {path: text for path, text in opened.contents.items() if path != record}
    text = record_text(package, opened.tables, contents, version, parameters["but"])
    write_inside(package.base, record, text.encode())
    say(f"recorded version {version} in {record}")
    return 0
