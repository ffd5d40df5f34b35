"""The types `integer` and `number`."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from frictionless_dossier.types.base import NotOfType, Type, Unusable

# One object for all: it equals itself in sets, and every comparison with it is refused.
_NAN = Decimal("NaN")
_SPECIAL = {"nan": _NAN, "inf": Decimal("Infinity"), "-inf": Decimal("-Infinity")}


def integer(descriptor: Mapping[str, Any]) -> Type:
    """Whole numbers.

    Table Schema, `integer`: "Integer values are indicated in the standard way for any valid
    integer", which for `number` is XML Schema's: ASCII digits, an optional sign, no blanks. Leading
    zeros are allowed. `groupChar` stands between two digits; with `bareNumber: false`, "leading
    and/or trailing non-numeric characters" are stripped.
    """
    whole = _whole(_character(descriptor, "groupChar"))
    return _numeric(
        descriptor,
        noun="an integer",
        form="digits with an optional sign, such as 42 or -7",
        body=f"[+-]?{whole}",
        special={},
        native=_native_integer,
    )


def number(descriptor: Mapping[str, Any]) -> Type:
    """Numbers of any kind.

    Table Schema, `number`: "The lexical formatting follows that of decimal in XMLSchema"; `NaN`,
    `INF` and `-INF` in any case; "an E followed by an optional + or - sign followed by one or more
    decimal digits" (a small e too, as XML Schema writes it). Exponents have at most 17 digits.
    `groupChar` stands between two digits before the decimal sign, which is `decimalChar`.
    """
    point = re.escape(_character(descriptor, "decimalChar") or ".")
    whole = _whole(_character(descriptor, "groupChar"))
    return _numeric(
        descriptor,
        noun="a number",
        form="digits with an optional sign, decimals and exponent, such as 42, -1.5 or 1.2E6",
        body=rf"[+-]?(?:{whole}(?:{point}[0-9]*)?|{point}[0-9]+)(?:[eE][+-]?[0-9]{{1,17}})?",
        special=_SPECIAL,
        native=_native_number,
    )


def _numeric(
    descriptor: Mapping[str, Any],
    *,
    noun: str,
    form: str,
    body: str,
    special: Mapping[str, Decimal],
    native: Callable[[Any], Decimal],
) -> Type:
    point = _character(descriptor, "decimalChar") or "."
    group = _character(descriptor, "groupChar")
    if point == group:
        raise Unusable("groupChar and decimalChar are the same")
    bare = descriptor.get("bareNumber", True)
    if not isinstance(bare, bool):
        raise Unusable("bareNumber is neither true nor false")
    # What is stripped in front holds no sign: "-€5" would lose its minus.
    whole = re.compile(body if bare else f"[^0-9+-]*?({body})[^0-9]*")

    def read(text: str) -> Decimal:
        match = whole.fullmatch(text)
        if match is None:
            found = special.get(text.lower()) if text.isascii() else None
            if found is None:
                raise NotOfType
            return found
        digits = match[0] if bare else match[1]
        if group:
            digits = digits.replace(group, "")
        return Decimal(digits if point == "." else digits.replace(point, "."))

    return Type(
        noun=noun,
        form=_spelled(form, point, group),
        read=read,
        plain=whole,
        convert=Decimal if bare and not group and point == "." else None,
        native=native,
        repairs=_repairs,
        otherwise=_advice,
    )


def _character(descriptor: Mapping[str, Any], name: str) -> str:
    value = descriptor.get(name, "")
    if not isinstance(value, str) or re.search(r"[0-9+eE-]", value):
        raise Unusable(f"{name} is not a text that can stand inside a number")
    return value


def _whole(group: str) -> str:
    return f"[0-9]+(?:{re.escape(group)}[0-9]+)*" if group else "[0-9]+"


def _spelled(form: str, point: str, group: str) -> str:
    if point != ".":
        form = form.replace("-1.5", f"-1{point}5").replace("1.2E6", f"1{point}2E6")
    return f"{form}, groups of digits separated by {group!r}" if group else form


def _native_integer(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NotOfType
    if isinstance(value, float) and not value.is_integer():
        raise NotOfType
    return Decimal(value)


def _native_number(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NotOfType
    # The shortest decimal that means this float, which is what the JSON file says.
    return _SPECIAL.get(repr(value)) or Decimal(repr(value))


def _advice(text: str) -> str:
    """What makes a number of it; a comma alone may be either mark."""
    if re.search("[0-9]", text) is None:
        return ""
    if re.search("[,.']", text):
        return " Or declare the marks of the column as `groupChar` and `decimalChar`."
    return " Or declare `bareNumber` as false, if signs stand before or after the number."


def _repairs(text: str) -> Iterator[str]:
    """Without blanks and underscores inside; a comma may mean two things, so it is left."""
    dense = re.sub(r"[\s_'’]", "", text)
    yield dense
    yield dense.replace("−", "-")
    yield re.sub(r"\.0*$", "", dense)
