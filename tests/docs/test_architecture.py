"""The rooms of the tool know of each other what the page on its architecture says, and no more."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
NAME = "frictionless_dossier"
CODE = ROOT / "scripts" / NAME
PAGE = ROOT / "docs/architecture.md"

EVERY = "every other"
"""Stands for all other rooms."""

NETWORK = frozenset({"aiohttp", "ftplib", "http", "requests", "socket", "ssl", "urllib.request"})
OUTSIDE = NETWORK | {"glob", "io", "os", "pathlib", "shutil", "subprocess", "tempfile", "time"}
"""What leads to a file, a clock, another process or a network."""


class Row(NamedTuple):
    """A row of the table: rooms that are told of together, and the others that they know."""

    rooms: frozenset[str]
    known: frozenset[str]
    knows_every_other: bool


def told() -> list[Row]:
    """The rows of the table of the page."""
    table = PAGE.read_text(encoding="utf-8").partition("| room ")[2].partition("\n\n")[0]
    cells = [line.split(" | ") for line in table.splitlines()[2:]]
    return [Row(names(first), names(known), known == EVERY) for first, _, known, *_ in cells]


def names(cell: str) -> frozenset[str]:
    return frozenset(re.findall(r"`([\w./]+)`", cell))


def room_of(module: str) -> str:
    """The room of a module: `checks/` of `checks.overlap`, `cli.py` of `cli`."""
    first = module.partition(".")[0]
    return f"{first}/" if (CODE / first).is_dir() else f"{first}.py"


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports, wherever it does."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            assert node.level == 0, path
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)


def files() -> Iterator[tuple[str, Path]]:
    """Every file of the tool with its room."""
    for path in sorted(CODE.rglob("*.py")):
        yield room_of(path.relative_to(CODE).with_suffix("").parts[0]), path


@pytest.fixture(scope="module")
def known() -> Mapping[str, set[str]]:
    """For each room the rooms that it imports."""
    found: dict[str, set[str]] = defaultdict(set)
    for room, path in files():
        inside = (each.removeprefix(f"{NAME}.") for each in imported(path) if f"{NAME}." in each)
        others = {room_of(each) for each in inside if each != "__version__"}
        found[room] |= others - {room}
    return found


def test_every_room_is_told_once_and_knows_what_is_told(known: Mapping[str, set[str]]) -> None:
    rows = told()
    assert sorted(room for row in rows for room in row.rooms) == sorted(known)
    for row in rows:
        others = set[str]().union(*(known[room] for room in row.rooms)) - row.rooms
        assert others == row.known or row.knows_every_other, row.rooms


def test_no_room_knows_of_the_command(known: Mapping[str, set[str]]) -> None:
    upper = {"__main__.py", "cli.py", "commands/"}
    assert {room for room, others in known.items() if others & upper} <= upper


def test_nothing_touches_the_network_and_no_check_a_file_or_a_clock() -> None:
    touched: dict[str, set[str]] = defaultdict(set)
    for room, path in files():
        touched[room].update(imported(path))
    assert {room for room, modules in touched.items() if modules & NETWORK} == set()
    assert {room for room in ("checks/", "dates/", "judge/") if touched[room] & OUTSIDE} == set()
