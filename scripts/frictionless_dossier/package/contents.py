"""The bytes of the small files of a package, for rules about how a file is written."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from frictionless_dossier.package.documents import declared_schema
from frictionless_dossier.package.model import Package
from frictionless_dossier.package.paths import MAX_JSON_BYTES, FileFault, read_bytes

WANTING = frozenset(("canonical-form", "released"))
"""Rules that look at the bytes of files."""


def read_contents(package: Package, faulty: frozenset[str]) -> Mapping[str, bytes]:
    """The bytes of descriptor, schemas, documents, tables and the record of a release, by path.

    Args:
        package: What is declared.
        faulty: Paths of files in which something was found when they were read. They are left
            out: what is not understood cannot be said to be written well or badly.
    """
    contents: dict[str, bytes] = {}
    for path in _paths(package):
        if path in contents or path in faulty:
            continue
        try:
            contents[path] = read_bytes(package.base, path, MAX_JSON_BYTES)
        except FileFault:
            continue  # Too large to be held, or gone: reading the resource tells of it.
    return contents


def is_json(path: str) -> bool:
    """Whether a file is a JSON document, by its name."""
    return PurePosixPath(path).suffix.lower() == ".json"


def _paths(package: Package) -> Iterator[str]:
    yield package.path
    for resource in package.resources:
        if resource.schema is not None:
            yield resource.schema.path
        document: Any = declared_schema(resource)
        if isinstance(document, str):
            yield document
        if len(resource.paths) == 1:
            yield resource.paths[0]
    for rule in package.rules:
        record = rule.parameters.get("record")
        if rule.type in WANTING and isinstance(record, str):
            yield record
