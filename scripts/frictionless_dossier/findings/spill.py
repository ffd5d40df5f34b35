"""A temporary file that holds findings which are too many for the memory.

A run of findings is a series of blocks, each pickled and compressed by itself. Measured over
findings of type errors: some 3 µs to write or read one, and 20 to 50 bytes each, a third of what it
takes without compression. The file is read by the process that wrote it and by nobody else.
"""

import pickle
import tempfile
import weakref
import zlib
from collections.abc import Collection, Iterable, Iterator
from operator import attrgetter
from typing import Any

from frictionless_dossier.errors import DossierError
from frictionless_dossier.findings.finding import Finding
from frictionless_dossier.findings.kind import Kind

_BLOCK = 64
"""Findings of a block: with hundreds of runs being merged, one block of each is in memory."""

_LARGE = 1 << 18
"""Characters of the rows of a block that takes no further row; each cell counts as 64 more."""

_LEVEL = 1
"""Of compression: the fastest."""

_NAMES = Finding._fields
_VALUES = attrgetter(*_NAMES[1:])
_CELLS, _DETAILS = _NAMES.index("cells"), _NAMES.index("details")


class SpillError(DossierError):
    """There are too many findings for the memory, and no room for them on the disk."""


class Run(Collection[Finding]):
    """Findings that were written together, in the order in which they were written."""

    def __init__(self, spill: "Spill", blocks: list[tuple[int, int]], length: int) -> None:
        self._spill = spill
        self._blocks = blocks
        self._length = length

    def __iter__(self) -> Iterator[Finding]:
        for offset, size in self._blocks:
            yield from self._spill.read(offset, size)

    def __len__(self) -> int:
        return self._length

    def __contains__(self, finding: object) -> bool:
        return any(each == finding for each in self)


class Spill:
    """A temporary file for runs of findings; it is gone when nothing refers to it any more.

    Raises:
        SpillError: There is no folder in which it can be made.
    """

    def __init__(self) -> None:
        try:
            self._file = tempfile.TemporaryFile(prefix="dossier-")  # noqa: SIM115 - outlives this
        except OSError as error:
            raise _no_room(error) from None
        weakref.finalize(self, self._file.close)
        self._end = 0
        self._kinds: list[Kind] = []
        self._numbers: dict[Kind, int] = {}

    def write(self, findings: Iterable[Finding]) -> Run:
        """Write findings as one run.

        Raises:
            SpillError: The disk is full, or cannot be written to.
        """
        blocks: list[tuple[int, int]] = []
        length = 0
        try:
            for block in self._blocks(findings):
                data = zlib.compress(pickle.dumps(block, 5), _LEVEL)
                self._file.seek(self._end)
                self._file.write(data)
                blocks.append((self._end, len(data)))
                self._end += len(data)
                length += len(block)
            self._file.flush()
        except OSError as error:
            raise _no_room(error) from None
        return Run(self, blocks, length)

    def read(self, offset: int, size: int) -> list[Finding]:
        """The findings of one block."""
        self._file.seek(offset)
        values = pickle.loads(zlib.decompress(self._file.read(size)))
        return [Finding(self._kinds[number], *rest) for number, *rest in values]

    def _blocks(self, findings: Iterable[Finding]) -> Iterator[list[list[Any]]]:
        """The values of findings, in blocks. Cells of a row that has several are pickled once."""
        block: list[list[Any]] = []
        row: tuple[str, ...] = ()
        size = 0
        for finding in findings:
            values = self._values(finding)
            same = values[_CELLS] == row
            if len(block) >= _BLOCK or (size >= _LARGE and not same):
                yield block
                block, size, same = [], 0, False
            if same:
                values[_CELLS] = row
            else:
                row = values[_CELLS]
                size += 64 * len(row) + sum(map(len, row))
            block.append(values)
        if block:
            yield block

    def _values(self, finding: Finding) -> list[Any]:
        number = self._numbers.get(finding.kind)
        if number is None:
            number = self._numbers[finding.kind] = len(self._kinds)
            self._kinds.append(finding.kind)
        values = [number, *_VALUES(finding)]
        values[_DETAILS] = dict(finding.details)  # It may be a mapping that cannot be pickled.
        return values


def _no_room(error: OSError) -> SpillError:
    return SpillError(
        f"There are too many findings for the memory, and none can be kept in a temporary file: "
        f"{error.strerror}.",
        "Make room in the folder for temporary files, or name another one in TMPDIR.",
    )
