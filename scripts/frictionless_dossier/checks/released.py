"""What was released does not change in silence."""

from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameter, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._redirects import redirects
from frictionless_dossier.checks._versions import present_version, version
from frictionless_dossier.findings import Finding, Kind, RowId, Severity
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.released import (
    EMPTY,
    Record,
    RecordedTable,
    RecordError,
    cell_mark,
    column_marks,
    descriptor_marks,
    file_mark,
    read_record,
    split_marks,
)

VALUE = Kind(
    name="released-value",
    severity=Severity.ERROR,
    title="A released value was changed without a correction",
    description=(
        "Whoever used the release relies on the value. It may be changed, but not in silence; and "
        "a slip that nobody meant shows here, also where no other rule can know better."
    ),
    remedy=(
        "Undo the change; or, if it is meant, add a row to the table of corrections: what the "
        "cell was, what it is, and why."
    ),
    example="a launch of 1902 where the release had another year, and no correction of that cell",
    stock="row-error",
)

ROW = Kind(
    name="released-row",
    severity=Severity.ERROR,
    title="A released row is gone without a redirect",
    description=(
        "An identifier is for ever: whoever cited it must learn what became of it. A row that was "
        "lost by mistake leaves no other trace, if nothing refers to it."
    ),
    remedy=(
        "Put the row back; or, if it is retired, add its identifier to the table of redirects, "
        "with what took its place, or as a tombstone."
    ),
    example="a claim that the release had, and that is neither a row nor retired",
    stock="resource-error",
)

TERMS = Kind(
    name="released-terms",
    severity=Severity.ERROR,
    title="Licence, rules, schemas or codes changed, and the version did not",
    description=(
        "On these every reader of the release relies, and a rule taken out or loosened says so "
        "nowhere else. Under a new version they may change."
    ),
    remedy="Undo the change; or, if it is meant, raise `version` and say so in the changelog.",
    example="a rule taken out of the descriptor of version 0.1.0, which is out",
    stock="resource-error",
)

VERSION = Kind(
    name="released-version",
    severity=Severity.ERROR,
    title="The version is lower than one that is out",
    description="A version names one state of the data. It only goes up.",
    remedy="Give the version that is out, or a higher one, as `version` of the descriptor.",
    example="no version, or 0.0.9, after version 0.1.0 was released",
    stock="package-error",
)

RECORD = Kind(
    name="released-record",
    severity=Severity.ERROR,
    title="The record of the release cannot be read",
    description="Without it nobody can tell what was changed since.",
    remedy="Put the file back as it was; before the first release, write it: dossier release.",
    example="a descriptor that names `released.csv`, where there is no such file",
    stock="package-error",
)


