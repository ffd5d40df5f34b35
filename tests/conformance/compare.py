"""The same package before two judges: this tool, and frictionless as published."""

import json
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from frictionless import Package, system
from frictionless.exception import FrictionlessException
from frictionless_dossier import validate
from frictionless_dossier.errors import PackageError
from frictionless_dossier.findings import Severity

Place = tuple[int | None, str, str]
"""Record, field (empty where there is none) and kind of a finding."""

OF_US = frozenset({"nothing-to-check", "rule-declaration"})
"""Findings about a run, which no standard demands."""


WITHOUT_FIELD = frozenset({"primary-key", "extra-label"})
"""Kinds that frictionless lays to no field; so the field is left out of the comparison.

That of a finding about the descriptor, which is in no row, is left out for the same reason.
"""


@dataclass(frozen=True)
class Case:
    """A package made up for a question.

    Attributes:
        name: What it is called in the list of differences.
        descriptor: Its descriptor.
        files: Its other files.
        cells: For tables of many cells in question: the text of each by its record.
        expected: What this tool must find; None where only the comparison tells.
        named: Whether it has several tables, so that fields are compared with their table's name.
    """

    name: str
    descriptor: Any
    files: Mapping[str, bytes]
    cells: Mapping[int, str] = field(default_factory=dict)
    expected: frozenset[Place] | None = None
    named: bool = False

    def write(self, folder: Path) -> Path:
        """Write the package; returns its folder."""
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        text = json.dumps(self.descriptor, ensure_ascii=True)
        (folder / "datapackage.json").write_text(text, encoding="utf-8")
        return folder


def ours(package: Path) -> dict[str, set[Place]]:
    """What this tool finds by the standard alone: places by resource (`""`: the package)."""
    found: dict[str, set[Place]] = {}
    try:
        report = validate(package)
    except PackageError:
        return {"": {(None, "", "package-error")}}
    for each in report.findings:
        standard = each.check is None and each.rule not in OF_US
        if standard and each.severity is Severity.ERROR:
            place = _place(each.row, each.field, each.rule)
            found.setdefault(each.resource or "", set()).add(place)
    return found


def theirs(package: Path) -> dict[str, set[Place]]:
    """What frictionless finds, likewise; a crash is a finding of its own kind."""
    found: dict[str, set[Place]] = {}
    with warnings.catch_warnings(), plain_frictionless():
        warnings.simplefilter("ignore")
        try:
            descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
            report = Package.from_descriptor(descriptor, basepath=str(package)).validate()
        except FrictionlessException as exception:
            kinds = {error.type for error in (exception.reasons or [exception.error])}
            return {"": {(None, "", kind) for kind in kinds}}
        except Exception as crash:  # What an uncaught error is to be called is the question here.
            # That of a pattern is called `error` before Python 3.13.
            name = "PatternError" if isinstance(crash, re.error) else type(crash).__name__
            return {"": {(None, "", f"crash: {name}")}}
        for error in report.errors:
            found.setdefault("", set()).add((None, "", error.type))
        for task in report.tasks:
            for error in task.errors:
                row = getattr(error, "row_number", None)
                if row is None and getattr(error, "row_numbers", None):
                    row = error.row_numbers[-1]
                names = getattr(error, "field_names", None) or [getattr(error, "field_name", "")]
                place = _place(row, names[0] if len(names) == 1 else None, error.type)
                found.setdefault(task.name, set()).add(place)
    return found


@contextmanager
def plain_frictionless() -> Iterator[None]:
    """Frictionless without the plugin of this tool, which it finds by its name."""
    plugin = system.plugins.pop("dossier", None)
    vars(system).pop("methods", None)
    try:
        yield
    finally:
        if plugin is not None:
            system.plugins["dossier"] = plugin
            vars(system).pop("methods", None)


def _place(row: int | None, field: str | None, kind: str) -> Place:
    nameless = row is None or field is None or kind in WITHOUT_FIELD
    return row, "" if nameless else str(field), kind


def places(found: Mapping[str, set[Place]], *, named: bool = False) -> frozenset[Place]:
    """All places; `named`: with the resource in front of the field."""
    return frozenset(
        (row, f"{resource}/{field}" if named else field, kind)
        for resource, each in found.items()
        for row, field, kind in each
    )
