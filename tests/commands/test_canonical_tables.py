"""Canonical text of a table: what `csv` reads back, and writes itself."""

import csv
import io

from frictionless_dossier.fix.canonical import csv_text
from hypothesis import example, given
from hypothesis import strategies as st

CELL = st.text(st.sampled_from(["a", " ", ",", ";", '"', "'", "\n", "\r", "ä", "\x85"]), max_size=4)
ROWS = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=4)
)


@given(ROWS, st.sampled_from([(",", '"'), (";", "'"), ("\t", '"'), ("^", "]")]))
@example([[""]], (",", '"'))
def test_rows_come_back(rows: list[list[str]], marks: tuple[str, str]) -> None:
    text = csv_text(rows, *marks)
    stream = io.StringIO(text, newline="")
    assert list(csv.reader(stream, delimiter=marks[0], quotechar=marks[1], strict=True)) == rows


@given(ROWS)
def test_it_is_what_csv_writes(rows: list[list[str]]) -> None:
    # Whether `csv` quotes a carriage return depends on the version of Python.
    rows = [[cell.replace("\r", "") for cell in row] for row in rows]
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(rows)
    assert csv_text(rows) == stream.getvalue()
