"""Statements are borne out by the words they name, and nothing has changed since that was seen."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.findings import Finding, Kind, RowId, Severity, sentence
from frictionless_dossier.provenance.evidence import DERIVED, Evidence, evidence_rows, skipped_rows
from frictionless_dossier.provenance.hashing import only_row_altered, seal_of, sealed_columns
from frictionless_dossier.provenance.kinds import LOCATOR, NOT_IN_SOURCE
from frictionless_dossier.provenance.locators import LocatorError, parse_locator, words_at

if TYPE_CHECKING:
    from frictionless_dossier.provenance.verify import Verifier

ALTERED = Kind(
    name="statement-altered",
    severity=Severity.ERROR,
    title="A statement was changed after it was verified",
    description=(
        "The column `verified` holds a hash over the text's SHA-256 and all that the row says, but "
        "for its rank. It shows a later change on any machine, also where the text is not at hand."
    ),
    remedy="Undo the change, or verify the statement anew: dossier verify --sources FOLDER.",
    example="a date corrected in `statements` without `dossier verify`",
    stock="row-error",
)

ROW_ALTERED = Kind(
    name="row-altered",
    severity=Severity.ERROR,
    title="A row was changed after it was verified",
    description=(
        "A statement about a row as a whole bears out all of its cells that have no statement of "
        "their own, and its seal covers them. One of them is another now, was emptied or filled; "
        "or a statement of its own came or went."
    ),
    remedy="Undo the change, or verify the statement anew: dossier verify --sources FOLDER.",
    example="the perpetrator of an attack exchanged for another organization",
    stock="row-error",
)

UNVERIFIED = Kind(
    name="statement-unverified",
    severity=Severity.ERROR,
    title="A statement was never verified",
    description="A text of its source is kept, so that a machine can verify it; nobody has.",
    remedy="Run dossier verify --sources FOLDER.",
    example="a new row of `statements` with an empty `verified`",
    stock="row-error",
)

TEXT_MISSING = Kind(
    name="source-text-missing",
    severity=Severity.WARNING,
    title="A kept text is not in the folder given",
    description=(
        "A text is found by its SHA-256 alone. One that was edited, or saved with other line "
        "endings, is another text: nothing was verified in it."
    ),
    remedy="Put the unchanged text into the folder, or name the folder that has it.",
    example="--sources names a folder with a later copy of the article",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Compare every seal; where its text is at hand, hold the statement against it."""
    verifier = _verifier(context) if context.texts else None
    counts: Counter[str] = Counter()
    context.skipped += skipped_rows(context.package, context.tables)
    altered: dict[RowId, Evidence] = {}
    for each in evidence_rows(context.package, context.tables):
        counts["statements and claims"] += 1
        if each.basis == DERIVED:
            counts["derived"] += 1
        if not each.digest:
            counts["without a kept text"] += 1
            if each.verified:
                yield _finding(
                    ALTERED,
                    each,
                    "is marked as verified, but no text of its source is kept",
                    "verified",
                    "Empty the cell, or give the SHA-256 of the text in the source.",
                )
            continue
        found = list(_in_text(context, verifier, each, counts))
        yield from found
        if not each.table.sound(each.index, sealed_columns(each.table)):
            context.skipped += 1
        elif each.verified == seal_of(each):
            counts["verified by hash"] += 1
        elif each.verified and only_row_altered(each):
            altered.setdefault(each.about, each)
        elif each.verified:
            yield _finding(ALTERED, each, "was changed after it was verified", "verified")
        elif not found:
            yield _finding(UNVERIFIED, each, "was never verified", "verified")
    yield from _altered_rows(context, altered)
    yield from _passages(context)
    yield from _missing_texts(context)
    context.facts["statements and claims"] = counts["statements and claims"]
    for name in ("verified by hash", "verified in text", "derived", "without a kept text"):
        if context.texts.asked or name != "verified in text":
            context.facts[f"of them {name}"] = counts[name]


