"""Dates in English text, as usually printed: "26 January 2015", "Jan. 26, 2015", "mid-2013".

Text is a sequence of whitespace-separated words, as locators count them. Words are cut into
parts, each part is put down as one letter for its kind, and dates are found in that string of
letters by a regular expression. Footnote marks such as `[12]` are left out.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from frictionless_dossier.dates.value import Date, Precision, month_bounds, read, year_bounds

# fmt: off
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)
_VAGUE = frozenset((
    "early", "mid", "late", "about", "around", "circa", "ca", "c", "approximately",
    "spring", "summer", "autumn", "fall", "winter",
))
_VAGUE_PART = frozenset(("beginning", "start", "middle", "end", "half", "quarter"))
_BEFORE_MONTH = frozenset((
    "in", "of", "since", "until", "till", "by", "from", "during", "between", "before", "after",
    "through", "early", "mid", "late",
))
_STILL_SO = frozenset((
    "present", "ongoing", "current", "currently", "incumbent", "still", "now", "today", "remains",
))
# fmt: on
_JOINING = frozenset(("and", "or", "to", "through", "until", "till", "&"))
_ALSO_A_WORD = frozenset(("march", "may"))
_MONTHS = {
    spelled: number
    for number, name in enumerate(_MONTH_NAMES, start=1)
    for spelled in (name, name[:3])
} | {"sept": 9}
_WITH_A_STOP = frozenset(_MONTHS).difference(_MONTH_NAMES) | {"c", "ca"}

_PARTS = re.compile(
    r"(?P<note>\[(?:[0-9]{1,3}|[a-z]|note [0-9]+)\])"
    r"|(?P<iso>(?<![\w-])[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?![\w-]))"
    r"|(?P<number>[$€£#]?[0-9]+(?:[.,][0-9]+)*)(?P<suffix>[^\W\d_]*%?)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<comma>,)"
    r"|(?P<dash>[-\u2010-\u2015])"
    r"|(?P<sign>[^\s()\"'\u2018-\u201f\[\]])"
)

# D day, M month, Y year, I ISO date; Q vague word, B part of a year or month ("beginning of"),
# O "of", N "in", C comma, H dash, A "and" or "to"; X anything else.
_DATES = re.compile(
    r"(?P<vague>(?:Q[HON]?|BO)+)?"
    r"(?:(?P<iso>I)"
    r"|(?P<days>D(?:[HA]D)*)O?(?P<month>M)(?:C?(?P<year>Y))?"
    r"|(?P<month_first>M)(?P<days_after>D(?:H+D)*)(?![HA]?M)(?:C?(?P<year_after>Y))?"
    r"|(?P<month_alone>M)(?:(?:C|O)?(?P<year_of_month>Y))?"
    r"|(?P<year_alone>Y))"
)


class Mention(NamedTuple):
    """A date in text: the words `start` to `stop` (half open) and what they say.

    `year` is None where it must be known from elsewhere. `vague` holds the words that make
    the date less sharp ("mid", "early", "around"), in lower case.
    """

    start: int
    stop: int
    year: int | None
    month: int | None
    day: int | None
    vague: str = ""

    @property
    def bounds(self) -> tuple[int, int] | None:
        """First and last ordinal of the day, month or year that is named.

        A vague word does not narrow them. None without a year, or where there is no such day.
        """
        if self.year is None or self.year == 0:
            return None
        if self.month is None:
            return year_bounds(self.year)
        first, last = month_bounds(self.year, self.month)
        if self.day is None:
            return first, last
        ordinal = first + self.day - 1
        return (ordinal, ordinal) if ordinal <= last else None

    def covers(self, value: Date) -> bool:
        """Whether every day that `value` may mean lies inside these bounds."""
        bounds = self.bounds
        return bounds is not None and bounds[0] <= value.earliest and value.latest <= bounds[1]

    @property
    def text(self) -> str | None:
        """The day, month or year in EDTF, a vague word left out; None as for `bounds`."""
        if self.bounds is None:
            return None
        parts = (f"{part:02}" for part in (self.month, self.day) if part is not None)
        return "-".join((f"{self.year:04}", *parts))


class _Part(NamedTuple):
    kind: str
    word: int
    text: str
    number: int = 0


_ALONE = re.compile(
    r"(?:(?P<first>[0-9]{1,2} )?[A-Z][a-z]{2,8}\.?(?P<second> [0-9]{1,2},?)?) [0-9]{4}"
)


def spelled(text: str) -> str | None:
    """The date that a text consists of, in EDTF: `2019-04-15` for "15 April 2019"; else None."""
    whole = text.strip().title()
    match = _ALONE.fullmatch(whole)
    if match is None:
        return None
    found = find_dates(whole.split())
    has_day = bool(match["first"] or match["second"])
    if len(found) != 1 or found[0].month is None or (found[0].day is not None) != has_day:
        return None
    return found[0].text


def find_dates(words: Sequence[str]) -> list[Mention]:
    """Every date in the words, in order.

    A month alone counts if written with a capital; "March" and "May" only after such a word as
    "in" or "since", or where nothing else stands there. Numbers of four digits from 1000 to 2999
    count as years, unless they carry a currency sign, separators or a suffix ("1990s").
    """
    return list(_find(tuple(words)))


def renders(words: Sequence[str], value: Date, context_words: Sequence[str] = ()) -> bool:
    """Whether the words contain exactly a rendering of the value, in the same precision.

    A year that is missing beside day or month may stand elsewhere in the words or in
    `context_words`. A vague date ("mid-2013") renders only an approximate value (`~`, `%`).
    A span is rendered if each of its ends is the edge of a date in the words, and `..` by such
    a word as "present".
    """
    if value.precision is Precision.OPEN:
        return any(part.text.lower() in _STILL_SO for part in _parts(tuple(words)))
    mentions = _find(tuple(words))
    years = {mention.year for mention in (*mentions, *_find(tuple(context_words)))} - {None}
    dated = [
        mention if mention.year is not None else mention._replace(year=year)
        for mention in mentions
        for year in (years if mention.year is None else (mention.year,))
    ]
    if value.precision is Precision.SPAN:
        found = [mention.bounds for mention in dated if mention.bounds and not mention.vague]
        starts, ends = {first for first, _ in found}, {last for _, last in found}
        first, _, last = value.text[1:-1].partition("..")
        return (not first or value.earliest in starts) and (not last or value.latest in ends)
    approximate = value.flag in ("~", "%")
    return any(
        mention.bounds == value.bounds and (approximate or not mention.vague) for mention in dated
    )


@lru_cache(maxsize=4096)
def _find(words: tuple[str, ...]) -> tuple[Mention, ...]:
    parts = _parts(words)
    found: list[Mention] = []
    for match in _DATES.finditer("".join(part.kind for part in parts)):
        found.extend(_mentions(match, parts))
    return tuple(found)


def _mentions(match: re.Match[str], parts: Sequence[_Part]) -> Iterator[Mention]:
    def number(*groups: str) -> int | None:
        at = next((match.start(group) for group in groups if match[group]), None)
        return None if at is None else parts[at].number

    start, stop = parts[match.start()].word, parts[match.end() - 1].word + 1
    vague_parts = parts[match.start("vague") : match.end("vague")] if match["vague"] else ()
    vague = " ".join(part.text.lower() for part in vague_parts if part.kind in "QB")
    if match["iso"]:
        value = read(parts[match.start("iso")].text)
        if value is not None:
            pieces = [int(piece) for piece in value.text.split("-")]
            day = pieces[2] if len(pieces) == 3 else None
            yield Mention(start, stop, pieces[0], pieces[1], day, vague)
        return
    year = number("year", "year_after", "year_of_month", "year_alone")
    month = number("month", "month_first", "month_alone")
    days = match["days"] or match["days_after"]
    if days:
        at = match.start("days") if match["days"] else match.start("days_after")
        for part in parts[at : at + len(days)]:
            if part.kind == "D":
                yield Mention(start, stop, year, month, part.number, vague)
    elif month is None or year is not None or vague or _is_month(parts, match.start("month_alone")):
        yield Mention(start, stop, year, month, None, vague)


def _is_month(parts: Sequence[_Part], at: int) -> bool:
    """Whether a month's name with nothing beside it means the month."""
    name = parts[at].text.lower()
    if name not in _ALSO_A_WORD:
        return name in _MONTH_NAMES
    alone = parts[0].word == parts[-1].word
    return alone or (at > 0 and parts[at - 1].text.lower() in _BEFORE_MONTH)


