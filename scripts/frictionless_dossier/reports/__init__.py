"""Reports: the same findings for people and for machines. A report never decides.

Each module is one form. It gives `write(report, stream, strict=…)`, goes through the findings one
by one, and tells no time, so that two runs over the same package give the same bytes.
"""

from importlib import import_module
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from frictionless_dossier.report import Report

FORMS = ("text", "json", "github", "sarif", "junit")
"""The forms of a report; each is written by the module of its name."""


def render(report: "Report", form: str, stream: TextIO, *, strict: bool = False) -> None:
    """Write a report to a stream in one of its forms."""
    import_module(f"{__name__}.{form}").write(report, stream, strict=strict)