def _altered_rows(context: Context, altered: Mapping[RowId, Evidence]) -> Iterator[Finding]:
    """Findings for rows that were changed after a statement about them as a whole was sealed."""
    for row, each in altered.items():
        table = context.tables.get(row.resource)
        index = table.ids.get(row.id) if table is not None else None
        if table is None or index is None:
            continue  # Told by the rule `row-reference`.
        if not table.sound(index, table.columns):
            context.skipped += 1
            continue
        yield table.finding(
            ROW_ALTERED,
            f"{row} was changed after the statement {each.table.row_id(each.index)} about it was "
            "verified.",
            index=index,
            rows=(row, each.table.row_id(each.index)),
        )


def _verifier(context: Context) -> "Verifier":
    # Late, as all that reads words is: without texts nothing of it is needed.
    from frictionless_dossier.provenance.verify import Verifier

    return Verifier(context.package, context.tables)


def _in_text(
    context: Context, verifier: "Verifier | None", each: Evidence, counts: Counter[str]
) -> Iterator[Finding]:
    text = context.texts.get(each.digest)
    if text is None or verifier is None:
        try:
            for locator in filter(None, (each.locator, each.context)):
                parse_locator(locator)
        except LocatorError as error:
            wrong, remedy = f"cannot be found: {error.message}", sentence(error.remedy)
            yield _finding(LOCATOR, each, wrong, "locator", remedy)
        return
    from frictionless_dossier.provenance.verify import refusal_findings

    refusals = verifier.verify(each, text)
    if not refusals and each.basis != DERIVED:
        counts["verified in text"] += 1
    yield from refusal_findings(each, refusals)


def _passages(context: Context) -> Iterator[Finding]:
    """Findings for passages whose locators name no words of a kept text."""
    passages, sources = context.with_role("passages"), context.with_role("sources")
    if passages is None or sources is None:
        return
    for index in context.rows("source", "locator", table=passages):
        source = sources.ids.get(passages.cell(index, "source") or "")
        digest = sources.cell(source, "sha256") if source is not None else None
        if not digest:
            continue
        text = context.texts.get(digest.lower())
        try:
            locator = parse_locator(passages.cell(index, "locator") or "")
            if text is not None:
                words_at(text, locator)
        except LocatorError as error:
            yield passages.finding(
                LOCATOR,
                f"The passage {passages.id(index)} cannot be found: {error.message}.",
                index=index,
                field="locator",
                remedy=sentence(error.remedy),
            )


def _missing_texts(context: Context) -> Iterator[Finding]:
    """Findings for kept texts that are not in the folder that was given."""
    sources = context.with_role("sources")
    if sources is None or not context.texts.asked:
        return
    for index in context.rows("sha256", table=sources):
        digest = sources.cell(index, "sha256")
        if digest and context.texts.get(digest.lower()) is None:
            yield sources.finding(
                TEXT_MISSING,
                f"No file of the folder is the text of {sources.id(index)} (SHA-256 {digest}).",
                index=index,
                field="sha256",
            )


def _finding(
    kind: Kind, each: Evidence, what: str, field: str, remedy: str | None = None
) -> Finding:
    message = f"The statement {each.table.row_id(each.index)} {what}."
    return each.table.finding(kind, message, index=each.index, field=field, remedy=remedy)


CHECK = Check(
    name="verified",
    scope=Scope.PACKAGE,
    title="Statements are verified in their sources",
    description=(
        "Each statement on a source with a kept text (its `sha256` says which) carries the hash "
        "that `dossier verify` wrote. Given the folder with the texts, each is verified anew: the "
        "words of its locator hold its value and little else, its subject is named in that "
        "sentence or the one before, its notes stand there. The hash of a statement about a row as "
        "a whole covers what rests on it. Derived statements are counted apart."
    ),
    kinds=(NOT_IN_SOURCE, ALTERED, ROW_ALTERED, UNVERIFIED, LOCATOR, TEXT_MISSING),
    run=run,
)
