"""How deep arrays and objects of JSON may be nested, in a file as in a cell."""

from itertools import chain
from typing import Any

MAX_DEPTH = 100
"""Levels that are accepted, as RFC 8259, section 9 lets us; more is a mistake or an attack."""


_HOLDING = frozenset((list, dict))


def too_deep(value: Any) -> bool:
    """Whether a value of JSON has more levels; found level by level, without recursion."""
    level: list[Any] = [[value]]
    for _ in range(MAX_DEPTH + 1):
        inside = [group.values() if type(group) is dict else group for group in level]
        # Most values hold none, and outlines have thousands of them.
        if _HOLDING.isdisjoint(map(type, chain.from_iterable(inside))):
            return False
        level = [each for group in inside for each in group if type(each) in _HOLDING]
    return True
