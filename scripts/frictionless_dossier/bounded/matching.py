"""Regular expressions of a package against texts, in limited time."""

import re
from collections.abc import Collection
from functools import lru_cache

from frictionless_dossier.bounded.allowance import Allowance, OutOfTime, Patience

_SECONDS = 1.0
_PER_TEXT = 2e-5
_PER_CHARACTER = 1e-7
"""Seconds of the processor: ten times what usual expressions take."""


class Matcher:
    """A regular expression that must match a whole text.

    Args:
        pattern: The expression.
        patience: That of the package; its own where none is given.

    Raises:
        re.error: It is no regular expression that Python knows.
    """

    def __init__(self, pattern: str, patience: Patience | None = None) -> None:
        try:
            self._compiled = re.compile(pattern)
        except (OverflowError, RecursionError) as error:
            raise re.error(f"it is too large: {error}", pattern) from None
        self.pattern = pattern
        self._allowance = Allowance(_SECONDS, _PER_TEXT, _PER_CHARACTER, patience or Patience())

    def matches_all(self, texts: Collection[str]) -> bool:
        """Whether each of many texts matches; false, too, if that cannot be told in time."""
        if self._allowance.spent:
            return False
        try:
            return self._run(list(texts), trial=True)
        except OutOfTime:
            return False

    def matches(self, text: str) -> bool:
        """Whether one text matches.

        Raises:
            OutOfTime: The expression has used up its time, on this text or on one before.
        """
        return self._run([text], trial=False)

    @property
    def spent(self) -> bool:
        """Whether its time is used up."""
        return self._allowance.spent

    def _run(self, texts: list[str], *, trial: bool) -> bool:
        matches = self._compiled.fullmatch
        return self._allowance.run(
            len(texts),
            sum(map(len, texts)),
            lambda: all(map(matches, texts)),
            all_match,
            (self.pattern, texts),
            trial=trial,
        )


def all_match(pattern: str, texts: list[str]) -> bool:
    """Whether each text matches as a whole."""
    return all(map(_compile(pattern).fullmatch, texts))


@lru_cache(maxsize=64)
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
