"""The line of a file on which a fault stands, as it stands there."""

from typing import NamedTuple


class Excerpt(NamedTuple):
    """A line, and where in it the cell at fault is.

    Attributes:
        line: Physical line of the file, from 1. A cell may begin on a later line than its record.
        text: The line; of a very long one only the part around the cell.
        first: Column of the first character of `text`; 1 unless the beginning was cut off.
        column: Column at which the cell begins, in characters from 1; None where the fault is in
            no single cell, or the cell cannot be told apart from the others.
        width: How many characters of the line the cell takes, quotes and all; 0 where it is
            missing.
    """

    line: int
    text: str
    first: int = 1
    column: int | None = None
    width: int = 0
