"""Findings of the run itself, whatever the package declares."""

from collections.abc import Iterator, Mapping

from frictionless_dossier.findings.finding import Finding
from frictionless_dossier.findings.kind import Kind, Severity
from frictionless_dossier.package.model import Package, Rule
from frictionless_dossier.package.table import Table

NOTHING_TO_CHECK = Kind(
    name="nothing-to-check",
    severity=Severity.ERROR,
    title="There is nothing to check",
    description=(
        "A package without resources, or a table without rows, passes every check without having "
        "been checked. A mistyped path looks the same."
    ),
    remedy="Add rows, or declare on the resource `emptyAllowed` with the reason as its text.",
    example="a table with a header and no rows",
    stock="resource-error",
)

RULE_CRASH = Kind(
    name="rule-crash",
    severity=Severity.ERROR,
    title="A rule crashed",
    description="A rule that could not finish has proved nothing, so its silence is no approval.",
    remedy="This is a fault of the tool, not of the data: report it with the package at hand.",
    example="an unforeseen value that a rule cannot handle",
    stock="check-error",
)


def nothing_to_check(package: Package, tables: Mapping[str, Table]) -> Iterator[Finding]:
    """Findings for a package without resources and for tables that are empty without leave."""
    if not package.resources:
        yield Finding(
            NOTHING_TO_CHECK,
            "The package has no resource.",
            "List its files under `resources`, or check that this is the descriptor that is meant.",
            path=package.path,
        )
    for table in tables.values():
        if len(table) == 0 and not table.resource.empty_allowed:
            yield table.finding(NOTHING_TO_CHECK, f"The table {table.name} has no rows.")


def rule_crash(rule: Rule, error: Exception) -> Finding:
    """The finding for a rule that raised an exception."""
    return Finding(
        RULE_CRASH,
        f"The rule {rule.type} crashed: {type(error).__name__}: {error}",
        RULE_CRASH.remedy,
        resource=rule.resource,
        path=rule.path,
        check=rule.type,
        details={"pointer": rule.pointer},
    )
