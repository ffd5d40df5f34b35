"""The name that is most like a wrong one, for suggestions: never at the price of a long wait.

To compare two texts takes time in proportion to the product of their lengths, and there may be a
wrong name in every row; so long texts are not compared, and the comparisons are counted.
"""

from collections import Counter
from collections.abc import Collection, Iterable

_LONGEST = 200
"""Characters of a text up to which it is compared."""

_CUTOFF = 0.6
"""From which ratio of `difflib` on two names are alike."""


class Suggestions:
    """Suggestions for the wrong names of one place, as long as comparisons are left.

    Args:
        comparisons: How many are made at most, of about 3 µs each.
    """

    def __init__(self, comparisons: int = 100_000) -> None:
        self._left = comparisons

    def nearest(self, text: str, known: Collection[str], cutoff: float = _CUTOFF) -> str | None:
        """The known name that is most like a text; None where none is, or it is not looked for."""
        if len(text) > _LONGEST or len(known) > self._left:
            return None
        self._left -= len(known)
        short = [each for each in known if len(each) <= _LONGEST]
        return _nearest(text, short, cutoff)


def nearest(text: str, known: Collection[str]) -> str | None:
    """The one of at most 500 names that is most like a text; None where none is."""
    return Suggestions(500).nearest(text, known)


def _nearest(text: str, known: Iterable[str], cutoff: float) -> str | None:
    """As `difflib.get_close_matches` for one match: the most alike, of several the last by text.

    In a fraction of the time: only those are compared that have enough characters in common, in
    whatever order, to be more alike than the nearest so far. (`quick_ratio` of `difflib` is that
    bound, too, but counts all characters of both texts.)
    """
    from difflib import SequenceMatcher  # late: most runs have nothing to suggest

    matcher = SequenceMatcher()
    matcher.set_seq2(text)
    characters = list(Counter(text).items())
    size = len(text)
    best: tuple[float, str] = (cutoff, "")
    for each in known:
        enough = best[0] * (size + len(each)) / 2
        if min(size, len(each)) >= enough:
            common = sum([min(count, each.count(one)) for one, count in characters])
            if common >= enough:
                matcher.set_seq1(each)
                best = max(best, (matcher.ratio(), each))
    return best[1] or None


def listed(names: Iterable[str], most: int = 40) -> str:
    """Names for a message, the rest counted."""
    every = list(names)
    more = f" and {len(every) - most} more" if len(every) > most else ""
    return ", ".join(every[:most]) + more


def suggest(name: str, known: Collection[str]) -> str:
    """What to do about an unknown name: take the nearest known one, or one of them."""
    near = nearest(name, known)
    if near:
        return f'Write "{near}", if that is meant.'
    return f"Write one of: {listed(known)}." if known else "Remove it."
