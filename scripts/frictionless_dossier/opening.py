"""A package opened for work: what it declares, and its tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Any

from frictionless_dossier.bounded import Patience
from frictionless_dossier.errors import PackageError
from frictionless_dossier.findings import Finding
from frictionless_dossier.judge.documents import judge_document
from frictionless_dossier.package.archive import is_zip, unpacked
from frictionless_dossier.package.contents import read_contents
from frictionless_dossier.package.documents import (
    DocumentPlaces,
    declared_schema,
    read_document,
)
from frictionless_dossier.package.fingerprint import check_fingerprint
from frictionless_dossier.package.jsonfile import fault_finding, read_json
from frictionless_dossier.package.load import DESCRIPTOR, load
from frictionless_dossier.package.model import Package, Resource
from frictionless_dossier.package.paths import FileFault
from frictionless_dossier.package.read import read_table
from frictionless_dossier.package.table import Table
from frictionless_dossier.progress import Progress, silent
from frictionless_dossier.sieve.choice import Limits, is_available, is_large


@dataclass(frozen=True, slots=True)
class OpenPackage:
    """A package and all of it that could be read.

    Attributes:
        package: What is declared.
        tables: Tables by name of resource, in the order of the descriptor.
        documents: JSON documents by name of resource.
        findings: What is wrong with descriptor, schemas, files and their structure.
        contents: Bytes of the files without a finding, by path; empty unless asked for.
        slow: Names of the large tables that were read the slow way, for want of the extra `fast`.
    """

    package: Package
    tables: Mapping[str, Table]
    documents: Mapping[str, Any]
    findings: tuple[Finding, ...]
    contents: Mapping[str, bytes] = field(default_factory=dict)
    slow: tuple[str, ...] = ()


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
    """
    place = Path(path)
    limits = limits or Limits()
    if not is_zip(place):
        return _open(place, contents, limits, progress)
    if writable:
        raise PackageError(
            f"{path}: Nothing is written into a zip file.", "Unpack it, and name the folder."
        )
    with unpacked(place, DESCRIPTOR) as (folder, tie):
        opened = _open(folder, contents, limits, progress)
        tie(opened.package)
        return opened


def _open(path: Path, contents: bool, limits: Limits, progress: Progress) -> OpenPackage:
    package, findings = load(path)
    tables: dict[str, Table] = {}
    documents: dict[str, Any] = {}
    patience = Patience()
    slow: list[str] = []
    for resource in package.resources:
        findings.extend(check_fingerprint(package, resource))
        if resource.schema is not None:
            # Who wants the bytes wants every cell, too, so that nothing is gained by leaving some.
            large = not contents and is_large(package, resource, limits)
            if large and is_available():
                from frictionless_dossier.sieve.reader import read_large_table

                table, found = read_large_table(package, resource, limits, progress)
            else:
                table, found = read_table(package, resource)
                slow += [resource.name] * large
            if table is not None:
                tables[resource.name] = table
        elif resource.format == "json":
            document, found = read_document(package, resource)
            if document is not None:
                documents[resource.name] = document
                found.extend(_against_schema(package, resource, document, patience))
        else:
            continue
        findings.extend(found)
    held: Mapping[str, bytes] = {}
    if contents or any(rule.type == "canonical-form" for rule in package.rules):
        faulty = frozenset(each.path for each in findings if each.path is not None)
        held = read_contents(package, faulty)
    return OpenPackage(package, tables, documents, tuple(findings), held, tuple(slow))


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
