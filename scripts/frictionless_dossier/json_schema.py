"""JSON Schema in one place: compiled once, used for many values, and never fetched.

`jsonschema` takes longer to import than all the rest of a validation, so it is imported only where
the sieve of `json_acceptor` does not accept schema and value. References to other documents are
refused: a check touches no network.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from frictionless_dossier.json_acceptor import acceptor

if TYPE_CHECKING:
    from jsonschema.exceptions import SchemaError as InvalidSchema
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator as Judge


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
        self._schema = schema
        self._accept = acceptor(schema)
        if self._accept is None:
            _ = self._judge

    @cached_property
    def _judge(self) -> "Judge":
        from jsonschema import Draft202012Validator, validators
        from jsonschema.exceptions import SchemaError as InvalidSchema
        from referencing import Registry

        draft = validators.validator_for(self._schema, default=Draft202012Validator)
        try:
            draft.check_schema(dict(self._schema))
        except InvalidSchema as error:
            raise SchemaError(f"{_pointer(error) or 'the schema'}: {error.message}") from None
        return draft(self._schema, registry=Registry(), format_checker=draft.FORMAT_CHECKER)

    def problems(self, value: Any) -> Iterator[Problem]:
        """What does not fit, in the order of the schema; nothing if the value is valid.

        Raises:
            SchemaError: The schema refers to a document other than itself.
        """
        if self._accept is not None and self._accept(value):
            return
        yield from self._judged(value)

    def _judged(self, value: Any) -> Iterator[Problem]:
        judge = self._judge
        from referencing.exceptions import Unresolvable

        try:
            for error in judge.iter_errors(value):
                yield Problem(_pointer(error), error.message)
        except Unresolvable as error:
            raise SchemaError(f"the reference {error.ref!r} leads out of the schema") from None


def _pointer(error: "ValidationError | InvalidSchema") -> str:
    steps = (str(step).replace("~", "~0").replace("/", "~1") for step in error.absolute_path)
    return "".join(f"/{step}" for step in steps)
