"""No more hold at once than there are seats."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from frictionless_dossier.checking.check import Check, Parameter, Parameters, Scope
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._conflicts import Conflicts, Grade, Overlap, apart
from frictionless_dossier.checks._groups import (
    FURTHER_PARAMETERS,
    PARAMETERS,
    Group,
    groups,
    lacks_columns,
    tell_ungrouped,
)
from frictionless_dossier.checks._lookup import LOOKUP, looked_up
from frictionless_dossier.checks._numbers import natural
from frictionless_dossier.checks._periods import periods, told
from frictionless_dossier.checks._when import spellings
from frictionless_dossier.checks._witnesses import outcomes_met, shown
from frictionless_dossier.findings import Answer, Batch, Finding, Kind, RowId, Severity

if TYPE_CHECKING:
    import polars as pl

    from frictionless_dossier.checks._crossing import Crossing

LARGE = 20_000
"""Rows from which on telling overlaps at once saves more than it takes to import its library."""

OVERLAP = Kind(
    name="overlap",
    severity=Severity.ERROR,
    title="More hold at once than there are seats",
    description="In every reading of the dates they share more than the day of a handover.",
    remedy=(
        "Look the dates up in the source; keep readings that clash as statements. If more than one "
        "may hold it at once, mend `seats` or `by` of the rule."
    ),
    example="two presidents from March to June 2019",
    stock="row-error",
    excusable=True,
)

POSSIBLE = Kind(
    name="overlap-possible",
    severity=Severity.WARNING,
    title="More may hold at once than there are seats",
    description="In some readings of the dates they share more than the day of a handover.",
    remedy="Look for dates that are more exact; if there are none, accept it with a reason.",
    example="one president until 2019, another from 2019-03 on",
    stock="row-error",
    excusable=True,
)

HANDOVER = Kind(
    name="overlap-handover",
    severity=Severity.INFO,
    title="A handover is not known to the day",
    description=(
        "One ends and another starts in the same month or year, and only there could they overlap."
    ),
    remedy="Nothing has to be done; a more exact date would settle it.",
    example="one president until 2019-04, the next from 2019-04",
    stock="row-error",
)

JOINT = Kind(
    name="overlap-joint",
    severity=Severity.ERROR,
    title="All together have not room in the seats",
    description=(
        "Any of them could be arranged, but in every reading of the dates of all, more hold at "
        "some time than there are seats."
    ),
    remedy="Look their dates up in the source; keep readings that clash as statements.",
    example="three presidents, each for some three days of one week",
    stock="row-error",
    excusable=True,
)

_KINDS = {
    Grade.CERTAIN: (OVERLAP, Answer.CERTAIN),
    Grade.POSSIBLE: (POSSIBLE, Answer.POSSIBLE),
    Grade.HANDOVER: (HANDOVER, Answer.POSSIBLE),
    Grade.JOINT: (JOINT, Answer.CERTAIN),
}
_SENTENCES = {
    Grade.CERTAIN: "{} certainly overlaps {} in {}",
    Grade.POSSIBLE: "{} possibly overlaps {} in {}",
    Grade.HANDOVER: "{} may overlap {}, only within the handover, in {}",
}
_NAMED = 6
"""How many rows of a joint conflict the message names."""


def run(context: Context, parameters: Parameters) -> Iterator[Finding | Batch]:
    """Judge each group for which the number of seats is known."""
    seats_of = _seats(context, parameters["seats"])
    sieved = _sieved(context, parameters)
    later = _Later(context, parameters) if sieved else None
    unknown = 0
    for group in groups(context, parameters, among=sieved.left if sieved else None):
        seats = seats_of(group)
        if seats is None:
            unknown += len(group.periods) > 1
        elif len(group.periods) > seats:
            for part in _parts(context, parameters, group, seats):
                yield from _Office(context, parameters, part, seats).findings(later)
    if sieved and later:
        yield from later.batches(sieved)
    tell_ungrouped(context, parameters)
    if unknown:
        by = " and ".join(parameters["by"])
        name = f"overlap of {context.name}: groups by {by} not judged, their seats not known"
        context.facts[name] = context.facts.get(name, 0) + unknown


def _sieved(context: Context, parameters: Parameters) -> "Crossing | None":
    """What can be told of a large table at once; None where the library for it is missing, too.

    Of groups that are settled so nothing else is told. So it is not asked where they are counted,
    their seats being looked up, nor where an exception may name any of their rows.
    """
    seats, attested = parameters["seats"], parameters["attested"]
    if not isinstance(seats, int) or attested or _excused(context):
        return None
    if len(context.table) < LARGE or lacks_columns(context, parameters):
        return None
    if not all(map(context.table.has_canonical_dates, (parameters["start"], parameters["end"]))):
        return None
    try:
        from frictionless_dossier.checks._crossing import crossing
    except ImportError:  # without Polars
        return None
    return crossing(
        context.table,
        parameters["by"],
        parameters["start"],
        parameters["end"],
        {name: spellings(context.table, name, each) for name, each in parameters["where"].items()},
        seats=seats,
        touching=parameters["touching"] == "allowed",
    )


class _Later:
    """The overlaps of a large table, of which a finding is made only where somebody looks at it."""

    def __init__(self, context: Context, parameters: Parameters) -> None:
        self._context = context
        self._parameters = parameters
        self._swept: dict[Grade, list[_Told]] = {}

    def take(self, grade: Grade, told: "_Told") -> None:
        """Take one that the exact comparison found."""
        self._swept.setdefault(grade, []).append(told)

    def batches(self, sieved: "Crossing") -> Iterator[Finding | Batch]:
        """Those that were taken, and those that were told at once; of each grade together."""
        for grade, overlaps in sieved.overlaps.items():
            yield from self._batch(grade, len(overlaps), partial(_row, overlaps))
        for grade, taken in self._swept.items():
            taken.sort()
            yield from self._batch(grade, len(taken), taken.__getitem__)

    def _batch(
        self, grade: Grade, length: int, told: Callable[[int], "_Told"]
    ) -> Iterator[Finding | Batch]:
        table = self._context.table
        batch = Batch(
            kind=_KINDS[grade][0],
            resource=table.name,
            field=self._parameters["start"],
            length=length,
            make=lambda number: self._finding(grade, told(number)),
        )
        # Rows of one file follow each other by line; of several files, or of JSON, they may not.
        if not table.parts and table.resource.format != "json":
            yield batch
        else:
            yield from batch

    def _finding(self, grade: Grade, told: "_Told") -> Finding:
        table, parameters = self._context.table, self._parameters
        key = {name: table.cell(told.row, name) or "" for name in parameters["by"]}
        rows = sorted((told.row, *told.partners))
        group = Group(key, periods(self._context, rows, parameters["start"], parameters["end"]))
        office = _Office(self._context, parameters, group, parameters["seats"])
        partners = tuple(map(rows.index, told.partners))
        return office.overlap(Overlap(rows.index(told.row), partners, grade, told.others))


class _Told(NamedTuple):
    """An overlap of a row.

    Attributes:
        row: Index of the row.
        partners: Those of the rows that it conflicts with, nearest first.
        others: How many more there are.
    """

    row: int
    partners: tuple[int, ...]
    others: int


def _row(overlaps: "pl.DataFrame", number: int) -> _Told:
    row, partner, others = overlaps.row(number)
    return _Told(row, (partner,), others)


def _excused(context: Context) -> bool:
    """Whether exceptions name sets of rows under this rule."""
    return any(context.excuses.covering(kind.name) for kind, _ in _KINDS.values())


def _parts(context: Context, parameters: Parameters, group: Group, seats: int) -> Iterator[Group]:
    """The parts of a group whose rows may conflict.

    Where exceptions name sets of rows, all of it: they may name rows of several parts.
    """
    if _excused(context):
        yield group
        return
    indices, periods = list(group.periods), list(group.periods.values())
    for part in apart(periods, seats, touching=parameters["touching"] == "allowed"):
        yield Group(group.key, {indices[place]: periods[place] for place in part})


def _seats(context: Context, declared: int | Mapping[str, str]) -> Callable[[Group], int | None]:
    if isinstance(declared, int):
        return lambda group: declared

    def look_up(group: Group) -> int | None:
        text = looked_up(context, declared, group.key.get(declared["field"]))
        return natural(text or "") or None

    return look_up


class _Office:
    """One group with its seats."""

    def __init__(self, context: Context, parameters: Parameters, group: Group, seats: int) -> None:
        self.context = context
        self.table = context.table
        self.start: str = parameters["start"]
        self.end: str = parameters["end"]
        self.seats = seats
        self.where = f"{group.label}, which has {seats} {'seat' if seats == 1 else 'seats'}"
        self.indices = list(group.periods)
        self.periods = list(group.periods.values())
        self.touching = parameters["touching"] == "allowed"

    def findings(self, later: _Later | None) -> Iterator[Finding]:
        """One for each tenure that has conflicts, and for each joint conflict.

        Args:
            later: Takes those of single tenures instead, if there is one.
        """
        conflicts = Conflicts(
            self.periods,
            self.seats,
            touching=self.touching,
            named=self._named(),
            cover=self._cover,
        )
        for each in conflicts.of_each():
            if later is None:
                yield self.overlap(each)
            else:
                partners = tuple(self.indices[place] for place in each.partners)
                later.take(each.grade, _Told(self.indices[each.place], partners, each.others))
        for members in conflicts.of_all():
            yield self._joint(members)

    def _named(self) -> list[list[int]]:
        """The sets of rows of this group that some exception names."""
        excuses = self.context.excuses
        named = [rows for kind, _ in _KINDS.values() for rows in excuses.covering(kind.name)]
        if not named:
            return []
        places = {self.table.row_id(index): place for place, index in enumerate(self.indices)}
        return [[places[row] for row in rows] for rows in named if rows <= places.keys()]

    def _rows(self, places: Sequence[int]) -> tuple[RowId, ...]:
        return tuple(self.table.row_id(self.indices[place]) for place in places)

    def _cover(self, grade: Grade, places: Sequence[int]) -> bool:
        kind, answer = _KINDS[grade]
        return kind.excusable and self.context.excuses.cover(kind.name, self._rows(places), answer)

    def _told(self, place: int) -> str:
        index = self.indices[place]
        return f"{self.table.id(index)} ({told(self.table, index, self.start, self.end)})"

    def overlap(self, each: Overlap) -> Finding:
        """The finding of one tenure."""
        kind, answer = _KINDS[each.grade]
        partners = " and ".join(map(self._told, each.partners))
        message = _SENTENCES[each.grade].format(self._told(each.place), partners, self.where)
        if each.others:
            message += f"; and {each.others} {'other' if each.others == 1 else 'others'}"
        places = (each.place, *each.partners)
        met = outcomes_met([self.periods[place] for place in places], touching=self.touching)
        details: dict[str, Any] = {
            "partners": [self._partner(place) for place in each.partners],
            "seats": self.seats,
            "outcomes": met,
            "others": each.others,
        }
        if each.grade is not Grade.CERTAIN:
            message += f"; for instance {shown(met)}"
        return self._finding(kind, answer, places, f"{message}.", details)

    def _partner(self, place: int) -> dict[str, Any]:
        index = self.indices[place]
        return {
            "id": self.table.id(index),
            "line": self.table.lines[index],
            "row": self.table.records[index],
        }

    def _joint(self, members: tuple[int, ...]) -> Finding:
        kind, answer = _KINDS[Grade.JOINT]
        named = ", ".join(map(self._told, members[:_NAMED]))
        rest = f" and {len(members) - _NAMED} more" if len(members) > _NAMED else ""
        return self._finding(
            kind,
            answer,
            members,
            f"In no reading of the dates is there room for all of {named}{rest} in {self.where}.",
            {"partners": [self._partner(place) for place in members[1:]], "seats": self.seats},
        )

    def _finding(
        self,
        kind: Kind,
        answer: Answer,
        places: Sequence[int],
        message: str,
        details: Mapping[str, Any],
    ) -> Finding:
        return self.table.finding(
            kind,
            message,
            index=self.indices[places[0]],
            field=self.start,
            rows=self._rows(places),
            answer=answer,
            details=details,
        )


CHECK = Check(
    name="overlap",
    scope=Scope.TABLE,
    title="No more hold at once than there are seats",
    description=(
        "Among the rows that meet `where`, grouped by `by`, no more than `seats` overlap: that is, "
        "share days in more than a handover on one day, or, where touching is forbidden, any day. "
        "Each row is told once, with the nearest it conflicts with, in the gravest grade: in every "
        "reading of the dates, in some, or only within the month or year in which the one ends and "
        "the other starts. All rows of a group are also arranged together; sets for which there is "
        "never room, though each fewer have it, are told as one. There, a row whose dates are not "
        "known to the day makes itself no room by a handover day that no source tells of. One "
        "person twice in one office overlaps like two. Accepted sets of rows are left out before "
        "the nearest is chosen. Groups of several rows whose number of seats is not known are not "
        "judged, and the summary counts them."
    ),
    kinds=(OVERLAP, POSSIBLE, HANDOVER, JOINT),
    run=run,
    example={"by": ["office"], "start": "start", "end": "end", "seats": 1},
    parameters=(
        *PARAMETERS,
        *FURTHER_PARAMETERS,
        Parameter(
            name="seats",
            description=(
                "How many may hold at once: a number, or where it stands: the `field`, one of "
                "`by`, that names a row of `resource`, and the column `value` there; empty is not "
                "known."
            ),
            schema={"oneOf": [{"type": "integer", "minimum": 1}, LOOKUP]},
            required=True,
            names="lookup",
        ),
        Parameter(
            name="touching",
            description="Whether one may end on the very day on which another starts.",
            schema={"enum": ["allowed", "forbidden"]},
            default="allowed",
        ),
    ),
)
