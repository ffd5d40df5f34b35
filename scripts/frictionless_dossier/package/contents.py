"""The bytes of the small files of a package, for rules about how a file is written."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from frictionless_dossier.findings import Finding
from frictionless_dossier.package.documents import schema_key
from frictionless_dossier.package.model import Package
from frictionless_dossier.package.paths import MAX_JSON_BYTES, FileFault, read_bytes


class Contents(Mapping[str, bytes]):
    """The bytes of the files of a package, by path, those of rules too; read when first asked for.

    Files in which something was found are left out: what is not understood cannot be said to be
    written well or badly.

    Args:
        package: What is declared.
        findings: What is wrong with its files.
    """

    def __init__(self, package: Package, findings: Iterable[Finding]) -> None:
        self._package = package
        self._findings = findings

    def __getitem__(self, path: str) -> bytes:
        return self._held[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    @cached_property
    def _held(self) -> Mapping[str, bytes]:
        faulty = {each.path for each in self._findings}
        contents: dict[str, bytes] = {}
        for path in _paths(self._package):
            if path in contents or path in faulty:
                continue
            try:
                contents[path] = read_bytes(self._package.base, path, MAX_JSON_BYTES)
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
        document: Any = resource.descriptor.get(schema_key(resource))
        if isinstance(document, str):
            yield document
        if len(resource.paths) == 1:
            yield resource.paths[0]
    for rule in package.rules:
        record = rule.parameters.get("record")  # A file that a rule holds the package against.
        if isinstance(record, str):
            yield record
