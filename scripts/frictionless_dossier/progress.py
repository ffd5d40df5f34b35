"""Progress of long runs on a terminal: what is read, how many rows, how long it will take."""

import time
from collections.abc import Callable
from typing import TextIO

Progress = Callable[[str, int, int, int], None]
"""Told while a large table is read: its name, rows so far, bytes so far, bytes in all."""

_PAUSE = 0.2
"""Seconds between two showings, so that showing costs nothing."""


def silent(table: str, rows: int, done: int, total: int) -> None:
    """Show nothing."""


class Terminal:
    """Shows progress in one line of a terminal, and removes it at the end.

    Args:
        stream: Where it is shown; nothing is where it is no terminal.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream if stream.isatty() else None
        self._table = ""
        self._begun = self._shown = time.monotonic()

    def __call__(self, table: str, rows: int, done: int, total: int) -> None:
        """Show how far a table is read (see `Progress`)."""
        if self._stream is None:
            return
        now = time.monotonic()
        if table != self._table:
            self._table, self._begun = table, now
        if now - self._shown < _PAUSE:
            return
        from frictionless_dossier.reports.display import shown

        self._shown = now
        left = (now - self._begun) * (total - done) / done if done else 0.0
        text = f"{shown(table)}: {rows:,} rows, {done * 100 // max(total, 1)} %, {left:.0f} s left"
        self._stream.write(f"\r\x1b[K{text}")
        self._stream.flush()

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        """Remove the line."""
        if self._stream is not None and self._table:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
