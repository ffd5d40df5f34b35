"""One field, ready to judge its cells: quickly where they are good, exactly where they are not.

The cells of a column go in chunks. Texts that were accepted before are passed over; a quick test
then accepts all others of the chunk at once, and only where it does not is each text judged by
itself. The quick test may fail on good texts and never passes a bad one, so it changes no verdict.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence

from frictionless_dossier.bounded import Patience
from frictionless_dossier.judge.constraints import Constraint, compile_constraints
from frictionless_dossier.judge.faults import Fault, quoted
from frictionless_dossier.judge.kinds import CONSTRAINT_ERROR, TYPE_ERROR
from frictionless_dossier.package.model import Field
from frictionless_dossier.types import NotOfType
from frictionless_dossier.types.texts import EVERYTHING

Cell = str | None

CHUNK = 256
"""Rows judged together; measured fastest between 128 and 512."""

_NO_VALUE = frozenset(
    [
        *("n/a", "na", "none", "null", "nil", "nan", "-", "--", ".", "?", "unknown", "tbd"),
        *("present", "current", "ongoing", "incumbent", "in office", "\\n"),
    ]
)
"""Words that people write where there is no value."""

_REMEMBERED = 4096
"""Accepted texts that a column keeps: enough for codes, names and years of days."""


class Column:
    """A field compiled to a judge of its cells.

    Args:
        field: The field.
        patience: How long the package may keep us waiting.

    Attributes:
        field: The field.
        type: Its type.
        constraints: Those of its constraints that can be used, in the order of declaration.
        required: Whether a cell must have a value.
        unique: Whether no value may stand twice.
        unusable: Constraints that cannot be used: the name of each, and why.
    """

    def __init__(self, field: Field, patience: Patience | None = None) -> None:
        self.field = field
        self.type = field.values
        compiled = list(compile_constraints(field, patience or Patience()))
        self.constraints = [each for each in compiled if isinstance(each, Constraint)]
        self.unusable = [each for each in compiled if not isinstance(each, Constraint)]
        self.required = field.constraints.get("required") is True
        self.unique = field.constraints.get("unique") is True
        self._accepted: set[Cell] = set() if self.required else {None}
        self._quick = self._quick_tests()

    def faults(self, text: Cell) -> tuple[Fault, ...]:
        """Everything that is wrong with one cell; nothing if it is valid. The exact judgement."""
        if text is None:
            return (self._missing(),) if self.required else ()
        try:
            value = self.type.read(text)
        except NotOfType as error:
            return (self._not_of_type(text, str(error)),)
        broken = ((each.name, each.broken(text, value)) for each in self.constraints)
        return tuple(
            Fault(CONSTRAINT_ERROR, *found, {"constraint": name})
            for name, found in broken
            if found is not None
        )

    def judge(
        self, texts: Sequence[Cell], indexes: Sequence[int] | None = None
    ) -> Iterator[tuple[int, Fault]]:
        """Judge cells; yields the index and the fault of each refused one, in order.

        Args:
            texts: The cells.
            indexes: Index of the row of each; by default they are counted from 0.
        """
        if not self.constraints and not self.required and self.type.plain is EVERYTHING:
            return
        rows = range(len(texts)) if indexes is None else indexes
        for start in range(0, len(texts), CHUNK):
            chunk = texts[start : start + CHUNK]
            refused = self._refused(set(chunk) - self._accepted)
            if refused:
                for index, text in zip(rows[start : start + CHUNK], chunk, strict=True):
                    for fault in refused.get(text, ()):
                        yield index, fault

    def keys(self, texts: Sequence[Cell]) -> Sequence[Hashable]:
        """What tells equal values from different ones; None for empty cells and for no values."""
        if self.type.textual:
            return texts
        known: dict[Cell, Hashable] = {None: None}
        for text in texts:
            if text not in known:
                known[text] = self._key(text)
        return [known[text] for text in texts]

    def _key(self, text: Cell) -> Hashable:
        try:
            return None if text is None else self.type.key(self.type.read(text))
        except NotOfType:
            return None

    def _refused(self, texts: set[Cell]) -> dict[Cell, tuple[Fault, ...]]:
        """The faults of those texts that have any; remembers the others."""
        refused: dict[Cell, tuple[Fault, ...]] = {}
        if texts and not self._passes(texts):
            # In an order of their own: a pattern that runs out of time does so at the same text.
            ordered = sorted(texts, key=lambda text: text or "")
            judged = {text: self.faults(text) for text in ordered}
            refused = {text: faults for text, faults in judged.items() if faults}
        if len(self._accepted) < _REMEMBERED:
            self._accepted |= texts - refused.keys()
        return refused

    def _passes(self, texts: set[Cell]) -> bool:
        """The quick test."""
        given = {text for text in texts if text is not None}
        return (
            self._quick is not None
            and len(given) == len(texts)
            and all(test(given) for test in self._quick)
        )

    def _quick_tests(self) -> list[Callable[[Collection[str]], bool]] | None:
        """One test for the type and one for each constraint; None where one of them has none."""
        plain = self.type.plain
        if plain is None:
            return None
        matches = plain.fullmatch
        tests: list[Callable[[Collection[str]], bool]] = []
        if plain is not EVERYTHING:
            tests.append(lambda texts: all(map(matches, texts)))
        tests += [each.passes for each in self.constraints if each.passes is not None]
        bounds = [each.bound for each in self.constraints if each.bound is not None]
        if len(tests) - (plain is not EVERYTHING) + len(bounds) < len(self.constraints):
            return None
        if bounds:
            tests.append(lambda texts: self._within(bounds, texts))
        return tests

    def _within(self, bounds: list[Callable[[object], bool]], texts: Collection[str]) -> bool:
        """Whether the values of texts that `plain` matches lie within bounds."""
        values = list(map(self.type.convert or self.type.read, texts))
        least, most = min(values), max(values)
        return all(keeps(least) and keeps(most) for keeps in bounds)

    def _missing(self) -> Fault:
        return Fault(
            CONSTRAINT_ERROR,
            f"The field {self.field.name} is required, but the cell has no value.",
            "Fill in the value, or declare the field as not required.",
            {"constraint": "required"},
        )

    def _not_of_type(self, text: str, why: str) -> Fault:
        reason = f" ({why})" if why else ""
        repair = self.type.repair(text)
        remedy = f"Write {repair}." if repair else f"Write {self.type.noun}: {self.type.form}."
        if text.strip().casefold() in _NO_VALUE:
            remedy += (
                f" If {quoted(text)} means that there is no value, name it in `missingValues`."
            )
        elif not repair:
            remedy += self.type.otherwise(text)
        return Fault(
            TYPE_ERROR,
            f"{quoted(text)} is not {self.type.noun}{reason}: expected {self.type.form}.",
            remedy,
        )


def judge_cells(
    field: Field, texts: Sequence[Cell], indexes: Sequence[int] | None = None
) -> Iterator[tuple[int, Fault]]:
    """Judge cells of a field: the index and the fault of each refused one (see `Column.judge`)."""
    return Column(field).judge(texts, indexes)
