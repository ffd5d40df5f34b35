"""The value of a statement is a value of the field that it speaks of."""

from collections.abc import Iterable, Iterator

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.dates import DateError, parse
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.judge import judge_cells
from frictionless_dossier.provenance.evidence import VALUE
from frictionless_dossier.provenance.statements import Statement, statements

ILL_FORMED = Kind(
    name="statement-value",
    severity=Severity.ERROR,
    title="A statement gives what its field cannot hold",
    description=(
        "A reading that is not shown is held to the same form as the one that is, so that both can "
        "be compared."
    ),
    remedy="Write the value in the spelling of the field; keep the source's words in `as_said`.",
    example="“26 July 2016” as the value of a statement about a date",
    stock="row-error",
)

MISPLACED = Kind(
    name="statement-value-kind",
    severity=Severity.ERROR,
    title="A statement has a value where there can be none, or none where it needs one",
    description=(
        "A statement of kind `value` about one field gives a value; about a whole row, or of kind "
        "`none` or `unknown`, it gives none."
    ),
    remedy="Fill or empty `value`, or correct `value_kind`.",
    example="kind `unknown` with the value 2015",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Hold each value against the field that it is about."""
    found = statements(context.package, context.tables)
    refused = _refused(context, found)
    for each in found:
        wants = each.value_kind == VALUE and not each.whole_row
        if wants != (each.value is not None):
            yield each.table.finding(
                MISPLACED,
                f"The statement {each.id} of kind {each.value_kind} about {each.property} "
                f"{'needs a value' if wants else f'cannot have the value {each.value}'}.",
                index=each.index,
                field="value",
            )
        elif each.value is not None:
            yield from _value(context, each, each.value, refused.get(each.index, ()))


def _value(
    context: Context, each: Statement, value: str, refused: Iterable[str]
) -> Iterator[Finding]:
    table = context.tables.get(each.about.resource)
    if table is None or each.property not in table.schema.by_name:
        return  # What it is about does not exist: the rule row-reference says so.
    for message in refused:
        yield each.table.finding(
            ILL_FORMED,
            f"The statement {each.id} about {each.property} of {each.about}: {message}",
            index=each.index,
            field="value",
        )
    for key in table.schema.foreign_keys:
        target = context.tables.get(key.resource or table.name)
        if key.fields == (each.property,) and target is not None and value not in target.ids:
            yield each.table.finding(
                ILL_FORMED,
                f"The statement {each.id} says that {each.property} of {each.about} is {value}, "
                f"but {target.name} has no such row.",
                index=each.index,
                field="value",
            )


def _refused(context: Context, found: Iterable[Statement]) -> dict[int, list[str]]:
    """Why values are none of their fields, by row of the statement; each field judges its own."""
    values: dict[tuple[str, str], dict[int, str]] = {}
    for each in found:
        if each.value is not None:
            field_values = values.setdefault((each.about.resource, each.property), {})
            field_values[each.index] = each.value
    refused: dict[int, list[str]] = {}
    for (resource, name), of_field in values.items():
        table = context.tables.get(resource)
        field = table.schema.by_name.get(name) if table is not None else None
        if field is None:
            continue
        rows = list(of_field)
        for place, fault in judge_cells(field, list(of_field.values())):
            refused.setdefault(rows[place], []).append(fault.message)
        for index, value in of_field.items():
            if field.is_date and index not in refused:
                try:
                    parse(value)
                except DateError as error:
                    refused[index] = [f"{error.message}."]
    return refused


CHECK = Check(
    name="statement-value",
    scope=Scope.PACKAGE,
    title="Statements give values of their fields",
    description=(
        "A value fits type, constraints and reference of the field that it is about, and is a day "
        "of the calendar where that holds dates; a statement about a whole row, or that there is "
        "none or nothing known, has no value."
    ),
    kinds=(ILL_FORMED, MISPLACED),
    run=run,
    role="statements",
)
