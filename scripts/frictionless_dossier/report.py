"""The result of a validation: findings in stable order, and what was looked at."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from frictionless_dossier.errors import FAILED, INTERRUPTED
from frictionless_dossier.findings import Severity
from frictionless_dossier.findings.store import Findings


class TableSummary(NamedTuple):
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


class RuleSummary(NamedTuple):
    """What a declared rule did.

    Attributes:
        type: Name of the check.
        resource: Table it is declared for; None for the package.
        skipped: Rows it passed over because their inputs had failed an earlier check.
    """

    type: str
    resource: str | None
    skipped: int


class Report:
    """All that a validation found.

    Args:
        package: Name of the package, or the path of its descriptor where it has none.
        path: The folder or descriptor as it was asked for.
        base: The folder of the descriptor; the paths of findings are relative to it.
        descriptor: The file name of the descriptor.
        findings: All findings, ordered by resource, file, line, field and rule. There may be more
            than fit into the memory: go through them one by one.
        tables: The resources, in the order of the descriptor.
        rules: The rules that ran, in that order.
        facts: Numbers that the rules tell, by name: statements, gaps, what of a text is covered.
        crashed: Whether a rule crashed, so that the answer is not complete.
        interrupted: Whether it was stopped, so that these are only the findings until then.
    """

    def __init__(
        self,
        package: str,
        path: str,
        base: str,
        descriptor: str,
        findings: Findings,
        tables: tuple[TableSummary, ...],
        rules: tuple[RuleSummary, ...] = (),
        facts: Mapping[str, Any] | None = None,
        crashed: bool = False,
        interrupted: bool = False,
    ) -> None:
        self.package = package
        self.path = path
        self.base = base
        self.descriptor = descriptor
        self.findings = findings
        self.tables = tables
        self.rules = rules
        self.facts = facts or {}
        self.crashed = crashed
        self.interrupted = interrupted

    def count(self, *severities: Severity) -> int:
        """How many findings have one of these severities."""
        return self.findings.count(*severities)

    def valid(self, *, strict: bool = False) -> bool:
        """Whether there is no finding of severity error (or, if strict, no warning either).

        What was not looked at to its end is not valid.
        """
        worst = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
        return not self.interrupted and self.count(*worst) == 0

    def exit_status(self, *, strict: bool = False) -> int:
        """Exit status of the command: 0 valid, 1 findings, 2 a rule crashed, 130 interrupted."""
        if self.interrupted:
            return INTERRUPTED
        if self.crashed:
            return FAILED
        return 0 if self.valid(strict=strict) else 1


class Interrupted(KeyboardInterrupt):
    """A validation was stopped by the user.

    Attributes:
        report: What had been found until then.
    """

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report
