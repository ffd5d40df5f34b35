"""The types `string` (with its formats), `boolean` and `any`."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from frictionless_dossier.types.base import NotOfType, Type, Unusable

EVERYTHING = re.compile(r"(?s:.*)")
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_EMAIL = rf"(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*"
_BASE64 = "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
_UUID = "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"

_ESCAPE = "%[0-9A-Fa-f]{2}"
_NAME = rf"(?:[A-Za-z0-9._~!$&'()*+,;=-]|{_ESCAPE})"
_PATH = rf"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|{_ESCAPE})*"
_QUERY = rf"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|{_ESCAPE})*"
_FUTURE = r"v[0-9A-Fa-f]+\.[A-Za-z0-9._~!$&'()*+,;=:-]+"
_URI = (
    r"[A-Za-z][A-Za-z0-9+.-]*:"
    rf"(?://(?:(?:{_NAME}|:)*@)?(?:\[(?:{_FUTURE}|(?P<six>[0-9A-Fa-f:.]+))\]|{_NAME}*)(?::[0-9]*)?"
    rf"(?:/{_PATH})?|(?!//){_PATH})"
    rf"(?:\?{_QUERY})?(?:\#{_QUERY})?"
)
_WEB = rf"https?://[A-Za-z0-9.-]+(?:/{_PATH})?(?:\?{_QUERY})?(?:\#{_QUERY})?"
"""The usual URI, of a form that takes no second look."""


@cache
def string(format: str) -> Type:
    """Sequences of characters.

    Table Schema, `string`: the formats are "default: any valid string", "email: A valid email
    address" (here RFC 5322, 3.4.1, a dot-atom and a host name), "uri: A valid URI" (RFC 3986 with
    its scheme), "binary: A base64 encoded string" (RFC 4648, section 4) and "uuid: A string that
    is a uuid" (RFC 9562, section 4; any version).
    """
    if format == "default":
        return Type("a text", "any characters", str, plain=EVERYTHING, textual=True)
    if format == "email":
        return _formatted("an email address", "name@host, such as ada@example.org", _EMAIL)
    if format == "binary":
        return _formatted("base64", "base64 with its padding, such as aGVsbG8=", _BASE64)
    if format == "uuid":
        form = "32 hexadecimal digits, such as 123e4567-e89b-12d3-a456-426614174000"
        return _formatted("a UUID", form, _UUID)
    if format == "uri":
        form = "a scheme and what it says, such as https://example.org/a%20b"
        return Type("a URI", form, _read_uri, plain=re.compile(_WEB), textual=True)
    raise Unusable(f"a string has no format {format!r}")


def anything() -> Type:
    """Table Schema, `any`: a consumer "MUST NOT perform any processing on this field's values"."""
    return Type(
        "a value",
        "any characters",
        str,
        plain=EVERYTHING,
        native=lambda value: json.dumps(value, ensure_ascii=False),
        textual=True,
    )


def boolean(descriptor: Mapping[str, Any]) -> Type:
    """True or false.

    Table Schema, `boolean`: only the texts of `trueValues` and `falseValues`, by default
    true, True, TRUE, 1 and false, False, FALSE, 0.
    """
    values: dict[str, bool] = {}
    defaults = {
        "trueValues": ("true", "True", "TRUE", "1"),
        "falseValues": ("false", "False", "FALSE", "0"),
    }
    for name, default in defaults.items():
        texts = descriptor.get(name, default)
        if not isinstance(texts, list | tuple) or not all(isinstance(text, str) for text in texts):
            raise Unusable(f"{name} is not a list of texts")
        values |= dict.fromkeys(texts, name == "trueValues")

    def read(text: str) -> bool:
        if text not in values:
            raise NotOfType
        return values[text]

    def native(value: Any) -> bool:
        if not isinstance(value, bool):
            raise NotOfType
        return value

    def repairs(text: str) -> Iterator[str]:
        return (each for each in values if each.casefold() == text.casefold())

    form = "one of " + ", ".join(values)
    return Type(
        "a boolean",
        form,
        read,
        plain=re.compile("|".join(map(re.escape, values))),
        native=native,
        repairs=repairs,
        otherwise=lambda text: " Or name its words in `trueValues` and `falseValues`.",
    )


def _formatted(noun: str, form: str, expression: str) -> Type:
    pattern = re.compile(expression)

    def read(text: str) -> str:
        if pattern.fullmatch(text) is None:
            raise NotOfType
        return text

    return Type(noun, form, read, plain=pattern, textual=True)


def _read_uri(text: str) -> str:
    match = re.fullmatch(_URI, text)
    if match is None:
        stray = next((each for each in text if not each.isascii() or each in ' "<>\\^`{|}'), None)
        raise NotOfType(f"{stray!r} must be percent-encoded" if stray else "")
    if match["six"]:
        from ipaddress import AddressValueError, IPv6Address  # late: no other text needs it

        try:
            IPv6Address(match["six"])
        except AddressValueError:
            raise NotOfType(f"{match['six']} is no IPv6 address") from None
    return text
