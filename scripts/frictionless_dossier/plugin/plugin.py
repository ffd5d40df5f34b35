"""The hook by which frictionless asks for the class of a check."""

from functools import cache

from frictionless import Check, Plugin

from frictionless_dossier.checking import registry
from frictionless_dossier.checking.check import Scope
from frictionless_dossier.plugin.check import RuleCheck, stock_errors


class DossierPlugin(Plugin):
    """Makes every rule of tables a check of frictionless, under its own name."""

    def select_check_class(self, type: str | None = None) -> type[Check] | None:
        """The class of a check of this type; None for what is not ours."""
        return _check_class(type) if type in registry.names() else None


@cache
def _check_class(name: str) -> type[Check] | None:
    check = registry.find(name)
    if check.scope is not Scope.TABLE:
        return None
    return type(name, (RuleCheck,), {"type": name, "rule": check, "Errors": stock_errors(check)})
