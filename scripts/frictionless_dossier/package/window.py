"""The lines of a file from its beginning to its end, of which only some are looked at."""

from typing import TextIO

REACH = 1 << 16
"""Characters after the beginning of a line that are there to be looked at, if the file has them."""

_PIECE = 1 << 20
"""Characters that are read at once."""

_STEP = 1 << 14
_NEAR = 64
"""A line farther than this is gone to by counting the line ends of steps, which is fast."""


class Window:
    r"""A part of a text that moves forward, however long the text is.

    Attributes:
        text: The part; it begins with the last line that was asked for, or before it.
    """

    def __init__(self, stream: TextIO) -> None:
        self.text = ""
        self._stream = stream
        self._ended = False
        self._at = 0
        self._line = 1

    def start(self, line: int) -> int | None:
        """Offset in `text` at which a line starts; None where there is no such line (any more).

        Args:
            line: Its number from 1, not less than the last one that was asked for.

        Raises:
            OSError, UnicodeError: The file cannot be read any further.
        """
        while True:
            found = self._go(line)
            if found and (self._ended or len(self.text) - self._at >= REACH):
                return self._at if self._line == line else None
            if self._ended:
                return None
            # Pieces grow with a line that does not end, so that joining them stays linear.
            piece = self._stream.read(max(_PIECE, len(self.text)))
            self.text = self.text[self._at :] + piece
            self._at = 0
            self._ended = not piece

    def line_end(self, start: int) -> int:
        """Offset of the end of the line that starts here, or of what is known of it."""
        end = self.text.find("\n", start)
        return len(self.text) if end < 0 else end

    def _go(self, line: int) -> bool:
        """Go to a line, or to the last one before it that is here; whether it was reached."""
        text, step = self.text, _STEP
        while self._line < line:
            many = line - self._line > _NEAR
            passed = text.count("\n", self._at, self._at + step) if many else 0
            if passed and self._line + passed <= line:
                self._at = text.rindex("\n", self._at, self._at + step) + 1
                self._line += passed
            elif passed:
                step //= 2  # It lies within this step.
            else:
                end = text.find("\n", self._at)
                if end < 0:
                    return False
                self._at = end + 1
                self._line += 1
        return True
