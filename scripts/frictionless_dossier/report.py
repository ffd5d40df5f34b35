"""The result of a validation: findings in stable order, and what was looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from frictionless_dossier.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class TableSummary:
    """What was read of a resource.

    Attributes:
        name: Name of the resource.
        path: Its file; None if inline.
        rows: Rows that were read; None where the resource is a document or could not be read.
        fields: Names of the fields of its schema, in order.
    """

    name: str
    path: str | None
    rows: int | None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleSummary:
    """What a declared rule did.

    Attributes:
        type: Name of the check.
        resource: Table it is declared for; None for the package.
        skipped: Rows it passed over because their inputs had failed an earlier check.
    """

    type: str
    resource: str | None
    skipped: int


@dataclass(frozen=True, slots=True)
class Report:
    """All that a validation found.

    Attributes:
        package: Name of the package, or the path of its descriptor where it has none.
        path: The descriptor as it was asked for.
        findings: All findings, ordered by resource, line, field and rule.
        tables: The resources, in the order of the descriptor.
        rules: The rules that ran, in the order of declaration.
        facts: Numbers told by the rules: statements, verified, coverage, gaps, accepted.
        crashed: Whether a rule crashed, so that the answer is not complete.
    """

    package: str
    path: str
    findings: tuple[Finding, ...]
    tables: tuple[TableSummary, ...]
    rules: tuple[RuleSummary, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    crashed: bool = False

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(1 for finding in self.findings if finding.severity is severity)

    def valid(self, *, strict: bool = False) -> bool:
        """Whether there is no finding of severity error (or, if strict, no warning either)."""
        worst = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
        return not any(finding.severity in worst for finding in self.findings)

    def exit_status(self, *, strict: bool = False) -> int:
        """Exit status of the command: 0 valid, 1 findings, 2 a rule crashed."""
        if self.crashed:
            return 2
        return 0 if self.valid(strict=strict) else 1
