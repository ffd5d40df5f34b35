"""A large file in blocks of bytes that end where a line ends."""

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import BinaryIO

_LINES = 16
"""Lines that a block is made longer for the sake of a quoted cell."""

_LOOK = 2**20
"""Bytes that are looked through at once for a quote."""


class Blocks:
    r"""The blocks of a file, in order; each ends with `\n`, but for the last of a file without.

    What a block leaves over is handed back, and begins the next one. Where it was left over because
    it needs more of the file, the next block is at least twice as long, so that a cell of many
    blocks is read a bounded number of times.

    Args:
        stream: The file, opened.
        offset: Byte of the file at which to begin.
        size: Bytes of a block.
        quote: What a quoted cell begins and ends with.

    Attributes:
        offset: Offset in the file of what follows the last block.
    """

    def __init__(self, stream: BinaryIO, offset: int, size: int, quote: bytes) -> None:
        stream.seek(offset)
        self.offset = offset
        self._stream = stream
        self._size = size
        self._quote = quote
        self._least = size
        self._quoted = False
        self._upcoming = deque[bytes]()

    def __iter__(self) -> Iterator[bytes]:
        """Each block."""
        while self.upcoming(1):
            data = self._upcoming.popleft()
            self.offset += len(data)
            yield data

    def upcoming(self, count: int) -> Sequence[bytes]:
        """The blocks that come next, unless something is handed back before; fewer at the end."""
        while len(self._upcoming) < count and (data := self._next()):
            self._upcoming.append(data)
        return list(islice(self._upcoming, count))

    def hand_back(self, data: bytes, *, undecided: bool, quoted: bool) -> None:
        """Put the end of the last block in front of the next one.

        Args:
            data: The end.
            undecided: Whether it needs more of the file.
            quoted: Whether it is a record with a quoted cell that runs on. Where there is one there
                are more, so from then on blocks end behind such a cell where a few lines suffice.
        """
        if data:
            self._quoted = self._quoted or quoted
            self._least = 2 * len(data) if undecided else max(self._size, len(data))
            self.offset -= len(data)
            self._upcoming.clear()
            self._stream.seek(self.offset)

    def ahead(self) -> bool:
        """Whether a quote stands anywhere behind the last block."""
        place = self._stream.tell()
        try:
            self._stream.seek(self.offset)
            while piece := self._stream.read(_LOOK):
                if self._quote in piece:
                    return True
            return False
        finally:
            self._stream.seek(place)

    def _next(self) -> bytes:
        """The next block of the file."""
        # To the end of the line; where a line has just ended, of one line more. The end is looked
        # for first, so that the block is read as a whole.
        begin = self._stream.tell()
        self._stream.seek(begin + self._least)
        size = self._least + len(self._stream.readline())
        self._stream.seek(begin)
        data = self._stream.read(size)
        self._least = self._size
        return data + b"".join(self._until_closed(data)) if self._quoted else data

    def _until_closed(self, data: bytes) -> Iterator[bytes]:
        """The lines that follow, up to one behind which the number of quotes is even, if near."""
        count = data.count(self._quote)
        for _ in range(_LINES):
            if count % 2 == 0:
                return
            line = self._stream.readline()
            count += line.count(self._quote)
            yield line
