"""Keys of one table: the primary key, unique keys and unique fields.

Values are compared as their types read them (Table Schema, `uniqueKeys`: "unique logical values"),
so the integers `1` and `01` are equal, and so are the numbers `1` and `1.0`. A cell that breaks a
constraint still has a value, so its fault hides no duplicate; one that is no value of its type has
none.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence

from frictionless_dossier.findings import Finding, Kind
from frictionless_dossier.judge.column import Column
from frictionless_dossier.judge.faults import quoted
from frictionless_dossier.judge.kinds import PRIMARY_KEY, UNIQUE_ERROR, UNIQUE_KEY
from frictionless_dossier.package.table import Table

Names = tuple[str, ...]


def judge_keys(table: Table, columns: Mapping[str, Column]) -> Iterator[Finding]:
    """Findings for the keys of a table. Keys with a field whose column is missing are left out.

    Empty parts of the primary key are marked in `table.faults`; a doubled key is not, since each
    of its rows is sound by itself.
    """
    primary = table.schema.primary_key
    if primary and _present(table, primary):
        yield from _empty_parts(table, primary)
        yield from _doubled(table, columns, primary, PRIMARY_KEY, "primary key")
    for names in table.schema.unique_keys:
        if _present(table, names):
            yield from _doubled(table, columns, names, UNIQUE_KEY, "unique key")
    for field in table.fields():
        if columns[field.name].unique:
            yield from _doubled(table, columns, (field.name,), UNIQUE_ERROR, "unique field")


def key_values(
    table: Table,
    columns: Mapping[str, Column],
    names: Sequence[str],
    rows: Sequence[int] | None = None,
) -> Sequence[Hashable]:
    """For each row, what its cells in these fields are compared by: None for an empty cell.

    It is the key of the value itself for one field, a tuple of them for several. Where `rows` are
    given, only they are looked at.
    """
    parts = []
    for name in names:
        cells = table.column(name)
        parts.append(columns[name].keys(cells if rows is None else [cells[row] for row in rows]))
    return parts[0] if len(parts) == 1 else list(zip(*parts, strict=True))


def shown(table: Table, index: int, names: Names) -> str:
    """The cells of a key for a message: `id "a"`, or `(year, place) ("2020", "x")`."""
    cells = [table.cell(index, name) for name in names]
    texts = ["empty" if cell is None else quoted(cell) for cell in cells]
    return f"{called(names)} {texts[0] if len(names) == 1 else '(' + ', '.join(texts) + ')'}"


def called(names: Names) -> str:
    """The fields of a key for a message."""
    return names[0] if len(names) == 1 else f"({', '.join(names)})"


def _present(table: Table, names: Names) -> bool:
    return all(name in table and name in table.schema.by_name for name in names)


def _empty_parts(table: Table, names: Names) -> Iterator[Finding]:
    """Table Schema, `primaryKey`: "equivalent to adding required: true" to each of its fields."""
    for name in names:
        empty = table.sieve.empty(name) if table.sieve is not None else None
        if empty is None:
            empty = [index for index, cell in enumerate(table.column(name)) if cell is None]
        for index in empty:
            if table.cell(index, name) is not None or (index, name) in table.faults:
                continue
            table.faults.add((index, name))
            yield table.finding(
                PRIMARY_KEY,
                f"The field {name} belongs to the primary key, but the cell has no value.",
                index=index,
                field=name,
                remedy="Fill in the value that tells this row from all others.",
            )


def _doubled(
    table: Table, columns: Mapping[str, Column], names: Names, kind: Kind, what: str
) -> Iterator[Finding]:
    """Table Schema, `uniqueKeys`: null values "MUST be excluded from the uniqueness check"."""
    first: dict[Hashable, int] = {}
    alone = len(names) == 1
    seen = table.sieve.repeated(names) if table.sieve is not None else None
    rows = range(len(table)) if seen is None else seen
    values = key_values(table, columns, names, seen)
    if len(set(values)) == len(values):
        return  # The usual case, told at once.
    for index, value in zip(rows, values, strict=True):
        # The key of several fields is a tuple of their values, of one field the value itself.
        if value is None or (not alone and isinstance(value, tuple) and None in value):
            continue
        before = first.setdefault(value, index)
        if before != index:
            yield _again(table, index, before, names, kind, what)


def _again(table: Table, index: int, before: int, names: Names, kind: Kind, what: str) -> Finding:
    row, line = table.records[before], table.lines[before]
    message = f"The {what} {shown(table, index, names)} already stands in row {row} (line {line})."
    if all(column[index] == column[before] for column in table.columns.values()):
        remedy = "Remove this row: it is the same as that one in every cell."
    else:
        remedy = f"Correct {called(names)} here or in row {row}; if both mean the same, keep one."
    same, other = table.row_id(index), table.row_id(before)
    return table.finding(
        kind,
        message,
        index=index,
        field=names[0] if len(names) == 1 else None,
        remedy=remedy,
        rows=(same,) if same == other else (same, other),
        details={"fields": list(names), "first_row": row, "first_line": line},
    )
