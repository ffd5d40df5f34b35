"""Resources of a descriptor, as far as they can be taken; the rest is reported."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any

from frictionless_dossier.findings import Kind
from frictionless_dossier.likeness import suggest
from frictionless_dossier.package.decode import known_encoding
from frictionless_dossier.package.dialect import clean_dialect
from frictionless_dossier.package.documents import JSON_DATA
from frictionless_dossier.package.fingerprint import ALGORITHMS, split_hash
from frictionless_dossier.package.jsonfile import JsonFault, JsonFile, fault_finding, read_json
from frictionless_dossier.package.kinds import (
    DIALECT_ERROR,
    ENCODING_ERROR,
    FORMAT_ERROR,
    RESOURCE_ERROR,
    SCHEMA_ERROR,
)
from frictionless_dossier.package.metadata import check_resource
from frictionless_dossier.package.model import Resource
from frictionless_dossier.package.node import COUNT, NAME, OBJECT, TEXT, Node, Shape
from frictionless_dossier.package.paths import FileFault, locate
from frictionless_dossier.package.schemas import bare_schema, read_schema

ROLES = (
    "statements",
    "sources",
    "passages",
    "names",
    "exceptions",
    "corrections",
    "redirects",
    "vocabularies",
)
"""What the tool itself may use a resource for."""

DELIMITED = ("csv", "tsv", "tab", "txt", "")
"""Formats of delimited text; one that is not told is taken for such."""

TABLE_FORMATS = (*DELIMITED, "json")
"""Formats in which a table can be."""

_PACKED = ("gz", "zip", "bz2", "xz", "7z", "zst")
_UNPACK = "Unpack the file, and give the path of the table itself: compressed tables are not read."

MAX_RESOURCES = 10_000
"""Resources that are read: each costs a quarter of a millisecond, so these a few seconds."""

MAX_FIELDS = 200_000
"""Fields that are read, of all tables together: a few seconds, half a gigabyte."""

PLAIN_NAME = Shape(
    "a text of lower-case letters a to z, digits, `.`, `-`, `_` and `/`",
    lambda value: isinstance(value, str) and re.fullmatch(r"[-a-z0-9._/]+", value) is not None,
)
"""What a name must be under version 1."""

_TABULAR = (
    "tabular-data-resource",
    "https://specs.frictionlessdata.io/schemas/tabular-data-resource.json",
)
_MEDIA_TYPES = {
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
}
_PATHS = Shape(
    "a path, or an array of at least one path",
    lambda value: (
        isinstance(value, str)
        or (
            isinstance(value, list) and value != [] and all(isinstance(each, str) for each in value)
        )
    ),
)
_JSON_SCHEMA = Shape(
    "the path of a JSON Schema, or one", lambda value: isinstance(value, (str, dict))
)
_HASH = Shape(
    f"an MD5 hash, or one of {', '.join(ALGORITHMS[1:])} after the name and a colon",
    lambda value: isinstance(value, str) and split_hash(value)[0] in ALGORITHMS,
)
_DATA = Shape("an array, an object or a text", lambda value: isinstance(value, (list, dict, str)))


class Resources:
    """Reads the resources of one package.

    Args:
        base: Folder of the descriptor.
        free_names: Whether names may be any text.

    Attributes:
        base: As given.
        schemas: For each resource read whose schema can be used: its name and the schema as
            declared, for what can be read only when all resources are known.
    """

    def __init__(self, base: Path, *, free_names: bool = False) -> None:
        self.base = base
        self._free_names = free_names
        self.schemas: dict[str, Node] = {}
        self._files: dict[str, JsonFile | FileFault] = {}
        self._names: set[str] = set()
        self._fields = 0

    def read(self, nodes: Node) -> Iterator[Resource]:
        """The resources of an array, those that are objects."""
        if len(nodes.value) > MAX_RESOURCES:
            nodes.report(
                RESOURCE_ERROR,
                f"The package lists {len(nodes.value):,} resources; the first {MAX_RESOURCES:,} "
                "are read.",
                "Divide the package; files of the same columns can be the `path` of one resource.",
            )
        for number, node in enumerate(islice(nodes.items(), MAX_RESOURCES), 1):
            if OBJECT.holds(node.value):
                name = self._name(node, number)
                yield self._resource(node.about(name), name)
            else:
                node.refuse(RESOURCE_ERROR, f"Resource {number}", OBJECT)

    def _resource(self, node: Node, name: str) -> Resource:
        paths = self._paths(node)
        format = _format(node, paths)
        dialect = self._refer(node, "dialect", DIALECT_ERROR)
        is_document = node.value.get("profile") == JSON_DATA
        schema_node = None if is_document else self._refer(node, "schema", SCHEMA_ERROR)
        schema = read_schema(schema_node) if schema_node and self._has_room(schema_node) else None
        if schema and schema_node:
            self.schemas[name] = schema_node
        elif "schema" not in node and _is_tabular(node, format):
            schema = bare_schema(node.file.path)
        if schema and paths and format not in TABLE_FORMATS:
            place = next((key for key in ("format", "mediatype") if key in node), "path")
            remedy = _UNPACK if format in _PACKED else None
            node[place].report(FORMAT_ERROR, f'The format "{format}" is not read here.', remedy)
            paths = ()
        node.take("emptyAllowed", TEXT, RESOURCE_ERROR)
        node.take("jsonSchema", _JSON_SCHEMA, RESOURCE_ERROR)
        node.take("bytes", COUNT, RESOURCE_ERROR)
        node.take("hash", _HASH, RESOURCE_ERROR)
        check_resource(node, RESOURCE_ERROR)
        return Resource(
            name=name,
            paths=paths,
            format=format,
            encoding=_encoding(node),
            dialect=clean_dialect(dialect) if dialect else {},
            schema=schema,
            role=_role(node),
            descriptor=node.value,
            pointer=node.pointer,
        )

    def _name(self, node: Node, number: int) -> str:
        """The name; where it is missing or taken, one of our own, so that it is checked at all."""
        name = node.value.get("name")
        if not NAME.holds(name):
            node.report(
                RESOURCE_ERROR, f"Resource {number} has no name.", "Give it a `name`, a text."
            )
            name = f"resource-{number}"
        elif not self._free_names and not PLAIN_NAME.holds(name):
            node["name"].report(
                RESOURCE_ERROR,
                f'The resource name "{name}" is ill-formed.',
                "Use only lower-case letters a to z, digits, `.`, `-`, `_` and `/`; or declare "
                "version 2 by its `$schema`, which has no such limit.",
            )
        if name in self._names:
            message = f'Two resources have the name "{name}".'
            place = node["name"] if "name" in node.value else node
            place.report(RESOURCE_ERROR, message, "Rename one of them.")
            name = f"{name}#{number}"
        self._names.add(name)
        return str(name)

    def _paths(self, node: Node) -> tuple[str, ...]:
        """The files; none where the data is inline or one of the paths is refused."""
        # "If path property is not provided but there is a url property as was defined in Data
        # Package Standard (v0), an implementation MUST treat it as the path".
        key = "url" if "url" in node and not {"path", "data"} & node.value.keys() else "path"
        if key not in node:
            if "data" not in node:
                message = "The resource has neither `path` nor `data`."
                node.report(RESOURCE_ERROR, message, "Give it a `path`.")
            elif not _DATA.holds(node.value["data"]):
                node["data"].refuse(RESOURCE_ERROR, "`data`", _DATA)
            return ()
        if "data" in node:
            message = "The resource has both `path` and `data`; the `path` counts."
            node["data"].report(RESOURCE_ERROR, message, "Remove one of them.")
        declared = node.take(key, _PATHS, RESOURCE_ERROR)
        if declared is None:
            return ()
        place = node[key]
        several = isinstance(declared, list)
        sound = [self._exists(each) for each in (place.items() if several else [place])]
        paths = tuple(declared) if several else (declared,)
        return paths if all(sound) else ()

    def _exists(self, node: Node) -> bool:
        try:
            locate(self.base, node.value)
        except FileFault as fault:
            node.report(fault.kind, fault.message, fault.remedy)
            return False
        return True

    def _has_room(self, schema: Node) -> bool:
        """Whether the fields of one more schema are read; if not, that is reported."""
        fields = schema.value.get("fields") if isinstance(schema.value, dict) else None
        number = len(fields) if isinstance(fields, list) else 0
        if self._fields + number <= MAX_FIELDS:
            self._fields += number
            return True
        message = f"The tables up to this one have more than {MAX_FIELDS:,} fields; it is not read."
        schema.report(SCHEMA_ERROR, message, "Divide the package, or write fewer, longer tables.")
        return False

    def _refer(self, node: Node, key: str, kind: Kind) -> Node | None:
        """A member, or what stands in the file that it names; None where there is no such."""
        if key not in node:
            return None
        place = node[key]
        if not isinstance(place.value, str):
            return place
        path = place.value
        first = path not in self._files
        if first:
            try:
                self._files[path] = read_json(self.base, path)
            except FileFault as fault:
                self._files[path] = fault
        file = self._files[path]
        if isinstance(file, JsonFault):
            place.found.append(fault_finding(file, path, node.resource)._replace(kind=kind))
            return None
        if isinstance(file, FileFault):
            place.report(kind, file.message, file.remedy)
            return None
        if first:
            place.found.extend(file.findings(kind, node.resource))
        return Node(file, file.value, node.found, resource=node.resource)


def _is_tabular(node: Node, format: str) -> bool:
    """Whether a resource without a schema is a table: it says so, or its format does."""
    profile = node.value.get("profile")
    tabular = profile in _TABULAR or node.value.get("type") == "table"
    return tabular or format in ("csv", "tsv", "tab")


def _format(node: Node, paths: tuple[str, ...]) -> str:
    """The declared format, else that of the media type, else the ending of the first file."""
    declared = node.take("format", NAME, RESOURCE_ERROR)
    if declared:
        return str(declared).lower()
    media_type = node.take("mediatype", NAME, RESOURCE_ERROR, "")
    known = _MEDIA_TYPES.get(str(media_type).split(";")[0].strip().lower())
    if known:
        return known
    return PurePosixPath(paths[0]).suffix[1:].lower() if paths else ""


def _encoding(node: Node) -> str:
    declared = node.take("encoding", NAME, RESOURCE_ERROR, "utf-8")
    if known_encoding(declared):
        return str(declared)
    message = f'The encoding "{declared}" is not known.'
    node["encoding"].report(ENCODING_ERROR, message, "Save the file as UTF-8 and say `utf-8`.")
    return "utf-8"


def _role(node: Node) -> str | None:
    role: Any = node.value.get("role")
    if role is None or (isinstance(role, str) and role in ROLES):
        return role
    message = f"The role {role!r} does not exist."
    node["role"].report(RESOURCE_ERROR, message, suggest(str(role), ROLES))
    return None
