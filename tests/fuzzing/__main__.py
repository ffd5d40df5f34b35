"""`make fuzz`: coverage-guided fuzzing of each target in turn, for so many seconds each.

What a target was given when it broke is kept under `tests/fuzzing/seeds`, and so is a test from
then on: mend the fault, and commit both.
"""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["frictionless_dossier"]):
    from tests.fuzzing.targets import TARGETS

HERE = Path(__file__).parent
SEEDS = HERE / "seeds"
ENDINGS = {
    "descriptor": "datapackage.json",
    "schema": "*schema*.json",
    "delimited": "*.csv",
    "json_table": "*.json",
    "json_schema": "*schema*.json",
    "dates": "*.csv",
}


def corpus(name: str, folder: Path) -> None:
    """Seeds from the packages of faults, and from what once broke."""
    files = [
        *HERE.parent.glob(f"defects/**/{ENDINGS.get(name, '*.zip')}"),
        *SEEDS.glob(f"{name}/*"),
    ]
    for file in files:
        data = file.read_bytes()
        if len(data) <= 10_000:
            (folder / sha256(data).hexdigest()).write_bytes(data)


def fuzz(name: str, seconds: int) -> None:
    """Fuzz one target in this process, which ends with it."""
    with TemporaryDirectory() as folder:
        corpus(name, Path(folder))
        kept = SEEDS / name
        kept.mkdir(parents=True, exist_ok=True)
        limits = [
            f"-max_total_time={seconds}",
            "-timeout=30",
            "-rss_limit_mb=3000",
            "-max_len=4000",
        ]
        atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={kept}/", folder], TARGETS[name])
        atheris.Fuzz()


def run(seconds: int, names: list[str]) -> int:
    """Fuzz the targets, each in a process of its own; 1 if one of them broke."""
    broken = []
    for name in names:
        print(f"{name}: {seconds} seconds", flush=True)
        command = [sys.executable, "-m", "tests.fuzzing", "--one", name, str(seconds)]
        if subprocess.run(command, check=False).returncode != 0:
            broken.append(name)
    print(f"broken: {', '.join(broken)}" if broken else "nothing broke")
    return 1 if broken else 0


if sys.argv[1:2] == ["--one"]:
    fuzz(sys.argv[2], int(sys.argv[3]))
else:
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    sys.exit(run(seconds, sys.argv[2:] or list(TARGETS)))
