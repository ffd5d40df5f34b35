"""Writing generated columns of a table, everything else staying as it is."""

from collections.abc import Mapping

from frictionless_dossier.errors import PackageError
from frictionless_dossier.fix.canonical import is_plain, table_text
from frictionless_dossier.fix.inside import write_inside
from frictionless_dossier.package.contents import is_json
from frictionless_dossier.package.model import Package
from frictionless_dossier.package.table import Table


def write_columns(
    package: Package, table: Table, values: Mapping[str, Mapping[int, str | None]]
) -> None:
    """Write cells of a table, the file in canonical form, as a whole.

    Args:
        package: The package in which the table stands.
        table: A table of one file that was read without a finding.
        values: New cells by field and index of row.

    Raises:
        PackageError: The table has several files, lacks a field that is to be written, or its
            file cannot be written; the old one is untouched.
    """
    one = len(table.resource.paths) == 1 and not is_json(table.resource.paths[0])
    if not one or not is_plain(table.resource) or any(name not in table for name in values):
        raise PackageError(
            f"The table {table.name} cannot be written: it needs one file of delimited text in "
            f"UTF-8, of no further dialect, with the columns {', '.join(values)}.",
            "Mend what `dossier validate` says of it first.",
        )
    columns = {name: list(column) for name, column in table.columns.items()}
    for name, cells in values.items():
        for index, text in cells.items():
            columns[name][index] = text
    changed = Table(table.resource, table.schema, columns, table.lines, table.records)
    write_inside(package.base, table.resource.paths[0], table_text(changed).encode())
