"""A value in a JSON file together with its place, so that whoever refuses it can point to it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from frictionless_dossier.findings import Finding, Kind
from frictionless_dossier.findings.log import Sink
from frictionless_dossier.package.jsonfile import JsonFile
from frictionless_dossier.package.jsonplaces import escape


class Shape(NamedTuple):
    """What a value must look like.

    Attributes:
        says: The demand in words, with its article: `an array of texts`.
        holds: Whether a value meets it.
    """

    says: str
    holds: Callable[[Any], bool]


def _all_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


TEXT = Shape("a text", lambda value: isinstance(value, str))
NAME = Shape("a text that is not empty", lambda value: isinstance(value, str) and value != "")
FLAG = Shape("true or false", lambda value: isinstance(value, bool))
OBJECT = Shape("an object", lambda value: isinstance(value, dict))
ARRAY = Shape("an array", lambda value: isinstance(value, list))
TEXTS = Shape("an array of texts", _all_texts)
COUNT = Shape("a whole number from 0", lambda value: type(value) is int and value >= 0)
SOME_TEXTS = Shape(
    "an array of at least one text", lambda value: _all_texts(value) and len(value) > 0
)


def one_of(names: Sequence[str]) -> Shape:
    """The shape of a text that is one of these."""
    return Shape(f"one of {', '.join(names)}", lambda value: value in names)


class Node:
    """A value in a JSON file.

    Args:
        file: The file.
        value: The value.
        found: Where findings are put; all nodes of a package share it.
        pointer: JSON Pointer of the value in the file.
        resource: Resource that the value is about; None for the package.
    """

    def __init__(
        self,
        file: JsonFile,
        value: Any,
        found: Sink,
        pointer: str = "",
        resource: str | None = None,
    ) -> None:
        self.file = file
        self.value = value
        self.found = found
        self.pointer = pointer
        self.resource = resource

    def about(self, resource: str) -> "Node":
        """The same value, as one that is about a resource."""
        return Node(self.file, self.value, self.found, self.pointer, resource)

    def __getitem__(self, key: str | int) -> "Node":
        """The member or item of this key."""
        pointer = f"{self.pointer}/{escape(key)}"
        return Node(self.file, self.value[key], self.found, pointer, self.resource)

    def __contains__(self, key: str) -> bool:
        return key in self.value

    def items(self) -> Iterator["Node"]:
        """The items of an array."""
        return (self[index] for index in range(len(self.value)))

    def take(self, key: str, shape: Shape, kind: Kind, default: Any = None) -> Any:
        """A member of an object; reported, and the default taken, where its shape is wrong."""
        if key not in self.value:
            return default
        if shape.holds(self.value[key]):
            return self.value[key]
        self[key].refuse(kind, f"`{key}`", shape)
        return default

    def refuse(self, kind: Kind, what: str, shape: Shape) -> None:
        """Report that the value does not have the shape it must have."""
        self.report(
            kind, f"{what} is {describe(self.value)}, not {shape.says}.", f"Write {shape.says}."
        )

    def report(
        self, kind: Kind, message: str, remedy: str | None = None, field: str | None = None
    ) -> None:
        """Report something at this place."""
        self.found.append(
            Finding(
                kind=kind,
                message=message,
                remedy=remedy or kind.remedy,
                resource=self.resource,
                path=self.file.path,
                line=self.file.places.line(self.pointer),
                field=field,
                details={"pointer": self.pointer},
            )
        )


def describe(value: Any) -> str:
    """A value in words, for messages: short, whatever it is."""
    if value is None:
        return "null"
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "an array" if value else "an empty array"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'the text "{value}"' if len(value) <= 40 else f'the text "{value[:40]}…"'
    return f"the number {value}"
