"""Places lie in coarser places, their codes agree, and their coordinates lie where they do."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from frictionless_dossier.checking.check import Check, Parameter, Parameters, Scope, field_parameter
from frictionless_dossier.checking.context import Context
from frictionless_dossier.checks._lookup import LOOKUP, looked_up
from frictionless_dossier.checks._outline import Outline
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.package.table import Table
from frictionless_dossier.package.vocabularies import codes_of
from frictionless_dossier.types import NotOfType

PARENT = Kind(
    name="place-parent",
    severity=Severity.ERROR,
    title="A place lies in one that is not coarser",
    description=(
        "By the levels of the vocabulary, the place around another is of a coarser kind: a country "
        "does not lie in a district, nor a district in a district."
    ),
    remedy="Correct the parent, or the kind of one of the two.",
    example="a province whose parent is a city",
    stock="row-error",
)

CYCLE = Kind(
    name="place-cycle",
    severity=Severity.ERROR,
    title="Places lie in each other",
    description="Whoever asks in which country they lie would never come to an end.",
    remedy="Correct the parent of one of them.",
    example="a district in a valley that lies in that district",
    stock="row-error",
)

CODE = Kind(
    name="place-code",
    severity=Severity.ERROR,
    title="The codes of a place and of what it lies in do not agree",
    description=(
        "The code of a division begins with the code of the country in which it lies, and a place "
        "lies in one country and in one division. One of the codes or parents is wrong."
    ),
    remedy="Look up the codes, and in which country the place lies.",
    example="AD-07 for a parish whose parent is Spain",
    stock="row-error",
)

OUTSIDE = Kind(
    name="place-outside",
    severity=Severity.ERROR,
    title="Coordinates lie outside the country",
    description=(
        "The point lies farther from the outline of the country than that is rough. Often "
        "latitude and longitude are exchanged, a sign is lost, or it is another place of that name."
    ),
    remedy="Look the coordinates up again, or the country.",
    example="latitude 1.52 and longitude 42.51 for a village in Andorra",
    stock="row-error",
)

PRECISION = Kind(
    name="place-precision",
    severity=Severity.ERROR,
    title="Coordinates are finer than they may be",
    description=(
        "Decimals that the kind of place does not bear out claim to know more than anybody does, "
        "and may lead to somebody's door."
    ),
    remedy="Round the coordinates, or give a coarser precision.",
    example="a district at 42.5063, where its kind allows one decimal",
    stock="row-error",
)


class _Level(NamedTuple):
    """What a vocabulary says of a code: how coarse (from 1), and how many decimals it allows."""

    level: int | None
    decimals: int | None


_NOTHING = _Level(None, None)


def run(context: Context, parameters: Parameters) -> Iterator[Finding]:
    """Climb from each place to those in which it lies."""
    table = context.table
    names = [parameters[each] for each in _FIELDS if parameters[each] is not None]
    if any(name not in table for name in names) or not table.ids:
        return
    places = _Places(context, parameters)
    yield from places.cycles()
    for index in context.rows(*names):
        yield from places.findings(index)


_FIELDS = ("kind", "parent", "country", "subdivision", "latitude", "longitude", "precision")


class _Places:
    """The places of a table, each with what it lies in."""

    def __init__(self, context: Context, parameters: Parameters) -> None:
        self.context = context
        self.table = context.table
        self.kind, self.parent, self.country, self.subdivision, *point = (
            parameters[each] for each in _FIELDS
        )
        self.latitude, self.longitude, self.precision = point
        self.outline: Mapping[str, str] | None = parameters["outline"]
        self.tolerance: float = parameters["tolerance"]
        self.kinds = _levels(context, self.table, self.kind)
        self.precisions = _levels(context, self.table, self.precision)
        self.outline_of = cache(self._outline_of)

    def cycles(self) -> Iterator[Finding]:
        """Each circle of places once, at its first row."""
        for index in range(len(self.table)):
            chain = self._chain(index)
            if self._next(chain[-1]) == index == min(chain):
                ids = [self.table.id(each) for each in (*chain, index)]
                yield self._finding(CYCLE, index, f"lies in itself: {' in '.join(ids)}")

    def findings(self, index: int) -> Iterator[Finding]:
        """What is wrong with one place."""
        chain = self._chain(index)
        if self._next(chain[-1]) is not None:
            return  # It leads into a circle, which is told.
        yield from self._level(index)
        countries = self._codes(chain, self.country)
        divisions = self._codes(chain, self.subdivision)
        for codes, name in ((countries, self.country), (divisions, self.subdivision)):
            # What lies in a place that lies in two is told there.
            if len(codes) > 1 and len(self._codes(chain[1:], name)) == 1:
                wrong = f"lies in {' and in '.join(codes)}, by the places around it"
                yield self._finding(CODE, index, wrong, name)
        code = self._cell(index, self.subdivision)
        if code is not None and self.country is not None and not countries:
            wrong = f"has the code {code}, but no place around it has the code of a country"
            yield self._finding(CODE, index, wrong, self.subdivision)
        elif code is not None and countries and not code.startswith(f"{countries[0]}-"):
            wrong = f"has the code {code}, but lies in {countries[0]}"
            yield self._finding(CODE, index, wrong, self.subdivision)
        yield from self._point(index, countries[0] if countries else None)

    def _level(self, index: int) -> Iterator[Finding]:
        above = self._next(index)
        if above is None:
            return
        own, around = (self.table.cell(each, self.kind) or "" for each in (index, above))
        levels = [self.kinds.get(each, _NOTHING).level for each in (own, around)]
        if levels[0] is not None and levels[1] is not None and levels[1] >= levels[0]:
            wrong = f"is a {own}, but lies in {self.table.id(above)}, a {around}"
            yield self._finding(PARENT, index, wrong, self.parent)

    def _point(self, index: int, country: str | None) -> Iterator[Finding]:
        values = [self._number(index, each) for each in (self.latitude, self.longitude)]
        yield from self._precision(index, values)
        latitude, longitude = values
        if latitude is None or longitude is None or country is None or self.outline is None:
            return
        outline = self.outline_of(country)
        if outline is None:
            self.context.skipped += 1
        elif not outline.contains((float(longitude), float(latitude)), self.tolerance):
            wrong = f"lies at {latitude}, {longitude}, which is outside {country}"
            yield self._finding(OUTSIDE, index, wrong, self.latitude)

    def _precision(self, index: int, values: Sequence[Decimal | None]) -> Iterator[Finding]:
        code = self._cell(index, self.precision)
        if code is None:
            return
        allowed = self.precisions.get(code, _NOTHING)
        for name, value in zip((self.latitude, self.longitude), values, strict=True):
            exponent = value.as_tuple().exponent if value is not None else 0
            decimals = -exponent if isinstance(exponent, int) else 0
            if allowed.decimals is not None and decimals > allowed.decimals:
                wrong = f"has {name} {value}; {code} allows {allowed.decimals} decimals"
                yield self._finding(PRECISION, index, wrong, name)
        kind = self.table.cell(index, self.kind) or ""
        finest = self.kinds.get(kind, _NOTHING).level
        if finest is not None and allowed.level is not None and allowed.level > finest:
            wrong = f"is a {kind}, but its coordinates are those of a {code}"
            yield self._finding(PRECISION, index, wrong, self.precision)

    def _number(self, index: int, name: str | None) -> Decimal | None:
        """A coordinate with the decimals that it is written with."""
        text = self._cell(index, name)
        if name is None or text is None:
            return None
        try:
            value = Decimal(self.table.schema.by_name[name].values.read(text))
        except (NotOfType, ArithmeticError):
            return None  # Told by the judge, or in a field that does not hold numbers.
        return value if value.is_finite() else None

    def _chain(self, index: int) -> list[int]:
        """A place and those in which it lies, up to the last or to the first that comes again."""
        chain = [index]
        seen = {index}
        above = self._next(index)
        while above is not None and above not in seen:
            chain.append(above)
            seen.add(above)
            above = self._next(above)
        return chain

    def _next(self, index: int) -> int | None:
        return self.table.ids.get(self.table.cell(index, self.parent) or "")

    def _codes(self, chain: Sequence[int], name: str | None) -> list[str]:
        """The different codes along a chain, the nearest first."""
        cells = (self._cell(each, name) for each in chain)
        return list(dict.fromkeys(each for each in cells if each is not None))

    def _cell(self, index: int, name: str | None) -> str | None:
        if name is None or not self.table.sound(index, (name,)):
            return None
        return self.table.cell(index, name)

    def _outline_of(self, country: str) -> Outline | None:
        """The outline of a country; None where there is none that can be read."""
        text = None if self.outline is None else looked_up(self.context, self.outline, country)
        try:
            return None if text is None else Outline(text)
        except ValueError:
            return None

    def _finding(self, kind: Kind, index: int, wrong: str, name: str | None = None) -> Finding:
        return self.table.finding(
            kind,
            f"{self.table.row_id(index)} {wrong}.",
            index=index,
            field=name or self.parent,
        )


def _levels(context: Context, table: Table, name: str | None) -> dict[str, _Level]:
    """What the vocabulary of a field says of its codes."""
    if name is None:
        return {}
    codes = codes_of(table.schema.by_name[name], context.package, context.documents)
    return {
        str(code["code"]): _Level(_whole(code.get("level")), _whole(code.get("decimals")))
        for code in codes
    }


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


CHECK = Check(
    name="place",
    scope=Scope.TABLE,
    title="Places lie in coarser ones, with codes and coordinates that agree",
    description=(
        "From each place the parents lead upwards, without a circle. A parent is coarser: the "
        "`level` of its kind in the vocabulary is lower; kinds without a level are not compared. "
        "All codes of countries on the way up are one, all codes of divisions are one, and a "
        "division's begins with its country's (ISO 3166-2 after ISO 3166-1). That the codes exist "
        "is for references to a table of codes to say. Coordinates have no more decimals than the "
        "`decimals` of their precision in its vocabulary, and that is no finer, by `level`, than "
        "the place itself. They lie in the outline of the country or, as outlines are simplified, "
        "no farther outside than the tolerance; where there is no outline, that is skipped."
    ),
    kinds=(PARENT, CYCLE, CODE, OUTSIDE, PRECISION),
    run=run,
    example={"kind": "kind", "parent": "parent"},
    parameters=(
        field_parameter("kind", "The field of the kind; its vocabulary gives levels."),
        field_parameter("parent", "The field of the place in which it lies."),
        field_parameter("country", "The field of the code of a country.", required=False),
        field_parameter("subdivision", "The field of the code of a division.", required=False),
        field_parameter("latitude", "The field of the latitude, in degrees north.", required=False),
        field_parameter(
            "longitude", "The field of the longitude, in degrees east.", required=False
        ),
        field_parameter(
            "precision",
            "The field of what the coordinates stand for; as for `kind`.",
            required=False,
        ),
        Parameter(
            name="outline",
            description=(
                "Where outlines stand, as GeoJSON: the `field` of the code of a country names a "
                "row of `resource`, and `value` the column there."
            ),
            schema=LOOKUP,
            names="lookup",
        ),
        Parameter(
            name="tolerance",
            description="How far outside the outline a point may lie, in degrees.",
            schema={"type": "number", "minimum": 0},
            default=0.0,
        ),
    ),
)
