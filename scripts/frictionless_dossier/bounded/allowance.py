"""How much time a pattern or a schema may take: a start, and more with the text that it is given.

What takes time in proportion to the text never runs out; what takes more runs out early. Both
limits are far from what is usual, so that a verdict is the same on every machine.
"""

import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from frictionless_dossier.bounded import alarm

Result = TypeVar("Result")


class OutOfTime(Exception):
    """What was to be computed has used up its time, or the memory of the machine."""


class Patience:
    """How many computations of one package may run out of time before the rest is not tried.

    Without it, a package could ask for any number of seconds by any number of patterns.
    """

    def __init__(self, left: int = 10) -> None:
        self.left = left


class Allowance:
    """Time that one pattern or one schema has, over all values that it is applied to.

    Args:
        seconds: What is left to it, beyond what the values themselves add.
        per_value: What each value adds.
        per_character: What each character of a value adds.
        patience: That of the package.

    Attributes:
        seconds: What is left of them.
        patience: As given.
        spent: Whether it has run out.
    """

    def __init__(
        self, seconds: float, per_value: float, per_character: float, patience: Patience
    ) -> None:
        self.seconds = seconds
        self.patience = patience
        self.spent = False
        self._per_value = per_value
        self._per_character = per_character

    def run(
        self,
        values: int,
        characters: int,
        here: Callable[[], Result],
        there: Callable[..., Result],
        arguments: Sequence[Any],
        *,
        trial: bool = False,
    ) -> Result:
        """The result of a computation, unless it takes too long.

        Args:
            values: How many values it is applied to.
            characters: Length of them all.
            here: The computation, to be done in this process.
            there: The same as a function of a module, for another process.
            arguments: Its arguments, JSON-able.
            trial: Whether nothing is lost if it fails, as it will be done again in parts; its time
                then does not count.

        Raises:
            OutOfTime: It takes too long, or something before it did.
        """
        if self.spent or not self.patience.left:
            raise self._over(trial)
        earned = values * self._per_value + characters * self._per_character
        limit = max(self.seconds, 0.001) + earned
        if not alarm.usable():
            from frictionless_dossier.bounded.worker import WORKER, Killed

            try:
                result: Result = WORKER.call(limit, there, *arguments)
            except Killed:
                raise self._over(trial) from None
            return result
        begin = time.process_time()
        try:
            result = alarm.run(limit, here)
        except (alarm.Expired, MemoryError):
            raise self._over(trial) from None
        used = time.process_time() - begin
        self.seconds -= max(used - earned, 0)
        return result

    def _over(self, trial: bool) -> OutOfTime:
        if not trial:
            self.spent = True
            self.patience.left = max(self.patience.left - 1, 0)
        return OutOfTime()
