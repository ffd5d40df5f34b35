"""The constraints of Table Schema, each compiled from its declaration for one field.

Table Schema, Field Constraints: "Constraints MUST be applied on the logical representation of field
values and constraint values", and "implementations MUST apply all the constraints". Which types a
constraint is for stands there as its "Fields". `required` and `unique` are not about the text of a
cell: see `column` and `keys`.
"""

import json
import operator
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from frictionless_dossier.bounded import OutOfTime, Patience
from frictionless_dossier.dates import DateError, parse
from frictionless_dossier.findings import sentence
from frictionless_dossier.json_schema import SchemaError, Validator
from frictionless_dossier.judge.faults import quoted
from frictionless_dossier.judge.patterns import compile_pattern
from frictionless_dossier.likeness import Suggestions, listed
from frictionless_dossier.package.model import Field
from frictionless_dossier.types import Type

_SHOWN = 12
"""Allowed values that a message lists."""

Broken = tuple[str, str]
"""What is wrong, and what to do."""


class Constraint(NamedTuple):
    """A constraint, ready to be applied.

    Attributes:
        name: Its name in Table Schema.
        broken: What is wrong with a cell, given its text and its logical value; None if nothing.
        passes: A quick test of many texts at once; true only if all of them meet the constraint,
            but not always then. None where only `broken` can tell.
        bound: For bounds, which are tested on logical values: `passes` in that form.
    """

    name: str
    broken: Callable[[str, Any], Broken | None]
    passes: Callable[[Collection[str]], bool] | None = None
    bound: Callable[[Any], bool] | None = None


_BOUNDS: Mapping[str, tuple[Callable[[Any, Any], bool], str, str]] = {
    "minimum": (operator.ge, "less than the minimum", "at least"),
    "maximum": (operator.le, "more than the maximum", "at most"),
    "exclusiveMinimum": (operator.gt, "not more than the exclusive minimum", "more than"),
    "exclusiveMaximum": (operator.lt, "not less than the exclusive maximum", "less than"),
}


def compile_constraints(field: Field, patience: Patience) -> Iterator[Constraint | tuple[str, str]]:
    """The constraints of a field; for one that cannot be used, its name and the reason."""
    declared = dict(field.constraints)
    if "categories" in field.descriptor:
        declared["categories"] = field.descriptor["categories"]
    for name, value in declared.items():
        try:
            constraint = _compile(name, value, field, patience)
        except SchemaError as error:
            yield name, f"it is no JSON Schema: {error}"
            continue
        if constraint is not None:
            yield constraint


def _compile(name: str, value: Any, field: Field, patience: Patience) -> Constraint | None:
    if name == "pattern":
        return _pattern(value, patience, of_dates=field.is_date)
    if name in ("minLength", "maxLength"):
        return _length(name, value, field.type)
    if name in _BOUNDS:
        return _bound(name, value, field.values)
    if name == "jsonSchema":
        return _json_schema(value, patience)
    if name in ("enum", "categories"):
        return _choice(name, value, field.values)
    return None  # `required` and `unique`


def _pattern(value: str, patience: Patience, *, of_dates: bool) -> Constraint:
    """The pattern; of a column of dates it is long, and how a date is written says more."""
    matcher = compile_pattern(value, patience)

    def broken(text: str, _: Any) -> Broken | None:
        if matcher.spent:
            return None  # Which is told at the cell at which it happened.
        try:
            if matcher.matches(text):
                return None
        except OutOfTime:
            message = (
                f"The pattern {quoted(value)} runs out of time on {quoted(text)}. "
                "It is not tried on the cells that were not judged before."
            )
            return message, "Write a pattern in which no repetition holds another one."
        if of_dates:
            try:
                parse(text)
            except DateError as error:
                return f"{error.message}, and does not match the pattern.", sentence(error.remedy)
        remedy = f"Write a text that matches {value} from its first to its last character."
        return f"{quoted(text)} does not match the pattern {value}.", remedy

    return Constraint("pattern", broken, matcher.matches_all)


def _length(name: str, value: int, type: str) -> Constraint:
    shortest = name == "minLength"

    def passes(texts: Collection[str]) -> bool:
        lengths = list(map(len, texts))
        return min(lengths) >= value if shortest else max(lengths) <= value

    def broken(text: str, logical: Any) -> Broken | None:
        length = len(logical)
        if length >= value if shortest else length <= value:
            return None
        unit = "characters" if isinstance(logical, str) else "items"
        limit = f"{'at least' if shortest else 'at most'} {value} {unit}"
        word = "short" if shortest else "long"
        message = f"{quoted(text)} is too {word}: it has {length} {unit}, allowed are {limit}."
        return message, f"Write {limit}."

    return Constraint(name, broken, passes if type == "string" else None)


def _bound(name: str, value: Any, type: Type) -> Constraint:
    holds, wrong, limit = _BOUNDS[name]
    bound = type.constant(value)

    def keeps(logical: Any) -> bool:
        # NaN is on neither side of anything, and Decimal refuses to compare it.
        return bool(logical == logical and holds(logical, bound))

    def broken(text: str, logical: Any) -> Broken | None:
        if keeps(logical):
            return None
        return f"{quoted(text)} is {wrong} {value}.", f"Write {type.noun} that is {limit} {value}."

    return Constraint(name, broken, bound=keeps)


def _json_schema(value: Mapping[str, Any], patience: Patience) -> Constraint:
    validator = Validator(value, patience)

    def broken(text: str, logical: Any) -> Broken | None:
        if validator.spent:
            return None  # Which is told at the cell at which it happened.
        try:
            problem = next(validator.problems(logical), None)
        except SchemaError as error:
            return f"The JSON Schema of the field cannot be used: {error}.", "Mend the JSON Schema."
        if problem is None:
            return None
        place = problem.pointer or "the value"
        message = f"{quoted(text)} does not fit the JSON Schema at {place}: {problem.message}."
        return message, f"Correct {place}, or the JSON Schema of the field."

    return Constraint("jsonSchema", broken)


def _choice(name: str, value: Sequence[Any], type: Type) -> Constraint:
    """`enum` and `categories`: the value must "exactly match one of the values"."""
    values = [_category(each) for each in value] if name == "categories" else value
    allowed = {type.key(type.constant(each)) for each in values}
    texts = [each if isinstance(each, str) else _json(each) for each in values]
    suggestions = Suggestions()

    def broken(text: str, logical: Any) -> Broken | None:
        if type.key(logical) in allowed:
            return None
        what = "categories" if name == "categories" else "allowed values"
        message = f"{quoted(text)} is none of the {len(texts)} {what}: {listed(texts, _SHOWN)}."
        return message, _choice_remedy(text, texts, suggestions)

    return Constraint(name, broken, frozenset(texts).issuperset if type.textual else None)


def _choice_remedy(text: str, allowed: list[str], suggestions: Suggestions) -> str:
    plain = text.strip().casefold()
    same = [each for each in allowed if len(each) == len(plain) and each.casefold() == plain]
    near = same[0] if same else suggestions.nearest(text, allowed)
    if near:
        return f"Write {near} if that is meant; else add the value to the schema."
    return "Write one of them, or add the value to the schema."


def _category(entry: Any) -> Any:
    return entry["value"] if isinstance(entry, Mapping) else entry


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
