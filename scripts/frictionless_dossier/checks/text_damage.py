"""Texts are whole: no letters lost on the way, no markup left over, no placeholder forgotten."""

import re
from collections.abc import Iterator

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._columns import in_own_words, suspects, texts
from frictionless_dossier.findings import Finding, Kind, Severity

DAMAGED = Kind(
    name="text-damaged",
    severity=Severity.ERROR,
    title="A cell has lost letters to a wrong encoding",
    description=(
        "UTF-8 that was read as another encoding leaves two or three wrong characters for one; "
        "what an encoding does not know becomes question marks or U+FFFD. No search finds such a "
        "word, and nobody can tell for sure what it was."
    ),
    remedy="Write the word as the source has it, and save the file in UTF-8.",
    example="cafÃ© for café, or ??????? for a name in Arabic",
    stock="row-error",
)

MARKUP = Kind(
    name="text-markup",
    severity=Severity.ERROR,
    title="A cell has markup of a page",
    description=(
        "Tags and entities of HTML are how a page was written, not what it says. Programs show "
        "them as they are, or run them."
    ),
    remedy="Write what the page shows: & for &amp;, and no tags.",
    example="`Dolce &amp; Gabbana`, or `<b>Aurora</b>`",
    stock="row-error",
)

PLACEHOLDER = Kind(
    name="text-placeholder",
    severity=Severity.ERROR,
    title="A cell has a placeholder for a value",
    description="What is not known yet is an empty cell; a word for it would count as a value.",
    remedy="Write the value, or empty the cell.",
    example="TODO, n/a or ? where a title is wanted",
    stock="row-error",
)

_CP1252 = bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
_MISREAD = re.compile(rf"[\u00c2-\u00f4][\u0080-\u00bf{_CP1252}]").search
# Patterns that few texts ever meet: `re` compiles each when it is first used.
_RUN = rf"[\u00c2-\u00f4][\u0080-\u00bf{_CP1252}]+"
_LOST = r"\ufffd|\?{2,}"
_MARKUP = r"</?[A-Za-z][^<>]*>|&(?:[A-Za-z]{2,8}|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,6});"
_PLACEHOLDERS = frozenset(
    spelled
    for word in ("todo", "tbd", "tba", "fixme", "xxx", "n/a", "#n/a", "null", "nan", "lorem ipsum")
    for spelled in (word, word.upper(), word.capitalize())
) | {"NaN", "?", "-", "--", "---", "–", "—", "...", "…"}


def _suspicious(joined: str) -> bool:
    """Whether anything may be wrong."""
    return (
        "??" in joined
        or "<" in joined
        or "&" in joined
        or (not joined.isascii() and ("\ufffd" in joined or _MISREAD(joined) is not None))
    )


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look at every text that is no key, reference or address, and of which no pattern tells."""
    for table, field in texts(context):
        if "pattern" in field.constraints or not in_own_words(table, field, {}):
            continue
        column = table.column(field.name)
        found = dict(suspects(column, _suspicious))
        if not _PLACEHOLDERS.isdisjoint(column):
            found.update((at, text) for at, text in enumerate(column) if text in _PLACEHOLDERS)
        for index, text in found.items():
            if not table.sound(index, (field.name,)):
                context.skipped += 1
                continue
            for kind, wrong in _faults(text):
                yield table.finding(
                    kind,
                    f"{field.name} of {table.row_id(index)} {wrong}.",
                    index=index,
                    field=field.name,
                )


def _faults(text: str) -> Iterator[tuple[Kind, str]]:
    if text in _PLACEHOLDERS:
        yield PLACEHOLDER, f"is {text}, which says nothing"
        return
    for found in re.findall(_RUN, text):
        meant = _read_again(found)
        if meant is not None:
            yield DAMAGED, f"has {found}, which was {meant} in UTF-8"
            break
    lost = re.search(_LOST, text)
    if lost is not None:
        yield DAMAGED, f"has {lost.group()} in place of letters"
    markup = re.search(_MARKUP, text)
    if markup is not None:
        yield MARKUP, f"has the markup {markup.group()}"


def _read_again(text: str) -> str | None:
    """What characters were before UTF-8 was read as another encoding; None if it was not."""
    for encoding in ("cp1252", "latin-1"):
        try:
            meant = text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if meant.isprintable() or meant.isspace():
            return meant
    return None


CHECK = Check(
    name="text-damage",
    scope=Scope.PACKAGE,
    title="Texts are whole",
    description=(
        "In every column of free text, but for keys, references, addresses and what has a pattern: "
        "no characters that are UTF-8 read as Latin-1 or Windows-1252 (they are read again: only "
        "what makes sense so is told), no U+FFFD and no run of question marks; no tag or entity of "
        "HTML; and no cell that is nothing but a placeholder (TODO, TBD, FIXME, XXX, n/a, null, "
        "NaN, ?, dashes or dots, lorem ipsum)."
    ),
    kinds=(DAMAGED, MARKUP, PLACEHOLDER),
    run=run,
)
