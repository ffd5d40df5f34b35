"""How findings, counts and verdicts are worded wherever people read them."""

from collections.abc import Iterable

from frictionless_dossier.findings import Finding, Severity
from frictionless_dossier.report import Report

_PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "infos"}


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


def counted(counts: Iterable[tuple[Severity, int]]) -> str:
    """Counts of severities, those that are there: `3 errors, 1 warning`."""
    return ", ".join(
        f"{count:,} {severity.value if count == 1 else _PLURALS[severity]}"
        for severity, count in counts
        if count
    )


def verdict(report: Report, strict: bool) -> str:
    """The last line: whether the package is valid, and what was found."""
    told = counted((each, report.count(each)) for each in Severity) or "no findings"
    if report.interrupted:
        return f"not complete: it was interrupted ({told} until then)"
    if report.crashed:
        return f"not decided: a rule crashed ({told})"
    return f"{'valid' if report.valid(strict=strict) else 'invalid'}: {told}"


def rule_counts(report: Report) -> list[tuple[Severity, str, int]]:
    """How often each rule found something, the most severe and the most frequent first."""
    counts: dict[tuple[Severity, str], int] = {}
    for group, count in report.findings.groups.items():
        name = (group.kind.severity, group.kind.name)
        counts[name] = counts.get(name, 0) + count
    found = [(severity, rule, count) for (severity, rule), count in counts.items()]
    return sorted(found, key=lambda each: (each[0].order, -each[2], each[1]))


def table_counts(report: Report) -> dict[str | None, dict[Severity, int]]:
    """How many findings of each severity each resource has; None for those of the package."""
    counts: dict[str | None, dict[Severity, int]] = {}
    for group, count in report.findings.groups.items():
        of = counts.setdefault(group.resource, dict.fromkeys(Severity, 0))
        of[group.kind.severity] += count
    return counts
