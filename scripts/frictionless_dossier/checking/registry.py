"""The checks that there are. One module of `checks` is one check, named after it.

Adding a module there adds a rule: nothing lists them.
"""

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from frictionless_dossier import checks
from frictionless_dossier.checking.check import Check


@cache
def names() -> tuple[str, ...]:
    """Names of all checks, in alphabetical order. Imports none of them."""
    modules = (module.name for module in pkgutil.iter_modules(checks.__path__))
    return tuple(sorted(name.replace("_", "-") for name in modules if name[0] != "_"))


@cache
def find(name: str) -> Check:
    """The check of this name; imports its module only.

    Raises:
        KeyError: There is no such check.
    """
    if name not in names():
        raise KeyError(name)
    check = import_module(f"{checks.__name__}.{name.replace('-', '_')}").CHECK
    if not isinstance(check, Check):
        raise TypeError(f"{name}: CHECK is not a Check")
    return check


def every() -> Iterator[Check]:
    """All checks, in alphabetical order."""
    return (find(name) for name in names())
