"""Generated files: committed so that reviewers see consequences, and verified by `--check`.

A descriptor says under `generated` which of them the package has and where they stand.
"""

from collections.abc import Callable, Iterator, Mapping

from frictionless_dossier.errors import PackageError
from frictionless_dossier.fix.inside import writable
from frictionless_dossier.fix.plan import Change
from frictionless_dossier.opening import OpenPackage
from frictionless_dossier.twins import catalogue, contradictions, dictionary, row_schemas

TWINS: Mapping[str, Callable[[OpenPackage, str], Mapping[str, str]]] = {
    "rowSchemas": row_schemas.files,
    "dataDictionary": dictionary.files,
    "ruleCatalogue": catalogue.files,
    "contradictions": contradictions.files,
}
"""What can be generated: for a package and a place (folder or file), texts by path."""

_REMEDY = f"Write an object whose keys are of {', '.join(TWINS)}, each with a path as a text."


def changes(opened: OpenPackage) -> Iterator[Change]:
    """The generated files that differ from what would be generated.

    Raises:
        PackageError: What is declared is wrong, or a place of it lies outside of the package.
    """
    for path, text in generate(opened).items():
        file = writable(opened.package.base, path)
        before = file.read_bytes() if file.exists() else b""
        if not file.exists() or before != text.encode():
            yield Change(path, before, text.encode())


def generate(opened: OpenPackage) -> dict[str, str]:
    """The texts of all generated files that a package declares, by path.

    Raises:
        PackageError: What it declares is wrong.
    """
    declared = opened.package.descriptor.get("generated", {})
    if not isinstance(declared, dict):
        raise PackageError("`generated` of the descriptor is no object.", _REMEDY)
    texts: dict[str, str] = {}
    for name, place in declared.items():
        if name not in TWINS:
            raise PackageError(f'`generated` names "{name}", which cannot be generated.', _REMEDY)
        if not isinstance(place, str):
            raise PackageError(f"The place of {name} under `generated` is no text.", _REMEDY)
        texts |= TWINS[name](opened, place)
    return texts
