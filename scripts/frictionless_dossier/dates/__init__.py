"""Dates with precision: values, periods, and what can be said of their order and overlap.

Pure: nothing here reads a file, a clock or a network, and nothing beyond the standard library
is imported. Dates in English words are in `dates.english`, which only texts of sources need.
"""

from .joint import Arrangement, Conflict, Excess, arrange, possible_excess
from .order import Order, Side, after, exceeds, outside, side, start_after_end
from .period import Box, Clash, Period
from .relation import Outcome, Witness, answer, outcomes, same_reduced_handover
from .spelling import PATTERN, PATTERN_WITHOUT_OPEN, DateError, canonical, parse
from .sweep import Conflicts, sweep
from .value import UNBOUNDED_AFTER, UNBOUNDED_BEFORE, Date, Precision, day_text, span_text
from .verdict import Answer, Verdict

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
    "Excess",
    "Order",
    "Outcome",
    "Period",
    "Precision",
    "Side",
    "Verdict",
    "Witness",
    "after",
    "answer",
    "arrange",
    "canonical",
    "day_text",
    "exceeds",
    "outcomes",
    "outside",
    "parse",
    "possible_excess",
    "same_reduced_handover",
    "side",
    "span_text",
    "start_after_end",
    "sweep",
]
