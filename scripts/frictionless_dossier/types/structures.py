"""The types whose cells have parts: `object` and `array` (JSON), and `list`."""

import json
from collections.abc import Callable, Hashable, Mapping
from typing import Any, NoReturn

from frictionless_dossier.nesting import MAX_DEPTH, too_deep
from frictionless_dossier.types.base import NotOfType, Type, Unusable
from frictionless_dossier.types.late import Late
from frictionless_dossier.types.numbers import integer, number
from frictionless_dossier.types.texts import boolean, string

_clock = Late("clock")

_ITEMS: Mapping[str, Callable[[], Type]] = {
    "string": lambda: string("default"),
    "integer": lambda: integer({}),
    "number": lambda: number({}),
    "boolean": lambda: boolean({}),
    "datetime": lambda: _clock.datetime("default"),
    "date": lambda: _clock.date("default"),
    "time": lambda: _clock.time("default"),
}

_DEEP = f"it is nested deeper than {MAX_DEPTH} levels"


def object_() -> Type:
    """Table Schema, `object`: "The field contains a valid JSON object" (RFC 8259)."""
    return _structure("a JSON object", 'such as {"width": 3}', dict)


def array() -> Type:
    """Table Schema, `array`: "The field contains a valid JSON array" (RFC 8259)."""
    return _structure("a JSON array", "such as [1, 2]", list)


def list_(descriptor: Mapping[str, Any]) -> Type:
    """Values of one type in a row.

    Table Schema, `list`: "a string with values separated by a delimiter which is , (comma) by
    default"; items are of `itemType`, `string` by default, and "on lexical level only default
    formats are supported". Blanks around a delimiter belong to the items.
    """
    delimiter = descriptor.get("delimiter", ",")
    name = descriptor.get("itemType", "string")
    if not isinstance(delimiter, str) or not delimiter:
        raise Unusable("delimiter is not a text of at least one character")
    if not isinstance(name, str) or name not in _ITEMS:
        raise Unusable(f"itemType is none of {', '.join(_ITEMS)}")
    item = _ITEMS[name]()

    def read_item(position: int, text: str) -> Any:
        try:
            return item.read(text)
        except NotOfType as error:
            why = f": {error}" if str(error) else ""
            raise NotOfType(f'item {position}, "{text}", is not {item.noun}{why}') from None

    def read(text: str) -> tuple[Any, ...]:
        return tuple(read_item(*each) for each in enumerate(text.split(delimiter), 1))

    def native(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise NotOfType
        return tuple(map(item.constant, value))

    return Type(
        "a list",
        f"{name} values separated by {delimiter!r}; {item.form}",
        read,
        native=native,
        repairs=lambda text: (delimiter.join(each.strip() for each in text.split(delimiter)),),
        textual=item.textual,
    )


def read_json(text: str) -> Any:
    """The value of a JSON text, in the grammar of RFC 8259 and nothing beyond it.

    Raises:
        NotOfType: It is none, or goes beyond the limits that RFC 8259, section 9 lets a parser set.
    """
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise NotOfType(f"{error.msg} at character {error.pos + 1}") from None
    except ValueError as error:
        raise NotOfType(str(error)) from None
    except RecursionError:
        raise NotOfType(_DEEP) from None
    # The usual cell has not even so many brackets.
    if text.count("[") + text.count("{") > MAX_DEPTH and too_deep(value):
        raise NotOfType(_DEEP)
    return value


def frozen(value: Any) -> Hashable:
    """A value of JSON as something hashable, equal for equal values; true is not 1."""
    if isinstance(value, dict):
        return frozenset((name, frozen(each)) for name, each in value.items())
    if isinstance(value, list):
        return tuple(frozen(each) for each in value)
    return (bool, value) if isinstance(value, bool) else value


def structured(noun: str, form: str, read: Callable[[Any], Any]) -> Type:
    """A type whose texts are JSON; `read` takes the parsed value and raises NotOfType."""

    def read_text(text: str) -> Any:
        return read(read_json(text))

    return Type(noun, form, read_text, native=read, identity=frozen)


def _structure(noun: str, form: str, kind: type) -> Type:
    def read(value: Any) -> Any:
        if not isinstance(value, kind):
            raise NotOfType(f"it is JSON, but not {noun.removeprefix('a JSON ')!r}")
        return value

    return structured(noun, form, read)


def _no_constant(name: str) -> NoReturn:
    raise NotOfType(f"JSON knows no {name}")
