"""A window over a file gives each line that is asked for, and enough of what follows it."""

from io import StringIO

import pytest
from frictionless_dossier.package import window
from frictionless_dossier.package.window import Window
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("REACH", 7), ("_PIECE", 5), ("_STEP", 4), ("_NEAR", 2)):
        monkeypatch.setattr(window, name, value)


@pytest.mark.usefixtures("small")
@given(text=st.text("ab\n", max_size=60), asked=st.lists(st.integers(1, 30), max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_lines_asked_for_in_order_are_found(text: str, asked: list[int]) -> None:
    seen, lines = Window(StringIO(text)), text.split("\n")
    for number in sorted(asked):
        start = seen.start(number)
        if number > len(lines):
            assert start is None
        else:
            assert start is not None
            rest = "\n".join(lines[number - 1 :])
            reach = max(len(seen.text) - start, 7)
            assert seen.text[start:] == rest[:reach]
            if len(seen.text) - start >= 7:
                assert seen.text[start : seen.line_end(start)].startswith(lines[number - 1][:7])


@pytest.mark.usefixtures("small")
def test_a_line_before_the_last_one_is_gone() -> None:
    seen = Window(StringIO("a\nb\nc\n"))
    assert seen.start(3) is not None
    assert seen.start(2) is None
