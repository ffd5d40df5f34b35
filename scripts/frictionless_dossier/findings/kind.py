"""Kinds of finding: the one place that says what a finding means and how it is mended."""

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding matters: only errors make a package invalid (warnings too if strict)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def order(self) -> int:
        """Position when sorting, the most severe first."""
        return ("error", "warning", "info").index(self.value)


class Kind(NamedTuple):
    """One kind of finding.

    Attributes:
        name: Its name in reports, in lower-case words joined by hyphens. It is the name that
            frictionless gives to the same fault, where it has one.
        severity: How much it matters.
        title: What is wrong, in one line.
        description: Why that is a fault.
        remedy: What to do, unless the finding itself says something more exact.
        example: A failing example, in the words of a reader.
        stock: The narrowest error type of frictionless that fits; a report is loaded by
            frictionless under this type where the plugin is not installed.
        excusable: Whether it is about the record (the facts told) and may be accepted by a row of
            the exceptions table; faults of form, keys and provenance never are.
    """

    name: str
    severity: Severity
    title: str
    description: str
    remedy: str
    example: str
    stock: str
    excusable: bool = False

    def __hash__(self) -> int:
        """By the name alone, which is unique: each of millions of findings is counted by it."""
        return hash(self.name)
