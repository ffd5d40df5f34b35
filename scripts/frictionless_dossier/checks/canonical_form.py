"""Files are written as the writer writes them."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.fix.canonical import texts
from frictionless_dossier.fix.differences import differences

NOT_CANONICAL = Kind(
    name="canonical-form",
    severity=Severity.ERROR,
    title="A file is not written in its canonical form",
    description=(
        "If the same facts are always the same bytes, a change of the file is a change of a fact: "
        "reviews show what matters, and hashes can be compared."
    ),
    remedy="Run `dossier fix`: it changes how the file is written and never what it says.",
    example="a table saved by a spreadsheet, with a byte order mark and CRLF line ends",
    stock="file-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Compare each file with what the fixer would write."""
    owners = {each.path: each.name for each in context.package.resources}
    for each in texts(context.package, context.tables, context.contents):
        for line, message in differences(context.contents[each.path], each):
            yield Finding(
                NOT_CANONICAL,
                f"Line {line} {message}.",
                NOT_CANONICAL.remedy,
                resource=owners.get(each.path),
                path=each.path,
                line=line,
            )


CHECK = Check(
    name="canonical-form",
    scope=Scope.PACKAGE,
    title="Files are in canonical form",
    description=(
        "Tables: UTF-8 without byte order mark, LF, columns in the order of the schema, rows in "
        "the order of the primary key, minimal quoting, text in NFC without blanks around it, "
        "dates and whole numbers in one spelling. JSON: two blanks of indent, order of keys kept. "
        "Files in which reading found a fault are passed over: what they mean is not certain."
    ),
    kinds=(NOT_CANONICAL,),
    run=run,
)
