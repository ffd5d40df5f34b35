"""Dates with precision: values, periods, and what can be said of their order and overlap.

Pure: nothing here reads a file, a clock or a network, and nothing beyond the standard library
is imported. Dates in English words are in `dates.english`, which is needed only for texts of
sources and for cells that hold such a date.
"""

from frictionless_dossier.dates.answer import Answer
from frictionless_dossier.dates.joint import joint_conflicts
from frictionless_dossier.dates.order import Side, inside, on_side
from frictionless_dossier.dates.period import Box, Clash, Period
from frictionless_dossier.dates.relation import (
    Outcome,
    Witness,
    outcomes,
    same_reduced_handover,
)
from frictionless_dossier.dates.spelling import (
    PATTERN,
    PATTERN_WITHOUT_OPEN,
    DateError,
    canonical,
    parse,
)
from frictionless_dossier.dates.sweep import sweep
from frictionless_dossier.dates.value import (
    UNBOUNDED_AFTER,
    UNBOUNDED_BEFORE,
    Date,
    Precision,
    day_text,
    span_text,
)

__all__ = [
    "PATTERN",
    "PATTERN_WITHOUT_OPEN",
    "UNBOUNDED_AFTER",
    "UNBOUNDED_BEFORE",
    "Answer",
    "Box",
    "Clash",
    "Date",
    "DateError",
    "Outcome",
    "Period",
    "Precision",
    "Side",
    "Witness",
    "canonical",
    "day_text",
    "inside",
    "joint_conflicts",
    "on_side",
    "outcomes",
    "parse",
    "same_reduced_handover",
    "span_text",
    "sweep",
]
