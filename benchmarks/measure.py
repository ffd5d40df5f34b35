"""The cost of a whole process: wall seconds, and the most memory that it held."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """What one run cost."""

    seconds: float
    megabytes: float


def measure(
    command: Sequence[str],
    output: Path,
    statuses: Sequence[int] = (0,),
    environment: Mapping[str, str] | None = None,
) -> Cost:
    """Run a command with its output in a file, in the environment given, else in this one.

    The memory is that of the process alone, as the system counted it (`ru_maxrss`). A child starts
    with the memory of its parent counted in, so the caller has to stay small itself.

    Raises:
        RuntimeError: It ended with another exit status than those given; with its error output.
    """
    errors = output.with_suffix(".err")
    with output.open("wb") as out, errors.open("wb") as err:
        begin = time.perf_counter()
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=environment
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in statuses:
        told = errors.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}:\n{told}")
    unit = 1 if sys.platform == "darwin" else 1024  # there in bytes, elsewhere in KiB
    return Cost(seconds, usage.ru_maxrss * unit / 1e6)
