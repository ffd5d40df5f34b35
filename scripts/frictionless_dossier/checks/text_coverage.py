"""Every number, date, name and note of a kept text is accounted for."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from frictionless_dossier.checking.check import Check, Parameter, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._kept import kept_texts
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.evidence import evidence_rows
from frictionless_dossier.provenance.locators import LocatorError

if TYPE_CHECKING:
    from frictionless_dossier.provenance.coverage import Accounted, Item

_SHOWN = 8

NOT_COVERED = Kind(
    name="text-not-covered",
    severity=Severity.ERROR,
    title="Part of a text is not accounted for",
    description=(
        "What a text says and the package does not is an omission that nobody can see, unless a "
        "passage says why it yields no statement."
    ),
    remedy="Add a statement that names these words, or a passage that says why there is none.",
    example="a figure in line 43 of the text that neither a statement nor a passage names",
    stock="row-error",
)

NOT_YET_COVERED = Kind(
    name="text-not-yet-covered",
    severity=Severity.INFO,
    title="Part of a text is not accounted for yet",
    description="The same, where the package does not claim to have covered its texts.",
    remedy=NOT_COVERED.remedy,
    example=NOT_COVERED.example,
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look up each item of each text that is at hand."""
    sources = context.with_role("sources")
    if sources is None:
        return
    at_hand = list(kept_texts(context))
    if not at_hand:
        return
    from frictionless_dossier.provenance.coverage import ItemKind, items  # late: only for texts

    kind = NOT_COVERED if parameters["enforce"] else NOT_YET_COVERED
    accounted = _accounted(context)
    for source, index, text in at_hand:
        totals: Counter[ItemKind] = Counter()
        covered: Counter[ItemKind] = Counter()
        open_items: dict[int, list[Item]] = defaultdict(list)
        for item in items(text, parameters["ignore"]):
            totals[item.kind] += 1
            if accounted[source].covers(item):
                covered[item.kind] += 1
            else:
                open_items[item.places[0].line].append(item)
        for each in ItemKind:
            context.facts[f"{source}: {each}s covered"] = f"{covered[each]} of {totals[each]}"
        for line, found in open_items.items():
            yield _finding(kind, sources, index, line, found)


def _accounted(context: Context) -> "defaultdict[str, Accounted]":
    """What is accounted for, by source. Locators that are none have findings of their own."""
    from frictionless_dossier.provenance.coverage import Accounted

    found: defaultdict[str, Accounted] = defaultdict(Accounted)
    for each in evidence_rows(context.package, context.tables):
        if each.digest:
            try:
                found[each.source].add(each)
            except LocatorError:
                context.skipped += 1
    passages = context.with_role("passages")
    if passages is not None:
        for index in context.rows("source", "locator", table=passages):
            source, locator = passages.cell(index, "source"), passages.cell(index, "locator")
            if source and locator:
                try:
                    found[source].add_passage(locator)
                except LocatorError:
                    context.skipped += 1
    return found


def _finding(kind: Kind, sources: Table, index: int, line: int, found: "list[Item]") -> Finding:
    shown = ", ".join(f"{item.locator} {item.kind} “{item.words}”" for item in found[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return sources.finding(
        kind,
        f"Line {line} of {sources.id(index)} is not accounted for at {shown}{more}.",
        index=index,
        details={
            "line": line,
            "items": [
                {"locator": item.locator, "kind": item.kind.value, "words": item.words}
                for item in found
            ],
        },
    )


CHECK = Check(
    name="text-coverage",
    scope=Scope.PACKAGE,
    title="Texts are covered",
    description=(
        "Given the folder with the texts: each number, date, proper name and note of a kept text "
        "lies in the words of a statement (locator or context) or of a passage. A statement about "
        "a whole row (`*`) accounts for names and notes, not for dates and figures; a note is also "
        "accounted for by a statement on its line that cites it. One finding for each line."
    ),
    kinds=(NOT_COVERED, NOT_YET_COVERED),
    run=run,
    role="sources",
    parameters=(
        Parameter(
            name="enforce",
            description="Whether what is left is an error (true) or information (false).",
            schema={"type": "boolean"},
            default=True,
        ),
        Parameter(
            name="ignore",
            description="Words in lower case that are neither figure nor name in these texts.",
            schema={"type": "array", "items": {"type": "string"}},
            default=(),
        ),
    ),
)
