"""What becomes of a report, of the file it goes to and of the process, when writing is cut short.

Each report is larger than what a pipe takes: whoever reads no further stops the process halfway.
"""

import fcntl
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from frictionless_dossier.reports import FORMS

PIPE = 4096
"""Bytes that the pipe of a test takes, the least that Linux offers."""
LONG = "n" * 200
ROWS = 300
CELLS = 20
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"} | {
    "PYTHONDONTWRITEBYTECODE": "1"  # else the limit of a test cuts it off
}

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="its pipes, devices and limits")
each_form = pytest.mark.parametrize("form", FORMS)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of many findings with long names, so that ten annotations are long, too."""
    folder = tmp_path_factory.mktemp("large")
    names = [f"{LONG}{number}" for number in range(CELLS)]
    schema = {"fields": [{"name": name, "type": "integer"} for name in names]}
    table = {"name": "t", "type": "table", "path": f"{LONG}.csv", "schema": schema}
    descriptor = {"name": "large", "resources": [table]}
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    lines = [names, *[["x"] * CELLS] * ROWS]
    text = "".join(",".join(line) + "\n" for line in lines)
    (folder / f"{LONG}.csv").write_text(text, encoding="utf-8")
    return folder


@contextmanager
def started(
    *arguments: str | Path, stdout: int | None = None, file_size: int | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    """The command as a process that hears Ctrl-C, though a shell may have made us deaf to it."""

    def prepare() -> None:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if file_size is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))

    with subprocess.Popen(
        [sys.executable, "-m", "frictionless_dossier", "validate", *arguments],
        env=ENVIRONMENT,
        preexec_fn=prepare,
        stdout=stdout,
        stderr=subprocess.PIPE,
    ) as process:
        yield process


def outcome(process: "subprocess.Popen[bytes]") -> tuple[int, str]:
    """The exit status, and what was told on standard error."""
    error = process.communicate(timeout=60)[1]
    return process.returncode, error.decode()


@contextmanager
def halfway(large: Path, form: str) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """A process that is writing its report, and the pipe from which nobody reads any further."""
    reading, writing = os.pipe()
    fcntl.fcntl(reading, fcntl.F_SETPIPE_SZ, PIPE)
    with started(large, "--format", form, stdout=writing) as process:
        os.close(writing)
        assert os.read(reading, 1)
        yield process, reading


@each_form
def test_a_reader_that_goes_ends_the_process_without_a_word(large: Path, form: str) -> None:
    with halfway(large, form) as (process, reading):
        os.close(reading)
        assert outcome(process) == (141, "")


@each_form
def test_ctrl_c_ends_a_process_that_waits_for_its_reader(large: Path, form: str) -> None:
    with halfway(large, form) as (process, reading):
        process.send_signal(signal.SIGINT)
        assert outcome(process) == (130, "dossier: interrupted\n")
        os.close(reading)


@each_form
def test_a_full_disk_is_told_on_standard_error(large: Path, form: str) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    with started(large, "--format", form, stdout=full) as process:
        status, error = outcome(process)
    os.close(full)
    assert status == 2
    assert error.startswith("dossier: The output cannot be used (No space left on device).\n")
    assert "Traceback" not in error


@each_form
def test_a_file_that_cannot_be_written_whole_stays_the_old_one(
    large: Path, tmp_path: Path, form: str
) -> None:
    file = tmp_path / "report"
    file.write_text("old", encoding="utf-8")
    with started(large, "--format", form, "--output", file, file_size=2000) as process:
        status, error = outcome(process)
    assert (status, error.splitlines()[0]) == (
        2,
        f"dossier: --output {file}: it cannot be written (File too large).",
    )
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


@each_form
def test_ctrl_c_leaves_the_old_file_or_the_new_one(large: Path, tmp_path: Path, form: str) -> None:
    """It is pressed as soon as writing has begun, which may be too late for a small report."""
    whole, file = tmp_path / "whole", tmp_path / "folder/report"
    file.parent.mkdir()
    file.write_text("old", encoding="utf-8")
    with started(large, "--format", form, "--output", whole) as process:
        assert outcome(process)[0] == 1
    with started(large, "--format", form, "--output", file) as process:
        while process.poll() is None and not list(file.parent.glob(".report.*")):
            pass
        process.send_signal(signal.SIGINT)
        status, _ = outcome(process)
    assert status in (130, 1)
    assert file.read_bytes() in ((b"old",) if status == 130 else ()) + (whole.read_bytes(),)
    assert list(file.parent.iterdir()) == [file]


def test_a_device_is_written_to_and_not_replaced(large: Path) -> None:
    with started(large, "--output", "/dev/full") as process:
        status, error = outcome(process)
    assert status == 2
    assert "--output /dev/full: it cannot be written (No space left on device)" in error
    assert Path("/dev/full").is_char_device()


def test_a_pipe_is_written_to(large: Path) -> None:
    with started(large, "--output", "/dev/stdout", stdout=subprocess.PIPE) as process:
        out, error = process.communicate(timeout=60)
    assert out.endswith(f"invalid: {ROWS * CELLS:,} errors\n".encode())
    assert (process.returncode, error) == (1, b"")


def test_closed_streams_change_no_verdict(large: Path) -> None:
    command = f'exec "{sys.executable}" -m frictionless_dossier validate "{large}" >&- 2>&-'
    assert subprocess.run(["sh", "-c", command], check=False).returncode == 1


def test_help_that_nobody_reads_ends_without_a_word() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with started("--help", stdout=writing) as process:
        os.close(writing)
        assert outcome(process) == (141, "")
