"""What labels of columns usually mean in tables of office holders."""

import re
import unicodedata
from collections.abc import Sequence

# In English first; then in German, French, Spanish, Italian and Portuguese, without accents.
_STARTS = frozenset(
    {"start", "started", "from", "since", "begin", "began", "beginning", "beg", "entered"}
    | {"starting", "appointed", "took", "assumed", "joined", "elected"}
    | {"beginn", "von", "seit", "debut", "depuis", "inicio", "desde", "inizio"}
)
_ENDS = frozenset(
    {"end", "ended", "ending", "to", "until", "till", "through", "finish", "finished", "stop"}
    | {"left", "dismissed", "resigned", "retired"}
    | {"ende", "bis", "fin", "hasta", "fine", "fim"}
)
_POSTS = ("office", "post", "position", "role", "seat", "title")
_AREAS = ("constituency", "district", "area")
_BODIES = ("organization", "organisation", "body")
_OFFICES = (*_POSTS, *_AREAS, *_BODIES, "amt", "mandat", "poste", "cargo", "carica")
_SCOPES = frozenset(
    {*_BODIES, *_AREAS, "chamber", "house", "parliament", "council", "legislature"}
    | {"region", "province", "state", "country", "jurisdiction"}
)
_KINDS = frozenset({*_POSTS, "type"})
_NAMED = frozenset({"id", "name", "code", "key", "slug", "label"})
_MARKS = "|".join(sorted(_STARTS | _ENDS, key=len, reverse=True))
_GLUED = re.compile(f"({_MARKS})(date|day|year)|(date|day|year)({_MARKS})")


def words(label: str) -> tuple[str, ...]:
    """The words of a label: `startDate`, `startdate` and `Start date` are `start`, `date`."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", label)
    found: list[str] = []
    for word in re.findall(r"[^\W_]+", _plain(spaced)):
        glued = _GLUED.fullmatch(word)
        found += filter(None, glued.groups()) if glued else (word,)
    return tuple(found)


def slug(text: str) -> str:
    """A text as the name of a resource: lower-case letters, digits and hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", _plain(text))) or "table"


def bounds_period(label: str) -> bool:
    """Whether a label is that of a start or an end."""
    return bool({*words(label)} & (_STARTS | _ENDS))


def is_dated(label: str) -> bool:
    """Whether a label is that of a start, an end, or some date."""
    return bounds_period(label) or bool({*words(label)} & {"date", "day", "born", "died"})


def boundaries(labels: Sequence[str]) -> tuple[str, str] | None:
    """The labels of a start and an end that belong together; None where there are none.

    They belong together if the rest of their words is the same, as in `term_start`, `term_end`.
    """
    for start in labels:
        for end in labels:
            if _rest(start, _STARTS) is not None and _rest(start, _STARTS) == _rest(end, _ENDS):
                return start, end
    return None


def office(labels: Sequence[str]) -> str | None:
    """The label that most likely names what is held; None where none does."""
    for name in _OFFICES:
        for label in labels:
            if name in words(label):
                return label
    return None


def bounds_office(label: str, office: str) -> bool:
    """Whether a label says of which body or area an office is, so that each has another.

    Where the office is told by an area, as a district is, so may a label that says which of its
    posts is meant.
    """
    split = {*words(label)} - _NAMED
    area = not {*words(office)}.isdisjoint(_AREAS)
    return bool(split) and split <= (_SCOPES | _KINDS if area else _SCOPES)


def refers(label: str, resource: str, key: str) -> bool:
    """Whether a label may name rows of a table by its key: `office`, `office_id` of `offices`."""
    singular = {resource, resource.removesuffix("s"), resource.removesuffix("es")}
    if resource.endswith("ies"):
        singular.add(f"{resource[:-3]}y")
    if resource == "people":
        singular.add("person")
    mine = words(label)
    return (bool(mine) and "".join(mine) != "id" and label == key) or bool({*mine} & singular)


def _plain(text: str) -> str:
    """A text in lower case, without accents."""
    apart = unicodedata.normalize("NFKD", text.lower())
    return "".join(each for each in apart if not unicodedata.combining(each))


def _rest(label: str, marks: frozenset[str]) -> tuple[str, ...] | None:
    """The words of a label without its mark of a boundary; None where it has none."""
    split = words(label)
    if len({*split} & marks) != 1:
        return None
    return tuple(word for word in split if word not in marks)
