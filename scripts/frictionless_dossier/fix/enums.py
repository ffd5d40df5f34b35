"""Enums that name a vocabulary, copied from it."""

from copy import deepcopy
from typing import Any


def with_enums(schema: Any, lists: dict[str, list[str]]) -> Any:
    """A Table Schema in which each field with the key `vocabulary` has its codes as `enum`.

    Args:
        schema: The descriptor of the schema; it is not changed.
        lists: Codes by name of vocabulary.
    """
    copied = deepcopy(schema)
    fields = copied.get("fields") if isinstance(copied, dict) else None
    for field in fields if isinstance(fields, list) else ():
        codes = lists.get(str(field.get("vocabulary"))) if isinstance(field, dict) else None
        if codes is not None:
            field.setdefault("constraints", {})["enum"] = list(codes)
    return copied
