"""Validation from disk to report: read, judge, check, and put the findings in order."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from os import PathLike
from pathlib import Path
from typing import Any

from frictionless_dossier.checking import registry
from frictionless_dossier.checking.catalogue import demand_known
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checking.declared import Declared
from frictionless_dossier.checking.excuses import read_excuses
from frictionless_dossier.checking.general import nothing_to_check, profile_unread, rule_crash
from frictionless_dossier.checking.unread import unread_dates
from frictionless_dossier.dates import Date, DateError, parse
from frictionless_dossier.errors import OptionError
from frictionless_dossier.findings import Batch, Finding
from frictionless_dossier.findings.store import FindingStore
from frictionless_dossier.judge import judge_package
from frictionless_dossier.opening import OpenPackage, ReadingStopped, open
from frictionless_dossier.package.excerpts import add_excerpts
from frictionless_dossier.package.model import Rule
from frictionless_dossier.progress import Progress, silent
from frictionless_dossier.provenance.texts import read_texts
from frictionless_dossier.report import Interrupted, Report, RuleSummary, TableSummary
from frictionless_dossier.sieve.choice import Limits

_DAY = "Write a day as year-month-day, such as 2026-01-31."
_FASTER = "{} would be read several times as fast with `pip install 'frictionless-dossier[fast]'`"


def validate(
    path: str | PathLike[str] = ".",
    *,
    as_of: str | None = None,
    only: Collection[str] = (),
    sources: str | PathLike[str] | None = None,
    limits: Limits | None = None,
    progress: Progress = silent,
) -> Report:
    """Validate a package: the standard always, and every rule that it declares.

    Args:
        path: Folder with a `datapackage.json`, a descriptor, or a zip file of a folder.
        as_of: A day (`YYYY-MM-DD`) that takes the place of the descriptor's as-of date.
        only: Names of rules or findings; if given, only their findings are kept.
        sources: Folder with the texts of sources; each is found by its SHA-256.
        limits: Sizes that decide how tables are read, never what is found.
        progress: Told how far large tables are read.

    Raises:
        PackageError: The descriptor itself cannot be read.
        OptionError: `as_of` is no day, `only` names neither rule nor finding, or `sources` is no
            folder that can be read.
        SpillError: There are more findings than fit into the memory, and no room on the disk.
        Interrupted: The user stopped it (Ctrl-C) after the descriptor had been read; the error
            holds the report of what was found until then.
    """
    interrupted = False
    try:
        opened = open(path, limits=limits, progress=progress)
    except ReadingStopped as stopped:
        opened, interrupted = stopped.opened, True
    run = _Run(opened, as_of, frozenset(only), sources)
    store = FindingStore(run.place)
    try:
        for finding in run.wanted(opened.findings):
            store.add(finding)
        for finding in () if interrupted else run.wanted(run.findings()):
            store.add(finding)
    except KeyboardInterrupt:
        interrupted = True
    try:
        found = store.sealed(partial(add_excerpts, opened.package))
    except KeyboardInterrupt:
        # Once more, without the lines at fault: to look for them in the files takes longest.
        found, interrupted = store.sealed(), True
    report = Report(
        package=str(opened.package.descriptor.get("name", path)),
        path=str(path),
        base=opened.package.base.as_posix(),
        descriptor=opened.package.path,
        findings=found,
        tables=tuple(_summaries(opened)),
        rules=tuple(run.summaries),
        facts=run.facts,
        crashed=run.crashed,
        interrupted=interrupted,
    )
    if interrupted:
        raise Interrupted(report)
    return report


class _Run:
    """The validation of a package that was read: from the judge to the last rule."""

    def __init__(
        self,
        opened: OpenPackage,
        as_of: str | None,
        only: frozenset[str],
        sources: str | PathLike[str] | None,
    ) -> None:
        demand_known(only)
        day = opened.package.as_of if as_of is None else as_of
        self.opened = opened
        self.only = only
        self.as_of = _day(day) if day is not None else None
        self.sources = Path(sources) if sources is not None else None
        self.facts: dict[str, Any] = {}
        if opened.slow:
            self.facts["faster"] = _FASTER.format(", ".join(opened.slow))
        self.summaries: list[RuleSummary] = []
        self.crashed = False
        self._order = {each.name: number for number, each in enumerate(opened.package.resources)}

    def wanted(self, findings: Iterable[Finding | Batch]) -> Iterator[Finding | Batch]:
        """Those findings that were asked for."""
        for finding in findings:
            if not self.only or {finding.rule, finding.check} & self.only:
                yield finding

    def findings(self) -> Iterator[Finding | Batch]:
        """What judge and rules find, in that order."""
        package, tables = self.opened.package, self.opened.tables
        declared = Declared(package)
        context = self._context(declared.rules)
        yield from judge_package(package, tables)
        yield from nothing_to_check(package, tables)
        yield from profile_unread(package)
        yield from declared.findings()
        for rule in declared.rules:
            if rule.resource is None or rule.resource in tables:
                yield from self._check(rule, context)

    def _context(self, rules: Sequence[Rule]) -> Context:
        return Context(
            package=self.opened.package,
            tables=self.opened.tables,
            documents=self.opened.documents,
            contents=self.opened.contents,
            as_of=self.as_of,
            texts=read_texts(self.sources),
            excuses=read_excuses(self.opened.package, self.opened.tables),
            facts=self.facts,
            rules=rules,
        )

    def _check(self, rule: Rule, context: Context) -> Iterator[Finding | Batch]:
        check = registry.find(rule.type)
        context.name = rule.resource or ""
        context.skipped = 0
        try:
            parameters = check.completed(rule.parameters)
            for finding in chain(
                () if rule.resource is None else unread_dates(context, check, parameters),
                check.run(context, parameters),
            ):
                yield finding.found_by(check.name)
        except Exception as error:
            # Whatever a rule stumbles over: the others still run, and the crash is a finding.
            self.crashed = True
            yield rule_crash(rule, error)
        self.summaries.append(RuleSummary(rule.type, rule.resource, context.skipped))

    def place(self, finding: Finding) -> tuple[int, str, int, str, int, str, str]:
        """Sorting key: the package first, then resource, line, field and rule."""
        number = -1 if finding.resource is None else self._order.get(finding.resource, -1)
        return (
            number,
            finding.path or "",
            finding.line or 0,
            finding.field or "",
            finding.severity.order,
            finding.rule,
            finding.message,
        )


def _day(text: str) -> Date:
    try:
        day = parse(text)
    except DateError as error:
        raise OptionError(f"The as-of date {error.message}.", _DAY) from None
    if not day.is_day:
        raise OptionError(f"The as-of date {text!r} is no single day.", _DAY)
    return day


def _summaries(opened: OpenPackage) -> Iterator[TableSummary]:
    for resource in opened.package.resources:
        table = opened.tables.get(resource.name)
        yield TableSummary(
            name=resource.name,
            path=resource.path,
            rows=None if table is None else len(table),
            fields=tuple(each.name for each in resource.schema.fields) if resource.schema else (),
        )
