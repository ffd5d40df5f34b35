"""A finding as an error of frictionless, for readers that have frictionless and not our plugin.

Each stock error type demands certain keys (frictionless 5.21, `frictionless/errors/*.py`); a
finding that lacks one of them is told under the next coarser type. Keys that do not apply are
absent.
"""

from collections.abc import Mapping
from typing import Any

from frictionless_dossier.findings import Finding

_CELL = (
    "cell-error",
    "extra-cell",
    "missing-cell",
    "type-error",
    "constraint-error",
    "unique-error",
)
_ROW = ("row-error", "blank-row", "primary-key", "duplicate-row", "row-constraint")
_LABEL = (
    "label-error",
    "extra-label",
    "missing-label",
    "blank-label",
    "duplicate-label",
    "incorrect-label",
)

_NEEDS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_CELL, ("cells", "rowNumber", "cell", "fieldName", "fieldNumber")),
    **dict.fromkeys(_ROW, ("cells", "rowNumber")),
    **dict.fromkeys(_LABEL, ("labels", "rowNumbers", "label", "fieldName", "fieldNumber")),
    "header-error": ("labels", "rowNumbers"),
    "foreign-key": (
        "cells",
        "rowNumber",
        "fieldNames",
        "fieldCells",
        "referenceName",
        "referenceFieldNames",
    ),
}

_COARSER = {
    **dict.fromkeys((*_CELL, "foreign-key"), "row-error"),
    **dict.fromkeys(_ROW, "table-error"),
    **dict.fromkeys(_LABEL, "header-error"),
    "cell-error": "row-error",
    "row-error": "table-error",
    "header-error": "table-error",
}


def error(finding: Finding, fields: tuple[str, ...]) -> dict[str, Any]:
    """The descriptor of a finding as an error.

    Args:
        finding: The finding.
        fields: Names of the fields of its table, in order; empty for what is no table.
    """
    known = _values(finding, fields)
    type_ = finding.kind.stock
    while any(name not in known for name in _NEEDS.get(type_, ())):
        type_ = _COARSER[type_]
    told = {
        "type": type_,
        "title": finding.kind.title,
        "description": finding.kind.description,
        "message": finding.message,
        "tags": [],
        "note": finding.message,
    }
    return told | {name: known[name] for name in _NEEDS.get(type_, ())} | ours(finding)


def ours(finding: Finding) -> dict[str, Any]:
    """What a finding says in our own terms; keys that do not apply are absent."""
    told: dict[str, Any] = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "remedy": finding.remedy,
        "check": finding.check,
        "resource": finding.resource,
        "path": finding.path,
        "line": finding.line,
        **_column(finding),
        "row": finding.row,
        "field": finding.field,
        "value": finding.cell,
        "answer": finding.answer.value if finding.answer else None,
        "rows": [str(row) for row in finding.rows] or None,
        "details": dict(finding.details) or None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _column(finding: Finding) -> dict[str, int]:
    """Where the cell begins and how wide it is; and on which line, if not on that of its record."""
    excerpt = finding.excerpt
    if excerpt is None or excerpt.column is None:
        return {}
    told = {"column": excerpt.column, "width": excerpt.width}
    return told if excerpt.line == finding.line else told | {"cellLine": excerpt.line}


def _values(finding: Finding, fields: tuple[str, ...]) -> dict[str, Any]:
    """What frictionless may want to know, as far as the finding tells it."""
    known: dict[str, Any] = {}
    if not fields:
        return known
    # A cell or label beyond the schema has no field: frictionless counts it behind the last one.
    named = finding.field in fields
    known["fieldName"] = finding.field if named else ""
    known["fieldNumber"] = fields.index(str(finding.field)) + 1 if named else len(fields) + 1
    known["cell"] = known["label"] = finding.cell or ""
    known["labels"] = list(fields)
    if finding.row is None:
        return known
    known |= {
        "cells": list(finding.cells),
        "rowNumber": finding.row,
        "rowNumbers": [finding.row],
    }
    key = finding.details.get("fields", ())
    if "reference" in finding.details and len(finding.cells) == len(fields):
        known |= {
            "fieldNames": list(key),
            "fieldCells": [finding.cells[fields.index(name)] for name in key],
            "referenceName": finding.details.get("resource", ""),
            "referenceFieldNames": list(finding.details["reference"]),
        }
    return known
