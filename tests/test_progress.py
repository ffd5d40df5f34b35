"""Progress is shown on a terminal only, and leaves nothing behind."""

from io import StringIO
from types import SimpleNamespace

import pytest
from frictionless_dossier import progress
from frictionless_dossier.progress import Terminal


class Screen(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_table_rows_and_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([100.0, 101.0, 102.0, 102.1, 104.0])
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    screen = Screen()
    with Terminal(screen) as show:
        show("events", 1000, 10, 100)
        show("events", 2000, 20, 100)
        show("events", 2500, 25, 100)  # Too soon after the last one.
        show("events", 6000, 60, 100)
    assert screen.getvalue().split("\r\x1b[K")[1:] == [
        "events: 1,000 rows, 10 %, 0 s left",
        "events: 2,000 rows, 20 %, 4 s left",
        "events: 6,000 rows, 60 %, 2 s left",
        "",
    ]


def test_a_pipe_and_a_short_run_show_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    pipe, screen = StringIO(), Screen()
    with Terminal(pipe) as show:
        show("events", 1000, 10, 100)
    with Terminal(screen):
        pass
    assert pipe.getvalue() == screen.getvalue() == ""
