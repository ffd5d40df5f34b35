"""Each room imports only what the table of docs/architecture.md lets it."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "scripts" / "frictionless_dossier"
OPEN_TO_ALL = {"errors", "likeness", "nesting"}


def read_table() -> Mapping[str, set[str]]:
    """For each room the rooms that it may import."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.*) \| .* \| (.*) \|$", text.partition("\n## Rules")[0], re.M)
    rooms = [re.findall(r"`(\w+)(?:/|\.py)`", first) for first, _ in rows]
    every = {room for row in rooms for room in row}
    allowed: dict[str, set[str]] = {}
    for number, (_, last) in enumerate(rows):
        below = {room for row in rooms[number:] for room in row}
        named = below if "the rooms below" in last else every & set(re.findall(r"\w+", last))
        allowed |= {room: named | set(rooms[number]) | OPEN_TO_ALL for room in rooms[number]}
    return allowed


ALLOWED = read_table()


def imported(file: Path) -> Iterator[str]:
    """The rooms that a module imports."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if not isinstance(node, ast.ImportFrom) or node.module is None:
            continue
        package, *rest = node.module.split(".")
        assert node.level == 0
        if package == PACKAGE.name:
            yield from rest[:1] or (each.name for each in node.names if each.name in ALLOWED)


def test_the_table_names_all_rooms() -> None:
    found = {each.stem for each in PACKAGE.glob("*.py")} | {
        each.parent.name for each in PACKAGE.glob("*/__init__.py")
    }
    assert found - {"__init__", "__main__"} == set(ALLOWED)


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_a_room_imports_only_what_it_may(room: str) -> None:
    single = PACKAGE / f"{room}.py"
    files = [single] if single.exists() else sorted((PACKAGE / room).rglob("*.py"))
    assert files
    found = {(each, file.name) for file in files for each in imported(file)}
    assert {pair for pair in found if pair[0] not in ALLOWED[room]} == set()
