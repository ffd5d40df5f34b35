"""A package opened for work: what it declares, and its tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any

from frictionless_dossier.findings import Finding
from frictionless_dossier.package.documents import read_document
from frictionless_dossier.package.load import load
from frictionless_dossier.package.model import Package
from frictionless_dossier.package.read import read_table
from frictionless_dossier.package.table import Table


@dataclass(frozen=True, slots=True)
class OpenPackage:
    """A package and all of it that could be read.

    Attributes:
        package: What is declared.
        tables: Tables by name of resource, in the order of the descriptor.
        documents: JSON documents by name of resource.
        findings: What is wrong with descriptor, schemas, files and their structure.
    """

    package: Package
    tables: Mapping[str, Table]
    documents: Mapping[str, Any]
    findings: tuple[Finding, ...]


def open(path: str | PathLike[str] = ".") -> OpenPackage:
    """Open a package: a folder with a `datapackage.json`, or a descriptor.

    Raises:
        PackageError: The descriptor itself cannot be read.
    """
    package, findings = load(Path(path))
    tables: dict[str, Table] = {}
    documents: dict[str, Any] = {}
    for resource in package.resources:
        if resource.schema is not None:
            table, found = read_table(package, resource)
            if table is not None:
                tables[resource.name] = table
        elif resource.format == "json":
            document, found = read_document(package, resource)
            if document is not None:
                documents[resource.name] = document
        else:
            continue
        findings.extend(found)
    return OpenPackage(package, tables, documents, tuple(findings))
