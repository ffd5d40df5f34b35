"""How deep arrays and objects of JSON may be nested, in a file as in a cell."""

from typing import Any

MAX_DEPTH = 100
"""Levels that are accepted, as RFC 8259, section 9 lets us; more is a mistake or an attack."""


def too_deep(value: Any) -> bool:
    """Whether a value of JSON has more levels; found level by level, without recursion."""
    level: list[Any] = [[value]]
    for _ in range(MAX_DEPTH + 1):
        level = [
            each
            for group in level
            for each in (group.values() if isinstance(group, dict) else group)
            if isinstance(each, (list, dict))
        ]
        if not level:
            return False
    return True
