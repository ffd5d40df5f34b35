"""How a rule about uncertain dates is answered: certain, possible or impossible, with witnesses."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Generic, TypeVar

Outcome_ = TypeVar("Outcome_", bound=Enum)
Witness_ = TypeVar("Witness_")


class Answer(StrEnum):
    """Whether what a rule forbids is so."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class Verdict(Generic[Outcome_, Witness_]):
    """The answer to a rule, and for each outcome met a choice of days that shows it.

    `lowered` says that the answer is only *possible* because a flagged date may be off by one
    unit of its own precision; `outcomes` then holds the widened ones too.
    """

    answer: Answer
    outcomes: Mapping[Outcome_, Witness_]
    forbidden: frozenset[Outcome_]
    lowered: bool

    @property
    def violation(self) -> Witness_ | None:
        """A choice in which the rule is broken, None where there is none."""
        met = (witness for key, witness in self.outcomes.items() if key in self.forbidden)
        return next(met, None)

    @property
    def agreement(self) -> Witness_ | None:
        """A choice in which the rule is kept, None where there is none."""
        met = (witness for key, witness in self.outcomes.items() if key not in self.forbidden)
        return next(met, None)


def judge(
    stated: Mapping[Outcome_, Witness_],
    widened: Mapping[Outcome_, Witness_],
    forbidden: Collection[Outcome_],
) -> Verdict[Outcome_, Witness_]:
    """The verdict over the outcomes of the dates as stated, and with flagged dates widened.

    Raises:
        ValueError: No choice exists even when widened: that is an error of the period itself, to
            be reported before it is compared.
    """
    if not widened:
        raise ValueError("a period without any choice cannot be compared")
    bad = frozenset(forbidden)
    answer = _answer(widened, bad)
    if stated and _answer(stated, bad) is answer:
        return Verdict(answer, stated, bad, lowered=False)
    return Verdict(Answer.POSSIBLE, {**widened, **stated}, bad, lowered=True)


def _answer(met: Collection[Outcome_], forbidden: frozenset[Outcome_]) -> Answer:
    if forbidden.issuperset(met):
        return Answer.CERTAIN
    return Answer.IMPOSSIBLE if forbidden.isdisjoint(met) else Answer.POSSIBLE
