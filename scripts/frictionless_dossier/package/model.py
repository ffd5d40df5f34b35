"""What a descriptor declares, as plain records that nobody changes. Nothing here reads a file."""

from collections.abc import Mapping
from copy import copy
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from frictionless_dossier.types import Type, type_of

EDTF = "http://id.loc.gov/datatypes/edtf"
"""`rdfType` that marks a date column: the EDTF datatype of the Library of Congress or a level."""

Descriptor = Mapping[str, Any]


class Field:
    """A field of a Table Schema.

    Args:
        name: Its name, the label of its column.
        type: Type of Table Schema (`string`, `integer`, …; `string` where none is declared, `any`
            where an unknown one is, or none and an `enum` of other values than texts).
        format: Format of that type, `default` where none is declared.
        constraints: The constraints as declared, those that can be enforced: they are known, the
            type may have them, and their values fit.
        missing_values: Texts that mean "no value" here, the schema's unless the field has its own.
        descriptor: The whole field as declared, with the keys of ours (`contestable`,
            `vocabulary`, `mayBeFuture`, …) among the standard's, less what was refused on loading.
        position: Place in the schema, from 0.

    Attributes:
        label: The label of its column: the name as declared, which version 1 lets several fields
            have. Of these, all but the first get a name of their own here.
        is_date: Whether it holds dates with precision; the `rdfType` alone tells.
        contestable: Whether each of its values needs a statement that says so.
        may_be_future: Whether its dates may lie after the day up to which the data tells.
        vocabulary: The vocabulary that has its codes; None where it names none.
    """

    def __init__(
        self,
        name: str,
        type: str,
        format: str,
        constraints: Mapping[str, Any],
        missing_values: frozenset[str],
        descriptor: Descriptor,
        position: int,
    ) -> None:
        self.name = name
        self.type = type
        self.format = format
        self.constraints = constraints
        self.missing_values = missing_values
        self.descriptor = descriptor
        self.position = position
        self.label = str(descriptor.get("name", name))
        self.is_date = str(descriptor.get("rdfType", "")).startswith(EDTF)
        self.contestable = descriptor.get("contestable") is True
        self.may_be_future = descriptor.get("mayBeFuture") is True
        self.vocabulary: str | None = descriptor.get("vocabulary")

    def with_constraints(self, constraints: Mapping[str, Any]) -> "Field":
        """The same field under other constraints."""
        field = copy(self)
        field.constraints = constraints
        return field

    @cached_property
    def values(self) -> Type:
        """How its values are read, compared and called: the type with all that the field declares.

        Raises:
            Unusable: Never of a field of a package; on loading, such a type becomes `any`.
        """
        return type_of(self.type, self.format, self.descriptor)


class ForeignKey(NamedTuple):
    """A reference from fields of a table to a key of another (`resource` is `""`: itself)."""

    fields: tuple[str, ...]
    resource: str
    reference: tuple[str, ...]


class Rule(NamedTuple):
    """A declared rule: a type and its parameters.

    Attributes:
        type: Name of the check.
        parameters: What is declared beside the type.
        path: File in which it is declared, relative to the package.
        pointer: JSON Pointer of the declaration in that file.
        resource: The table it is declared for; None for a rule of the whole package.
    """

    type: str
    parameters: Mapping[str, Any]
    path: str
    pointer: str
    resource: str | None = None


class Schema:
    """A Table Schema.

    Args:
        fields: Its fields, in order.
        primary_key: Names of the fields of the primary key, empty where there is none.
        unique_keys: Further keys, each the names of its fields.
        foreign_keys: References to other tables.
        fields_match: How the columns of a file match the fields (`exact`, `equal`, `subset`,
            `superset`, `partial`).
        rules: The rules of this table.
        descriptor: The whole schema as declared.
        path: File it stands in, relative to the package (the descriptor's if inline).
        pointer: JSON Pointer of it in that file.

    Attributes:
        by_name: The fields by name.
    """

    def __init__(
        self,
        fields: tuple[Field, ...],
        primary_key: tuple[str, ...],
        unique_keys: tuple[tuple[str, ...], ...],
        foreign_keys: tuple[ForeignKey, ...],
        fields_match: str,
        rules: tuple[Rule, ...],
        descriptor: Descriptor,
        path: str,
        pointer: str = "",
    ) -> None:
        self.fields = fields
        self.primary_key = primary_key
        self.unique_keys = unique_keys
        self.foreign_keys = foreign_keys
        self.fields_match = fields_match
        self.rules = rules
        self.descriptor = descriptor
        self.path = path
        self.pointer = pointer
        self.by_name: Mapping[str, Field] = {field.name: field for field in fields}

    def with_foreign_keys(self, foreign_keys: tuple[ForeignKey, ...]) -> "Schema":
        """The same schema with these references to other tables."""
        schema = copy(self)
        schema.foreign_keys = foreign_keys
        return schema

    def listed(self, key: str) -> tuple[str, ...] | None:
        """The fields that a key of ours lists (`claims`, `labels`, `quantity`, `reading`, …).

        None where the schema has no such list.
        """
        told = self.descriptor.get(key)
        return tuple(map(str, told)) if isinstance(told, list) else None


class Resource(NamedTuple):
    """A resource of the package.

    Attributes:
        name: Its name.
        paths: Its files relative to the package, usually one; empty for inline data, and where a
            path was refused on loading.
        format: `csv`, `tsv`, `json`, …, as declared or from the name of the file.
        encoding: As declared, `utf-8` where nothing is.
        dialect: The dialect as declared, less what was refused; empty where nothing is.
        schema: Its Table Schema; None where it is not a table.
        role: What the tool itself uses it for (`statements`, `sources`, `passages`, `names`,
            `exceptions`, `corrections`, `redirects`, `vocabularies`); None for plain data.
        descriptor: The whole resource as declared.
        pointer: JSON Pointer of the resource in the descriptor.
    """

    name: str
    paths: tuple[str, ...]
    format: str
    encoding: str
    dialect: Mapping[str, Any]
    schema: Schema | None
    role: str | None
    descriptor: Descriptor
    pointer: str

    @property
    def path(self) -> str | None:
        """The file, for resources of one file."""
        return self.paths[0] if self.paths else None

    @property
    def empty_allowed(self) -> bool:
        """Whether the table may be without rows; the descriptor then gives the reason."""
        return bool(self.descriptor.get("emptyAllowed"))


class Package:
    """A package as its descriptor declares it.

    Args:
        base: Folder in which all its paths lie.
        path: Name of the descriptor's file in that folder.
        descriptor: The whole descriptor.
        resources: Its resources, in order.
        rules: The rules of the whole package.
        as_of: The day up to which the data tells, `YYYY-MM-DD`; None where not declared.

    Attributes:
        by_name: The resources by name.
    """

    def __init__(
        self,
        base: Path,
        path: str,
        descriptor: Descriptor,
        resources: tuple[Resource, ...],
        rules: tuple[Rule, ...] = (),
        as_of: str | None = None,
    ) -> None:
        self.base = base
        self.path = path
        self.descriptor = descriptor
        self.resources = resources
        self.rules = rules
        self.as_of = as_of
        self.by_name: Mapping[str, Resource] = {each.name: each for each in resources}

    @cached_property
    def every_rule(self) -> tuple[Rule, ...]:
        """The rules of the whole package, then those of its tables, as they are declared."""
        schemas = (each.schema for each in self.resources if each.schema is not None)
        return (*self.rules, *(rule for schema in schemas for rule in schema.rules))

    def with_role(self, role: str) -> Resource | None:
        """The resource that has this role, or None."""
        return next((each for each in self.resources if each.role == role), None)
