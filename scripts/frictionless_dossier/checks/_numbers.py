"""Whole numbers in cells and in the descriptor that no type has read."""

_MOST = 999
"""Digits that are read: Python refuses to read thousands, which would take long."""


def natural(text: str) -> int | None:
    """The number that ASCII digits spell; None for any other text, and for too many digits."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST else None
