"""The report as SARIF 2.1.0 (OASIS), which code hosts show beside the lines it is about.

It is written piece by piece. GitHub takes 25,000 results of a run ("SARIF results exceed limits");
of more, the most severe are given, and a notification of the tool says how many are left out.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import quote

from frictionless_dossier import __version__
from frictionless_dossier.findings import Excerpt, Finding, Kind, Severity
from frictionless_dossier.report import Report
from frictionless_dossier.reports.dumping import dump
from frictionless_dossier.reports.places import region
from frictionless_dossier.reports.selection import by_severity
from frictionless_dossier.reports.stock import ours
from frictionless_dossier.reports.words import verdict

MOST = 25_000
"""Results of a run that GitHub takes; a file with more is refused as a whole."""

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write(report: Report, stream: TextIO, *, strict: bool = False) -> None:
    """Write the report as one SARIF log with one run, one result on a line."""
    kinds = sorted({group.kind for group in report.findings.groups}, key=lambda kind: kind.name)
    index = {kind: number for number, kind in enumerate(kinds)}
    driver = {
        "name": "dossier",
        "fullName": f"frictionless-dossier {__version__}",
        "version": __version__,
        "rules": [_rule(kind) for kind in kinds],
    }
    stream.write(f'{{\n  "$schema": {dump(SCHEMA)},\n  "version": "2.1.0",\n  "runs": [\n    {{\n')
    stream.write(f'      "tool": {dump({"driver": driver})},\n')
    stream.write('      "columnKind": "unicodeCodePoints",\n')
    stream.write(f'      "invocations": [{dump(_invocation(report, strict))}],\n')
    stream.write('      "results": [')
    mark = ""
    for finding in _results(report):
        stream.write(f"{mark}\n        {dump(_result(report, finding, index))}")
        mark = ","
    stream.write("\n      ]\n    }\n  ]\n}\n" if mark else "]\n    }\n  ]\n}\n")


def _results(report: Report) -> Iterator[Finding]:
    for _, finding in zip(range(MOST), by_severity(report.findings), strict=False):
        yield finding


def _rule(kind: Kind) -> dict[str, Any]:
    text = f"{kind.description} {kind.remedy}"
    return {
        "id": kind.name,
        "shortDescription": {"text": f"{kind.title}."},
        "fullDescription": {"text": kind.description},
        "help": {
            "text": f"{text} Example: {kind.example}.",
            "markdown": f"{kind.description}\n\n**What to do:** {kind.remedy}\n\n"
            f"**Example:** {kind.example}",
        },
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }


def _invocation(report: Report, strict: bool) -> dict[str, Any]:
    complete = not (report.crashed or report.interrupted)
    notices = [] if complete else [_notice("error", "incomplete", verdict(report, strict))]
    omitted = len(report.findings) - MOST
    if omitted > 0:
        message = (
            f"{omitted:,} of {len(report.findings):,} findings are left out, the least severe "
            "ones: a run has room for 25,000 results. The report as JSON holds all of them."
        )
        notices.append(_notice("warning", "truncated", message))
    return {
        "executionSuccessful": complete,
        "exitCode": report.exit_status(strict=strict),
        "toolExecutionNotifications": notices,
    }


def _notice(level: str, name: str, message: str) -> dict[str, Any]:
    return {"descriptor": {"id": name}, "level": level, "message": _message(message)}


def _result(report: Report, finding: Finding, index: dict[Kind, int]) -> dict[str, Any]:
    told = {
        name: value for name, value in ours(finding).items() if name not in ("rule", "severity")
    }
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.kind],
        "level": _LEVELS[finding.severity],
        "message": _message(f"{finding.message} {finding.remedy}"),
        "locations": [_location(report, finding)],
        "properties": told,
    }


def _location(report: Report, finding: Finding) -> dict[str, Any]:
    at = region(report, finding)
    absolute = Path(at.file).is_absolute()
    uri = Path(at.file).as_uri() if absolute else quote(at.file, errors="replace")
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if at.line is not None:
        physical["region"] = {"startLine": at.line}
        if at.column is not None:
            physical["region"] |= {"startColumn": at.column, "endColumn": at.end_column}
            physical |= _context(finding.excerpt)
    location: dict[str, Any] = {"physicalLocation": physical}
    names = [finding.resource, finding.row and f"row {finding.row}", finding.field]
    logical = "/".join(str(name) for name in names if name)
    if logical:
        location["logicalLocations"] = [{"fullyQualifiedName": logical}]
    return location


def _context(excerpt: Excerpt | None) -> dict[str, Any]:
    """The line around the cell, or what is known of it; nothing if the cell is all of it."""
    if excerpt is None or excerpt.width >= len(excerpt.text):
        return {}
    region = {
        "startLine": excerpt.line,
        "startColumn": excerpt.first,
        "endColumn": excerpt.first + len(excerpt.text),
        "snippet": {"text": excerpt.text},
    }
    return {"contextRegion": region}


def _message(text: str) -> dict[str, str]:
    """A plain text message (SARIF 2.1.0, 3.11): braces are doubled, and no text makes a link."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "] (")}
