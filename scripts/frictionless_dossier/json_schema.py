"""JSON Schema in one place: compiled once, used for many values, and never fetched.

`jsonschema` takes longer to import than all the rest of a validation, so it is imported only where
the sieve of `json_acceptor` does not accept schema and value. References to other documents are
refused: a check touches no network. A schema may come from a stranger: it has limited time, and
whatever the library stumbles over in it is told as a fault of the schema.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from frictionless_dossier.bounded import Allowance, OutOfTime, Patience
from frictionless_dossier.json_acceptor import acceptor
from frictionless_dossier.package.jsonplaces import escape

if TYPE_CHECKING:
    from jsonschema.exceptions import SchemaError as InvalidSchema
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator as Judge

_SECONDS = 2.0
_PER_VALUE = 2e-3
_PER_CHARACTER = 5e-6
"""Seconds of the processor: far more than the library takes for usual schemas."""

_LONGEST = 300
"""Characters of a message that are kept: the library quotes the whole value."""


class SchemaError(ValueError):
    """A JSON Schema that is none, refers to something outside itself, or takes too long."""


class Problem(NamedTuple):
    """Where a value does not fit its schema (a JSON Pointer, empty for the whole), and how."""

    pointer: str
    message: str


class Validator:
    """A compiled JSON Schema (2020-12, unless its `$schema` names another draft).

    Args:
        schema: The schema.
        patience: How long the package may keep us waiting.

    Raises:
        SchemaError: The schema is not valid itself.
    """

    def __init__(self, schema: Mapping[str, Any], patience: Patience | None = None) -> None:
        self._schema = schema
        self._allowance = Allowance(_SECONDS, _PER_VALUE, _PER_CHARACTER, patience or Patience())
        self._accept = acceptor(schema)
        if self._accept is None:
            _ = self._judge

    @property
    def spent(self) -> bool:
        """Whether its time is used up; then it says nothing more."""
        return self._allowance.spent

    @cached_property
    def _judge(self) -> "Judge":
        from jsonschema import Draft202012Validator, validators
        from jsonschema.exceptions import SchemaError as InvalidSchema
        from referencing import Registry

        try:
            draft = validators.validator_for(self._schema, default=Draft202012Validator)
            draft.check_schema(dict(self._schema))
            return draft(self._schema, registry=Registry(), format_checker=draft.FORMAT_CHECKER)
        except InvalidSchema as error:
            place = _pointer(error) or "the schema"
            raise SchemaError(f"{place}: {_short(error.message)}") from None
        except Exception as error:  # The library expects a sound schema, and this is a stranger's.
            raise SchemaError(_stumbled(error)) from None

    def problems(self, value: Any) -> Iterator[Problem]:
        """What does not fit, in the order of the schema; nothing if the value is valid.

        Raises:
            SchemaError: The schema refers to a document other than itself or to itself without
                end, or takes too long.
        """
        try:
            found = self._allowance.run(
                1, _size(value), lambda: self.told(value), told_of, (self._schema, value)
            )
        except OutOfTime:
            raise SchemaError("to check the value against it takes too long") from None
        if isinstance(found, str):
            raise SchemaError(found)
        return (Problem(*each) for each in found)

    def told(self, value: Any) -> list[tuple[str, str]] | str:
        """Pointers and messages of what does not fit; a text: what is wrong with the schema."""
        if self._accept is not None and self._accept(value):
            return []
        judge = self._judge
        from referencing.exceptions import Unresolvable

        try:
            errors = judge.iter_errors(value)
            return [(_pointer(error), _short(error.message)) for error in errors]
        except Unresolvable as error:
            return f"the reference {error.ref!r} leads out of the schema"
        except MemoryError:
            raise
        except Exception as error:  # As above.
            return _stumbled(error)


def told_of(schema: Mapping[str, Any], value: Any) -> list[tuple[str, str]] | str:
    """As `Validator.told`, for a process that has no compiled schema."""
    return Validator(schema).told(value)


def _size(value: Any) -> int:
    """About how many characters a JSON value has."""
    size, stack = 0, [value]
    while stack:
        each = stack.pop()
        if isinstance(each, str):
            size += len(each)
        elif isinstance(each, list):
            stack.extend(each)
        elif isinstance(each, dict):
            stack.extend(each.keys())
            stack.extend(each.values())
        size += 1
    return size


def _stumbled(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it refers to itself without end"
    return f"{type(error).__name__}: {_short(str(error))}"


def _short(message: str) -> str:
    if len(message) <= _LONGEST:
        return message
    return f"{message[: _LONGEST // 2]} … {message[-_LONGEST // 2 :]}"


def _pointer(error: "ValidationError | InvalidSchema") -> str:
    return "".join(f"/{escape(step)}" for step in error.absolute_path)
