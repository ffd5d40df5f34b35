"""Versions of the data, as tables of upkeep tell them."""

from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._numbers import natural

Version = tuple[int, ...]


def version(text: str) -> Version | None:
    """The numbers of a version such as `0.12.3`; None where it has another form."""
    parts = [natural(part) for part in text.split(".")]
    numbers = tuple(part for part in parts if part is not None)
    return numbers if len(numbers) == len(parts) else None


def present_version(context: Context) -> Version | None:
    """The version of the package; None where the descriptor tells none."""
    declared = context.package.descriptor.get("version")
    return version(declared) if isinstance(declared, str) else None
