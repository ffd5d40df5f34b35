"""What a descriptor says about package and resources for people and catalogues.

Source: Data Package v2, "Properties", and Data Resource v2, "Properties". What version 1 alone had
(`role` of a contributor) is taken too; all other properties are the publisher's own.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from frictionless_dossier.findings import Kind
from frictionless_dossier.package.node import ARRAY, OBJECT, TEXT, TEXTS, Node, Shape

_STANDARD_PROFILE = re.compile(r"https?://datapackage\.org/profiles/([0-9]+)\.[0-9]+/.*")
_RFC_3339 = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:([0-5][0-9]|60)(\.[0-9]+)?"
    r"([Zz]|[+-][0-9]{2}:[0-9]{2})"
)
_PLACE = re.compile(r"(https?|ftps?)://.+|(?![./~])(?!.*\\)(?!.*://)(?!(.*/)?\.).+", re.DOTALL)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


def _is_instant(value: Any) -> bool:
    if not isinstance(value, str) or not _RFC_3339.fullmatch(value):
        return False
    try:
        # RFC 3339, 5.7 knows a leap second; Python does not.
        datetime.fromisoformat(value[:17].upper() + value[17:19].replace("60", "59"))
    except ValueError:
        return False
    return True


_INSTANT = Shape('a date with its time, such as "1985-04-12T23:20:50Z" (RFC 3339)', _is_instant)
_URL_OR_PATH = Shape(
    "a URL (http, https, ftp, ftps), or a path inside the package",
    lambda value: isinstance(value, str) and _PLACE.fullmatch(value) is not None,
)
_ADDRESS = Shape(
    "an email address",
    lambda value: value == "" or (isinstance(value, str) and _EMAIL.fullmatch(value) is not None),
)
_PACKAGE: Mapping[str, Shape] = {
    "$schema": TEXT,
    "profile": TEXT,
    "id": TEXT,
    "title": TEXT,
    "description": TEXT,
    "homepage": TEXT,
    "image": _URL_OR_PATH,
    "version": TEXT,
    "created": _INSTANT,
    "keywords": TEXTS,
}
_RESOURCE: Mapping[str, Shape] = {
    "$schema": TEXT,
    "profile": TEXT,
    "type": TEXT,
    "title": TEXT,
    "description": TEXT,
    "homepage": TEXT,
}
_LICENSE: Mapping[str, Shape] = {"name": TEXT, "path": _URL_OR_PATH, "title": TEXT}
_SOURCE: Mapping[str, Shape] = {
    "title": TEXT,
    "path": _URL_OR_PATH,
    "email": _ADDRESS,
    "version": TEXT,
}
_CONTRIBUTOR: Mapping[str, Shape] = {
    "title": TEXT,
    "givenName": TEXT,
    "familyName": TEXT,
    "path": _URL_OR_PATH,
    "email": _ADDRESS,
    "role": TEXT,
    "roles": TEXTS,
    "organization": TEXT,
}


def check_package(root: Node, kind: Kind) -> None:
    """Report what the descriptor says of the package in another shape than the standard's."""
    _members(root, _PACKAGE, kind)
    _list(root, "contributors", _CONTRIBUTOR, kind)
    _both(root, kind)


def check_resource(node: Node, kind: Kind) -> None:
    """Report what a resource says of itself in another shape than the standard's."""
    _members(node, _RESOURCE, kind)
    _both(node, kind)


def free_names(descriptor: Mapping[str, Any]) -> bool:
    """Whether names may be any text.

    Version 2 lets them be; version 1, which holds where no `$schema` is, has a pattern. What a
    profile of somebody else extends is not known here, so it gets the wider choice.
    """
    profile = descriptor.get("$schema")
    if not isinstance(profile, str):
        return False
    match = _STANDARD_PROFILE.fullmatch(profile)
    return match is None or match[1] != "1"


def _both(node: Node, kind: Kind) -> None:
    _list(node, "sources", _SOURCE, kind)
    _list(node, "licenses", _LICENSE, kind)
    for each in _objects(node, "licenses"):
        if "name" not in each and "path" not in each:
            message = "A licence has neither `name` nor `path`."
            each.report(kind, message, 'Give it a `name`, such as "CC-BY-4.0", or a `path`.')


def _list(node: Node, key: str, shapes: Mapping[str, Shape], kind: Kind) -> None:
    """Report what is wrong with an array of objects, each of which has at least one member."""
    if key not in node or node.take(key, ARRAY, kind) is None:
        return
    for each in node[key].items():
        if not OBJECT.holds(each.value) or not each.value:
            each.refuse(kind, f"An item of `{key}`", Shape("an object that says something", bool))
        else:
            _members(each, shapes, kind)


def _objects(node: Node, key: str) -> list[Node]:
    if key not in node or not ARRAY.holds(node.value[key]):
        return []
    return [each for each in node[key].items() if OBJECT.holds(each.value) and each.value]


def _members(node: Node, shapes: Mapping[str, Shape], kind: Kind) -> None:
    for key, shape in shapes.items():
        node.take(key, shape, kind)
