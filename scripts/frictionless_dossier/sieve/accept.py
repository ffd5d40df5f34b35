"""Tests of whole columns, derived from the judge's compiled columns.

Each test is an expression over a column of texts that is true only where the judge finds nothing.
It may be false or null for good cells: those are seen by the judge.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import polars as pl

from frictionless_dossier.judge import Column
from frictionless_dossier.judge.patterns import compile_pattern
from frictionless_dossier.sieve.patterns import translate
from frictionless_dossier.types.texts import EVERYTHING

Test = Callable[[pl.Expr], pl.Expr]

_INT64_DIGITS = 18
"""Digits that fit a 64-bit integer whatever they are."""

_FLOAT64_DIGITS = 15
"""Significant digits up to which different decimals are different 64-bit floats."""

_INTEGER = rf"^[+-]?[0-9]{{1,{_INT64_DIGITS}}}$"
_SHORT_DECIMAL = rf"^[+-]?[0-9.]{{1,{_FLOAT64_DIGITS}}}$"

# Forms of fixed width with ASCII digits, in which the order of texts is the order of values.
_IN_ORDER: Mapping[str, str] = {
    "date": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "time": "^[0-9]{2}:[0-9]{2}:[0-9]{2}$",
    "year": "^[0-9]{4}$",
    "yearmonth": "^[0-9]{4}-[0-9]{2}$",
}


def judges_nothing(column: Column) -> bool:
    """Whether every cell of the column is valid, an empty one too."""
    return not column.constraints and not column.required and column.type.plain is EVERYTHING


def accept(column: Column, missing: frozenset[str]) -> Test | None:
    """The test for a column; None where there is none, so that the judge must see all its cells.

    Args:
        column: The compiled field.
        missing: The texts that mean "no value".
    """
    texts = allowed_texts(column)
    tests = list(_tests(column)) if texts is None else [lambda cells: cells.is_in(texts)]
    if None in tests:
        return None
    sure = [each for each in tests if each is not None]
    empty = sorted(missing)

    def test(cells: pl.Expr) -> pl.Expr:
        is_empty = cells == empty[0] if len(empty) == 1 else cells.is_in(empty)
        good = pl.lit(True) if not sure else pl.all_horizontal(each(cells) for each in sure)
        if column.required:
            return good & ~is_empty if empty else good & cells.is_not_null()
        # No cell at all (null) is left to the judge: it was made by mending a row at fault.
        return cells.is_not_null() & (good | is_empty if empty else good)

    return test


def allowed_texts(column: Column) -> list[str] | None:
    """Where only some values are allowed: those spellings of them that the judge itself accepts."""
    for name in ("enum", "categories"):
        declared = column.field.constraints.get(name) or column.field.descriptor.get(name)
        if any(each.name == name for each in column.constraints) and isinstance(declared, list):
            texts = {
                each if isinstance(each, str) else json.dumps(each, ensure_ascii=False)
                for each in map(_allowed, declared)
            }
            return sorted(text for text in texts if not column.faults(text))
    return None


def _allowed(entry: Any) -> Any:
    """The value of a category, which may be written with a label."""
    return entry.get("value") if isinstance(entry, Mapping) else entry


def _tests(column: Column) -> Iterator[Test | None]:
    plain = column.type.plain
    if plain is None:
        yield None
    elif plain is not EVERYTHING and not _bounded_integer(column):
        yield _matches(translate(plain.pattern))
    for each in column.constraints:
        yield _constraint(column, each.name, column.field.constraints.get(each.name))


def _bounded_integer(column: Column) -> bool:
    """Whether the test of a bound has a pattern narrower than that of the type."""
    return column.field.type == "integer" and any(each.name in SIDES for each in column.constraints)


def _matches(expression: str | None) -> Test | None:
    return None if expression is None else lambda cells: cells.str.contains(expression)


def _constraint(column: Column, name: str, value: Any) -> Test | None:
    type = column.field.type
    if name == "pattern":
        return _matches(translate(compile_pattern(value).pattern))
    if name == "minLength" and type == "string":
        return lambda cells: cells.str.len_chars() >= value
    if name == "maxLength" and type == "string":
        return lambda cells: cells.str.len_chars() <= value
    if name in SIDES:
        if type in ("integer", "number"):
            if column.type.convert is not Decimal:
                return None  # Grouped, or with another decimal sign.
            bound = column.type.constant(value)
            return (_integer if type == "integer" else _number)(name, bound)
        if type in _IN_ORDER and column.field.format == "default":
            return _in_order(name, value, _IN_ORDER[type])
    return None


SIDES: Mapping[str, Callable[[pl.Expr, Any], pl.Expr]] = {
    "minimum": lambda values, bound: values >= bound,
    "maximum": lambda values, bound: values <= bound,
    "exclusiveMinimum": lambda values, bound: values > bound,
    "exclusiveMaximum": lambda values, bound: values < bound,
}
"""The constraints that bound values, each with its comparison."""

_STRICT = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}


def _integer(name: str, bound: Decimal) -> Test | None:
    """Exact, since all that is compared fits into 64 bits."""
    if not bound.is_finite() or bound != bound.to_integral_value() or abs(bound) >= 2**63:
        return None
    compare, limit = SIDES[name], int(bound)
    return lambda cells: (
        cells.str.contains(_INTEGER) & compare(cells.cast(pl.Int64, strict=False), limit)
    )


def _number(name: str, bound: Decimal) -> Test | None:
    """Exact, too: rounding keeps the order, so what differs when rounded differs as before.

    What does not differ when rounded is equal where it has few digits.
    """
    if not bound.is_finite():
        return None
    limit = float(bound)
    exact = len(bound.as_tuple().digits) <= _FLOAT64_DIGITS and (
        bound == 0 or -_FLOAT64_DIGITS <= bound.adjusted() <= _FLOAT64_DIGITS
    )
    strict = SIDES[_STRICT.get(name, name)]
    if name not in _STRICT or not exact:
        return lambda cells: strict(cells.cast(pl.Float64, strict=False), limit)

    def test(cells: pl.Expr) -> pl.Expr:
        values = cells.cast(pl.Float64, strict=False)
        equal = (values == limit) & cells.str.contains(_SHORT_DECIMAL)
        return strict(values, limit) | equal

    return test


def _in_order(name: str, value: Any, form: str) -> Test | None:
    bound = f"{value:04d}" if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(bound, str):
        return None
    fits = pl.Series([bound]).str.contains(form)[0]
    compare = SIDES[name]
    return (lambda cells: cells.str.contains(form) & compare(cells, bound)) if fits else None
