"""What the judge says of one cell, before it is known in which row the cell stands."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from frictionless_dossier.findings import Kind

_LONGEST = 80


class Fault(NamedTuple):
    """One thing that is wrong with a cell.

    Attributes:
        kind: What kind of fault.
        message: What is wrong, with the value and what was expected.
        remedy: What to do.
        details: For machines: the name of the broken constraint.
    """

    kind: Kind
    message: str
    remedy: str
    details: Mapping[str, Any] = MappingProxyType({})


def quoted(text: str) -> str:
    """A text of a cell for a message: blanks visible, control characters escaped, not too long."""
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    shown = (each if each.isprintable() else repr(each)[1:-1] for each in short)
    return f'"{"".join(shown)}"'
