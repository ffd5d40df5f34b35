"""Retired identifiers and what took their place: the rows of the table of role `redirects`."""

from typing import NamedTuple

from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import RowId
from frictionless_dossier.package.table import Table

_COLUMNS = ("table", "id", "successors", "reason")


class Redirect(NamedTuple):
    """A retired identifier.

    Attributes:
        source: The table that holds the redirect.
        at: Its row there.
        retired: The row that is no more.
        kind: `merged`, `split`, `renamed` or `tombstone`; where the table has no such column, it
            follows from the number of successors.
        successors: Identifiers, in the same table, that took its place.
        reason: Why it was retired.
    """

    source: Table
    at: int
    retired: RowId
    kind: str
    successors: tuple[str, ...]
    reason: str | None

    @property
    def followed_by(self) -> str:
        """The successors, as the end of a sentence that says that the row is retired."""
        return f" and followed by {' and '.join(self.successors)}" if self.successors else ""

    @property
    def remedy(self) -> str:
        """What to do about a reference to it."""
        if not self.successors:
            return "Remove the reference: nothing took its place."
        return f"Name {' or '.join(self.successors)} instead."


def redirects(context: Context) -> list[Redirect]:
    """All redirects whose own cells are sound; none where the table is absent or lacks columns."""
    table = context.with_role("redirects")
    if table is None or any(name not in table for name in _COLUMNS):
        return []
    found = []
    for index in range(len(table)):
        name, row = table.cell(index, "table"), table.cell(index, "id")
        if name is None or row is None or not table.sound(index, (*_COLUMNS, "kind")):
            continue
        successors = tuple((table.cell(index, "successors") or "").split())
        kind = (
            table.cell(index, "kind") or ("tombstone", "renamed", "split")[min(len(successors), 2)]
        )
        reason = table.cell(index, "reason")
        found.append(Redirect(table, index, RowId(name, row), kind, successors, reason))
    return found
