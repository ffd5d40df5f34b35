"""The tutorial is executed: each command runs as written, and prints what the page says.

A block after `<!-- file: path -->` is written to that file. A block `sh` is run; a block `text`
after it is what it prints, where `…` stands for any text, and alone on a line for any lines. A
command without such a block just has to succeed.
"""

import os
import re
import subprocess
import sysconfig
from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).parents[2] / "docs/tutorial.md"
BLOCK = re.compile(r"(?:<!-- file: (\S+) -->\n)?```(\w+)\n(.*?)```\n", re.S)


class Block(NamedTuple):
    file: str
    kind: str
    text: str


def test_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    blocks = [Block(*each) for each in BLOCK.findall(PAGE.read_text(encoding="utf-8"))]
    environment = os.environ | {"PATH": f"{sysconfig.get_path('scripts')}{os.pathsep}{os.defpath}"}
    shown = 0
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        if block.file:
            file = tmp_path / block.file
            file.parent.mkdir(exist_ok=True)
            file.write_text(block.text, encoding="utf-8")
        elif block.kind == "sh":
            run = subprocess.run(
                ["sh", "-c", block.text],
                cwd=tmp_path,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            if after is not None and after.kind == "text":
                shown += 1
                assert re.fullmatch(pattern(after.text), run.stdout, re.S), run.stdout
            else:
                assert run.returncode == 0, run.stdout
    assert shown >= 4


def pattern(text: str) -> str:
    """What a page shows, as an expression."""
    lines = text.splitlines(keepends=True)
    return "".join(
        "(?:.*\n)?" if line == "…\n" else re.escape(line).replace("…", "[^\n]*") for line in lines
    )
