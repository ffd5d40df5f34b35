"""The part of an editorial policy that a machine can check: what must not stand in any cell."""

import re
from collections.abc import Callable, Iterator, Sequence

from frictionless_dossier.checking.check import Check, Parameter, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._columns import in_own_words, suspects, texts
from frictionless_dossier.findings import Finding, Kind, Severity

HOST = Kind(
    name="editorial-host",
    severity=Severity.ERROR,
    title="A cell names a host that is banned",
    description="The policy of the package wants no road to what is published there.",
    remedy="Remove the address; cite the research or news that describes what is found there.",
    example="a link to a channel of a messenger, where its host is banned",
    stock="row-error",
)

CONTACT = Kind(
    name="editorial-contact",
    severity=Severity.ERROR,
    title="A cell holds a way to contact somebody",
    description="Phone numbers, addresses of mail, handles and hashtags are no business of facts.",
    remedy="Remove it.",
    example="a handle such as @somebody, or a phone number",
    stock="row-error",
)

LINK = Kind(
    name="editorial-link",
    severity=Severity.ERROR,
    title="A link stands outside the columns for links",
    description="Only what stands in a column of addresses is looked at as one, and can be cited.",
    remedy="Record the page as a source, and name that; or remove the link.",
    example="an address within a note",
    stock="row-error",
)

WORD = Kind(
    name="editorial-word",
    severity=Severity.ERROR,
    title="A cell uses a loaded word",
    description="In its own voice the package says what happened, not what to think of it.",
    remedy="Say it neutrally, or attribute it in the column for a source's own words.",
    example='"heroic" in a summary, where the word is banned',
    stock="row-error",
)

COLUMN = Kind(
    name="editorial-column",
    severity=Severity.ERROR,
    title="A table has a column that must not be",
    description="What the policy keeps out of the package has no column in which to be kept.",
    remedy="Remove the column from schema and file.",
    example="a column `home_address` of people, where it is forbidden",
    stock="resource-error",
)

# Patterns that few texts ever meet: `re` compiles each when it is first used.
_MAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
_HANDLE = r"(?<![\w.+-])@\w{2,}"
_HASHTAG = r"(?<![\w&/#])#[^\W\d]\w+"
_LINK = r"(?i)(?<![\w+.-])(?:[a-z][a-z0-9+.-]*://|www\.|magnet:\?)[^\s]+"
_PHONE = (
    r"(?<![\w+])\+\d(?:[ ().-]{0,2}\d){7,14}(?!\d)"  # international, with its plus
    r"|\(0?\d{2,5}\) ?\d{3,4}[ .-]?\d{3,4}(?!\d)"  # an area code in brackets
    r"|(?<![\w.-])\d{3}([ .-])\d{3}\1\d{4}(?![\w-])"  # North American
    r"|(?<![\w.,:-])0\d{2,4}[ -]\d{3}[ -]?\d{3,4}(?![\w-])"  # within a country, with its zero
)
# Stands in each of them. It begins at a sign, for digits are many and would take thrice as long.
_PHONE_SIGN = re.compile(
    r"[ .+)-] ?\d(?:(?<=\+\d)|(?<=\d\)\d)\d\d|(?<=\d\) \d)\d\d|(?<=\d{3}[ .-]\d)\d\d[ .-]?\d{3})"
).search

Fault = tuple[Kind, str]


