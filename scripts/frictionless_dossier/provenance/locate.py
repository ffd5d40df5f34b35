"""Where a date, a figure or a name stands in a text, as locators: for people who write them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from frictionless_dossier.dates import DateError, parse
from frictionless_dossier.dates.english import find_dates, renders
from frictionless_dossier.dates.spelling import year_last
from frictionless_dossier.provenance.figures import find_figures
from frictionless_dossier.provenance.locators import Place, locator_of, parse_locator, words_at
from frictionless_dossier.provenance.names import find_names
from frictionless_dossier.provenance.texts import Text

_Ranges = Iterable[tuple[int, int]]


class Location(NamedTuple):
    """A place in a text: its locator, its words, and whether they are `date`, `figure`, `words`."""

    locator: str
    words: str
    kind: str


def locate(text: Text, query: str) -> list[Location]:
    """All places of a date, a figure or a phrase, in their order.

    A query is taken for a date if it is one (`2016-07-26`, or `26/07/2016` in each way in which
    that can be read), or holds exactly one in English with a month; for a figure if it is one; for
    a phrase otherwise, and always besides.
    """
    found: dict[str, str] = {}
    for kind, locators in (
        *(("date", locate_date(text, each)) for each in _as_edtf(query)),
        ("figure", locate_figure(text, query)),
        ("words", locate_names(text, [query])),
    ):
        for locator in locators:
            found.setdefault(locator, kind)
    return [
        Location(locator, " ".join(words_at(text, parse_locator(locator))), kind)
        for locator, kind in sorted(found.items(), key=lambda each: parse_locator(each[0]))
    ]


def locate_date(text: Text, value: str, line: int | None = None) -> list[str]:
    """Locators of a date, given in EDTF, in one line or in all; none if it is no date."""
    try:
        date = parse(value)
    except DateError:
        return []

    def ranges(words: Sequence[str]) -> _Ranges:
        for mention in find_dates(words):
            if renders(words[mention.start : mention.stop], date):
                yield mention.start, mention.stop

    return list(_locators(text, ranges, line))


def locate_figure(text: Text, value: str, line: int | None = None) -> list[str]:
    """Locators of a figure, given in digits, in one line or in all; none if it is no figure."""
    try:
        wanted = Decimal(value)
    except InvalidOperation:
        return []

    def ranges(words: Sequence[str]) -> _Ranges:
        for figure in find_figures(words):
            if figure.value == wanted and (figure.counted or wanted > 1):
                yield figure.start, figure.stop

    return list(_locators(text, ranges, line))


def locate_names(text: Text, names: Sequence[str], line: int | None = None) -> list[str]:
    """Locators of names or phrases in one line or in all."""
    return list(_locators(text, lambda words: find_names(words, names), line))


def _locators(
    text: Text, ranges: Callable[[Sequence[str]], _Ranges], only: int | None
) -> Iterator[str]:
    numbers = range(1, len(text.lines) + 1) if only is None else (only,)
    for number in numbers:
        for start, stop in dict.fromkeys(ranges(text.lines[number - 1])):
            yield locator_of(Place(number, at + 1) for at in range(start, stop))


def _as_edtf(query: str) -> list[str]:
    """The dates that a query may mean, in EDTF; the query itself where it means none."""
    days = year_last(query)
    if days is not None:
        return days
    mentions = find_dates(query.split())
    if len(mentions) != 1 or mentions[0].month is None or mentions[0].vague:
        return [query]
    return [mentions[0].text or query]
