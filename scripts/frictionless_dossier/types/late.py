"""Modules of types that are imported when one of their types is met."""

from importlib import import_module
from typing import Any


class Late:
    """A module beside this one: most packages have few of the types."""

    def __init__(self, name: str) -> None:
        self._name = f"{__package__}.{name}"

    def __getattr__(self, name: str) -> Any:
        value = self.__dict__[name] = getattr(import_module(self._name), name)
        return value
