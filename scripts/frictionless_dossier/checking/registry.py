"""The checks that there are. One module of `checks` is one check, named after it.

Adding a module there adds a rule: nothing lists them.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from frictionless_dossier import checks
from frictionless_dossier.checking.check import Check


@cache
def names() -> tuple[str, ...]:
    """Names of all checks, in alphabetical order. Imports none of them."""
    modules = Path(checks.__path__[0]).glob("[!_]*.py")
    return tuple(sorted(each.stem.replace("_", "-") for each in modules))


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
