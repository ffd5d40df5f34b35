r"""The form of a column: an expression of cells that, as they stand in the file, are valid.

With the forms of all its columns, one linear-time expression tells of a whole line that it is a
record, and that its cells are valid, at the cost of telling the one. Where a column has no form
(its constraints say more than one expression can), its cells are tested after the line is cut.
"""

from collections.abc import Sequence, Set
from decimal import Decimal
from typing import NamedTuple

import polars as pl

from frictionless_dossier.judge import Column
from frictionless_dossier.judge.patterns import compile_pattern
from frictionless_dossier.sieve.accept import SIDES, allowed_texts
from frictionless_dossier.sieve.numerals import ALPHABET, decimals, whole_numbers
from frictionless_dossier.sieve.patterns import measure, translate_without
from frictionless_dossier.sieve.spelling import Spelling
from frictionless_dossier.types.texts import EVERYTHING

_HEAVY = 1024
"""States of the matcher that one column may cost: of more, its memory would be too small."""

_LONG = 256
"""Characters of the longest text of limited length that is told."""

_DIGITS = 18
"""Digits of the longest bound that is told."""


class Form(NamedTuple):
    """What a valid cell of a column looks like.

    Attributes:
        cells: The expression, of the whole cell.
        weight: About how many states its matcher has.
        filled: Whether no such cell is empty.
    """

    cells: str
    weight: int
    filled: bool


def form(column: Column, missing: frozenset[str], spelling: Spelling) -> Form | None:
    """The form of a column; None where it has none.

    Args:
        column: The compiled field.
        missing: The texts that mean "no value".
        spelling: How cells are spelled.
    """
    valid = _valid(column, "" in missing, spelling)
    if valid is None or valid.weight > _HEAVY:
        return None
    if column.required:
        # No expression leaves out a text that it would else match, but for the empty one.
        return valid if missing <= ({""} if valid.filled else set()) else None
    empty = [each for each in map(spelling.of_text, sorted(missing)) if each is not None]
    filled = valid.filled and "" not in missing
    return Form("|".join([valid.cells, *empty]), valid.weight, filled)


def _valid(column: Column, empty: bool, spelling: Spelling) -> Form | None:
    """The form of valid cells; `empty`: the empty text means that there is no value."""
    names = {each.name for each in column.constraints}
    declared = column.field.constraints
    plain = column.type.plain
    texts = allowed_texts(column)
    if texts is not None:
        return _one_of(texts, spelling)
    if plain is None:
        return None
    if plain is not EVERYTHING:
        if names:
            return _numeral(column, names, spelling)
        return _of_pattern(plain.pattern, spelling)
    if not names and not column.required:
        return Form(spelling.cell, 1, filled=False)
    if names <= {"minLength", "maxLength"} and (not names or column.field.type == "string"):
        least = max(declared.get("minLength", 0), int(column.required and empty))
        most = declared.get("maxLength")
        # Of long texts, none is told that is much longer than others.
        most = None if most is None else min(most, max(least, _LONG))
        states = 2 * (least if most is None else most) + 1
        return Form(spelling.of_length(least, most), states, filled=least > 0)
    if names == {"pattern"} and column.field.type == "string":
        return _of_pattern(compile_pattern(declared["pattern"]).pattern, spelling)
    return None


def _one_of(texts: Sequence[str], spelling: Spelling) -> Form | None:
    spelled = [each for each in map(spelling.of_text, texts) if each is not None]
    states = 2 * sum(map(len, texts))
    return Form("|".join(spelled), states, filled=all(texts)) if spelled else None


def _of_pattern(pattern: str, spelling: Spelling) -> Form | None:
    cells = translate_without(pattern, spelling.special)
    if cells is None:
        return None
    least, states = measure(pattern)
    return Form(spelling.either_way(cells), 2 * states, filled=least > 0)


def _numeral(column: Column, names: Set[str], spelling: Spelling) -> Form | None:
    """Of numbers between whole bounds; between others, a form would tell too few of them."""
    whole = column.field.type == "integer"
    plain = column.type.convert is Decimal and spelling.is_bare(ALPHABET)
    if not plain or not names <= SIDES.keys():
        return None
    bounds: dict[bool, list[int]] = {True: [], False: []}
    for name in names:
        bound = column.type.constant(column.field.constraints[name])
        step = name.startswith("exclusive")
        if not _is_short(bound) or (step and not whole):
            return None
        lower = name in ("minimum", "exclusiveMinimum")
        bounds[lower].append(int(bound) + (step if lower else -step))
    least, most = max(bounds[True], default=None), min(bounds[False], default=None)
    cells = whole_numbers(least, most) if whole else decimals(least, most)
    if cells is None:
        return None
    _, states = measure(cells)
    return Form(spelling.either_way(cells), 2 * states, filled=True)


def _is_short(bound: Decimal) -> bool:
    """Whether a bound is a whole number of few digits."""
    return bound.is_finite() and bound.adjusted() < _DIGITS and bound == bound.to_integral_value()


def works(expression: str) -> bool:
    """Whether Polars can use an expression: that of a very wide table may be too large for it."""
    try:
        pl.Series([""]).str.contains(expression)
    except pl.exceptions.PolarsError:
        return False
    return True
