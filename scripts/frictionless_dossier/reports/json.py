"""The report as JSON: a frictionless report that says more.

`frictionless.Report.from_descriptor` loads it without our plugin. There is no time in it, so that
two runs over the same package give the same bytes.
"""

import json
from collections.abc import Mapping
from typing import Any, TextIO

from frictionless_dossier import __version__
from frictionless_dossier.findings import Finding, Severity
from frictionless_dossier.report import Report, TableSummary
from frictionless_dossier.reports.stock import error, ours


def write(report: Report, stream: TextIO, *, strict: bool = False) -> None:
    """Write the report as one JSON document."""
    json.dump(descriptor(report, strict=strict), stream, indent=2, ensure_ascii=False)
    stream.write("\n")


def descriptor(report: Report, *, strict: bool = False) -> dict[str, Any]:
    """The report as a plain object.

    Errors stand in the task of their resource, or at the top if they have none. Findings below
    error are texts in `warnings` there, and structured under `findings` at the top.
    """
    by_resource: dict[str | None, list[Finding]] = {}
    for finding in report.findings:
        by_resource.setdefault(finding.resource, []).append(finding)
    names = {each.name for each in report.tables}
    tasks = [_task(each, by_resource.get(each.name, [])) for each in report.tables]
    loose = [each for name in by_resource if name not in names for each in by_resource[name]]
    lesser = [each for each in report.findings if each.severity is not Severity.ERROR]
    return {
        "name": "report",
        "valid": report.valid(strict=strict),
        "stats": {
            "tasks": len(tasks),
            "errors": report.count(Severity.ERROR),
            "warnings": len(lesser),
        },
        "warnings": _texts(loose),
        "errors": [error(each, ()) for each in loose if each.severity is Severity.ERROR],
        "tasks": tasks,
        "tool": {"name": "frictionless-dossier", "version": __version__},
        "package": {"name": report.package, "path": report.path},
        "crashed": report.crashed,
        "facts": dict(report.facts),
        "rules": [
            _present({"type": each.type, "resource": each.resource, "skipped": each.skipped})
            for each in report.rules
        ],
        "findings": [ours(each) | {"message": each.message} for each in lesser],
    }


def _task(table: TableSummary, findings: list[Finding]) -> dict[str, Any]:
    errors = [each for each in findings if each.severity is Severity.ERROR]
    stats = {
        "errors": len(errors),
        "warnings": len(findings) - len(errors),
        "fields": len(table.fields) or None,
        "rows": table.rows,
    }
    return {
        "name": table.name,
        "type": "table" if table.fields else "json",
        "valid": not errors,
        "place": table.path or "<memory>",
        "labels": list(table.fields),
        "stats": _present(stats),
        "warnings": _texts(findings),
        "errors": [error(each, table.fields) for each in errors],
    }


def _texts(findings: list[Finding]) -> list[str]:
    return [
        f"{each.severity}: {each.message}"
        for each in findings
        if each.severity is not Severity.ERROR
    ]


def _present(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
