"""What a type of Table Schema is to the judge: how its texts are read, and how it is called."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any, NamedTuple

_LONGEST_REPAIR = 80
"""Characters above which a text is too long to be written out in a remedy."""


class NotOfType(ValueError):
    """A text or JSON value is no value of a type; the argument says why where the form does not."""


class Unusable(ValueError):
    """What a field declares cannot be judged by; the argument says why."""


def no_native(value: Any) -> Any:
    """Refuse values of JSON that are no texts, for types that JSON does not have.

    Raises:
        NotOfType: Always.
    """
    raise NotOfType


def no_repairs(text: str) -> Iterable[str]:
    """Nothing that a refused text may have meant."""
    return ()


def no_advice(text: str) -> str:
    """Nothing that the declaration of the field should say otherwise."""
    return ""


class Type(NamedTuple):
    """A type with its format, as one field declares it.

    Attributes:
        noun: What a value is called, with its article: `an integer`.
        form: How a value is written, with an example.
        read: Gives the logical value of a text; raises NotOfType.
        plain: Texts that it matches as a whole are values of the type. Others may be too: `read`
            decides. None where no expression can tell.
        convert: Gives the value of a text that `plain` matches, without looking again; `read` if
            None. Values so converted have a total order.
        native: Gives the logical value of a value of JSON that is no text (in a constraint);
            raises NotOfType.
        identity: Makes a logical value hashable, so that equal values have equal identities; None
            where values are hashable already.
        textual: Whether different texts are always different values.
        repairs: Texts that a refused one may have meant; those that are no value are passed over.
        otherwise: What a refused text asks to be declared otherwise; empty if nothing.
    """

    noun: str
    form: str
    read: Callable[[str], Any]
    plain: re.Pattern[str] | None = None
    convert: Callable[[str], Any] | None = None
    native: Callable[[Any], Any] = no_native
    identity: Callable[[Any], Hashable] | None = None
    textual: bool = False
    repairs: Callable[[str], Iterable[str]] = no_repairs
    otherwise: Callable[[str], str] = no_advice

    def accepts(self, text: str) -> bool:
        """Whether a text is a value of the type."""
        try:
            self.read(text)
        except NotOfType:
            return False
        return True

    def constant(self, value: Any) -> Any:
        """The logical value of a value in a constraint.

        Table Schema, Field Constraints: "the physical representation of constraint values MAY be
        primitive types as possible in JSON, or represented as strings that are castable with the
        type and format rules of the field".

        Raises:
            NotOfType: It is no value of this type.
        """
        return self.read(value) if isinstance(value, str) else self.native(value)

    def key(self, value: Any) -> Hashable:
        """What is compared when two logical values are compared for equality."""
        key: Hashable = value if self.identity is None else self.identity(value)
        return key

    def repair(self, text: str) -> str | None:
        """The text that a refused one most likely meant; None where nothing suggests itself."""
        if len(text) > _LONGEST_REPAIR:
            return None
        for base in _plainer(text):
            for candidate in (base, *self.repairs(base)):
                if candidate and candidate != text and self.accepts(candidate):
                    return candidate
        return None


def _plainer(text: str) -> Iterator[str]:
    yield text.strip()
    yield unicodedata.normalize("NFKC", text).strip()
