"""A package with findings of every severity and place, and its report in each form."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from frictionless_dossier import validate
from frictionless_dossier.reports import render

HERE = Path(__file__).parent
Reported = Callable[[str], str]


@pytest.fixture
def reported(monkeypatch: pytest.MonkeyPatch) -> Reported:
    """Gives the report of the package in one of the forms, as run from the folder above it."""
    for name in ("GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(HERE)

    def report(form: str) -> str:
        stream = StringIO()
        render(validate("package"), form, stream)
        return stream.getvalue()

    return report
