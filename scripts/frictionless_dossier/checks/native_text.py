"""A text in a script of its own is written in that script, composed, and free of hidden marks."""

from collections.abc import Iterable, Iterator

from frictionless_dossier.checking.check import Check, Parameters, Scope, field_parameter
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._scripts import (
    NAMES,
    first_letters,
    form_faults,
    scripts_of,
    shown,
    together,
)
from frictionless_dossier.findings import Finding, Kind, Severity

OTHER_SCRIPT = Kind(
    name="native-text",
    severity=Severity.ERROR,
    title="A text has letters of another script",
    description=(
        "A letter of another script that looks the same hides the name from every search; a whole "
        "text in another script is in the wrong column or bears the wrong code."
    ),
    remedy="Write the text in its script, or correct the script or the language.",
    example="a Cyrillic а in the Latin name Abdul",
    stock="row-error",
)

DISAGREEING = Kind(
    name="native-text-language",
    severity=Severity.ERROR,
    title="A language is not written in the script beside it",
    description=(
        "A text of the script is then not one of the language as it is usually written. A "
        "transliteration says so in the tag of its language, as `ar-Latn`."
    ),
    remedy="Correct language or script; of a transliteration, name its script in the language.",
    example="language `ru` beside the script `Arab`",
    stock="row-error",
)

UNCOMPOSED = Kind(
    name="native-text-form",
    severity=Severity.ERROR,
    title="A text is not in composed form",
    description="One text has then several spellings in bytes, which no search finds together.",
    remedy="Write it in Unicode's composed form (NFC).",
    example="ā written as the letter a and a combining macron",
    stock="row-error",
)

HIDDEN = Kind(
    name="native-text-mark",
    severity=Severity.ERROR,
    title="A text has hidden characters",
    description=(
        "Controls and marks of direction are seen by programs and not by readers; those that show "
        "the text set its direction."
    ),
    remedy="Remove them.",
    example="a right-to-left mark before an Arabic name",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look at the characters of each text."""
    name: str = parameters["field"]
    others = [each for each in (parameters["language"], parameters["script"]) if each is not None]
    table = context.table
    if any(each not in table for each in (name, *others)):
        return
    for index in context.rows(name, *others):
        text = table.cell(index, name)
        if text is None:
            continue
        script = table.cell(index, parameters["script"] or "")
        language = table.cell(index, parameters["language"] or "")
        faults = list(_faults(text, script, language))
        for kind, wrong in faults:
            yield table.finding(
                kind, f"{name} of {table.row_id(index)} {wrong}.", index=index, field=name
            )
        if script is None or language is None or any(kind is OTHER_SCRIPT for kind, _ in faults):
            continue
        if not _agree(script, language):
            yield table.finding(
                DISAGREEING,
                f"{table.row_id(index)} is of the script {script}, but {language} is written in "
                f"{' or '.join(scripts_of(language))}.",
                index=index,
                field=parameters["language"],
            )


def _agree(script: str, language: str) -> bool:
    """Whether a language may be written in a script, as far as both are known here."""
    told, usual = _named([script]), _named(scripts_of(language))
    return not told or not usual or not told.isdisjoint(usual)


def _named(scripts: Iterable[str]) -> set[str]:
    """What the names of characters of these scripts begin with, as far as they are known here."""
    return {word for script in scripts for word in NAMES.get(script, ())}


def _faults(text: str, script: str | None, language: str | None) -> Iterator[tuple[Kind, str]]:
    yield from form_faults(text, HIDDEN, UNCOMPOSED)
    if script is None and language is None:
        return
    found = first_letters(text)
    codes = (script,) if script is not None else scripts_of(language or "")
    expected = _named(codes)
    if expected:
        strange = [found[word] for word in found if word not in expected]
        if strange:
            wanted = " or ".join(codes)
            yield OTHER_SCRIPT, f"should be in {wanted}, but has {', '.join(map(shown, strange))}"
    elif len(found) > 1 and not together(found):
        # A script or language without an entry here: at least, no two scripts are mixed.
        yield OTHER_SCRIPT, f"mixes scripts: {', '.join(map(shown, found.values()))}"


CHECK = Check(
    name="native-text",
    scope=Scope.TABLE,
    title="Texts are in their script",
    description=(
        "A text is in Unicode's composed form (NFC), without controls or marks of direction, and "
        "its letters are of one script: the one that the script column names by ISO 15924, else "
        "one in which its language is usually written. The script of a letter is read off its "
        "Unicode name, which begins with it; digits, punctuation, symbols, blanks, and marks and "
        "modifier letters that any script may use are neutral. The joiners U+200C and U+200D are "
        "spelling after a letter of a script that joins, as in Persian. Where script or language "
        "is not known to the tool, the letters are at least not of several scripts. Where both "
        "are, the language is one that is written in that script, or says so itself, as `ar-Latn`."
    ),
    kinds=(OTHER_SCRIPT, DISAGREEING, UNCOMPOSED, HIDDEN),
    run=run,
    example={"field": "name", "language": "language", "script": "script"},
    parameters=(
        field_parameter("field", "The text."),
        field_parameter("language", "Column with its language, by BCP 47.", required=False),
        field_parameter(
            "script",
            "Column with its script, by ISO 15924; it goes before the language.",
            required=False,
        ),
    ),
)
