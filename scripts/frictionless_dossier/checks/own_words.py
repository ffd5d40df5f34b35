"""No cell repeats the sentences of a text."""

from collections.abc import Iterator, Mapping, Sequence

from frictionless_dossier.checking.check import Check, Parameter, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._columns import in_own_words, suspects, texts
from frictionless_dossier.checks._kept import kept_texts
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.provenance.texts import Text

_SHOWN = 16

OWN_WORDS = Kind(
    name="own-words",
    severity=Severity.ERROR,
    title="A cell repeats the words of a text",
    description=(
        "Facts and figures are free to take; sentences are their author's. And whoever says a fact "
        "anew shows what of it was understood."
    ),
    remedy=(
        "Say it in other words, with nothing gained or lost. Where it is a name, add it to the "
        "names of its row; where the column holds what a source says, declare it under `quoted`."
    ),
    example="a summary that takes over half a sentence of the article",
    stock="row-error",
)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look up the words of each cell in the texts that are at hand."""
    at_hand = _at_hand(context)
    if not at_hand:
        return
    # Late: without texts nothing of it is needed.
    from frictionless_dossier.provenance.names import read_names
    from frictionless_dossier.provenance.repeats import Repeats

    quoted = parameters["quoted"]
    if quoted is None:
        quoted = _quoted_for_editorial(context)
    repeats = Repeats(at_hand, parameters["words"] + 1)
    names = None

    def suspicious(joined: str) -> bool:
        return repeats.any_in(joined.split())

    held = repeating = 0
    for table, field in texts(context):
        if not in_own_words(table, field, quoted):
            continue
        cells = table.column(field.name)
        held += len(cells) - cells.count(None)
        for index, text in suspects(cells, suspicious):
            if not table.sound(index, (field.name,)):
                context.skipped += 1
                continue
            names = names or read_names(context.package, context.tables, parameters["named"])
            words = text.split()
            found = list(repeats.find(words, names.mentions(words)))
            repeating += bool(found)
            for each in found:
                repeated = words[each.start : each.stop]
                yield table.finding(
                    OWN_WORDS,
                    f"{field.name} of {table.row_id(index)} repeats {each.length} words in a row "
                    f"of {each.source} {each.span}: “{_shortened(repeated)}”.",
                    index=index,
                    field=field.name,
                    details={
                        "source": each.source,
                        "locator": str(each.span),
                        "words": " ".join(repeated),
                    },
                )
    context.facts["cells in own words"] = f"{held - repeating} of {held}"


def _quoted_for_editorial(context: Context) -> Mapping[str, Sequence[str]]:
    declared = (rule.parameters for rule in context.rules if rule.type == "editorial")
    quoted: Mapping[str, Sequence[str]] = next(declared, {}).get("quoted", {})
    return quoted


def _at_hand(context: Context) -> dict[str, Text]:
    """The texts that sources name, each once, by the identifier of the source."""
    found: dict[str, Text] = {}
    for source, _, text in kept_texts(context):
        if text not in found.values():
            found[source] = text
    return found


def _shortened(words: Sequence[str]) -> str:
    return " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")


CHECK = Check(
    name="own-words",
    scope=Scope.PACKAGE,
    title="No cell repeats the sentences of a text",
    description=(
        "Given the folder with the texts: no cell of free text has more than so many words in a "
        "row as a kept text has them. Capitals, punctuation and notes do not matter; a run ends "
        "with its line. A name counts as one word, however long, where its table is declared to "
        "have names; so the labels of such a table say nothing but names. Not looked at are keys, "
        "references, addresses and columns that quote sources."
    ),
    kinds=(OWN_WORDS,),
    run=run,
    parameters=(
        Parameter(
            name="words",
            description="How many words in a row a cell may share with a text, 100 at most.",
            schema={"type": "integer", "minimum": 1, "maximum": 100},
            default=7,
        ),
        Parameter(
            name="quoted",
            description=(
                "For each table: its columns that hold a source's own words or names. If it is "
                "not given: those that `editorial` is told."
            ),
            schema={
                "type": "object",
                "additionalProperties": {
                    "type": "array",
                    "items": {"type": "string", "minLength": 1},
                    "uniqueItems": True,
                },
            },
            names="fields",
        ),
        Parameter(
            name="named",
            description=(
                "Tables whose rows have names (labels, and rows of the table of names), each of "
                "which counts as one word."
            ),
            schema={"type": "array", "items": {"type": "string"}, "uniqueItems": True},
            default=(),
            names="resource",
        ),
    ),
)
