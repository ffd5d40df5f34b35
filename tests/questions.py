"""Executes the queries of `docs/questions.md` and fills in what they answer.

A query is a block of SQL or of a shell command; the block of text after it is its answer. SQL runs
over the tables of the package in SQLite, an empty cell being NULL. `make fix` writes the answers.
"""

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from frictionless_dossier import open

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs/questions.md"
BLOCK = re.compile(r"```(sql|sh)\n(.*?)```\n\n```text\n(.*?)```\n", re.DOTALL)
_NUMBERS = frozenset(("integer", "number"))


def database(package: Path) -> sqlite3.Connection:
    """The tables of a package in a new database; numbers compare as numbers, all else as text."""
    connection = sqlite3.connect(":memory:")
    for name, table in open(package).tables.items():
        fields = table.schema.fields
        columns = ", ".join(
            f'"{each.name}" {"NUMERIC" if each.type in _NUMBERS else "TEXT"}' for each in fields
        )
        connection.execute(f'CREATE TABLE "{name}" ({columns})')
        rows = [[table.cell(index, each.name) for each in fields] for index in range(len(table))]
        marks = ", ".join("?" * len(fields))
        connection.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
    return connection


def answered(text: str, package: Path) -> str:
    """The document with each answer as the package gives it now.

    Raises:
        sqlite3.Error: A query is none.
        RuntimeError: A command failed, or two blocks of text do not follow two queries.
    """
    if len(BLOCK.findall(text)) != len(re.findall(r"^```(?:sql|sh)$", text, re.MULTILINE)):
        raise RuntimeError("a query is not followed by a block of text for its answer")

    def fill(block: re.Match[str]) -> str:
        kind, query = block[1], block[2]
        answer = _rows(tables, query) if kind == "sql" else _printed(query, package)
        return f"```{kind}\n{query}```\n\n```text\n{answer}\n```\n"

    with closing(database(package)) as tables:
        return BLOCK.sub(fill, text)


def _rows(connection: sqlite3.Connection, query: str) -> str:
    found = connection.execute(query)
    head = " | ".join(column[0] for column in found.description)
    rows = [" | ".join("" if cell is None else str(cell) for cell in row).rstrip() for row in found]
    return "\n".join([head, *(rows or ["(no row)"])])


def _printed(command: str, package: Path) -> str:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    done = subprocess.run(
        command,
        shell=True,
        cwd=package,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{command.strip()}: {done.stderr or done.stdout}")
    return done.stdout.rstrip("\n")


if __name__ == "__main__":
    DOCUMENT.write_text(answered(DOCUMENT.read_text(encoding="utf-8"), ROOT), encoding="utf-8")
