"""Annotations for GitHub Actions: workflow commands, and all findings in the summary of the step.

GitHub shows ten annotations of each severity for a step and drops the others without a word
(actions/toolkit, `docs/problem-matchers.md`, "Limitations"). So the first ten of each severity
are annotations, and if the environment variable `GITHUB_STEP_SUMMARY` names a file, all findings
are appended to it as Markdown, the most severe first, as far as GitHub takes them (1 MiB a step).
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from frictionless_dossier.errors import OptionError
from frictionless_dossier.findings import Finding, Severity
from frictionless_dossier.report import Report
from frictionless_dossier.reports.display import shown
from frictionless_dossier.reports.places import region
from frictionless_dossier.reports.selection import by_severity
from frictionless_dossier.reports.words import place, rule_counts, verdict

ANNOTATIONS = 10
"""Annotations of one severity that GitHub shows for a step."""

SUMMARY_BYTES = 1000 * 1024
"""Bytes of the summary; GitHub refuses one of more than 1024 KiB as a whole."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MARKS = frozenset("&<>|`*_[]~@#\\$")
"""Characters that mean something in a table of GitHub's Markdown."""


def write(report: Report, stream: TextIO, *, strict: bool = False) -> None:
    """Write the annotations, and append to the summary of the step where there is one."""
    for finding in by_severity(report.findings, ANNOTATIONS):
        stream.write(f"{_annotation(report, finding)}\n")
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    for severity in Severity:
        more = report.count(severity) - ANNOTATIONS
        if more > 0:
            where = "the summary of this step" if summary else "the report in another format"
            stream.write(f"{more:,} more of severity {severity}: see {where}\n")
    stream.write(f"{verdict(report, strict)}\n")
    if summary:
        _append(Path(summary), summary_lines(report, strict=strict))


def summary_lines(report: Report, *, strict: bool = False) -> Iterator[str]:
    """The summary as Markdown, line by line; it says so where it does not hold all findings."""
    head = [f"### {_marked(report.package)}: {_marked(verdict(report, strict))}\n"]
    counts = rule_counts(report)
    if counts:
        head.append("\n| findings | severity | rule |\n|---:|---|---|\n")
        head += [
            f"| {count:,} | {severity} | {_marked(rule)} |\n" for severity, rule, count in counts
        ]
        head.append(
            "\n| severity | rule | where | what is wrong | what to do |\n|---|---|---|---|---|\n"
        )
    yield from head
    room = SUMMARY_BYTES - sum(len(line.encode()) for line in head)
    for number, finding in enumerate(by_severity(report.findings)):
        line = _row(finding)
        room -= len(line.encode())
        if room < 0:
            yield f"\n{len(report.findings) - number:,} more findings have no room here.\n"
            return
        yield line


def _append(file: Path, lines: Iterable[str]) -> None:
    try:
        with file.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.writelines(lines)
    except OSError as error:
        raise OptionError(
            f"GITHUB_STEP_SUMMARY: {file} cannot be written ({error.strerror}).",
            "Let it name a file that can be written to, or unset it.",
        ) from None


def _annotation(report: Report, finding: Finding) -> str:
    at = region(report, finding)
    properties = {
        "file": at.file,
        "line": at.line,
        "endLine": at.line,
        "col": at.column,
        "endColumn": at.end_column,
        "title": f"{finding.rule}: {finding.kind.title}",
    }
    told = ",".join(
        f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None
    )
    message = _data(f"{place(finding)}: {finding.message}\n{finding.remedy}")
    return f"::{_COMMANDS[finding.severity]} {told}::{message}"


def _data(text: str) -> str:
    """What follows the second `::` of a workflow command."""
    return shown(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(finding: Finding) -> str:
    texts = [
        finding.severity.value,
        finding.rule,
        place(finding),
        finding.message,
        finding.remedy,
    ]
    return f"| {' | '.join(map(_marked, texts))} |\n"


def _marked(text: str) -> str:
    """A text of a table cell, in which no character is taken for Markdown or HTML."""
    flat = " ".join(text.split())
    return "".join(f"&#{ord(each)};" if each in _MARKS else each for each in flat)
