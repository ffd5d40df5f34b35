"""A descriptor, schemas and rules for tables that have none, and what was guessed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from frictionless_dossier.dates import PATTERN, PATTERN_WITHOUT_OPEN, canonical
from frictionless_dossier.drafting.columns import (
    MOSTLY,
    Profile,
    day_format,
    in_figures,
    is_interval,
    profile,
    still,
)
from frictionless_dossier.drafting.naming import boundaries, bounds_office, office, refers, slug
from frictionless_dossier.drafting.reading import FoundTable
from frictionless_dossier.errors import OptionError
from frictionless_dossier.likeness import listed, suggest
from frictionless_dossier.package.model import EDTF

SCHEMAS = "schemas"
"""Folder of the drafted schemas."""

_PROFILE = "https://datapackage.org/profiles/2.0"
_LEVEL = f"{EDTF}/EDTF"
_FORMATS = {"csv", "tsv", "tab", "txt"}
_SHOWN = 3
_CODE = re.compile(r"[A-Za-z][\w./:-]*")
_KEYS = ("id", "key", "code", "identifier", "slug")
"""Labels of keys, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was drafted.

    Attributes:
        descriptor: The descriptor.
        schemas: The schemas, by path.
        notes: What was guessed, and what is left to do; a sentence each.
    """

    descriptor: Mapping[str, Any]
    schemas: Mapping[str, Mapping[str, Any]]
    notes: tuple[str, ...]


def draft(name: str, found: Sequence[FoundTable], by: Sequence[str] = ()) -> Draft:
    """Draft a package of tables.

    Args:
        name: Name of the package; turned into one that a package may have.
        found: Its tables.
        by: Labels that together name what only one may hold at once; guessed where empty.

    Raises:
        OptionError: No table has all the labels of `by`.
    """
    tables = [_Table(each, name) for each, name in zip(found, _names(found), strict=True)]
    if by and not any(each.has(by) for each in tables):
        labels = [label for each in found for label in each.labels]
        unknown = next((label for label in by if label not in labels), by[0])
        raise OptionError(f"No table has the column {unknown!r}.", suggest(unknown, labels))
    notes: list[str] = []
    for table in tables:
        notes += table.relabelled()
        notes += table.write_fields()
        notes += table.write_key()
        notes += table.write_rules(by)
    for table in tables:
        notes += table.write_references(tables)
    descriptor: dict[str, Any] = {
        "$schema": f"{_PROFILE}/datapackage.json",
        "name": slug(name),
        "resources": [each.resource for each in tables],
    }
    if any(each.dated for each in tables):
        descriptor["rules"] = [{"type": "edtf"}]
    return Draft(descriptor, {each.schema_path: each.schema for each in tables}, tuple(notes))


class _Table:
    """One table and its draft."""

    def __init__(self, found: FoundTable, name: str) -> None:
        self.found = found
        self.name = name
        format = day_format(found.columns)
        self.profiles = {
            label: profile(label, cells, format)
            for label, cells in zip(found.labels, found.columns, strict=True)
        }
        self.bounds = boundaries([label for label, each in self.profiles.items() if each.is_date])
        self.schema_path = f"{SCHEMAS}/{name}.json"
        self.schema: dict[str, Any] = {
            "$schema": f"{_PROFILE}/tableschema.json",
            "fields": [],
        }

    @property
    def dated(self) -> bool:
        return any(each.is_date for each in self.profiles.values())

    @property
    def key(self) -> str | None:
        """The column that names each row: one called so, else the first of unique codes.

        Names of people and other texts with blanks do not count: another row may have them too.
        """
        fit = [
            label
            for label, each in self.profiles.items()
            if each.unique and not each.is_date and each.type in ("string", "integer")
        ]
        called = [label for name in _KEYS for label in fit if slug(label) == name]
        codes = [label for label in fit if all(map(_CODE.fullmatch, map(str, self.cells(label))))]
        return next(iter((*called, *codes)), None)

    @property
    def resource(self) -> dict[str, Any]:
        told: dict[str, Any] = {"name": self.name, "type": "table", "path": self.found.path}
        if PurePosixPath(self.found.path).suffix[1:].lower() not in _FORMATS:
            told["format"] = "csv"
        if self.found.encoding != "utf-8":
            told["encoding"] = self.found.encoding
        if self.found.delimiter != ",":
            told["dialect"] = {"delimiter": self.found.delimiter}
        return told | {"schema": self.schema_path}

    def has(self, labels: Sequence[str]) -> bool:
        return all(label in self.profiles for label in labels)

    def cells(self, label: str) -> Sequence[str | None]:
        cells = self.found.columns[self.found.labels.index(label)]
        nothing = self.profiles[label].no_value
        return [None if each in nothing else each for each in cells] if nothing else cells

    def relabelled(self) -> Iterator[str]:
        """Columns for which a label was made up."""
        pairs = zip(self.found.written, self.found.labels, strict=True)
        for number, (written, label) in enumerate(pairs, start=1):
            if written != label:
                wrong = f"has the label {written!r} of another" if written else "has no label"
                yield (
                    f"{self.found.path}: column {number} {wrong}; drafted as {label!r}. Write that "
                    f"into the file, or a better one into the file and {self.schema_path}."
                )

    def write_fields(self) -> Iterator[str]:
        for label, each in self.profiles.items():
            told: dict[str, Any] = {"name": label, "type": each.type}
            if each.format:
                told["format"] = each.format
            if each.no_value:
                told["missingValues"] = ["", *each.no_value]
            if each.is_date and each.type == "string":
                open_end = self.bounds is not None and label == self.bounds[1]
                pattern = PATTERN if open_end else PATTERN_WITHOUT_OPEN
                told |= {"rdfType": _LEVEL, "constraints": {"pattern": pattern}}
                yield from self._stray(label, each)
            self.schema["fields"].append(told)
        yield from self._without_value()

    def _without_value(self) -> Iterator[str]:
        """Columns with texts that were taken for "no value"."""
        empty = {label: each.no_value for label, each in self.profiles.items() if each.no_value}
        if empty:
            texts = dict.fromkeys(repr(text) for each in empty.values() for text in each)
            yield (
                f"{self.found.path}: took {listed(texts)} in {listed(empty)} for no value "
                "(`missingValues`)."
            )

    def _stray(self, label: str, each: Profile) -> Iterator[str]:
        """Cells of a column of dates that are no dates."""
        if not each.stray:
            return
        cells = self.cells(label)
        texts = list(dict.fromkeys(str(cells[at]) for at in each.stray))
        shown = ", ".join(map(repr, texts[:_SHOWN])) + (", …" if len(texts) > _SHOWN else "")
        line = self.found.lines[each.stray[0]]
        told = (
            f"{self.found.path}: {len(each.stray)} of {each.filled} cells of {label} are no dates: "
            f"{shown} (first in line {line}). Write 2016-07-26, 2016-07 or 2016, as precise as "
            "the source."
        )
        if self.found.encoding.startswith("utf-8") and any(map(canonical, texts)):
            told += " `dossier fix` does so where only one reading is possible."
        if all(map(in_figures, texts)):
            told += (
                " Or, if all have one order, declare the type `date` with the format `%d/%m/%Y` or "
                "`%m/%d/%Y`."
            )
        if any(map(still, texts)):
            told += " Write `..` for an end that a source says has not come; empty if not known."
        yield told

    def write_key(self) -> Iterator[str]:
        if self.key is None:
            yield (
                f"{self.found.path}: no column names each row. Add one, such as `id`, and declare "
                "it as `primaryKey`."
            )
        else:
            self.schema["primaryKey"] = [self.key]

    def write_rules(self, by: Sequence[str]) -> Iterator[str]:
        if self.bounds is None:
            dates = [label for label, each in self.profiles.items() if each.is_date]
            undated = boundaries(self._filled())
            in_one = next(filter(self._holds_intervals, self._filled()), None)
            if undated is not None:
                yield from self._undated(undated)
            elif in_one is not None:
                shown = next(filter(None, self.cells(in_one)))
                yield (
                    f"{self.found.path}: {in_one} holds a start and an end in one, such as "
                    f"{shown!r}: no rule was drafted. Give each a column of its own."
                )
            elif len(dates) > 1:
                yield (
                    f"{self.found.path}: holds dates ({listed(dates)}), but none that look like a "
                    "start with its end. Declare the rule `period` for those that are."
                )
            return
        start, end = self.bounds
        rules: list[dict[str, Any]] = [{"type": "period", "start": start, "end": end}]
        held = list(by) if by and self.has(by) else self._held()
        if held:
            rules.append({"type": "overlap", "by": held, "start": start, "end": end, "seats": 1})
            if not by:
                yield (
                    f"{self.found.path}: guessed that one row at a time may hold each "
                    f"{' in one '.join(held)} (rule `overlap` in {self.schema_path}). Name other "
                    "columns with --by."
                )
            yield from self._unheld(held)
        else:
            yield (
                f"{self.found.path}: has periods, but no column seems to name what is held. Name "
                "it with --by, to have overlaps found."
            )
        yield from self._without_end(end)
        self.schema["rules"] = rules

    def _filled(self) -> list[str]:
        """The columns with any value."""
        return [label for label, each in self.profiles.items() if each.filled]

    def _holds_intervals(self, label: str) -> bool:
        """Whether most cells of a column are a start and an end in one."""
        cells = [cell for cell in self.cells(label) if cell is not None]
        number = sum(map(is_interval, cells))
        return not self.profiles[label].is_date and number > MOSTLY * len(cells)

    def _undated(self, bounds: tuple[str, str]) -> Iterator[str]:
        """Columns that are called as a start and an end, and hold no dates that are read."""
        without = [label for label in bounds if not self.profiles[label].is_date]
        shown = next(cell for cell in self.cells(without[0]) if cell is not None)
        yield (
            f"{self.found.path}: {' and '.join(bounds)} look like a start and an end, but "
            f"{' and '.join(without)} {'holds' if len(without) == 1 else 'hold'} no dates that are "
            f"read here, such as {shown!r}: no rule was drafted. Write 2016-07-26, 2016-07 or 2016."
        )

    def _without_end(self, end: str) -> Iterator[str]:
        """Rows without an end, which may mean two things."""
        cells = self.cells(end)
        if None in cells:
            yield (
                f"{self.found.path}: {cells.count(None)} of {len(cells)} rows have no {end}, which "
                "says that it is not known. Where it has not come, write `..`, and in the "
                "descriptor, as `asOf`, the day up to which the table tells."
            )

    def _held(self) -> list[str]:
        """The columns that together name what is held: an office, and the bodies it belongs to."""
        labels = [label for label in self._filled() if label not in (self.bounds or ())]
        named = office(labels)
        if named is None:
            return []
        at = [index for index, cell in enumerate(self.cells(named)) if cell is not None]
        bodies = [label for label in labels if label != named and bounds_office(label, named)]
        return [
            named,
            *(each for each in bodies if None not in map(self.cells(each).__getitem__, at)),
        ]

    def _unheld(self, held: Sequence[str]) -> Iterator[str]:
        """Rows that lack one of the columns that name what is held."""
        rows = list(zip(*map(self.cells, held), strict=True))
        lacking = sum(None in row for row in rows)
        if lacking:
            yield (
                f"{self.found.path}: {lacking} of {len(rows)} rows lack {' or '.join(held)}; they "
                "are compared with no other. If other columns name what they hold, declare a "
                "second rule `overlap` for them, with `where`."
            )

    def write_references(self, tables: Sequence["_Table"]) -> Iterator[str]:
        keys = [key for label in self.profiles for key in self._references(label, tables)]
        if keys:
            self.schema["foreignKeys"] = keys
        named = {each.name: each for each in tables}
        for key in keys:
            (label,), target = key["fields"], named[key["reference"]["resource"]]
            yield f"{self.found.path}: guessed that {label} names a row of {target.name}." + (
                self._dangling(label, target.cells(target.key or ""))
            )
            yield from self._look_seats_up(label, target)

    def _look_seats_up(self, label: str, target: "_Table") -> Iterator[str]:
        """Take the seats of what is held from a column of the table that it names a row of."""
        numbers = [each for each, found in target.profiles.items() if found.type == "integer"]
        seats = next((each for each in numbers if slug(each) == "seats"), None)
        for rule in self.schema.get("rules", ()):
            if seats is not None and rule["type"] == "overlap" and label in rule["by"]:
                rule["seats"] = {"field": label, "resource": target.name, "value": seats}
                told = f"{seats} of {target.name} tells how many may hold at once."
                yield f"{self.found.path}: {told}"

    def _dangling(self, label: str, known: Sequence[str | None]) -> str:
        """How many cells of a reference lead nowhere; empty where all lead somewhere."""
        there = {*known}
        lost = [at for at, cell in enumerate(self.cells(label)) if cell and cell not in there]
        if not lost:
            return ""
        first = f"{self.cells(label)[lost[0]]!r} in line {self.found.lines[lost[0]]}"
        return f" {len(lost)} of {self.profiles[label].filled} cells name none (first {first})."

    def _references(self, label: str, tables: Sequence["_Table"]) -> Iterator[dict[str, Any]]:
        """The table whose keys hold most values of a column that is called after it."""
        values = {*self.cells(label)} - {None}
        for other in tables:
            key = other.key
            if other is self or key is None or not values or label == self.key:
                continue
            known = values & {*other.cells(key)}
            if refers(label, other.name, key) and len(known) > MOSTLY * len(values):
                reference = {"resource": other.name, "fields": [key]}
                yield {"fields": [label], "reference": reference}
                return


def _names(found: Sequence[FoundTable]) -> list[str]:
    """A name for each table, from its file; numbered where two would be the same."""
    names: list[str] = []
    for each in found:
        base = slug(PurePosixPath(each.path).stem)
        taken = sum(name == base or name.startswith(f"{base}-") for name in names)
        names.append(f"{base}-{taken + 1}" if base in names else base)
    return names
