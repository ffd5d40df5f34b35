"""Generated files: committed so that reviewers see consequences, and verified by `--check`.

A descriptor says under `generated` which of them the package has and where they stand.
"""

from collections.abc import Callable, Mapping

from frictionless_dossier.opening import OpenPackage
from frictionless_dossier.twins import catalogue, contradictions, dictionary, row_schemas

TWINS: Mapping[str, Callable[[OpenPackage, str], Mapping[str, str]]] = {
    "rowSchemas": row_schemas.files,
    "dataDictionary": dictionary.files,
    "ruleCatalogue": catalogue.files,
    "contradictions": contradictions.files,
}
"""What can be generated: for a package and a place (folder or file), texts by path."""


def generate(opened: OpenPackage) -> dict[str, str]:
    """The texts of all generated files that a package declares, by path."""
    declared = opened.package.descriptor.get("generated", {})
    texts: dict[str, str] = {}
    for name, place in declared.items():
        texts |= TWINS[name](opened, place)
    return texts
