"""A correction tells what was changed, and the data shows it."""

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._redirects import redirects
from frictionless_dossier.checks._versions import Version, present_version, version
from frictionless_dossier.findings import Finding, Kind, RowId, Severity
from frictionless_dossier.package.table import Table

PLACE = Kind(
    name="correction-place",
    severity=Severity.ERROR,
    title="A correction is about nothing",
    description="Whoever used the released value looks it up by table, row and field.",
    remedy="Name the table, the row and the field that were changed.",
    example="a correction of the field `begin`, which the table does not have",
    stock="row-error",
)

VALUE = Kind(
    name="correction-value",
    severity=Severity.ERROR,
    title="A correction does not lead to the present value",
    description=(
        "What a correction puts in place stands in the cell today, or is what a later correction "
        "of the same cell replaced."
    ),
    remedy="Correct `after`, or add the correction that is missing.",
    example="a correction to 2015-01-26, while the cell says 2015-01-11",
    stock="row-error",
)

VERSION = Kind(
    name="correction-version",
    severity=Severity.ERROR,
    title="A correction bears a version that cannot be",
    description="Corrections are added in the order of versions, up to the present one.",
    remedy="Correct the version, or raise the version of the package.",
    example="version 0.3.0 in a package of version 0.2.0",
    stock="row-error",
)

REMOVAL = Kind(
    name="correction-removal",
    severity=Severity.ERROR,
    title="A removal tells what was removed",
    description=(
        "What was removed for somebody's safety or privacy, or because another person was meant, "
        "must not live on in the record of its removal."
    ),
    remedy="Empty row, property, before, after and source.",
    example="kind `removal-privacy`, with the value removed in `before`",
    stock="row-error",
)

_COLUMNS = ("version", "kind", "table", "row", "property", "before", "after", "source")
_REMOVED = ("row", "property", "before", "after", "source")


class _Correction(NamedTuple):
    """A row of the corrections: where it stands, and what it changed.

    Attributes:
        at: Its row.
        version: That of the data that brought the change; None where it is none.
        about: The row that was changed.
        property: The field that was changed; None for the whole row.
        before: The released value; None where there was none.
        after: The value that took its place; None where there is none.
    """

    at: int
    version: Version | None
    about: RowId
    property: str | None
    before: str | None
    after: str | None


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look at each correction, then follow those of each cell up to the present value."""
    table = context.with_role("corrections")
    if table is None or any(name not in table for name in _COLUMNS):
        return
    retired = {each.retired for each in redirects(context)}
    chains: dict[tuple[RowId, str], list[_Correction]] = {}
    for index in context.rows(*_COLUMNS, table=table):
        if (table.cell(index, "kind") or "").startswith("removal"):
            yield from _removal(table, index)
            continue
        each = _correction(table, index)
        wrong = _misplaced(context, table, each, retired)
        if wrong is not None:
            field, message = wrong
            yield table.finding(PLACE, message, index=index, field=field)
        elif each.property is not None and each.about.resource in context.tables:
            chains.setdefault((each.about, each.property), []).append(each)
    yield from _versions(context, table)
    for (row, name), chain in chains.items():
        yield from _chain(context, table, row, name, chain)


def _removal(table: Table, index: int) -> Iterator[Finding]:
    for name in _REMOVED:
        if table.cell(index, name) is not None:
            yield table.finding(
                REMOVAL,
                f"The removal {table.id(index)} has a value in {name}.",
                index=index,
                field=name,
            )


def _versions(context: Context, table: Table) -> Iterator[Finding]:
    present = present_version(context)
    highest: Version = ()
    for index in range(len(table)):
        text = table.cell(index, "version")
        each = version(text) if text is not None else None
        if each is None:
            continue  # Which form it must have, its schema says.
        what = None
        if present is not None and each > present:
            declared = context.package.descriptor["version"]
            what = f"is of version {text}, but the package of version {declared}"
        elif each < highest:
            what = f"of version {text} stands below one of a later version"
        highest = max(highest, each)
        if what is not None:
            yield table.finding(
                VERSION,
                f"The correction {table.id(index)} {what}.",
                index=index,
                field="version",
            )


def _correction(table: Table, index: int) -> _Correction:
    return _Correction(
        at=index,
        version=version(table.cell(index, "version") or ""),
        about=RowId(table.cell(index, "table") or "", table.cell(index, "row") or ""),
        property=table.cell(index, "property"),
        before=table.cell(index, "before"),
        after=table.cell(index, "after"),
    )


def _misplaced(
    context: Context, table: Table, each: _Correction, retired: Collection[RowId]
) -> tuple[str, str] | None:
    """The field in which a correction names nothing, and what is wrong; None where none does."""
    if each.about.resource not in context.package.by_name:
        return "table", f"The package has no table {each.about.resource or '(empty)'}."
    target = context.tables.get(each.about.resource)
    if target is None:
        return None  # It could not be read, which is told.
    if each.about.id not in target.ids and each.about not in retired:
        row = each.about.id or "(empty)"
        return "row", f"{target.name} has no row {row}, nor was one retired."
    if each.property is not None and each.property not in target.schema.by_name:
        return "property", f"{target.name} has no field {each.property}."
    if each.property is None and table.cell(each.at, "kind") == "value":
        return "property", f"The correction {table.id(each.at)} of a value names no field."
    return None


def _chain(
    context: Context, table: Table, row: RowId, name: str, chain: list[_Correction]
) -> Iterator[Finding]:
    """Follow the corrections of one cell up to its present value."""
    chain.sort(key=lambda each: each.version or ())
    for one, following in pairwise(chain):
        if one.after != following.before:
            what = f"{table.id(following.at)} replaced {_shown(following.before)}"
            yield _broken(table, one, what)
    target = context.tables[row.resource]
    index = target.ids.get(row.id)
    if index is not None and name in target and target.cell(index, name) != chain[-1].after:
        yield _broken(table, chain[-1], f"the cell has {_shown(target.cell(index, name))}")


def _broken(table: Table, each: _Correction, what: str) -> Finding:
    return table.finding(
        VALUE,
        f"The correction {table.id(each.at)} puts {_shown(each.after)} in {each.property} of "
        f"{each.about}, but {what}.",
        index=each.at,
        field="after",
    )


def _shown(value: str | None) -> str:
    return "no value" if value is None else value


CHECK = Check(
    name="corrections",
    scope=Scope.PACKAGE,
    title="Corrections lead to the present values",
    description=(
        "A correction in the table of role `corrections` names a row that exists or was retired, "
        "and a field of it or none for the whole row. Its `after` is the present value of the cell "
        "or the `before` of the next correction of that cell. Its version is not above the "
        "package's, and no lower than those before it. A removal (a kind that begins with "
        "`removal`) tells nothing of what was removed."
    ),
    kinds=(PLACE, VALUE, VERSION, REMOVAL),
    run=run,
    role="corrections",
)
