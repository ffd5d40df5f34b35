"""How deep arrays and objects of JSON may be nested, in a file as in a cell."""

from typing import Any

MAX_DEPTH = 100
"""Levels that are accepted, as RFC 8259, section 9 lets us; more is a mistake or an attack."""


def too_deep(value: Any) -> bool:
    """Whether a value of JSON has more levels; found level by level, without recursion."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [
            each
            for group in level
            if isinstance(group, list | dict)
            for each in (group.values() if isinstance(group, dict) else group)
        ]
        if not level:
            return False
    return any(isinstance(each, list | dict) for each in level)
