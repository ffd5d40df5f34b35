"""The packages kept here, with faults planted in each field of each table that a schema protects.

A fault is planted by what the field declares, whatever the package is about; each stands in a row
of its own as long as there are rows.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.conformance.compare import Case

ROOT = Path(__file__).parents[2]
PACKAGES = [ROOT, *sorted(each.parent for each in ROOT.glob("tests/packages/*/datapackage.json"))]


def package_cases() -> Iterator[Case]:
    """Each package as it is, and with its faults."""
    for folder in PACKAGES:
        name = "this package" if folder == ROOT else folder.name
        descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        files = dict(_files(folder, descriptor))
        yield Case(f"package {name}", descriptor, files, named=True)
        planted = {
            each["path"]: _plant(files[each["path"]], json.loads(files[each["schema"]]))
            for each in descriptor["resources"]
            if isinstance(each.get("schema"), str)
        }
        yield Case(f"package {name} with faults", descriptor, files | planted, named=True)


def _files(folder: Path, descriptor: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    for each in descriptor["resources"]:
        for key in ("path", "schema", "jsonSchema"):
            if isinstance(each.get(key), str):
                yield each[key], (folder / each[key]).read_bytes()


def _plant(content: bytes, schema: Mapping[str, Any]) -> bytes:
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    referring = {name for key in schema.get("foreignKeys", ()) for name in _names(key["fields"])}
    keys = set(_names(schema.get("primaryKey", [])))
    place = 0
    for field in schema["fields"]:
        if field["name"] in keys or not rows:
            continue
        position = header.index(field["name"])
        known = max((row[position] for row in rows), default="")
        for text in _faults(field, known if field["name"] in referring else None):
            rows[place % len(rows)][position] = text
            place += 1
    if not rows:
        return content
    rows[0] += ["one", "two"]
    if not schema["fields"][-1].get("constraints", {}).get("required"):
        rows[-1].pop()
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    return stream.getvalue().encode()


def _faults(field: Mapping[str, Any], refers: str | None) -> Iterator[str]:
    """Texts that what the field declares refuses, one for each declaration.

    A reference (`refers` is one) becomes another of the same form, and gets no other fault: that
    one which is refused is not followed has a case of its own.
    """
    constraints = field.get("constraints", {})
    if constraints.get("required"):
        yield ""
    if refers is not None:
        matches = re.compile(constraints.get("pattern", ".*")).fullmatch
        yield from [each for each in (f"{refers}9", refers[::-1]) if refers and matches(each)][:1]
        return
    if field.get("type", "string") not in ("string", "any"):
        yield "no value"
    if "pattern" in constraints:
        yield "\\~"
    if "enum" in constraints:
        yield "none-of-them"
    if "minimum" in constraints and field["type"] == "integer":
        yield str(int(constraints["minimum"]) - 1)
    if "maximum" in constraints and field["type"] == "integer":
        yield str(int(constraints["maximum"]) + 1)


def _names(key: str | Sequence[str]) -> Sequence[str]:
    return [key] if isinstance(key, str) else key
