"""The report as JSON: a frictionless report that says more.

`frictionless.Report.from_descriptor` loads it without our plugin. There is no time in it, so that
two runs over the same package give the same bytes. It is written piece by piece, one finding on a
line, however many there are.

Errors stand in the task of their resource, or at the top if they have none. Findings below error
are texts in `warnings` there, and structured under `findings` at the top.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby
from typing import Any, TextIO

from frictionless_dossier import __version__
from frictionless_dossier.findings import Finding, Severity
from frictionless_dossier.findings.store import Findings
from frictionless_dossier.report import Report, TableSummary
from frictionless_dossier.reports.dumping import dump
from frictionless_dossier.reports.stock import error, ours
from frictionless_dossier.reports.words import table_counts

_LESSER = (Severity.WARNING, Severity.INFO)
_INDENT = "  "


def write(report: Report, stream: TextIO, *, strict: bool = False) -> None:
    """Write the report as one JSON document."""
    for piece in _object(_members(report, strict), ""):
        stream.write(piece)
    stream.write("\n")


_Value = Iterator[str]
"""The pieces of a JSON text of one value."""


def _members(report: Report, strict: bool) -> Iterator[tuple[str, _Value]]:
    counts = table_counts(report)
    names = {each.name for each in report.tables}
    stats = {
        "tasks": len(report.tables),
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(*_LESSER),
    }
    # What is of no resource that is known comes first in the order of the findings.
    errors = _ByResource(report.findings, Severity.ERROR)
    lesser = _ByResource(report.findings, *_LESSER)
    rules = [
        {"type": each.type, "resource": each.resource, "skipped": each.skipped}
        for each in report.rules
    ]
    yield "name", _text("report")
    yield "valid", _text(report.valid(strict=strict))
    yield "stats", _text(stats)
    yield "warnings", _array(map(_warning, lesser.outside(names)))
    yield "errors", _array(dump(error(each, ())) for each in errors.outside(names))
    yield (
        "tasks",
        _values(
            _object(_task(each, counts.get(each.name, {}), errors, lesser), _INDENT * 2)
            for each in report.tables
        ),
    )
    yield "tool", _text({"name": "frictionless-dossier", "version": __version__})
    yield "package", _text({"name": report.package, "path": report.path})
    yield "crashed", _text(report.crashed)
    yield "interrupted", _text(report.interrupted)
    yield "facts", _text(dict(report.facts))
    yield "rules", _array(dump(_present(each)) for each in rules)
    yield (
        "findings",
        _array(
            dump(ours(each) | {"message": each.message}) for each in _of(report.findings, *_LESSER)
        ),
    )


def _task(
    table: TableSummary,
    counts: Mapping[Severity, int],
    errors: "_ByResource",
    lesser: "_ByResource",
) -> Iterator[tuple[str, _Value]]:
    stats = {
        "errors": counts.get(Severity.ERROR, 0),
        "warnings": sum(counts.get(each, 0) for each in _LESSER),
        "fields": len(table.fields) or None,
        "rows": table.rows,
    }
    yield "name", _text(table.name)
    yield "type", _text("table" if table.fields else "json")
    yield "valid", _text(not counts.get(Severity.ERROR))
    yield "place", _text(table.path or "<memory>")
    yield "labels", _text(list(table.fields))
    yield "stats", _text(_present(stats))
    yield "warnings", _array(map(_warning, lesser.of(table.name)), 3)
    yield "errors", _array((dump(error(each, table.fields)) for each in errors.of(table.name)), 3)


class _ByResource:
    """The findings of some severities, resource after resource, in one go through all of them."""

    def __init__(self, findings: Findings, *severities: Severity) -> None:
        self._groups = groupby(_of(findings, *severities), key=lambda each: each.resource)
        self._next = next(self._groups, None)

    def of(self, name: str) -> Iterator[Finding]:
        """Those of a resource; to be asked for, and gone through, in the order of the resources."""
        if self._next is not None and self._next[0] == name:
            yield from self._next[1]
            self._next = next(self._groups, None)

    def outside(self, names: Iterable[str]) -> Iterator[Finding]:
        """Those of no resource, and of resources of other names."""
        while self._next is not None and self._next[0] not in names:
            yield from self._next[1]
            self._next = next(self._groups, None)


def _of(findings: Findings, *severities: Severity) -> Iterator[Finding]:
    """The findings of some severities; where there are none, not one finding is looked at."""
    if findings.count(*severities):
        yield from (each for each in findings if each.severity in severities)


def _warning(finding: Finding) -> str:
    return dump(f"{finding.severity}: {finding.message}")


# The pieces of the text


def _text(value: Any) -> _Value:
    yield dump(value)


def _object(members: Iterable[tuple[str, _Value]], indent: str) -> _Value:
    """An object, each member on a line of its own."""
    mark = "{"
    for name, value in members:
        yield f"{mark}\n{indent}{_INDENT}{dump(name)}: "
        yield from value
        mark = ","
    yield f"\n{indent}}}"


def _array(items: Iterable[str], depth: int = 1) -> _Value:
    """An array of texts that are JSON, each on a line of its own."""
    return _values(map(iter, zip(items, strict=True)), depth)


def _values(items: Iterable[_Value], depth: int = 1) -> _Value:
    """An array of values, each beginning on a line of its own."""
    indent = _INDENT * (depth + 1)
    mark = "["
    for item in items:
        yield from chain((f"{mark}\n{indent}",), item)
        mark = ","
    yield "[]" if mark == "[" else f"\n{_INDENT * depth}]"


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
