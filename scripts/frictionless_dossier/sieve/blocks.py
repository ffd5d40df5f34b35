"""A large file in blocks of bytes that end where a line ends."""

from collections.abc import Iterator
from typing import BinaryIO

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

    Attributes:
        offset: Offset in the file of what follows the last block.
        is_last: Whether the last block ends the file; it may be false where nothing follows, but
            not twice for the same bytes.
    """

    def __init__(self, stream: BinaryIO, offset: int, size: int) -> None:
        stream.seek(offset)
        self.offset = offset
        self.is_last = False
        self._stream = stream
        self._size = size
        self._rest = b""
        self._more_than = 0

    def __iter__(self) -> Iterator[bytes]:
        """Each block."""
        while data := self._next():
            self.offset += len(data)
            yield data

    def hand_back(self, data: bytes, *, undecided: bool) -> None:
        """Put the end of the last block in front of the next one; `undecided`: with more of it."""
        self._rest = data + self._rest
        self._more_than = len(data) if undecided else 0
        self.offset -= len(data)

    def ahead(self, quote: bytes) -> bool:
        """Whether a quote stands anywhere behind the last block."""
        if quote in self._rest:
            return True
        place = self._stream.tell()
        try:
            while piece := self._stream.read(_LOOK):
                if quote in piece:
                    return True
            return False
        finally:
            self._stream.seek(place)

    def _next(self) -> bytes:
        data, more_than = self._rest, self._more_than
        self._more_than, self.is_last = 0, False
        wanted = max(self._size, len(data)) if more_than else self._size - len(data)
        while True:
            if wanted > 0:
                piece = self._stream.read(wanted)
                data += piece
                if not piece:
                    self.is_last, self._rest = True, b""
                    return data
            end = data.rfind(b"\n") + 1
            if end > more_than:
                self._rest = data[end:]
                return data[:end]
            wanted = max(self._size, len(data))
