"""Which cells of a table were refused: compact, as each of millions may be."""

from collections.abc import Iterable, Iterator, MutableSet

Cell = tuple[int, str]
"""Index of the row, name of the field."""


class Faults(MutableSet[Cell]):
    """A set of cells. A field with a refused cell takes one byte for each row up to its last one.

    A set of ten million pairs takes 1.4 GB, this one 10 MB.
    """

    def __init__(self, cells: Iterable[Cell] = ()) -> None:
        self._marks: dict[str, bytearray] = {}
        self._count = 0
        self.update(cells)

    def __contains__(self, cell: object) -> bool:
        assert isinstance(cell, tuple)
        index, name = cell
        marks = self._marks.get(name, b"")
        return index < len(marks) and marks[index] == 1

    def __iter__(self) -> Iterator[Cell]:
        for name, marks in self._marks.items():
            index = marks.find(1)
            while index >= 0:
                yield index, name
                index = marks.find(1, index + 1)

    def __len__(self) -> int:
        return self._count

    def add(self, value: Cell) -> None:
        """Take a cell into the set."""
        index, name = value
        marks = self._marks.setdefault(name, bytearray())
        if index >= len(marks):
            marks.extend(bytes(index + 1 - len(marks)))
        self._count += 1 - marks[index]
        marks[index] = 1

    def discard(self, value: Cell) -> None:
        """Take a cell out of the set, if it is in it."""
        if value in self:
            index, name = value
            self._marks[name][index] = 0
            self._count -= 1

    def update(self, cells: Iterable[Cell]) -> None:
        """Take several cells into the set."""
        for cell in cells:
            self.add(cell)

    def of(self, name: str) -> "Faults":
        """A copy with the cells of one field."""
        copy = Faults()
        if name in self._marks:
            copy._marks[name] = self._marks[name][:]
            copy._count = self._marks[name].count(1)
        return copy
