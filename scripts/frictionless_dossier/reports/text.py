"""The report for a terminal: findings grouped by rule and field, then what was looked at."""

import os
from collections.abc import Iterator
from typing import TextIO

from frictionless_dossier.findings import Finding, Severity
from frictionless_dossier.findings.store import Group
from frictionless_dossier.report import Report, TableSummary
from frictionless_dossier.reports.display import caret_lines, shown
from frictionless_dossier.reports.selection import first_of_each
from frictionless_dossier.reports.words import counted, place, rule_counts, table_counts, verdict

SHOWN = 20
"""How many findings of one rule and field are shown; the rest is counted."""

WIDTH = 100
"""Columns of a line where there is no terminal that tells."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_INDENT = "    "


def write(report: Report, stream: TextIO, *, strict: bool = False) -> None:
    """Write the report, as wide as the terminal and in its colours.

    `NO_COLOR` and `FORCE_COLOR`, set to anything but nothing, decide about the colours; the first
    counts more.
    """
    terminal = stream.isatty()
    colour = bool(os.environ.get("FORCE_COLOR") or terminal) and not os.environ.get("NO_COLOR")
    for line in lines(report, strict=strict, colour=colour, columns=_columns(terminal)):
        stream.write(f"{line}\n")


def _columns(terminal: bool) -> int:
    if not terminal:
        return WIDTH
    import shutil

    return shutil.get_terminal_size((WIDTH, 24)).columns


def lines(
    report: Report, *, strict: bool = False, colour: bool = False, columns: int = WIDTH
) -> Iterator[str]:
    """The lines of the report.

    Args:
        report: The report.
        strict: Whether warnings make the package invalid.
        colour: Whether headings are coloured by severity.
        columns: How wide the lines of files that are shown may be.
    """
    sets = first_of_each(report.findings, _set, SHOWN)
    for key in sorted(sets):
        found, count = sets[key]
        yield _paint(_heading(found[0], count), found[0].severity, colour)
        for each, following in zip(found, [*found[1:], None], strict=True):
            yield from _finding(each, columns)
            if following is None or following.remedy != each.remedy:
                yield shown(f"{_INDENT}→ {each.remedy}")
        if count > len(found):
            yield f"  … and {count - len(found):,} more (all of them: --format json)"
        yield ""
    yield from _tables(report)
    yield from _rules(report)
    yield from _facts(report)
    yield verdict(report, strict)


def _set(group: Group) -> tuple[int, str, str]:
    return group.kind.severity.order, group.kind.name, group.field or ""


def _heading(finding: Finding, count: int) -> str:
    where = f" in {finding.field}" if finding.field else ""
    times = f", {count:,} times" if count > 1 else ""
    return shown(f"{finding.severity} {finding.rule}{where}{times}: {finding.kind.title}")


def _finding(finding: Finding, columns: int) -> Iterator[str]:
    yield shown(f"  {place(finding)}: {finding.message}")
    if finding.excerpt is not None:
        for line in caret_lines(finding.excerpt, columns - len(_INDENT)):
            yield _INDENT + line


def _tables(report: Report) -> Iterator[str]:
    counts = table_counts(report)
    width = max((len(each.name) for each in report.tables), default=0)
    for each in report.tables:
        told = _number(each.rows, "row") if each.rows is not None else _without_rows(each)
        found = counted(counts.get(each.name, {}).items())
        yield shown(f"{each.name:<{width}}  {told}{', ' if found else ''}{found}")
    total = sum(each.rows or 0 for each in report.tables)
    resources = _number(len(report.tables), "resource")
    yield f"{resources}, {_number(total, 'row')}, {_number(len(report.rules), 'rule')}"


def _without_rows(resource: TableSummary) -> str:
    return "not read" if resource.fields else "document"


def _rules(report: Report) -> Iterator[str]:
    counts = rule_counts(report)
    if len(counts) > 1:
        width = max(len(f"{count:,}") for _, _, count in counts)
        for severity, rule, count in counts:
            yield f"{count:>{width},} × {severity} {rule}"


def _facts(report: Report) -> Iterator[str]:
    for name, value in report.facts.items():
        yield shown(f"{name}: {value:,}" if isinstance(value, int) else f"{name}: {value}")
    for each in report.rules:
        if each.skipped:
            where = f" of {each.resource}" if each.resource else ""
            rows = _number(each.skipped, "row")
            yield shown(f"{each.type}{where}: {rows} passed over, at fault already")


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _paint(text: str, severity: Severity, colour: bool) -> str:
    return f"\x1b[{_COLOURS[severity]}m{text}\x1b[0m" if colour else text
