"""Rules in words for a terminal: all of them in a line each, or one whole.

The words are those of the checks and kinds themselves, as in the rule catalogue.
"""

import json
from collections.abc import Iterator
from textwrap import fill

from frictionless_dossier.checking import registry
from frictionless_dossier.checking.catalogue import STANDARD, demand_known
from frictionless_dossier.checking.check import Check, Scope
from frictionless_dossier.findings import Kind

WIDTH = 88
"""Characters of a line."""

_PLACES = {
    Scope.TABLE: "under `rules` of the Table Schema of a table",
    Scope.PACKAGE: "under `rules` of the descriptor",
}


def listed() -> Iterator[str]:
    """Every rule that a package may declare, and every finding that needs no declaration."""
    checks = list(registry.every())
    width = max(map(len, [*(each.name for each in checks), *(kind.name for kind in STANDARD)]))
    yield "What Data Package and Table Schema demand, always:"
    yield from (f"  {kind.name:<{width}}  {kind.title}" for kind in STANDARD)
    for scope in Scope:
        yield ""
        yield f"Rules declared {_PLACES[scope]}:"
        for check in checks:
            if check.scope is scope:
                yield f"  {check.name:<{width}}  {check.title}"
    yield ""
    yield "More about one of them: dossier explain RULE"


def explained(name: str) -> Iterator[str]:
    """All about a rule, or about a kind of finding.

    Args:
        name: Name of a check or of a kind of finding.

    Raises:
        OptionError: There is no such rule and no such finding.
    """
    demand_known([name])
    if name in registry.names():
        return _check(registry.find(name))
    standard = {kind.name: kind for kind in STANDARD}
    if name in standard:
        return _standard(standard[name])
    found = {kind.name: check for check in registry.every() for kind in check.kinds}
    return _of(found[name], name)


def _standard(kind: Kind) -> Iterator[str]:
    yield f"{kind.name} needs no declaration."
    yield ""
    yield from _kind(kind)


def _of(check: Check, name: str) -> Iterator[str]:
    """One kind of finding, and where it comes from."""
    yield f"{name} is found by the rule {check.name} (dossier explain {check.name})."
    yield ""
    yield from _kind(next(kind for kind in check.kinds if kind.name == name))


def _check(check: Check) -> Iterator[str]:
    yield f"{check.name}: {check.title}"
    yield ""
    yield _filled(check.description)
    yield ""
    yield f"It is declared {_PLACES[check.scope]}, for instance:"
    yield ""
    yield f"  {json.dumps(check.declaration, ensure_ascii=False)}"
    if check.role is not None:
        yield ""
        yield f"It needs a resource with the role {check.role}."
    if check.parameters:
        yield ""
        yield "Parameters:"
    for each in check.parameters:
        need = "required" if each.required else f"default {json.dumps(each.default)}"
        yield _filled(f"{each.name} ({need}): {each.description}", "  ")
    yield ""
    yield "What it may find:"
    for kind in check.kinds:
        yield ""
        yield from _kind(kind)


def _kind(kind: Kind) -> Iterator[str]:
    excusable = "; an exception may accept it" if kind.excusable else ""
    yield f"  {kind.name} ({kind.severity}{excusable}): {kind.title}"
    yield _filled(kind.description, "    ")
    yield _filled(f"For instance: {kind.example}", "    ")
    yield _filled(f"To do: {kind.remedy}", "    ")


def _filled(text: str, indent: str = "") -> str:
    return fill(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
