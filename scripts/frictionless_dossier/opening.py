"""A package opened for work: what it declares, and its tables."""

from collections.abc import Collection, Iterator, Mapping
from os import PathLike
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from frictionless_dossier.bounded import Patience
from frictionless_dossier.errors import PackageError
from frictionless_dossier.findings import Finding
from frictionless_dossier.findings.log import FindingLog
from frictionless_dossier.judge.documents import judge_document
from frictionless_dossier.package.contents import WANTING, read_contents
from frictionless_dossier.package.documents import (
    DocumentPlaces,
    declared_schema,
    read_document,
)
from frictionless_dossier.package.fingerprint import check_fingerprint
from frictionless_dossier.package.jsonfile import fault_finding, read_json
from frictionless_dossier.package.load import DESCRIPTOR, load
from frictionless_dossier.package.model import Package, Resource
from frictionless_dossier.package.packed import is_zip
from frictionless_dossier.package.paths import FileFault
from frictionless_dossier.package.read import read_table
from frictionless_dossier.package.table import Table
from frictionless_dossier.progress import Progress, silent
from frictionless_dossier.sieve.choice import Limits, is_available, is_large


class OpenPackage(NamedTuple):
    """A package and all of it that could be read.

    Attributes:
        package: What is declared.
        tables: Tables by name of resource, in the order of the descriptor.
        documents: JSON documents by name of resource.
        findings: What is wrong with descriptor, schemas, files and their structure. There may be
            more than fit into the memory: go through them one by one.
        contents: Bytes of the files without a finding, by path; empty unless asked for.
        slow: Names of the large tables that were read the slow way, for want of the extra `fast`.
    """

    package: Package
    tables: Mapping[str, Table]
    documents: Mapping[str, Any]
    findings: Collection[Finding]
    contents: Mapping[str, bytes] = MappingProxyType({})
    slow: tuple[str, ...] = ()


class ReadingStopped(KeyboardInterrupt):
    """The reading of a package was stopped by the user.

    Attributes:
        opened: The package with the tables and documents that had been read to their end, and all
            that had been found.
    """

    def __init__(self, opened: OpenPackage) -> None:
        super().__init__()
        self.opened = opened


def open(
    path: str | PathLike[str] = ".",
    *,
    contents: bool = False,
    writable: bool = False,
    limits: Limits | None = None,
    progress: Progress = silent,
) -> OpenPackage:
    """Open a package: a folder with a `datapackage.json`, a descriptor, or a zip file of a folder.

    Args:
        path: The folder, the descriptor or the zip file. A zip file is unpacked into a temporary
            folder, which goes when the package does.
        contents: Whether the bytes of its files are wanted, too. A package that declares a rule
            about how files are written gets them anyway.
        writable: Whether files of it are to be written.
        limits: Sizes that decide how tables are read, never what is found.
        progress: Told how far large tables are read.

    Raises:
        PackageError: The descriptor itself cannot be read, or a zip file is to be written.
        SpillError: There are more findings than fit into the memory, and no room on the disk.
        ReadingStopped: The user stopped it (Ctrl-C) after the descriptor had been read.
    """
    place = Path(path)
    limits = limits or Limits()
    if not is_zip(place):
        return _open(place, contents, limits, progress)
    if writable:
        raise PackageError(
            f"{path}: Nothing is written into a zip file.", "Unpack it, and name the folder."
        )
    from frictionless_dossier.package.archive import unpacked

    with unpacked(place, DESCRIPTOR) as (folder, tie):
        try:
            opened = _open(folder, contents, limits, progress)
        except ReadingStopped as stopped:
            tie(stopped.opened.package)
            raise
        tie(opened.package)
        return opened


def _open(path: Path, contents: bool, limits: Limits, progress: Progress) -> OpenPackage:
    package, findings = load(path)
    reading = _Reading(package, findings, contents, limits, progress)
    try:
        reading.read()
    except KeyboardInterrupt:
        raise ReadingStopped(reading.opened()) from None
    held: Mapping[str, bytes] = {}
    if contents or any(rule.type in WANTING for rule in package.rules):
        faulty = frozenset(each.path for each in findings if each.path is not None)
        held = read_contents(package, faulty)
    return reading.opened(held)


class _Reading:
    """Reads the tables and documents of one package; holds what it has until it is stopped."""

    def __init__(
        self,
        package: Package,
        findings: FindingLog,
        contents: bool,
        limits: Limits,
        progress: Progress,
    ) -> None:
        self._package = package
        self._findings = findings
        self._contents = contents
        self._limits = limits
        self._progress = progress
        self._tables: dict[str, Table] = {}
        self._documents: dict[str, Any] = {}
        self._slow: list[str] = []
        self._patience = Patience()

    def opened(self, contents: Mapping[str, bytes] | None = None) -> OpenPackage:
        """What was read so far."""
        return OpenPackage(
            self._package,
            self._tables,
            self._documents,
            self._findings,
            contents or {},
            tuple(self._slow),
        )

    def read(self) -> None:
        """Read all of it, resource by resource."""
        for resource in self._package.resources:
            self._findings.extend(check_fingerprint(self._package, resource))
            if resource.schema is not None:
                table = self._table(resource)
                if table is not None:
                    self._tables[resource.name] = table
            elif resource.format == "json":
                self._document(resource)

    def _table(self, resource: Resource) -> Table | None:
        # Who wants the bytes wants every cell, too, so that nothing is gained by leaving some.
        large = not self._contents and is_large(self._package, resource, self._limits)
        if large and is_available():
            from frictionless_dossier.sieve.reader import read_large_table

            return read_large_table(
                self._package, resource, self._limits, self._progress, self._findings
            )
        table = read_table(self._package, resource, self._findings)
        self._slow += [resource.name] * large
        return table

    def _document(self, resource: Resource) -> None:
        document = read_document(self._package, resource, self._findings)
        if document is not None:
            self._documents[resource.name] = document
            found = _against_schema(self._package, resource, document, self._patience)
            self._findings.extend(found)


def _against_schema(
    package: Package, resource: Resource, document: Any, patience: Patience
) -> Iterator[Finding]:
    schema, path = declared_schema(resource), package.path
    if isinstance(schema, str):
        try:
            schema, path = read_json(package.base, schema).value, schema
        except FileFault as fault:
            yield fault_finding(fault, schema, resource.name)
            return
    if schema is not None:
        places = DocumentPlaces(package, resource)
        yield from judge_document(resource, document, schema, path, places, patience)
