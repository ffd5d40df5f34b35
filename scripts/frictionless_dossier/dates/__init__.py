"""Dates with precision: values, periods, and what can be said of their order and overlap.

Pure: nothing here reads a file, a clock or a network, and nothing beyond the standard library
is imported. Dates in English words are in `dates.english`, which only texts of sources need.
"""

from frictionless_dossier.dates.joint import Arrangement, Conflict, arrange
from frictionless_dossier.dates.order import Order, Side, outside, side
from frictionless_dossier.dates.period import Box, Clash, Period
from frictionless_dossier.dates.relation import (
    Outcome,
    Witness,
    answer,
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
from frictionless_dossier.dates.sweep import Conflicts, sweep
from frictionless_dossier.dates.value import (
    UNBOUNDED_AFTER,
    UNBOUNDED_BEFORE,
    Date,
    Precision,
    day_text,
    span_text,
)
from frictionless_dossier.dates.verdict import Answer, Verdict

__all__ = [
    "PATTERN",
    "PATTERN_WITHOUT_OPEN",
    "UNBOUNDED_AFTER",
    "UNBOUNDED_BEFORE",
    "Answer",
    "Arrangement",
    "Box",
    "Clash",
    "Conflict",
    "Conflicts",
    "Date",
    "DateError",
    "Order",
    "Outcome",
    "Period",
    "Precision",
    "Side",
    "Verdict",
    "Witness",
    "answer",
    "arrange",
    "canonical",
    "day_text",
    "outcomes",
    "outside",
    "parse",
    "same_reduced_handover",
    "side",
    "span_text",
    "sweep",
]