class _Banned:
    """Texts that are banned, each with the pattern that finds it: most cells hold none."""

    def __init__(self, told: Sequence[str], pattern: Callable[[str], str]) -> None:
        self.by_stem = {each.rstrip("*").lower(): pattern(each) for each in told}

    def may_occur(self, folded: str) -> bool:
        """Whether one of them stands in a text, written small, be it within a longer word."""
        return any(stem in folded for stem in self.by_stem)

    def find(self, text: str) -> Iterator[str]:
        """Each of them that stands in a text."""
        folded = text.lower()
        for stem, pattern in self.by_stem.items():
            if stem in folded:
                yield from re.findall(pattern, text, re.IGNORECASE)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look at the names of all columns, and at every text of every table."""
    yield from _columns(context, parameters["columns"])
    hosts, words = _Banned(parameters["hosts"], _host), _Banned(parameters["words"], _word)
    no_words = _Banned((), _word)
    quoted = parameters["quoted"]
    for table, field in texts(context):
        address = field.format == "uri"
        loaded = words if in_own_words(table, field, quoted) else no_words

        def suspicious(joined: str, address: bool = address, loaded: _Banned = loaded) -> bool:
            folded = joined.lower()
            if "@" in folded or hosts.may_occur(folded) or loaded.may_occur(folded):
                return True
            if address:
                return False
            signs = ("://", "www.", "#", "magnet:?")
            return any(each in folded for each in signs) or _PHONE_SIGN(folded) is not None

        for index, text in suspects(table.column(field.name), suspicious):
            if not table.sound(index, (field.name,)):
                context.skipped += 1
                continue
            for kind, wrong in (
                *((HOST, f"names the host {host}") for host in hosts.find(text)),
                *_contacts(text, address=address),
                *((WORD, f"uses the word {word}") for word in loaded.find(text)),
            ):
                yield table.finding(
                    kind,
                    f"{field.name} of {table.row_id(index)} {wrong}.",
                    index=index,
                    field=field.name,
                )


def _columns(context: Context, forbidden: Sequence[str]) -> Iterator[Finding]:
    for resource in context.package.resources:
        for field in resource.schema.fields if resource.schema else ():
            if field.name in forbidden:
                yield Finding(
                    COLUMN,
                    f"The table {resource.name} has a column {field.name}, which is forbidden.",
                    COLUMN.remedy,
                    resource=resource.name,
                    path=resource.schema.path if resource.schema else resource.path,
                    field=field.name,
                )


def _contacts(text: str, *, address: bool) -> Iterator[Fault]:
    """Ways to somebody or somewhere; a cell for addresses of pages is not one by itself."""
    if "@" in text:
        yield from ((CONTACT, f"has the address {each}") for each in re.findall(_MAIL, text))
        yield from ((CONTACT, f"has the handle {each}") for each in re.findall(_HANDLE, text))
    if not address:
        if "#" in text:
            yield from ((CONTACT, f"has the hashtag {each}") for each in re.findall(_HASHTAG, text))
        yield from ((LINK, f"has the link {each}") for each in re.findall(_LINK, text))
        if _PHONE_SIGN(text):
            for found in re.finditer(_PHONE, text):
                yield CONTACT, f"has the phone number {found.group()}"


def _host(told: str) -> str:
    """A host and those below it, which nothing makes longer."""
    return rf"(?<![\w.-])(?:[\w-]+\.)*{re.escape(told)}(?![\w-]|\.\w)"


def _word(told: str) -> str:
    """A word; with `*` at its end, all that begin with it."""
    ending = r"\w*" if told.endswith("*") else ""
    return rf"(?<!\w){re.escape(told.rstrip('*'))}{ending}(?!\w)"


_NAMES = {"type": "array", "items": {"type": "string", "minLength": 1}, "uniqueItems": True}

CHECK = Check(
    name="editorial",
    scope=Scope.PACKAGE,
    title="No cell holds what the editorial policy bans",
    description=(
        "In every column of free text (neither dates nor codes of an enum): no banned host (nor "
        "one below it), address of mail, handle, hashtag or phone number; no link outside fields "
        "whose format is `uri`; no loaded word outside keys, references and columns that quote "
        "sources. And no table has a forbidden column. Which hosts, words and columns these are, "
        "the package says. Capitals do not matter. Phone numbers within addresses of pages are not "
        "looked for."
    ),
    kinds=(HOST, CONTACT, LINK, WORD, COLUMN),
    run=run,
    parameters=(
        Parameter(
            name="hosts",
            description="Hosts that no cell may name, such as `example.org`.",
            schema=_NAMES,
            default=(),
        ),
        Parameter(
            name="words",
            description=(
                "Words that the package does not use in its own voice; with `*` at the end, all "
                "that begin so."
            ),
            schema=_NAMES,
            default=(),
        ),
        Parameter(
            name="quoted",
            description=(
                "For each table: its columns that hold a source's own words or names, where loaded "
                "words may stand."
            ),
            schema={"type": "object", "additionalProperties": _NAMES},
            default={},
            names="fields",
        ),
        Parameter(
            name="columns",
            description="Names that no column of any table may have.",
            schema=_NAMES,
            default=(),
        ),
    ),
)
