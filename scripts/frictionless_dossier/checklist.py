"""The rules of tables as a checklist of frictionless."""

from collections.abc import Iterator
from typing import Any

from frictionless_dossier.checking.declared import Declared
from frictionless_dossier.errors import OptionError
from frictionless_dossier.likeness import suggest
from frictionless_dossier.package.model import Package, Rule

RESOURCE = "resource"
"""The parameter by which a check of a checklist names its table; no rule has one of this name."""


def checklist(package: Package, resource: str | None = None) -> dict[str, Any]:
    """The checklist of one table, or of all tables.

    Each check names its resource, for frictionless runs all checks of a checklist on every
    resource. Rules of the whole package are left out (see `left_out`).

    Args:
        package: The package.
        resource: Name of the table; None for all.

    Raises:
        OptionError: There is no such table.
    """
    tables = [each.name for each in package.resources if each.schema is not None]
    if resource is not None and resource not in tables:
        raise OptionError(f"There is no table {resource!r}.", suggest(resource, tables))
    return {
        "checks": [
            {"type": rule.type, RESOURCE: rule.resource, **rule.parameters}
            for rule in Declared(package).rules
            if rule.resource is not None and resource in (None, rule.resource)
        ]
    }


def left_out(package: Package) -> Iterator[Rule]:
    """The rules of the whole package, which frictionless has no place for."""
    return (rule for rule in Declared(package).rules if rule.resource is None)
