"""Reports: the same findings for people and for machines. A report never decides."""

from typing import TextIO

from frictionless_dossier.report import Report


def render(report: Report, form: str, stream: TextIO, *, strict: bool = False) -> None:
    """Write a report to a stream in one of its forms (`text`, `json`)."""
    if form == "json":
        from frictionless_dossier.reports import json

        json.write(report, stream, strict=strict)
    else:
        from frictionless_dossier.reports import text

        text.write(report, stream, strict=strict)
