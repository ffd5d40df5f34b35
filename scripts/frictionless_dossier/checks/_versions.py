"""Versions of the data, as tables of upkeep tell them."""

from frictionless_dossier.checking.context import Context

Version = tuple[int, ...]


def version(text: str) -> Version | None:
    """The numbers of a version such as `0.12.3`; None where it has another form."""
    parts = text.split(".")
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    return tuple(int(part) for part in parts)


def present_version(context: Context) -> Version | None:
    """The version of the package; None where the descriptor tells none."""
    declared = context.package.descriptor.get("version")
    return version(declared) if isinstance(declared, str) else None
