"""One rule as a check of frictionless: it gathers the rows, and judges when all are there."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import ClassVar

from frictionless import Check as StockCheck
from frictionless import Error, FrictionlessException, Resource, Row, system
from frictionless.errors import CheckError
from frictionless.resources import TableResource

from frictionless_dossier.checking.check import Check
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checking.declared import rule_faults
from frictionless_dossier.checking.excuses import read_excuses
from frictionless_dossier.checking.unread import DATE_UNREAD, unread_dates
from frictionless_dossier.checklist import RESOURCE
from frictionless_dossier.dates import Date, parse
from frictionless_dossier.findings import Severity, singly
from frictionless_dossier.package.model import Package, Rule
from frictionless_dossier.plugin.tables import Rows, Tables, documents_of, package_of
from frictionless_dossier.reports.stock import error


def stock_errors(check: Check) -> list[type[Error]]:
    """The error classes of frictionless under which the findings of a rule are told."""
    stock = {kind.stock for kind in (*check.kinds, DATE_UNREAD)}
    return [_error_class(kind) for kind in sorted(stock)]


@cache
def _error_class(name: str) -> type[Error]:
    """A stock error class that shows the note: some of them show only what they are called."""
    return type(name, (system.select_error_class(name),), {"type": name, "template": "{note}"})


class RuleCheck(StockCheck):
    """A rule of a table.

    frictionless knows errors only: findings below that severity are not told. The parameters of
    the rule, and the name of its resource, stand beside `type` in the checklist.
    """

    rule: ClassVar[Check]

    def connect(self, resource: Resource) -> None:
        """Prepare to gather the rows of a resource, if it is the one that the rule is about.

        All is prepared here, for frictionless (5.21) does not call `validate_start` of a check that
        follows one with an error there.
        """
        super().connect(resource)
        self._rows = Rows()
        self._package: Package | None = None
        self._faults: list[str] = []
        if isinstance(resource, TableResource) and self._concerned():
            package = package_of(resource)
            wrong = rule_faults(package, self._declared())
            self._faults = [f"{what} {remedy}" for what, remedy, _ in wrong]
            self._package = None if self._faults else package

    def validate_start(self) -> Iterable[Error]:
        """One error for all that is wrong with the declaration."""
        if self._faults:
            yield CheckError(note=" ".join(self._faults))
            self._faults = []

    def validate_row(self, row: Row) -> Iterable[Error]:
        """Keep the row."""
        if self._package is not None and isinstance(self.resource, TableResource):
            self._rows.add(row, self.resource.labels)
        return ()

    def validate_end(self) -> Iterable[Error]:
        """Judge what was gathered."""
        yield from self.validate_start()
        if self._package is None:
            return
        try:
            yield from self._errors(self._package)
        except FrictionlessException as exception:
            yield CheckError(note=f"{self.type} needs what cannot be read: {exception.error.note}")
        except Exception as crash:
            # As in `dossier validate`: the other checks still run, and the crash is told.
            yield CheckError(note=f"{self.type} crashed: {crash.__class__.__name__}: {crash}")

    def _errors(self, package: Package) -> Iterator[Error]:
        table = self._rows.table(package, self.resource.name)
        if table is None:
            return
        tables = Tables(package, self.resource, table)
        context = Context(
            package=package,
            tables=tables,
            documents=documents_of(package, self.resource),
            as_of=_day(package),
            excuses=read_excuses(package, tables),
            name=table.name,
        )
        names = tuple(field.name for field in table.schema.fields)
        declared = self.rule.completed(self._declared().parameters)
        unread = unread_dates(context, self.rule, declared)
        for finding in chain(unread, singly(self.rule.run(context, declared))):
            if finding.severity is Severity.ERROR:
                told = error(finding, names)
                told["note"] = f"{finding.message} {finding.remedy}"
                yield _error_class(told["type"]).metadata_import(told)

    def _concerned(self) -> bool:
        """Whether the resource is the one that the checklist names; any if it names none."""
        return bool(self.custom.get(RESOURCE, self.resource.name) == self.resource.name)

    def _declared(self) -> Rule:
        parameters = {key: value for key, value in self.custom.items() if key != RESOURCE}
        return Rule(self.type, parameters, "", "", self.resource.name)


def _day(package: Package) -> Date | None:
    return parse(package.as_of) if package.as_of else None
