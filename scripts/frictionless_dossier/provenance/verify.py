"""Statements held against the texts that they name.

A statement is verified if the words of its locator hold its value and hardly anything else, and if
its subject is named in the sentence of these words or in the one before it. Where its basis is
`context`, the words of the second locator may supply the year or the subject.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from frictionless_dossier.dates import DateError, parse
from frictionless_dossier.findings import Finding, RowId, sentence
from frictionless_dossier.package.model import Field, Package
from frictionless_dossier.package.table import Table
from frictionless_dossier.provenance.evidence import CONTEXT, DERIVED, NAME, VALUE, Claim, Evidence
from frictionless_dossier.provenance.kinds import LOCATOR, NOT_IN_SOURCE
from frictionless_dossier.provenance.locate import locate_date, locate_figure, locate_names
from frictionless_dossier.provenance.locators import Locator, LocatorError, parse_locator, words_at
from frictionless_dossier.provenance.names import Names, find_names, label_fields, read_names
from frictionless_dossier.provenance.sentences import near, notes_near
from frictionless_dossier.provenance.statements import WHOLE_ROW
from frictionless_dossier.provenance.subjects import Subjects, referred
from frictionless_dossier.provenance.texts import Text
from frictionless_dossier.provenance.values import (
    Held,
    held_as_said,
    held_date,
    held_figure,
    held_phrase,
    held_reference,
)
from frictionless_dossier.provenance.words import note_number, pieces

SPARE = 6
"""Words that a locator may name beyond those that hold its values: "at least", "on", "killing"."""
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?").fullmatch
_NUMBERS = frozenset(("integer", "number", "year"))


class Refusal(NamedTuple):
    """Why a statement is not verified.

    Attributes:
        message: What was looked for, and what stands there instead.
        remedy: What to do.
        field: The column of the statement that is at fault.
        elsewhere: Locator of the value in the same line, where it does stand there.
        malformed: Whether the fault is the locator itself, not what its words say.
    """

    message: str
    remedy: str
    field: str
    elsewhere: str = ""
    malformed: bool = False


class _Words(NamedTuple):
    """The words that a statement rests on, and those around them."""

    text: Text
    locator: Locator
    here: list[str]
    context: Sequence[str] = ()

    @property
    def around(self) -> list[Sequence[str]]:
        """Per span the sentence of its words with the one before; and the words of the context."""
        found: list[Sequence[str]] = []
        for span in self.locator:
            line = self.text.lines[span.line - 1]
            start, _ = near(line, span.first - 1)
            _, stop = near(line, span.last - 1)
            found.append(line[start:stop])
        return [*found, self.context]


class Verifier:
    """Verifies statements of one package; what it must know of it is read once, if asked."""

    def __init__(self, package: Package, tables: Mapping[str, Table]) -> None:
        self._package = package
        self._tables = tables
        resource = package.with_role("names")
        self._names_table = resource.name if resource else None

    @cached_property
    def _names(self) -> Names:
        return read_names(self._package, self._tables)

    @cached_property
    def _subjects(self) -> Subjects:
        return Subjects(self._package, self._tables, self._names)

    def verify(self, statement: Evidence, text: Text) -> list[Refusal]:
        """Why the text does not bear out the statement; empty if it does.

        Of a derived statement only the form is looked at, no words can hold it.
        """
        try:
            words = _words(statement, text)
        except LocatorError as error:
            wrong, remedy = sentence(error.message), sentence(error.remedy)
            return [Refusal(wrong, remedy, "locator", malformed=True)]
        if statement.basis == DERIVED:
            return []
        if not words.here:
            return [
                Refusal(
                    "The statement has no locator.",
                    "Name the words of the text that say it, as in 21:103-108.",
                    "locator",
                    malformed=True,
                )
            ]
        refusals = self._claims(statement, words)
        refusals.extend(self._named(statement, words))
        refusals.extend(_cited(statement, words))
        return refusals

    def _claims(self, statement: Evidence, words: _Words) -> list[Refusal]:
        refusals: list[Refusal] = []
        carried: set[int] = set()
        # A judgement in our own words claims no value: all the words of a passage may bear it out.
        tight = bool(statement.claims)
        if not tight and statement.as_said:
            held = held_as_said(words.here, statement.as_said)
            if isinstance(held, str):
                refusals.append(self._refusal(statement, Claim("as_said", VALUE, ""), words, held))
        for claim in statement.claims:
            if claim.property == WHOLE_ROW and statement.about.resource != self._names_table:
                tight = False
                continue
            held = self._held(statement, claim, words)
            if isinstance(held, str):
                refusals.append(self._refusal(statement, claim, words, held))
            else:
                carried |= held
        spoken = {piece.word for piece in pieces(words.here)}
        spare = len(spoken - carried)
        if not refusals and tight and spare > SPARE:
            refusals.append(
                Refusal(
                    f"The locator {statement.locator} has {spare} words beyond those of the value; "
                    f"{SPARE} are allowed.",
                    "Name only the words that say it.",
                    "locator",
                )
            )
        return refusals

    def _held(self, statement: Evidence, claim: Claim, words: _Words) -> Held | str:
        """Which of the words hold what is claimed, or why none do."""
        row, as_said = statement.about, statement.as_said
        table = self._tables.get(row.resource)
        name = NAME if claim.property == WHOLE_ROW else claim.property
        described = table.schema.by_name.get(name) if table is not None else None
        if table is None or described is None:
            return f"there is no field {name} in a table {row.resource}"
        if claim.value_kind != VALUE:
            return held_as_said(words.here, as_said)
        value = claim.value
        if described.is_date:
            try:
                date = parse(value)
            except DateError as error:
                return error.message
            return held_date(words.here, date, as_said, words.context)
        if described.type in _NUMBERS:
            return held_figure(words.here, value, as_said, self._beside(table, statement, claim))
        target = referred(table.schema, table.name, name)
        if target is not None and self._has_names(target):
            return held_reference(
                words.here, RowId(target, value), self._names, as_said, words.around
            )
        if target is not None or _is_coded(described):
            return held_as_said(words.here, as_said)
        held = held_phrase(words.here, value)
        return held_as_said(words.here, as_said) if isinstance(held, str) and as_said else held

    def _beside(self, table: Table, statement: Evidence, claim: Claim) -> list[Decimal]:
        """The figures that the same row claims in other fields."""
        return [
            Decimal(other.value)
            for other in statement.claims
            if other.property != claim.property
            and other.property in table.schema.by_name
            and table.schema.by_name[other.property].type in _NUMBERS
            and _DECIMAL(other.value)
        ]

    def _has_names(self, resource: str) -> bool:
        table = self._tables.get(resource)
        return table is not None and (
            bool(label_fields(table.schema)) or self._names.any_of(resource)
        )

    def _refusal(self, statement: Evidence, claim: Claim, words: _Words, why: str) -> Refusal:
        shown = claim.value if claim.value_kind == VALUE else claim.value_kind
        if claim.value_kind != VALUE or not shown:
            shown = statement.as_said or shown
        elsewhere = self._elsewhere(statement, claim, words)
        found = f" It stands at {elsewhere}." if elsewhere else ""
        return Refusal(
            f"{claim.property} {shown!r} of {statement.about} is not what {statement.locator} says "
            f"(“{_quoted(words.here)}”): {why}.{found}",
            f"Correct the locator to {elsewhere}, or the value."
            if elsewhere
            else "Correct the locator or the value; if the words only tell it in another way, give "
            "them in `as_said`.",
            "locator",
            elsewhere,
        )

    def _elsewhere(self, statement: Evidence, claim: Claim, words: _Words) -> str:
        """Locator of the value in the lines that the statement names; empty where it is not."""
        table = self._tables[statement.about.resource]
        described = table.schema.by_name.get(claim.property)
        target = referred(table.schema, table.name, claim.property)
        for number in dict.fromkeys(span.line for span in words.locator):
            if claim.value_kind != VALUE or described is None:
                found = locate_names(words.text, [statement.as_said], number)
            elif described.is_date:
                found = locate_date(words.text, claim.value, number)
            elif described.type in _NUMBERS:
                found = locate_figure(words.text, claim.value, number)
            elif target is not None:
                found = locate_names(words.text, self._names.of(RowId(target, claim.value)), number)
            else:
                found = locate_names(words.text, [claim.value, statement.as_said], number)
            if found and found[0] != statement.locator:
                return found[0]
        return ""

    def _named(self, statement: Evidence, words: _Words) -> list[Refusal]:
        """Refusals for the subjects of a statement that are not named where they must be."""
        subjects = self._subjects.of(statement.about)
        if subjects is None:
            return [
                Refusal(
                    f"{statement.about} has no name by which a text could tell of it.",
                    "Give it a name, or declare in its schema by `subject` which fields name it.",
                    "row",
                )
            ]
        whole = any(claim.property == WHOLE_ROW for claim in statement.claims)
        places = [words.here, words.context] if whole else words.around
        where = "these words" if whole else "that sentence or the one before"
        refusals = []
        for subject in subjects:
            named = (
                any(find_names(part, subject.names) for part in places)
                if subject.row is None
                else any(
                    each.row == subject.row and each.name in subject.names
                    for part in places
                    for each in self._names.mentions(part, subject.row.resource)
                )
            )
            if not named:
                refusals.append(
                    Refusal(
                        f"{statement.about} is not what {statement.locator} is about: no name of "
                        f"{subject.row or subject.names[0]} stands in {where} "
                        f"(“{_quoted(words.here)}”).",
                        "Correct the row or the locator; add the name that the text uses to the "
                        "names; or set the basis to `context` and name the words that tell whom.",
                        "row",
                    )
                )
        return refusals


def refusal_findings(statement: Evidence, refusals: Iterable[Refusal]) -> Iterator[Finding]:
    """The findings that tell why a statement is not borne out, placed in its table."""
    table, index = statement.table, statement.index
    for refusal in refusals:
        yield table.finding(
            LOCATOR if refusal.malformed else NOT_IN_SOURCE,
            f"The statement {table.row_id(index)}: {refusal.message}",
            index=index,
            field=refusal.field if refusal.field in table else None,
            remedy=refusal.remedy,
            details={"elsewhere": refusal.elsewhere} if refusal.elsewhere else None,
        )


def _words(statement: Evidence, text: Text) -> _Words:
    derived = statement.basis == DERIVED
    locator = parse_locator(statement.locator) if statement.locator or not derived else ()
    here = words_at(text, locator)
    if statement.basis != CONTEXT:
        return _Words(text, locator, here)
    return _Words(text, locator, here, words_at(text, parse_locator(statement.context)))


def _cited(statement: Evidence, words: _Words) -> list[Refusal]:
    """Refusals for notes that do not stand where the statement cites them."""
    cited = statement.citation.split()
    if not cited:
        return []
    standing = {
        note
        for span in words.locator
        for note in notes_near(words.text.lines[span.line - 1], span.first - 1, span.last - 1)
    }
    return [
        Refusal(
            f"Note [{number}] does not stand in the sentence of {statement.locator}, nor is it the "
            "next one after it.",
            f"Cite {' '.join(map(str, sorted(standing)))}." if standing else "Cite no note.",
            "citation",
        )
        for number in cited
        if note_number(number) not in standing
    ]


def _is_coded(described: Field) -> bool:
    """Whether its values are codes, which no text holds."""
    return (
        described.type == "boolean"
        or described.vocabulary is not None
        or "categories" in described.descriptor
        or "enum" in described.constraints
    )


def _quoted(words: Sequence[str], most: int = 12) -> str:
    return " ".join(words[:most]) + (" …" if len(words) > most else "")