@lru_cache(maxsize=4096)
def _parts(words: tuple[str, ...]) -> tuple[_Part, ...]:
    parts: list[_Part] = []
    for position, word in enumerate(words):
        for kind, text, number in _kinds(word):
            if text == "." and parts and parts[-1].text.lower() in _WITH_A_STOP:
                continue  # it ends a short form, not a sentence
            if kind:
                parts.append(_Part(kind, position, text, number))
    return tuple(parts)


@lru_cache(maxsize=1 << 14)  # words repeat
def _kinds(word: str) -> tuple[tuple[str, str, int], ...]:
    """The parts of a word: the kind of each, its text, and the number that it is."""
    found = ((_kind(match), match[0]) for match in _PARTS.finditer(word))
    return tuple((kind, text, number) for (kind, number), text in found)


def _kind(match: re.Match[str]) -> tuple[str, int]:
    name, text = match.lastgroup, match[0].lower()
    if name == "suffix":
        return _number_kind(match["number"], match["suffix"].lower())
    if name == "word":
        if text in _MONTHS and match[0][0].isupper():
            return "M", _MONTHS[text]
        if text in _VAGUE:
            return "Q", 0
        if text in _JOINING:
            return "A", 0
        if text in _VAGUE_PART:
            return "B", 0
        return {"of": "O", "in": "N"}.get(text, "X"), 0
    kinds = {"iso": "I", "comma": "C", "dash": "H", "note": ""}
    if name == "sign":
        return ("A" if text == "&" else "X"), 0
    return kinds[name or ""], 0


def _number_kind(digits: str, suffix: str) -> tuple[str, int]:
    if not digits.isdecimal() or len(digits) > 4:
        return "X", 0
    number = int(digits)
    if len(digits) == 4 and not suffix and 1000 <= number <= 2999:
        return "Y", number
    if len(digits) <= 2 and 1 <= number <= 31 and suffix in ("", "st", "nd", "rd", "th"):
        return "D", number
    return "X", 0
