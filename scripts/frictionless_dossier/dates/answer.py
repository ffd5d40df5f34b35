"""How a question about uncertain dates is answered: certain, possible or impossible."""

from enum import StrEnum


class Answer(StrEnum):
    """Whether something is so: over all days that the dates may mean, in some, or in none."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"
