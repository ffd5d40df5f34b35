"""Findings: what is wrong, where, and what to do; the only thing that checks produce."""

from frictionless_dossier.dates import Answer
from frictionless_dossier.findings.batch import Batch, singly
from frictionless_dossier.findings.excerpt import Excerpt
from frictionless_dossier.findings.finding import Finding, RowId, row_ids, sentence
from frictionless_dossier.findings.kind import Kind, Severity

__all__ = [
    "Answer",
    "Batch",
    "Excerpt",
    "Finding",
    "Kind",
    "RowId",
    "Severity",
    "row_ids",
    "sentence",
    "singly",
]