class _Told:
    """What corrections and redirects tell of changes.

    Attributes:
        cells: Marks of the values that were corrected, by row and field.
        rows: Rows that were corrected as a whole.
        removed: Tables from which something was removed, for a reason that stays unsaid.
        retired: Identifiers that are no more.
        renamed: Marks of the identifiers of which a row took the place, by its own.
    """

    def __init__(self) -> None:
        self.cells: dict[tuple[RowId, str], set[str]] = {}
        self.rows: set[RowId] = set()
        self.removed: set[str] = set()
        self.retired: set[RowId] = set()
        self.renamed: dict[str, set[str]] = {}

    def excuse(self, row: RowId, name: str, was: str, cell: str | None) -> bool:
        """Whether a cell may be another than it was."""
        return (
            was in self.cells.get((row, name), ())
            or row in self.rows
            or (cell is None and row.resource in self.removed)
            or was in self.renamed.get(cell or "", ())
        )


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look at marks of files first, and at rows only in those that changed."""
    path = parameters["record"]
    content = context.contents.get(path)
    try:
        if content is None:
            raise RecordError("there is no such file, or it is too large")
        record = read_record(content)
        changed = [
            each
            for each, mark in record.files.items()
            if each in context.contents and file_mark(context.contents[each]) != mark
        ]
        recorded = record.tables() if changed else {}
    except RecordError as error:
        message = f"{path} is no record of a release: {error}."
        yield Finding(RECORD, message, RECORD.remedy, path=path)
        return
    yield from _version(context, record)
    tables = {each.resource.path: each for each in context.tables.values()}
    told = _told(context) if changed else _Told()
    for each in changed:
        table = tables.get(each)
        if table is not None and table.name in recorded:
            yield from _rows(context, table, recorded[table.name], told, record.version)
        elif table is None:
            yield from _terms(context, each, record)


def _version(context: Context, record: Record) -> Iterator[Finding]:
    present, out = present_version(context), version(record.version)
    if out is not None and (present is None or present < out):
        declared = context.package.descriptor.get("version", "(none)")
        yield Finding(
            VERSION,
            f"The package is of version {declared}, but version {record.version} is out.",
            VERSION.remedy,
            path=context.package.path,
            details={"pointer": "/version"},
        )


def _terms(context: Context, path: str, record: Record) -> Iterator[Finding]:
    """Findings for a changed file that is no table, or for the parts of a changed descriptor."""
    present, out = present_version(context), version(record.version)
    if present is not None and out is not None and present > out:
        return
    names = dict.fromkeys((path,), _owner(context, path))
    if path == context.package.path:
        now = descriptor_marks(context.package)
        parts = {**record.parts, **now}
        names = {
            each: each.removeprefix("resources/") if each.startswith("resources/") else None
            for each in parts
            if record.parts.get(each) != now.get(each)
        }
    for each, name in names.items():
        yield Finding(
            TERMS,
            f"{each} is not what version {record.version} was released with, and the version is "
            "still that one.",
            TERMS.remedy,
            resource=name if name in context.package.by_name else None,
            path=path,
        )


def _owner(context: Context, path: str) -> str | None:
    """The resource of which a file is the schema or the document; None where it is of none."""
    for each in context.package.resources:
        if path in (each.path, each.schema.path if each.schema is not None else None):
            return each.name
    return None


def _rows(
    context: Context, table: Table, recorded: RecordedTable, told: _Told, out: str
) -> Iterator[Finding]:
    """Findings for the rows of a changed table."""
    now = column_marks(table, recorded.fields)
    for id, marks in recorded.rows.items():
        row, index = RowId(table.name, id), table.ids.get(id)
        if index is None:
            if row not in told.retired:
                message = f"{row} was released in version {out}, and is neither a row nor retired."
                yield table.finding(ROW, message, rows=(row,))
            continue
        if marks == "".join(now[index]):
            continue
        changes = zip(recorded.fields, split_marks(marks), now[index], strict=False)
        for name, was, present in changes:
            if was in (EMPTY, present) or name not in table:
                continue
            if not table.sound(index, (name,)):
                context.skipped += 1
            elif not told.excuse(row, name, was, table.cell(index, name)):
                yield table.finding(
                    VALUE,
                    f"{name} of {row} is {_shown(table.cell(index, name))}, which is not what "
                    f"version {out} was released with.",
                    index=index,
                    field=name,
                )


def _told(context: Context) -> _Told:
    """What the tables of upkeep tell."""
    told = _Told()
    for each in redirects(context):
        told.retired.add(each.retired)
        for successor in each.successors:
            told.renamed.setdefault(successor, set()).add(cell_mark(each.retired.id))
    table = context.with_role("corrections")
    if table is None:
        return told
    for index in range(len(table)):
        name, kind = table.cell(index, "table") or "", table.cell(index, "kind") or ""
        row, field_name = RowId(name, table.cell(index, "row") or ""), table.cell(index, "property")
        if kind.startswith("removal"):
            told.removed.add(name)
        elif field_name is None:
            told.rows.add(row)
        elif (before := table.cell(index, "before")) is not None:
            told.cells.setdefault((row, field_name), set()).add(cell_mark(before))
    return told


def _shown(cell: str | None) -> str:
    return "empty" if cell is None else cell


CHECK = Check(
    name="released",
    scope=Scope.PACKAGE,
    title="What was released does not change in silence",
    description=(
        "`dossier release` writes into a file what a version holds, as marks that tell no value. "
        "Held against it, each row of that version is still there, or its identifier is retired "
        "in the table of role `redirects`; each of its cells that had a value has that value, or "
        "the table of role `corrections` has a row about it (or about the whole row) that begins "
        "with that value. A reference to a retired row may lead to its successor instead, and "
        "where something was removed for a reason that stays unsaid, cells may be empty. New rows "
        "and empty cells that were filled need no word. Everything else that the descriptor "
        "declares, but for the as-of date, the coverage and who contributed, and each schema and "
        "document, stays as it was until the version is raised. The version itself never falls. "
        "Tables too large to be held in memory, and those without a key of one field, are not "
        "looked at."
    ),
    kinds=(VALUE, ROW, TERMS, VERSION, RECORD),
    run=run,
    example={"record": "released.csv"},
    parameters=(
        Parameter(
            name="record",
            description="The file that `dossier release` writes, relative to the descriptor.",
            schema={"type": "string", "minLength": 1},
            required=True,
        ),
        Parameter(
            name="but",
            description="Columns, of whatever table, that may change without a correction.",
            schema={"type": "array", "items": {"type": "string"}},
            default=(),
        ),
    ),
)
