"""JSON documents of a package, strictly: what programs read differently is refused."""

from functools import cached_property
from typing import Any

from frictionless_dossier.findings import Finding
from frictionless_dossier.findings.log import Sink
from frictionless_dossier.package.jsonfile import fault_finding, read_json
from frictionless_dossier.package.jsonplaces import Places
from frictionless_dossier.package.kinds import SOURCE_ERROR
from frictionless_dossier.package.model import Package, Resource
from frictionless_dossier.package.paths import FileFault

JSON_DATA = "json-data-resource"
"""Profile of a resource whose `schema` is a JSON Schema (recipe "JSON Data Resources")."""


def declared_schema(resource: Resource) -> Any:
    """The JSON Schema of a document: itself, or its path; None where none is declared."""
    if resource.descriptor.get("profile") == JSON_DATA:
        return resource.descriptor.get("jsonSchema", resource.descriptor.get("schema"))
    return resource.descriptor.get("jsonSchema")


def read_document(package: Package, resource: Resource, found: Sink) -> Any | None:
    """Read the JSON document of a resource.

    Args:
        package: What is declared.
        resource: The resource.
        found: Where is put what is wrong with it.

    Returns:
        What the document means; None where it cannot be read or is ambiguous (duplicate keys, NaN,
        half characters). Of a resource whose path was refused on loading, nothing is found.
    """
    if not resource.paths:
        declared = resource.descriptor
        return declared.get("data") if "path" not in declared else None
    path = resource.paths[0]
    if len(resource.paths) > 1:
        message = "Several JSON files cannot be read as one document."
        remedy = "Give one file, or a resource for each."
        found.append(Finding(SOURCE_ERROR, message, remedy, resource=resource.name, path=path))
        return None
    try:
        file = read_json(package.base, path)
    except FileFault as fault:
        found.append(fault_finding(fault, path, resource.name))
        return None
    found.extend(file.findings(resource=resource.name))
    return None if file.ambiguities else file.value


class DocumentPlaces:
    """Where the values of a document stand; its file is read again when that is first asked.

    Attributes:
        path: The file; the descriptor where the document is inline.
        prefix: JSON Pointer of the document in that file.
    """

    def __init__(self, package: Package, resource: Resource) -> None:
        self.path = resource.path or package.path
        self.prefix = "" if resource.path else f"{resource.pointer}/data"
        self._base = package.base

    def line(self, pointer: str) -> int | None:
        """Line of the value that a JSON Pointer into the document means, if it is there."""
        return self._places.line(self.prefix + pointer) if self._places else None

    @cached_property
    def _places(self) -> Places | None:
        try:
            return read_json(self._base, self.path).places
        except FileFault:
            return None  # It was there when the document was read.
