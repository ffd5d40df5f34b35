"""A limit on processor time for threads without signals: a process of our own.

It serves one call after the other: a function of a module by its name, with arguments and result
as JSON. Its main thread has the signals that ours lack. Where there are none (on Windows), or they
do not help, it is killed after a multiple of the time. It is started when it is first needed and
after it was killed, and ends with us.
"""

import atexit
import json
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from frictionless_dossier.bounded import alarm

_WALL = 10
"""Seconds of the clock that stand for one of the processor, where only the former is measured."""

_START_SECONDS = 60.0

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from frictionless_dossier.bounded.worker import serve; serve()"
)


class Killed(Exception):
    """The time is over, or the process could not serve."""


class Worker:
    """The process, as its callers see it; threads wait for each other."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def call(self, seconds: float, function: Callable[..., Any], *arguments: Any) -> Any:
        """The result of a function of a module, which may take so many seconds of the processor.

        Raises:
            Killed: It took longer, failed, or no process could be started.
        """
        request = json.dumps([seconds, function.__module__, function.__qualname__, *arguments])
        with self._lock:
            try:
                answer = self._exchange(request.encode() + b"\n", seconds * _WALL)
            except OSError as error:
                self.stop()
                raise Killed(str(error)) from None
            if not answer:
                self.stop()
                raise Killed
        result = json.loads(answer)
        if "error" in result:
            raise Killed(result["error"])
        return result["result"]

    def _exchange(self, request: bytes, seconds: float) -> bytes:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START, json.dumps(sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            atexit.register(self.stop)
            self._exchange(_NOTHING, _START_SECONDS)
        process = self._process
        assert process.stdin is not None and process.stdout is not None
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        try:
            process.stdin.write(request)
            process.stdin.flush()
            return process.stdout.readline()
        finally:
            timer.cancel()

    def stop(self) -> None:
        """End the process; the next call starts another."""
        process, self._process = self._process, None
        atexit.unregister(self.stop)
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()


_NOTHING = b'[1, "builtins", "len", []]\n'

WORKER = Worker()
"""The one process of this one, shared by its threads."""


def serve() -> None:
    """Answer calls until the input ends: what the process itself does."""
    for line in sys.stdin.buffer:
        seconds, module, name, *arguments = json.loads(line)
        try:
            call = partial(getattr(import_module(module), name), *arguments)
            answer = {"result": alarm.run(seconds, call) if alarm.usable() else call()}
        except (alarm.Expired, Exception) as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)
