"""One structured finding. Prose is rendered last, by the reports."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from frictionless_dossier.dates import Answer
from frictionless_dossier.findings.excerpt import Excerpt
from frictionless_dossier.findings.kind import Kind, Severity


class RowId(NamedTuple):
    """A row, named by its resource and its identifier."""

    resource: str
    id: str

    def __str__(self) -> str:
        return f"{self.resource}:{self.id}"


def row_ids(text: str | None) -> tuple[RowId, ...] | None:
    """The rows that a cell names, as `table:id table:id`; None if it does not have that form."""
    pairs = [word.partition(":") for word in (text or "").split(" ")]
    if not all(resource and id for resource, _, id in pairs):
        return None
    return tuple(RowId(resource, id) for resource, _, id in pairs)


def sentence(phrase: str) -> str:
    """A phrase as a message or remedy of its own: of `write 2019` it is `Write 2019.`."""
    return f"{phrase[:1].upper()}{phrase[1:]}."


class Finding(NamedTuple):
    """A fault at a place.

    Attributes:
        kind: What kind of fault.
        message: What is wrong here, in one sentence with the values that clash.
        remedy: What to do about it.
        resource: Name of the resource, if the fault lies in one.
        path: File, relative to the package, with forward slashes.
        line: Physical line of the file on which the record begins, counted from 1.
        row: Logical record of the file, the header being 1 (frictionless counts so too).
        field: Name of the field.
        cell: The text of the cell, as it stands in the file.
        cells: The texts of the whole row, empty where they are missing.
        check: Name of the declared rule that found it; None if the standard itself demands it.
        rows: All rows concerned, for rules that compare rows.
        answer: How sure it is, for rules that compare dates.
        details: Further values for machines: witnesses, partners, numbers. JSON-able.
        excerpt: The line of the file on which it stands; added when all findings are known.
    """

    kind: Kind
    message: str
    remedy: str
    resource: str | None = None
    path: str | None = None
    line: int | None = None
    row: int | None = None
    field: str | None = None
    cell: str | None = None
    cells: tuple[str, ...] = ()
    check: str | None = None
    rows: tuple[RowId, ...] = ()
    answer: Answer | None = None
    details: Mapping[str, Any] = MappingProxyType({})
    excerpt: Excerpt | None = None

    def found_by(self, check: str) -> "Finding":
        """The same, found by the rule of this name."""
        return self._replace(check=check)

    @property
    def rule(self) -> str:
        """The name under which the finding is reported."""
        return self.kind.name

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.kind.severity
