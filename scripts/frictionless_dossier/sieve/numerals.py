"""Numbers between bounds, as regular expressions of their digits."""

from collections.abc import Callable, Iterator

_MOST = 10**18 - 1
"""The largest number that is told: longer numerals are too rare to be worth a longer expression."""

ALPHABET = "0123456789.-"
"""The characters of all numerals that are told."""


def whole_numbers(least: int | None, most: int | None) -> str | None:
    """Whole numbers from `least` to `most`, without leading zeros; None if none is told."""
    return _signed(least, most, _between)


def decimals(least: int | None, most: int | None) -> str | None:
    """Decimals from `least` to `most`, without leading zeros and exponent; None if none is told."""
    return _signed(least, most, _with_decimals)


def _signed(
    least: int | None, most: int | None, spell: Callable[[int, int], Iterator[str]]
) -> str | None:
    low = -_MOST if least is None else max(least, -_MOST)
    high = _MOST if most is None else min(most, _MOST)
    negative = (f"-{each}" for each in spell(max(-high, 0), -low))
    return "|".join([*spell(max(low, 0), high), *negative]) or None


def _with_decimals(low: int, high: int) -> Iterator[str]:
    if low < high:
        yield rf"(?:{'|'.join(_between(low, high - 1))})(?:\.[0-9]*)?"
    if low <= high:
        yield rf"{high}(?:\.0*)?"


def _between(low: int, high: int) -> Iterator[str]:
    """The whole numbers from `low` to `high`, neither of which is negative."""
    if low <= high:
        for width in range(len(str(low)), len(str(high)) + 1):
            first = max(low, 10 ** (width - 1) if width > 1 else 0)
            yield from _of_width(str(first), str(min(high, 10**width - 1)))


def _of_width(first: str, last: str) -> Iterator[str]:
    """The digits from `first` to `last`, which are equally many."""
    rest = len(first) - 1
    low, high = int(first[0]), int(last[0])
    begins = not first[1:].strip("0")
    ends = not last[1:].strip("9")
    if low == high and not (begins and ends):
        yield from (first[0] + each for each in _of_width(first[1:], last[1:]))
        return
    if not begins:
        yield from (first[0] + each for each in _of_width(first[1:], "9" * rest))
    if low + (not begins) <= high - (not ends):
        yield f"[{low + (not begins)}-{high - (not ends)}][0-9]{{{rest}}}"
    if not ends:
        yield from (last[0] + each for each in _of_width("0" * rest, last[1:]))
