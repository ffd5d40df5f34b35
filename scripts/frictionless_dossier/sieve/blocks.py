"""A large file in blocks of bytes that end where a line ends."""

from collections.abc import Iterator
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
        self._rest = b""
        self._least = size
        self._quoted = False
        self._upcoming: bytes | None = None

    def __iter__(self) -> Iterator[bytes]:
        """Each block."""
        while data := self.upcoming():
            self._upcoming = None
            self.offset += len(data)
            yield data

    def upcoming(self) -> bytes:
        """The block that comes next, unless something is handed back before; empty at the end."""
        if self._upcoming is None:
            more = self._stream.read(max(0, self._least - len(self._rest)))
            # To the end of the line; where a line has just ended, of one line more.
            self._upcoming = b"".join((self._rest, more, self._stream.readline()))
            if self._quoted:
                self._upcoming += b"".join(self._until_closed(self._upcoming))
            self._rest, self._least = b"", self._size
        return self._upcoming

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
            self._rest = data + (self._upcoming or b"")
            self._upcoming = None
            self._least = 2 * len(data) if undecided else self._size
            self.offset -= len(data)

    def ahead(self) -> bool:
        """Whether a quote stands anywhere behind the last block."""
        if self._quote in self.upcoming():
            return True
        place = self._stream.tell()
        try:
            while piece := self._stream.read(_LOOK):
                if self._quote in piece:
                    return True
            return False
        finally:
            self._stream.seek(place)

    def _until_closed(self, data: bytes) -> Iterator[bytes]:
        """The lines that follow, up to one behind which the number of quotes is even, if near."""
        count = data.count(self._quote)
        for _ in range(_LINES):
            if count % 2 == 0:
                return
            line = self._stream.readline()
            count += line.count(self._quote)
            yield line
