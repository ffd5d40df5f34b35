"""JSON Schema in one place: compiled once, used for many values, and never fetched.

`jsonschema` takes longer to import than all the rest of a validation, so it is imported when the
first schema is compiled. References to other documents are refused: a check touches no network.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema.exceptions import SchemaError as InvalidSchema
    from jsonschema.exceptions import ValidationError


class SchemaError(ValueError):
    """A JSON Schema that is none, or that refers to something outside itself."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Where a value does not fit its schema (a JSON Pointer, empty for the whole), and how."""

    pointer: str
    message: str


class Validator:
    """A compiled JSON Schema (2020-12, unless its `$schema` names another draft).

    Raises:
        SchemaError: The schema is not valid itself.
    """

    def __init__(self, schema: Mapping[str, Any]) -> None:
        from jsonschema import Draft202012Validator, validators
        from jsonschema.exceptions import SchemaError as InvalidSchema
        from referencing import Registry

        draft = validators.validator_for(schema, default=Draft202012Validator)
        try:
            draft.check_schema(dict(schema))
        except InvalidSchema as error:
            raise SchemaError(f"{_pointer(error) or 'the schema'}: {error.message}") from None
        self._validator = draft(schema, registry=Registry(), format_checker=draft.FORMAT_CHECKER)

    def problems(self, value: Any) -> Iterator[Problem]:
        """What does not fit, in the order of the schema; nothing if the value is valid.

        Raises:
            SchemaError: The schema refers to a document other than itself.
        """
        from referencing.exceptions import Unresolvable

        try:
            for error in self._validator.iter_errors(value):
                yield Problem(_pointer(error), error.message)
        except Unresolvable as error:
            raise SchemaError(f"the reference {error.ref!r} leads out of the schema") from None


def _pointer(error: "ValidationError | InvalidSchema") -> str:
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in error.absolute_path)
    return "".join(f"/{step}" for step in steps)
