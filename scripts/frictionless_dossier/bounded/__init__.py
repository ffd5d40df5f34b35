"""Time limits for what a stranger's package asks to be computed: patterns and JSON Schemas.

Both may take longer than anybody waits, on purpose or by mistake, and neither can be told so by
its looks. So both run against the clock of the processor: in the usual case in place, interrupted
by a signal; where no signal can be had (in a thread, on Windows) in a process of our own.
"""

from frictionless_dossier.bounded.allowance import Allowance, OutOfTime, Patience
from frictionless_dossier.bounded.matching import Matcher

__all__ = ["Allowance", "Matcher", "OutOfTime", "Patience"]
