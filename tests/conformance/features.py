"""The features of the standard and the cases that ask for them, from `features.json`.

A case gives what is different from a sound package of one table with the fields `id` and `name`:
members of `package`, `resource` or `schema` (null takes one away), the `text` of the table (or its
bytes as `hex`), other `files`, `more` resources, or a whole `descriptor`. `expect` lists what this
tool must find, each as record, field and kind.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conformance.compare import Case
from tests.conformance.tables import V2

_FILE = Path(__file__).with_name("features.json")
_TEXT = "id,name\n1,a\n"
_SCHEMA = {"fields": [{"name": "id", "type": "integer"}, {"name": "name"}]}


@dataclass(frozen=True)
class Feature:
    """A feature of the standard.

    Attributes:
        part: Part of the standard.
        name: What it is called there.
        clause: Where it stands: an address, or a page of the standard and a heading.
        cases: The cases that ask for it.
    """

    part: str
    name: str
    clause: str
    cases: tuple[Case, ...]


def every_feature() -> Iterator[Feature]:
    """The features in the order of the standard."""
    for each in json.loads(_FILE.read_text(encoding="utf-8")):
        plain = each["feature"].replace("`", "")
        cases = tuple(_case(f"{plain}: {name}", told) for name, told in each["cases"].items())
        yield Feature(each["part"], each["feature"], each["clause"], cases)


def _case(name: str, told: Mapping[str, Any]) -> Case:
    resource = {"name": "t", "path": "t.csv", "schema": told.get("schema", _SCHEMA)}
    resource = _with(resource, told.get("resource", {}))
    package = {"$schema": V2, "name": "p", "resources": [resource, *told.get("more", ())]}
    descriptor = told.get("descriptor", _with(package, told.get("package", {})))
    content = bytes.fromhex(told["hex"]) if "hex" in told else told.get("text", _TEXT).encode()
    files = {name: text.encode() for name, text in told.get("files", {}).items()}
    path = resource.get("path")
    if isinstance(path, list):
        path = path[0] if path else None
    local = isinstance(path, str) and path in ("t.csv", "t.txt", "t.data")
    if local or "url" in resource:
        files.setdefault(path if local else resource["url"], content)
    expected = frozenset((row, field, kind) for row, field, kind in told["expect"])
    return Case(name, descriptor, files, expected=expected)


def _with(declared: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    changed = {**declared, **changes}
    return {key: value for key, value in changed.items() if key not in changes or value is not None}
