"""The code lists of a package, from its document of role `vocabularies`."""

from collections.abc import Mapping
from typing import Any

from frictionless_dossier.package.model import Field, Package

Code = Mapping[str, Any]
"""A code with all that the vocabulary says of it."""


def code_lists(package: Package, documents: Mapping[str, Any]) -> dict[str, list[str]]:
    """The codes of each vocabulary, in order.

    What does not have the shape of a vocabulary is left out; the JSON Schema of the document says
    so. Empty where the package has no vocabularies, or they could not be read.
    """
    return {
        name: [str(code["code"]) for code in codes]
        for name, codes in _codes(package, documents).items()
    }


def _codes(package: Package, documents: Mapping[str, Any]) -> dict[str, list[Code]]:
    """The codes of each vocabulary, in order, with what is said of them; as `code_lists`."""
    resource = package.with_role("vocabularies")
    document = documents.get(resource.name) if resource else None
    known = document.get("vocabularies") if isinstance(document, dict) else None
    found: dict[str, list[Code]] = {}
    for name, each in known.items() if isinstance(known, dict) else ():
        codes = each.get("codes") if isinstance(each, dict) else None
        if isinstance(codes, list):
            found[name] = [code for code in codes if isinstance(code, dict) and "code" in code]
    return found


def codes_of(field: Field, package: Package, documents: Mapping[str, Any]) -> list[Code]:
    """The codes of the vocabulary that a field names; none where there is no such vocabulary."""
    return _codes(package, documents).get(field.vocabulary or "", [])
