"""A limit on processor time in place: a signal interrupts what takes too long.

The signal counts the time that this process computes, not what a busy machine lets it wait, so a
verdict does not depend on the load. Python's `re` looks for signals while it matches.
"""

import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

Result = TypeVar("Result")


class Expired(BaseException):
    """The time is over. No `except Exception` on the way may take it for a fault of its own."""


def usable() -> bool:
    """Whether signals reach this thread, and the timer is not somebody else's."""
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getitimer(signal.ITIMER_VIRTUAL)[0] == 0
    )


def run(seconds: float, function: Callable[[], Result]) -> Result:
    """The result of a function that may take so many seconds of processor time.

    Raises:
        Expired: It took longer.
    """
    done = False

    def expire(number: int, frame: FrameType | None) -> None:
        if not done:
            raise Expired

    before = signal.signal(signal.SIGVTALRM, expire)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
        result = function()
        done = True
        return result
    finally:
        done = True
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
