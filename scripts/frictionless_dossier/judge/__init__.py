"""The judge: what Table Schema says of a cell, a key and a reference, in one place and exactly.

`judge_package` judges a whole package. `judge_cells` judges some cells of one field, for those who
have sieved out the good ones before; `Column` does so for many portions of one column.
"""

from collections.abc import Iterator, Mapping

from frictionless_dossier.bounded import Patience
from frictionless_dossier.findings import Finding
from frictionless_dossier.judge.column import Column, judge_cells
from frictionless_dossier.judge.faults import Fault
from frictionless_dossier.judge.keys import judge_keys
from frictionless_dossier.judge.kinds import KINDS, TYPE_ERROR
from frictionless_dossier.judge.references import References
from frictionless_dossier.package.filelines import FileLines
from frictionless_dossier.package.kinds import FIELD_ERROR
from frictionless_dossier.package.model import Package
from frictionless_dossier.package.table import Table

__all__ = ["KINDS", "Column", "Fault", "judge_cells", "judge_package", "judge_table"]


def judge_package(package: Package, tables: Mapping[str, Table]) -> Iterator[Finding]:
    """All that Table Schema finds wrong with the tables: cells first, then keys, then references.

    What a field declares and the judge cannot use is a finding too, never a check left out unsaid.

    Refused cells are marked in the `faults` of their table; cells marked there before are not
    judged again.
    """
    ordered = [tables[each.name] for each in package.resources if each.name in tables]
    patience = Patience()
    columns = {
        table.name: {field.name: Column(field, patience) for field in table.fields()}
        for table in ordered
    }
    for table in ordered:
        yield from _unusable(package, table, columns[table.name])
        yield from judge_table(table, columns[table.name])
    for table in ordered:
        yield from judge_keys(table, columns[table.name])
    references = References(tables, columns)
    for table in ordered:
        yield from references.judge(table)


def judge_table(table: Table, columns: Mapping[str, Column]) -> Iterator[Finding]:
    """What is wrong with the cells of a table, field by field."""
    yield from _mistyped(table, columns)
    for name, column in columns.items():
        known = table.faults.of(name)
        seen = table.sieve.suspects(name) if table.sieve is not None else None
        indexes, texts = seen if seen is not None else (None, table.column(name))
        for index, fault in column.judge(texts, indexes):
            if (index, name) in known:
                continue
            table.faults.add((index, name))
            yield table.finding(
                fault.kind,
                fault.message,
                index=index,
                field=name,
                remedy=fault.remedy,
                details=fault.details,
            )


def _mistyped(table: Table, columns: Mapping[str, Column]) -> Iterator[Finding]:
    """Table Schema, "Data Representation": JSON has types of its own, so 5 is no text."""
    for index, name in table.mistyped:
        if name not in columns or (index, name) in table.faults:
            continue
        table.faults.add((index, name))
        noun = columns[name].type.noun
        yield table.finding(
            TYPE_ERROR,
            f"The JSON value {table.cell(index, name)} is no text, and so not {noun}.",
            index=index,
            field=name,
            remedy=f"Write {noun} as a JSON text, in quotes; or declare another type.",
        )


def _unusable(package: Package, table: Table, columns: Mapping[str, Column]) -> Iterator[Finding]:
    """Table Schema: an unsupported constraint SHOULD be reported, not passed over."""
    lines = FileLines(package.base)
    for name, column in columns.items():
        field = f"{table.schema.pointer}/fields/{column.field.position}"
        for key, reason in column.unusable:
            pointer = f"{field}/constraints/{key}"
            yield Finding(
                FIELD_ERROR,
                f"The constraint {key} of the field {name} cannot be checked: {reason}.",
                f"Correct {key} in the schema of {table.name}.",
                resource=table.name,
                path=table.schema.path,
                line=lines.line(table.schema.path, pointer),
                field=name,
                details={"pointer": pointer},
            )
