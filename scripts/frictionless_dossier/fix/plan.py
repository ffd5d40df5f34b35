"""What `dossier fix` would write: every file whose canonical text differs from its bytes."""

import json
from dataclasses import dataclass

from frictionless_dossier.fix.canonical import json_text, texts
from frictionless_dossier.fix.enums import with_enums
from frictionless_dossier.opening import OpenPackage
from frictionless_dossier.package.vocabularies import code_lists


@dataclass(frozen=True, slots=True)
class Change:
    """A file that would be written anew.

    Attributes:
        path: Its path, relative to the package.
        before: Its bytes; none where it does not exist.
        after: What would be written.
    """

    path: str
    before: bytes
    after: bytes


def plan(opened: OpenPackage) -> list[Change]:
    """The changes that bring a package into canonical form, in order of paths."""
    package = opened.package
    canonical = texts(package, opened.tables, opened.contents)
    wanted = {each.path: each.text for each in canonical}
    lists = code_lists(package, opened.documents)
    schemas = {each.schema.path for each in package.resources if each.schema is not None}
    # A schema inside the descriptor has the descriptor's path; its enums are left to its author.
    for path in schemas - {package.path}:
        if path in wanted:
            wanted[path] = json_text(with_enums(json.loads(wanted[path]), lists))
    return [
        Change(path, opened.contents[path], text.encode())
        for path, text in sorted(wanted.items())
        if text.encode() != opened.contents[path]
    ]
