"""Every exception is about a rule that allows it, names rows that exist, and is still needed."""

from collections.abc import Iterable, Iterator, Mapping

from frictionless_dossier.checking import registry
from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checking.excuses import EXPECTED
from frictionless_dossier.findings import Answer, Finding, Kind, RowId, Severity, row_ids
from frictionless_dossier.package.table import Table

UNNEEDED = Kind(
    name="exception-unneeded",
    severity=Severity.ERROR,
    title="An exception accepts a finding that there is not",
    description=(
        "An exception that matches no finding any more would silently accept the next fault of "
        "these rows. It also does not hold where the answer has changed: possible is not certain."
    ),
    remedy="Remove the exception, and add a new one if there is something new to accept.",
    example="an accepted overlap of two tenures, one of which now ends earlier",
    stock="row-error",
)

NOT_ALLOWED = Kind(
    name="exception-not-allowed",
    severity=Severity.ERROR,
    title="An exception is made from a rule that allows none",
    description=(
        "Only findings about the record (order, overlap, totals) may be accepted, under a rule "
        "that the package declares. Faults of form, keys and provenance are to be mended."
    ),
    remedy="Remove the exception and mend what the rule finds.",
    example="an exception from type-error, or from `overlapp`",
    stock="cell-error",
)

ROWS = Kind(
    name="exception-rows",
    severity=Severity.ERROR,
    title="An exception names a row that does not exist",
    description=(
        "An exception holds for exactly the rows it names, as `table:id` separated by one blank, "
        "and rests on the statements it names. Without them nobody can tell what was accepted."
    ),
    remedy="Name the rows by table and identifier, as the finding does.",
    example="`tenures:smith-2014`, where no tenure has this id",
    stock="cell-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Judge each exception by itself; whether it was needed is known once all rules have run."""
    table = context.with_role("exceptions")
    if table is None:
        return
    allowed = _excusable(context)
    ran = {kind for rule in context.rules for kind in _kinds(rule.type)}
    for index in context.rows("id", "rule", "rows", "answer", "statements", table=table):
        wrong = [*_rule(table, index, allowed), *_rows(context, table, index)]
        yield from wrong
        if wrong or table.id(index) in context.excuses.used:
            continue
        # Where a rule or a row was passed over, nobody knows whether the finding is still there.
        if table.cell(index, "rule") in ran and _sound(context, table, index):
            yield _unneeded(context, table, index)
        else:
            context.skipped += 1


def _kinds(name: str) -> Mapping[str, Kind]:
    return {kind.name: kind for kind in registry.find(name).kinds}


def _excusable(context: Context) -> Mapping[str, bool]:
    """For each kind of finding that the declared rules have: whether it may be accepted."""
    types = {rule.type for rule in context.package.every_rule} & set(registry.names())
    return {kind.name: kind.excusable for name in types for kind in _kinds(name).values()}


def _rule(table: Table, index: int, allowed: Mapping[str, bool]) -> Iterator[Finding]:
    rule, answer = table.cell(index, "rule"), table.cell(index, "answer")
    if rule is None or not allowed.get(rule):
        known = ", ".join(sorted(name for name, excusable in allowed.items() if excusable))
        why = "is of form, keys or provenance" if rule in allowed else "is of no declared rule"
        yield table.finding(
            NOT_ALLOWED,
            f"The finding {rule or 'without a name'} cannot be accepted: it {why}.",
            index=index,
            field="rule",
            remedy=f"Remove the exception; to be accepted are: {known}." if known else None,
        )
    if answer is not None and answer not in EXPECTED:
        yield table.finding(
            NOT_ALLOWED,
            f"No rule answers {answer}: an exception expects certain or possible, or nothing.",
            index=index,
            field="answer",
            remedy="Write the answer of the finding; leave the cell empty if it has none.",
        )


def _rows(context: Context, table: Table, index: int) -> Iterator[Finding]:
    rows = row_ids(table.cell(index, "rows"))
    if rows is None:
        yield table.finding(
            ROWS,
            "The exception does not name its rows as table:id, separated by one blank.",
            index=index,
            field="rows",
        )
    for row in rows or ():
        if not _exists(context, row):
            yield table.finding(
                ROWS, f"There is no row {row}.", index=index, field="rows", rows=(row,)
            )
    statements = context.with_role("statements")
    for id in (table.cell(index, "statements") or "").split():
        if statements is not None and id not in statements.ids:
            yield table.finding(
                ROWS,
                f"There is no statement {id}.",
                index=index,
                field="statements",
                remedy="Name the statements that clash by their identifiers.",
            )


def _exists(context: Context, row: RowId) -> bool:
    """Whether there is such a row; a table that could not be read is given the benefit."""
    if row.resource not in context.tables:
        return row.resource in context.package.by_name
    return _index(context.tables[row.resource], row.id) is not None


def _index(table: Table, id: str) -> int | None:
    if len(table.schema.primary_key) == 1:
        return table.ids.get(id)
    return next((index for index in range(len(table)) if table.id(index) == id), None)


def _sound(context: Context, table: Table, index: int) -> bool:
    """Whether the rows of an exception were read without a fault, so that rules looked at them."""
    for row in row_ids(table.cell(index, "rows")) or ():
        other = context.tables.get(row.resource)
        place = None if other is None else _index(other, row.id)
        if other is None or place is None or not other.sound(place, other.columns):
            return False
    return True


def _unneeded(context: Context, table: Table, index: int) -> Finding:
    id, rule, rows = table.id(index), table.cell(index, "rule"), table.cell(index, "rows")
    message = f"The rule finds no {rule} of {rows} any more."
    remedy = UNNEEDED.remedy
    if id in context.excuses.changed:
        now, expected = context.excuses.changed[id], table.cell(index, "answer")
        message = (
            f"The {rule} of {rows} was accepted as {expected or 'without answer'}, "
            f"but is now {now or 'without answer'}."
        )
        remedy = "Look at the finding again; if it is still to be accepted, correct the answer."
    elif turned := _turned(context, str(rule), row_ids(rows) or ()):
        name, answer = turned
        expected = table.cell(index, "answer")
        message = (
            f"The {rule} of {rows} was accepted as {expected or 'without answer'}, but has turned "
            f"into {name}, which is {answer or 'without answer'}."
        )
        remedy = f"Look at it again; if it is still to be accepted, correct the rule to {name}" + (
            " and the answer." if answer != expected else "."
        )
    elif all(kept != id for _, kept in context.excuses.expected.values()):
        message = f"Another exception accepts the {rule} of {rows} already."
        remedy = "Remove one of the two."
    return table.finding(
        UNNEEDED,
        message,
        index=index,
        remedy=remedy,
        rows=row_ids(rows) or (),
    )


def _turned(context: Context, rule: str, rows: Iterable[RowId]) -> tuple[str, Answer | None] | None:
    """What the check of a rule finds about exactly these rows now, under another of its names."""
    about = frozenset(rows)
    for check in {each.type for each in context.rules}:
        kinds = _kinds(check)
        if rule in kinds:
            for name in kinds:
                if (name, about) in context.excuses.turned:
                    return name, context.excuses.turned[name, about]
    return None


CHECK = Check(
    name="exceptions",
    scope=Scope.PACKAGE,
    title="Exceptions are allowed, about existing rows, and needed",
    description=(
        "Each row of the table of role `exceptions` accepts one finding of a rule about the "
        "record, by the name of the finding, exactly its rows and its answer. One that no finding "
        "matches any more is an error, so that exceptions go when their reason goes."
    ),
    kinds=(UNNEEDED, NOT_ALLOWED, ROWS),
    run=run,
    role="exceptions",
    last=True,
)
