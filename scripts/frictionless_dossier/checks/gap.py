"""Between two occupants there are days on which certainly nobody held."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from frictionless_dossier.checking.check import Check, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._groups import (
    FURTHER_PARAMETERS,
    PARAMETERS,
    groups,
    tell_ungrouped,
)
from frictionless_dossier.dates import UNBOUNDED_AFTER, UNBOUNDED_BEFORE, Period, day_text
from frictionless_dossier.findings import Answer, Finding, Kind, Severity

GAP = Kind(
    name="gap",
    severity=Severity.INFO,
    title="Nobody is known to have held for some days",
    description=(
        "In every reading of the dates, there are days between two occupants on which none of the "
        "rows holds. That may be so; it may be an occupant whom nobody looked up."
    ),
    remedy="Look for an occupant, or for a source that says that there was none.",
    example="one president until 2019-04-30, the next from 2019-07-01",
    stock="row-error",
)


class Gap(NamedTuple):
    """Days on which in every choice nobody holds.

    Attributes:
        former: Position of the period before it that may end last.
        latter: Position of the period after it that may start first.
        first_day: The first of those days, as an ordinal.
        last_day: The last of them.
        at_most: How many days without holder there may be in place of these, over all choices;
            None where the dates set no limit.
    """

    former: int
    latter: int
    first_day: int
    last_day: int
    at_most: int | None

    @property
    def at_least(self) -> int:
        """How many days there are without holder in every choice."""
        return self.last_day - self.first_day + 1


def gaps(held: Sequence[Period]) -> list[Gap]:
    """The certain gaps between these periods, in order of time; flags are allowed for.

    A day is certainly free if it lies outside every span from earliest start to latest end. The
    longest that may lie there is what is left if all before end as early and all after start as
    late as they can, which are choices that do not hinder each other.
    """
    order = sorted(range(len(held)), key=lambda place: held[place].wide.s0)
    # The earliest of all the latest starts from this place in the order on.
    soonest: list[int] = []
    for place in reversed(order):
        start = held[place].wide.s1
        soonest.append(min(start, soonest[-1]) if soonest else start)
    soonest.reverse()
    found = []
    last = order[0] if order else 0
    ended = held[last].wide.e0 if held else 0
    for number, place in enumerate(order):
        box = held[place].wide
        if box.s0 > held[last].wide.e1 + 1:
            first_day, last_day = held[last].wide.e1 + 1, box.s0 - 1
            limited = ended > UNBOUNDED_BEFORE and soonest[number] < UNBOUNDED_AFTER
            at_most = soonest[number] - ended - 1 if limited else None
            found.append(Gap(last, place, first_day, last_day, at_most))
        if box.e1 > held[last].wide.e1:
            last = place
        ended = max(ended, box.e0)
    return found


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Look for gaps in each group all of whose rows could be read."""
    table, start = context.table, parameters["start"]
    total = 0
    for group in groups(context, parameters):
        if not group.complete:
            continue  # What was passed over may fill a gap.
        indices = list(group.periods)
        for gap in gaps(list(group.periods.values())):
            total += 1
            former, latter = indices[gap.former], indices[gap.latter]
            first, last = day_text(gap.first_day), day_text(gap.last_day)
            yield table.finding(
                GAP,
                f"Between {table.id(former)} and {table.id(latter)} in {group.label}, nobody is "
                f"known to have held from {first} to {last}: {_counted(gap)}.",
                index=latter,
                field=start,
                rows=(table.row_id(former), table.row_id(latter)),
                answer=Answer.CERTAIN,
                details={"from": first, "to": last, "at_least": gap.at_least}
                | ({"at_most": gap.at_most} if gap.at_most is not None else {}),
            )
    tell_ungrouped(context, parameters)
    context.facts["gaps"] = context.facts.get("gaps", 0) + total


def _counted(gap: Gap) -> str:
    days = "1 day" if gap.at_least == 1 else f"{gap.at_least} days"
    if gap.at_most == gap.at_least:
        return days
    return f"at least {days}" + (f", at most {gap.at_most}" if gap.at_most is not None else "")


CHECK = Check(
    name="gap",
    scope=Scope.TABLE,
    title="Gaps between occupants are told",
    description=(
        "In each group of rows, the days between the first start and the last end on which nobody "
        "holds in any reading of the dates are told, with how many they are at least and at most. "
        "A row for a sourced vacancy holds like any other, and so closes the gap. A group with a "
        "row whose dates could not be read is not looked at."
    ),
    kinds=(GAP,),
    run=run,
    example={"by": ["office"], "start": "start", "end": "end"},
    parameters=(*PARAMETERS, *FURTHER_PARAMETERS),
)
