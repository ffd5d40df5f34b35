"""Whether words of a text hold a value: a date, a figure, a name, or what was said.

Each function gives the positions of the words that hold it, or says in a text why they do not.
Words that hold two dates, two figures, or names of two rows of one table hold none of them: what
could be swapped unseen is not verified.
"""

from collections.abc import Collection, Sequence
from decimal import Decimal, InvalidOperation

from frictionless_dossier.dates import Date, Precision
from frictionless_dossier.dates.english import Mention, find_dates, renders
from frictionless_dossier.findings import RowId
from frictionless_dossier.provenance.figures import find_figures
from frictionless_dossier.provenance.names import Names, find_names

Held = frozenset[int]
"""Positions of the words that hold a value."""


def held_phrase(words: Sequence[str], phrase: str) -> Held | str:
    """Where a phrase or name stands in the words, dashes, quotes and footnotes aside."""
    found = find_names(words, [phrase])
    return _range(*found[0]) if found else f"the words do not hold “{phrase}”"


def held_as_said(words: Sequence[str], as_said: str) -> Held | str:
    """Where the words that `as_said` gives stand."""
    if not as_said:
        return "`as_said` is empty, and no text can hold a code or a wording of our own"
    return held_phrase(words, as_said)


def held_date(
    words: Sequence[str], value: Date, as_said: str = "", context: Sequence[str] = ()
) -> Held | str:
    """Where a date stands in the words.

    The year may stand in `context` where the words have none, if that names one year only. A date
    that words can only tell vaguely ("by late 2022") is a span or flagged, has its words in
    `as_said`, and shares a day with the date they name. Words that only point back ("that day")
    stand in `as_said`, and the context holds the date.
    """
    mentions = find_dates(words)
    if value.precision is Precision.OPEN:
        now = frozenset(at for at, word in enumerate(words) if renders([word], value))
        return now or "no word there says that it is still so"
    if not mentions:
        return _date_before(words, value, as_said, context)
    years = {mention.year for mention in find_dates(context)} - {None}
    if all(mention.year is None for mention in mentions):
        if not years:
            return "the words name no year"
        if len(years) > 1:
            return "the context names more than one year"
    else:
        context = ()
    if len(mentions) > _most(value) and not _one_word(mentions):
        return "more than one date stands there"
    if renders(words, value, context):
        return frozenset().union(*(_range(each.start, each.stop) for each in mentions))
    return _date_as_said(words, value, as_said, mentions, years)


def held_figure(
    words: Sequence[str], value: str, as_said: str = "", beside: Collection[Decimal] = ()
) -> Held | str:
    """Where a figure stands in the words, in digits or spelled out.

    Other figures of the same row may stand `beside` it: "three to four" holds both ends of a range.
    """
    try:
        wanted = Decimal(value)
    except InvalidOperation:
        return f"{value!r} is no number"
    figures = find_figures(words)
    mine = sorted(
        (figure for figure in figures if figure.value == wanted),
        key=lambda figure: not figure.counted,
    )
    others = [
        figure
        for figure in figures
        if figure.counted and figure.value != wanted and figure.value not in beside
    ]
    if mine and all(other.start == mine[0].start for other in others):
        return _range(mine[0].start, mine[0].stop)
    if mine:
        return f"another figure ({others[0].value}) stands there as well"
    if others:
        return f"the words say {others[0].value}"
    return held_as_said(words, as_said) if as_said else "no figure stands there"


def held_reference(
    words: Sequence[str],
    target: RowId,
    names: Names,
    as_said: str = "",
    around: Sequence[Sequence[str]] = (),
) -> Held | str:
    """Where the words name a row of a table.

    Words that only point to it ("its leader") stand in `as_said`; it is then named in one of the
    sequences of words `around` them.
    """
    named = names.mentions(words, target.resource)
    mine = [each for each in named if each.row == target]
    taken = {at for each in mine for at in range(each.start, each.stop)}
    others = [each for each in named if not taken & set(range(each.start, each.stop))]
    if others:
        return f"the words name {others[0].name} ({others[0].row.id})"
    if mine:
        return _range(mine[0].start, mine[0].stop)
    if not as_said:
        return f"no name of {target.id} stands there"
    if not any(
        each.row == target for part in around for each in names.mentions(part, target.resource)
    ):
        return f"no name of {target.id} stands there or near"
    return held_as_said(words, as_said)


def _date_before(
    words: Sequence[str], value: Date, as_said: str, context: Sequence[str]
) -> Held | str:
    """A date that the context gives, to which the words only point back."""
    if not as_said or len(find_dates(context)) != 1 or not renders(context, value):
        return "no date stands there"
    return held_as_said(words, as_said)


def _date_as_said(
    words: Sequence[str],
    value: Date,
    as_said: str,
    mentions: Sequence[Mention],
    years: set[int | None],
) -> Held | str:
    """A span or flagged date of which `as_said` has the vague words."""
    differ = "the words say another date, or one of another precision"
    if not as_said or not (value.flag or value.precision is Precision.SPAN):
        return differ
    held = held_as_said(words, as_said)
    if isinstance(held, str):
        return held
    for mention in mentions:
        date = mention if mention.year is not None else mention._replace(year=next(iter(years)))
        bounds = date.bounds
        plain = not mention.vague and held <= _range(mention.start, mention.stop)
        if plain or bounds is None or bounds[0] > value.latest or value.earliest > bounds[1]:
            return differ
    return held.union(*(_range(each.start, each.stop) for each in mentions))


def _most(value: Date) -> int:
    """How many dates the words may hold: those that the value needs."""
    closed = value.precision is Precision.SPAN and not (
        value.text.startswith("[..") or value.text.endswith("..]")
    )
    return 2 if closed else 1


def _one_word(mentions: Sequence[Mention]) -> bool:
    """Whether all dates stand in one word, such as `2015–2017`, that no locator can divide."""
    return len({(each.start, each.stop) for each in mentions}) == 1 and (
        mentions[0].stop == mentions[0].start + 1
    )


def _range(start: int, stop: int) -> Held:
    return frozenset(range(start, stop))
