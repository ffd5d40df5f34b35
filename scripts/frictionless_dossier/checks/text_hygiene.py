"""Texts hold nothing that programs see and readers do not, and nothing that programs would run."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._columns import SEPARATOR, suspects, texts
from frictionless_dossier.checks._scripts import (
    NAMES,
    first_letters,
    form_faults,
    script_name,
    shown,
    together,
)
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.package.model import Schema

HIDDEN = Kind(
    name="text-mark",
    severity=Severity.ERROR,
    title="A cell has hidden characters",
    description=(
        "Controls, marks of direction and characters of no width are seen by programs and not by "
        "readers: two cells that look alike differ, and a text may show another order than it has."
    ),
    remedy="Remove them; write lines that belong together as one.",
    example="a zero-width space within a name, or a right-to-left override",
    stock="row-error",
)

UNCOMPOSED = Kind(
    name="text-form",
    severity=Severity.ERROR,
    title="A cell is not in composed form",
    description="One text has then several spellings in bytes, which no search finds together.",
    remedy="Run `dossier fix`, or write it in Unicode's composed form (NFC).",
    example="é written as the letter e and a combining acute",
    stock="row-error",
)

BLANKS = Kind(
    name="text-blanks",
    severity=Severity.ERROR,
    title="A cell has blanks that nobody meant",
    description=(
        "Blanks at an end, doubled, or of another kind than the usual one cannot be seen, and make "
        "equal texts unequal."
    ),
    remedy="Write one usual blank between words, and none at the ends.",
    example="two blanks between a first and a last name",
    stock="row-error",
)

FORMULA = Kind(
    name="text-formula",
    severity=Severity.ERROR,
    title="A cell would be run as a formula by a spreadsheet",
    description=(
        "A spreadsheet takes a cell that begins with =, +, -, @ or a tab for a formula: it shows "
        "something else, and may run what a stranger wrote."
    ),
    remedy="Write the text so that it begins with a letter, a digit or a quotation mark.",
    example='=HYPERLINK("…") in a column of titles',
    stock="row-error",
)

MIXED = Kind(
    name="text-scripts",
    severity=Severity.ERROR,
    title="A word mixes letters of several scripts",
    description=(
        "A letter of another script that looks the same hides the word from every search, and can "
        "make one name pass for another."
    ),
    remedy="Write the word in one script.",
    example="a Cyrillic а in the Latin word bank",
    stock="row-error",
)

_STRANGE = re.compile(rf"[^ -~{SEPARATOR}]").findall
_BEGIN = re.compile(rf"{SEPARATOR}[ =+\-@]").search
_FORMULA = tuple("=+-@\t\r")
_NUMBER = r"[+-][0-9]+(?:[.,][0-9]+)?"
_BLANKS = r"^\s|\s$|  |[^\S \t\r\n\x0b\x0c\x1c-\x1f\x85\u2028\u2029]"
_WORD = re.compile(r"[^\W\d_]{2,}")
_SCRIPTS = frozenset(word for words in NAMES.values() for word in words)
_OTHERS = _SCRIPTS - {"LATIN"}


def _suspicious(joined: str) -> bool:
    """Whether anything may be wrong; letters of one script beside Latin ones are looked at."""
    if "  " in joined or f" {SEPARATOR}" in joined or _BEGIN(joined):
        return True
    strange = set(_STRANGE(joined))
    if not strange:
        return False
    if any(map(_odd, strange)) or not unicodedata.is_normalized("NFC", joined):
        return True
    return not {script_name(each) for each in strange}.isdisjoint(_OTHERS)


@cache
def _odd(character: str) -> bool:
    """Whether a character is a control, steers, or is a blank of another kind than the usual."""
    return unicodedata.category(character)[0] in "CZ"


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look at every text of every table."""
    for table, field in texts(context):
        whole = field.name not in _looked_at(table.schema)
        for index, text in suspects(table.column(field.name), _suspicious):
            if not table.sound(index, (field.name,)):
                context.skipped += 1
                continue
            for kind, wrong in _faults(text, whole=whole):
                yield table.finding(
                    kind,
                    f"{field.name} of {table.row_id(index)} {wrong}.",
                    index=index,
                    field=field.name,
                )


def _looked_at(schema: Schema) -> set[str]:
    """The fields at whose characters the rule `native-text` looks already."""
    return {
        str(each.parameters.get("field")) for each in schema.rules if each.type == "native-text"
    }


def _faults(text: str, *, whole: bool) -> Iterator[tuple[Kind, str]]:
    if text.startswith(_FORMULA) and not re.fullmatch(_NUMBER, text):
        yield FORMULA, f"begins with {shown(text[0])}, which a spreadsheet takes for a formula"
    blanks = re.search(_BLANKS, text)
    if blanks is not None:
        yield BLANKS, _blanks(text, blanks)
    if text.isascii() and text.isprintable():
        return
    if whole:
        yield from form_faults(text, HIDDEN, UNCOMPOSED)
        for word in _WORD.findall(text):
            letters = first_letters(word).items()
            found = {script: letter for script, letter in letters if script in _SCRIPTS}
            if len(found) > 1 and not together(found):
                yield MIXED, f"mixes scripts in {word}: {', '.join(map(shown, found.values()))}"


def _blanks(text: str, found: re.Match[str]) -> str:
    if found.group() == "  ":
        return "has two blanks in a row"
    if found.group() == " " or found.group() in "\t\r\n":
        return f"{'begins' if found.start() == 0 else 'ends'} with a blank"
    return f"has {shown(found.group())} for a blank"


CHECK = Check(
    name="text-hygiene",
    scope=Scope.PACKAGE,
    title="Texts hold nothing hidden and nothing to run",
    description=(
        "In every column of free text (neither dates nor codes of an enum): no controls (also no "
        "line breaks), marks of direction or characters without width; Unicode's composed form "
        "(NFC); single usual blanks between words only; nothing that a spreadsheet takes for a "
        "formula (=, +, -, @ or a tab at the beginning, unless the whole is a number); no word "
        "with letters of several scripts, told by their Unicode names. In a field that a rule "
        "`native-text` looks at, only blanks and formulas are this rule's."
    ),
    kinds=(HIDDEN, UNCOMPOSED, BLANKS, FORMULA, MIXED),
    run=run,
)
