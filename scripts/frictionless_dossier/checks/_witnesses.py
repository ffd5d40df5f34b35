"""Choices of days that show how periods lie to each other, as ISO dates."""

from collections.abc import Mapping, Sequence

from frictionless_dossier.dates import Outcome, Period, day_text, outcomes
from frictionless_dossier.dates.relation import box_outcomes
from frictionless_dossier.dates.slots import choice_covering, reach, within_horizon

Days = list[list[str]]
"""For each period its first and its last day."""


def outcomes_met(periods: Sequence[Period], *, touching: bool) -> dict[str, Days]:
    """For each outcome that two periods meet, days that show it; the dates as given go first.

    Of more than two, days on which all hold at once.
    """
    if len(periods) == 2:
        one, other = periods
        met = outcomes(one, other)
        if one.wide is not one.box or other.wide is not other.box:
            met = {**box_outcomes(one.wide, other.wide), **met}
        return {
            outcome.value: [
                [day_text(each[0]), day_text(each[1])],
                [day_text(each[2]), day_text(each[3])],
            ]
            for outcome, each in sorted(met.items())
        }
    boxes = within_horizon([period.wide for period in periods])
    slot = max(reach(box, touching_allowed=touching).first for box in boxes)
    choices = (choice_covering(box, slot, touching_allowed=touching) for box in boxes)
    return {Outcome.OVERLAPPING.value: [[day_text(a), day_text(b)] for a, b in choices]}


def shown(met: Mapping[str, Days]) -> str:
    """The days that show the conflict, for a message: overlapping if that is met, else touching."""
    days = met.get(Outcome.OVERLAPPING.value) or met[Outcome.TOUCHING.value]
    return " and ".join(f"{first} to {last}" for first, last in days)
