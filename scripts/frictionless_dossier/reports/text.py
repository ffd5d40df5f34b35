"""The report for a terminal: findings grouped by rule and field, then what was looked at."""

import os
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TextIO

from frictionless_dossier.findings import Finding, Severity
from frictionless_dossier.report import Report

SHOWN = 20
"""How many findings of one rule and field are shown; the rest is counted."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def write(report: Report, stream: TextIO, *, strict: bool = False) -> None:
    """Write the report; in colour on a terminal, unless `NO_COLOR` is set."""
    colour = stream.isatty() and not os.environ.get("NO_COLOR")
    for line in lines(report, strict=strict, colour=colour):
        stream.write(f"{line}\n")


def lines(report: Report, *, strict: bool = False, colour: bool = False) -> Iterator[str]:
    """The lines of the report."""
    for (rule, field), group in groupby(sorted(report.findings, key=_group), key=_group_name):
        found = list(group)
        yield _paint(_heading(found, rule, field), found[0].severity, colour)
        for each in found[:SHOWN]:
            yield from _finding(each)
        if len(found) > SHOWN:
            yield f"  … and {len(found) - SHOWN} more (all of them: --format json)"
        yield ""
    yield from _tables(report)
    yield from _facts(report)
    yield _verdict(report, strict)


def place(finding: Finding) -> str:
    """Where a finding is: `file:line (row, field)`, as much of it as there is."""
    parts = [finding.path or finding.resource or "package"]
    if finding.line is not None:
        parts.append(f":{finding.line}")
    inner = [
        f"row {finding.row}" if finding.row is not None else "",
        f"field {finding.field}" if finding.field else "",
    ]
    named = ", ".join(filter(None, inner))
    return "".join(parts) + (f" ({named})" if named else "")


def _group(finding: Finding) -> tuple[int, str, str]:
    return finding.severity.order, finding.rule, finding.field or ""


def _group_name(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.field or ""


def _heading(found: list[Finding], rule: str, field: str) -> str:
    where = f" in {field}" if field else ""
    times = f", {len(found)} times" if len(found) > 1 else ""
    return f"{found[0].severity} {rule}{where}{times}: {found[0].kind.title}"


def _finding(finding: Finding) -> Iterable[str]:
    yield f"  {place(finding)}: {finding.message}"
    yield f"    → {finding.remedy}"


def _tables(report: Report) -> Iterator[str]:
    rows = [(each.name, each.rows) for each in report.tables]
    width = max((len(name) for name, _ in rows), default=0)
    for name, count in rows:
        told = "document, or not read" if count is None else f"{count:,} rows"
        yield f"{name:<{width}}  {told}"
    total = sum(count or 0 for _, count in rows)
    yield f"{len(rows)} resources, {total:,} rows, {len(report.rules)} rules"


def _facts(report: Report) -> Iterator[str]:
    for name, value in report.facts.items():
        yield f"{name}: {value}"
    for each in report.rules:
        if each.skipped:
            where = f" of {each.resource}" if each.resource else ""
            yield f"{each.type}{where}: {each.skipped} rows passed over, at fault already"


def _verdict(report: Report, strict: bool) -> str:
    counts = [f"{number} {each}" for each in Severity if (number := report.count(each))]
    told = ", ".join(counts) or "no findings"
    if report.crashed:
        return f"not decided: a rule crashed ({told})"
    return f"{'valid' if report.valid(strict=strict) else 'invalid'}: {told}"


def _paint(text: str, severity: Severity, colour: bool) -> str:
    return f"\x1b[{_COLOURS[severity]}m{text}\x1b[0m" if colour else text
