"""A sieve for JSON Schema: says "valid" fast, or leaves the question to `jsonschema`.

It knows a part of JSON Schema 2020-12, and that part exactly. A schema with anything else in it, or
with a keyword whose value is not of the form that the standard gives it, is no matter for it. So it
never accepts a schema or a document that `jsonschema` would refuse. It writes no messages: what it
does not accept is judged once more, by `jsonschema`, which takes longer to import than a small
package takes to check.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any

Accept = Callable[[Any], bool]
"""Whether a value fits: what a JSON text means, of None, bool, int, float, str, list and dict."""

LARGEST = 10_000
"""Schemas in a schema, references followed; beyond it a small text could ask for endless work."""

DRAFT = "https://json-schema.org/draft/2020-12/schema"


class _Unknown(Exception):
    """The schema says something that is no matter for the sieve."""


def acceptor(schema: Any) -> Accept | None:
    """What tells whether a value fits a schema; None for a schema that is left to `jsonschema`."""
    try:
        return _Compiler(schema).accept
    except (_Unknown, RecursionError):
        return None


class _Compiler:
    """One schema with its definitions."""

    def __init__(self, schema: Any) -> None:
        _demand(isinstance(schema, dict))
        root = dict(schema)
        _demand(root.pop("$schema", DRAFT) == DRAFT)
        definitions = root.pop("$defs", {})
        _demand(isinstance(definitions, dict))
        self.definitions = definitions
        self.compiled: dict[str, tuple[Accept, int]] = {}
        self.begun: set[str] = set()
        self.size = 0
        for name in definitions:
            self._definition(name)
        self.accept = self.compile(root)

    def compile(self, schema: Any) -> Accept:
        """What tells whether a value fits a schema."""
        self.size += 1
        if isinstance(schema, bool):
            return lambda value: schema
        _demand(isinstance(schema, dict))
        tests = [
            test
            for keyword, argument in schema.items()
            if keyword not in _ANNOTATIONS or not _ANNOTATIONS[keyword](argument)
            for test in self._keyword(keyword, argument, schema)
        ]
        return tests[0] if len(tests) == 1 else _all(tests)

    def _keyword(self, keyword: str, argument: Any, schema: Mapping[str, Any]) -> Iterator[Accept]:
        if keyword == "$ref":
            yield self._reference(argument)
        elif keyword in ("allOf", "anyOf", "oneOf"):
            yield self._combined(keyword, argument)
        elif keyword == "items":
            yield self._items(argument)
        elif keyword == "properties":
            yield self._properties(argument)
        elif keyword == "propertyNames":
            yield self._property_names(argument)
        elif keyword == "additionalProperties":
            yield self._additional(argument, schema)
        elif keyword == "uniqueItems":
            yield _unique(argument, schema)
        elif keyword in _SIMPLE:
            yield _SIMPLE[keyword](argument)
        else:
            raise _Unknown

    def _reference(self, argument: Any) -> Accept:
        name = argument.removeprefix("#/$defs/") if isinstance(argument, str) else ""
        _demand(argument == f"#/$defs/{name}" and name in self.definitions)
        _demand(re.fullmatch(r"[A-Za-z0-9_-]+", name) is not None)
        accept, size = self._definition(name)
        self.size += size
        _demand(self.size <= LARGEST)
        return accept

    def _definition(self, name: str) -> tuple[Accept, int]:
        """A definition, and how many schemas it holds with those that it refers to."""
        if name not in self.compiled:
            _demand(name not in self.begun)  # it refers to itself
            self.begun.add(name)
            outside, self.size = self.size, 0
            self.compiled[name] = self.compile(self.definitions[name]), self.size
            self.size = outside
        return self.compiled[name]

    def _combined(self, keyword: str, argument: Any) -> Accept:
        _demand(isinstance(argument, list) and argument != [])
        tests = [self.compile(each) for each in argument]
        if keyword == "allOf":
            return _all(tests)
        if keyword == "anyOf":
            return lambda value: any(test(value) for test in tests)
        return lambda value: sum(test(value) for test in tests) == 1

    def _items(self, argument: Any) -> Accept:
        test = self.compile(argument)
        return lambda value: type(value) is not list or all(map(test, value))

    def _properties(self, argument: Any) -> Accept:
        _demand(isinstance(argument, dict))
        tests = [(name, self.compile(each)) for name, each in argument.items()]

        def accept(value: Any) -> bool:
            if type(value) is dict:
                for name, test in tests:
                    if name in value and not test(value[name]):
                        return False
            return True

        return accept

    def _property_names(self, argument: Any) -> Accept:
        test = self.compile(argument)
        return lambda value: type(value) is not dict or all(map(test, value))

    def _additional(self, argument: Any, schema: Mapping[str, Any]) -> Accept:
        properties = schema.get("properties", {})
        _demand(isinstance(properties, dict))
        known = frozenset(properties)
        test = self.compile(argument)

        def accept(value: Any) -> bool:
            if type(value) is dict:
                for name, each in value.items():
                    if name not in known and not test(each):
                        return False
            return True

        return accept


def _all(tests: Sequence[Accept]) -> Accept:
    def accept(value: Any) -> bool:
        for test in tests:  # noqa: SIM110 # half the time of all() over a generator
            if not test(value):
                return False
        return True

    return accept


def _demand(condition: bool) -> None:
    if not condition:
        raise _Unknown


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: Any) -> bool:
    return type(value) is int or type(value) is float


_ANNOTATIONS: Mapping[str, Callable[[Any], bool]] = {
    "title": _is_text,
    "description": _is_text,
    "$comment": _is_text,
    "default": lambda value: True,
    "examples": lambda value: isinstance(value, list),
}
"""Keywords that demand nothing of a value, and what the standard demands of theirs."""

_TYPES: Mapping[str, Accept] = {
    "null": lambda value: value is None,
    "boolean": lambda value: type(value) is bool,
    "string": lambda value: type(value) is str,
    "array": lambda value: type(value) is list,
    "object": lambda value: type(value) is dict,
    "number": _is_number,
    "integer": lambda value: type(value) is int or (type(value) is float and value.is_integer()),
}


def _type(argument: Any) -> Accept:
    names = argument if isinstance(argument, list) else [argument]
    _demand(names != [] and all(isinstance(name, str) and name in _TYPES for name in names))
    _demand(len(set(names)) == len(names))
    tests = [_TYPES[name] for name in names]
    return tests[0] if len(tests) == 1 else lambda value: any(test(value) for test in tests)


def _enum(argument: Any) -> Accept:
    _demand(isinstance(argument, list))
    known = frozenset(map(_scalar, argument))
    return lambda value: type(value) not in (list, dict) and _scalar(value) in known


def _scalar(value: Any) -> Hashable:
    """A value that is equal for equal JSON values: 1 and 1.0 are, 1 and true are not."""
    _demand(value is None or type(value) in (str, bool, int, float))
    return (value, type(value) is bool)


def _required(argument: Any) -> Accept:
    _demand(isinstance(argument, list) and all(map(_is_text, argument)))
    names = frozenset(argument)
    _demand(len(names) == len(argument))
    return lambda value: type(value) is not dict or value.keys() >= names


def _pattern(argument: Any) -> Accept:
    _demand(isinstance(argument, str))
    try:
        search = re.compile(argument).search
    except (re.error, OverflowError):
        raise _Unknown from None
    return lambda value: type(value) is not str or search(value) is not None


def _unique(argument: Any, schema: Mapping[str, Any]) -> Accept:
    """Only among texts: whether other values are equal is a question with many corners."""
    items = schema.get("items")
    _demand(argument is True and isinstance(items, dict) and items.get("type") == "string")

    def accept(value: Any) -> bool:
        if type(value) is list and all(map(_is_text, value)):  # `items` refuses all others
            return len(set(value)) == len(value)
        return True

    return accept


def _size(
    of: type[str] | type[list[Any]] | type[dict[str, Any]], least: bool
) -> Callable[[Any], Accept]:
    def bound(argument: Any) -> Accept:
        _demand(type(argument) is int and argument >= 0)
        if least:
            return lambda value: not isinstance(value, of) or len(value) >= argument
        return lambda value: not isinstance(value, of) or len(value) <= argument

    return bound


def _limit(holds: Callable[[Any, Any], bool]) -> Callable[[Any], Accept]:
    def bound(argument: Any) -> Accept:
        _demand(_is_number(argument))
        return lambda value: not _is_number(value) or holds(value, argument)

    return bound


_SIMPLE: Mapping[str, Callable[[Any], Accept]] = {
    "type": _type,
    "enum": _enum,
    "const": lambda argument: _enum([argument]),
    "required": _required,
    "pattern": _pattern,
    "minLength": _size(str, least=True),
    "maxLength": _size(str, least=False),
    "minItems": _size(list, least=True),
    "maxItems": _size(list, least=False),
    "minProperties": _size(dict, least=True),
    "maxProperties": _size(dict, least=False),
    "minimum": _limit(lambda value, limit: value >= limit),
    "maximum": _limit(lambda value, limit: value <= limit),
    "exclusiveMinimum": _limit(lambda value, limit: value > limit),
    "exclusiveMaximum": _limit(lambda value, limit: value < limit),
}
"""Keywords that need nothing but their own value."""
