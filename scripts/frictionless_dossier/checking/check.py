"""What a check is: a name, what it demands, what it may find, and one pure function."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Batch, Finding, Kind

Parameters = Mapping[str, Any]


class Scope(StrEnum):
    """What a rule is declared for."""

    TABLE = "table"
    PACKAGE = "package"


Names = Literal["field", "date", "fields", "resource", "lookup"]
"""What the value of a parameter may name."""


class Parameter(NamedTuple):
    """A parameter of a check.

    Attributes:
        name: Its name in the declaration.
        description: What it says, for the rule catalogue.
        schema: JSON Schema of its value.
        required: Whether a declaration must give it.
        default: What counts where it is not given.
        names: `field` or `resource` if its value (a text, a list of texts, or an object by its
            keys) names such; `date` if it names fields that are read as dates; `fields` if it is
            an object of resources, each with a list of its fields; `lookup` if its value, where
            it is an object, names in `field` a field, in `resource` a resource and in `value` a
            field of that one, and where it is a text, a field. An unknown name is then an error
            of the declaration.
        code_of: The parameter that names the field of whose codes its value is one. A code that
            the field cannot have is then an error of the declaration, too.
    """

    name: str
    description: str
    schema: Mapping[str, Any]
    required: bool = False
    default: Any = None
    names: Names | None = None
    code_of: str | None = None


def field_parameter(
    name: str, description: str, *, required: bool = True, names: Names = "field"
) -> Parameter:
    """A parameter that names one field of the table that the rule is declared for."""
    return Parameter(name, description, {"type": "string"}, required=required, names=names)


def fields_parameter(name: str, description: str, *, required: bool = False) -> Parameter:
    """A parameter that names fields of the table: at least one where it is required, else none."""
    schema: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
    if required:
        return Parameter(name, description, schema | {"minItems": 1}, required=True, names="field")
    return Parameter(name, description, schema, default=(), names="field")


class Check(NamedTuple):
    """One rule: what it is called, what it says, and the pure function that says it.

    Attributes:
        name: Type under which a package declares it; its module has the same name.
        scope: Whether it is declared for a table or for the package.
        title: What it demands, in one line.
        description: Why, and how it decides.
        kinds: What it may find, the main kind first.
        run: Yields the findings, many of one sort perhaps as a batch. It reads no file, no clock
            and no network, and changes nothing.
        parameters: What a declaration may say.
        example: What a declaration says beside its type, for instance; with all that is required.
        role: The role that a resource must have, because it looks at nothing without one; None if
            it needs none.
        first: Whether it runs before all other rules, because they rely on what it refuses.
        last: Whether it runs after all other rules, because it looks at what they used.
    """

    name: str
    scope: Scope
    title: str
    description: str
    kinds: tuple[Kind, ...]
    run: Callable[[Context, Parameters], Iterable[Finding | Batch]]
    parameters: tuple[Parameter, ...] = ()
    example: Parameters = MappingProxyType({})
    role: str | None = None
    first: bool = False
    last: bool = False

    @property
    def declaration(self) -> Mapping[str, Any]:
        """The example as a package would write it, its type included."""
        return {"type": self.name, **self.example}

    def completed(self, declared: Parameters) -> Parameters:
        """What a declaration says, and what counts where it says nothing."""
        return {**{each.name: each.default for each in self.parameters}, **declared}
