"""JSON documents of a package, strictly: what programs read differently is refused."""

from typing import Any, NamedTuple

from frictionless_dossier.findings import Finding
from frictionless_dossier.findings.log import Sink
from frictionless_dossier.package.filelines import FileLines
from frictionless_dossier.package.jsonfile import JsonFault, fault_finding, read_json
from frictionless_dossier.package.kinds import SCHEMA_ERROR, SOURCE_ERROR
from frictionless_dossier.package.model import Package, Resource
from frictionless_dossier.package.paths import FileFault

JSON_DATA = "json-data-resource"
"""Profile of a resource whose `schema` is a JSON Schema (recipe "JSON Data Resources")."""


def schema_key(resource: Resource) -> str:
    """The property of a resource that holds the JSON Schema of its document, or its path."""
    recipe = resource.descriptor.get("profile") == JSON_DATA
    return "schema" if recipe and "jsonSchema" not in resource.descriptor else "jsonSchema"


class DeclaredSchema(NamedTuple):
    """A JSON Schema, and where it stands: its file, and its JSON Pointer in it."""

    value: Any
    path: str
    pointer: str


def read_declared_schema(
    package: Package, resource: Resource, lines: FileLines, found: Sink
) -> DeclaredSchema | None:
    """The JSON Schema of a document; None where none is declared, or it cannot be read.

    Args:
        package: What is declared.
        resource: The resource.
        lines: Lines in the files of the package.
        found: Where is put what is wrong with the file of the schema.
    """
    key = schema_key(resource)
    declared, pointer = resource.descriptor.get(key), f"{resource.pointer}/{key}"
    if not isinstance(declared, str):
        return None if declared is None else DeclaredSchema(declared, package.path, pointer)
    try:
        file = read_json(package.base, declared)
    except JsonFault as fault:
        found.append(fault_finding(fault, declared, resource.name))
        return None
    except FileFault as fault:
        finding = fault_finding(fault, package.path, resource.name)
        line = lines.line(package.path, pointer)
        found.append(finding._replace(line=line, details={"pointer": pointer}))
        return None
    found.extend(file.findings(SCHEMA_ERROR, resource.name))
    return DeclaredSchema(file.value, declared, "")


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
    """Where the values of a document stand, and its schema.

    Attributes:
        path: The file; the descriptor where the document is inline.
        prefix: JSON Pointer of the document in that file.
        lines: The lines of this and other files.
    """

    def __init__(self, package: Package, resource: Resource) -> None:
        self.path = resource.path or package.path
        self.prefix = "" if resource.path else f"{resource.pointer}/data"
        self.lines = FileLines(package.base)

    def line(self, pointer: str) -> int | None:
        """Line of the value that a JSON Pointer into the document means, if it is there."""
        return self.lines.line(self.path, self.prefix + pointer)
