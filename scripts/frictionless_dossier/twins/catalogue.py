"""The rule catalogue: every check with its parameters, and every kind of finding."""

import json
from collections.abc import Iterator, Mapping

from frictionless_dossier.checking import registry
from frictionless_dossier.checking.catalogue import STANDARD
from frictionless_dossier.checking.check import Check
from frictionless_dossier.findings import Kind
from frictionless_dossier.opening import OpenPackage


def files(opened: OpenPackage, path: str) -> Mapping[str, str]:
    """The catalogue as one Markdown file. It is the tool's; the package only gives it a place."""
    return {path: "\n".join(_lines()) + "\n"}


def _lines() -> Iterator[str]:
    yield "<!-- Generated from the checks by `dossier build`; do not edit. -->"
    yield "# Rules and findings"
    yield ""
    yield "## What the standard demands"
    yield ""
    yield "These findings need no declaration."
    for kind in STANDARD:
        yield ""
        yield from _kind(kind)
    for check in registry.every():
        yield ""
        yield from _check(check)


def _check(check: Check) -> Iterator[str]:
    yield f"## Rule `{check.name}`"
    yield ""
    needs = f"; needs a resource with the role `{check.role}`" if check.role else ""
    yield f"{check.title}. Declared for a {check.scope}{needs}."
    yield ""
    yield check.description
    yield ""
    yield f"For instance: `{json.dumps(check.declaration, ensure_ascii=False)}`"
    if check.parameters:
        yield ""
        yield "| parameter | meaning | |"
        yield "|---|---|---|"
        for each in check.parameters:
            default = "required" if each.required else f"default `{each.default}`"
            yield f"| `{each.name}` | {each.description} | {default} |"
    for kind in check.kinds:
        yield ""
        yield from _kind(kind)


def _kind(kind: Kind) -> Iterator[str]:
    excusable = "; may be accepted by an exception" if kind.excusable else ""
    yield f"### `{kind.name}` ({kind.severity}{excusable})"
    yield ""
    yield f"{kind.title}. {kind.description}"
    yield ""
    yield f"- For instance: {kind.example}"
    yield f"- To do: {kind.remedy}"
    yield f"- For frictionless: `{kind.stock}`"
