"""Some lines of a block to records, by the exact reader, with as many lines more as it needs."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from frictionless_dossier.package.decode import BadBytes, Decoded, decode_part
from frictionless_dossier.package.dialect import Dialect
from frictionless_dossier.package.records import Block, Malformed, split_records

LINE_END = re.compile(rb"\r\n?|\n")


@dataclass(slots=True)
class Exact:
    """Records that the exact reader cut out of a block.

    Attributes:
        blocks: The records; their lines and numbers are those of the file.
        starts: Where each of their rows begins in the block, in bytes; by line of the file.
        height: Lines that they take.
        end: Where they end in the block, in bytes.
        has_nul: Whether a NUL character is somewhere in them.
        bad_lines: Bytes that do not fit, by line of the file.
    """

    blocks: list[Block] = field(default_factory=list)
    starts: dict[int, int] = field(default_factory=dict)
    height: int = 0
    end: int = 0
    has_nul: bool = False
    bad_lines: dict[int, BadBytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block, or a part of one, begins.

    Attributes:
        offset: Byte in the file.
        line: Line of the file, from 1.
        record: Number of the record that begins there.
    """

    offset: int
    line: int
    record: int


def read_exactly(
    data: bytes,
    start: int,
    height: int,
    dialect: Dialect,
    place: Place,
    more: Callable[[], bool],
) -> Exact | None:
    """The records that begin on some lines of a block.

    Args:
        data: The block.
        start: Where the lines begin in it, in bytes.
        height: How many lines.
        dialect: How records are cut.
        place: Where that is in the file.
        more: Whether a quoted cell that runs on at the end of the block may end behind it.

    Returns:
        The records; None where the last of them runs on behind the block.
    """
    end = line_offset(data, start, height)
    decided = False
    while True:
        text = decode_part(data[start:end], "utf-8", place.offset)
        taken, after = _take(text, height, dialect, decided)
        if taken is not None:
            whole = data[start:end]
            if not after:
                after = len(LINE_END.findall(whole)) + (not whole.endswith((b"\n", b"\r"))) + 1
            return _placed(data, start, text, taken, after - 1, place)
        if end < len(data):
            end = data.find(b"\n", min(end + (end - start), len(data) - 1)) + 1 or len(data)
        elif more():
            return None
        else:
            decided = True


def line_offset(data: bytes, start: int, lines: int) -> int:
    """The offset at which so many lines end."""
    for _ in range(lines):
        match = LINE_END.search(data, start)
        if match is None:
            return len(data)
        start = match.end()
    return start


def _take(
    text: Decoded, height: int, dialect: Dialect, decided: bool
) -> tuple[list[Block] | None, int]:
    """The records that begin on the first lines, and the line behind them, both from line 1.

    None where one of them may end behind the text, unless it is `decided` that it does not.
    """
    taken: list[Block] = []
    for block in split_records(text.text, dialect):
        beyond = next((line for line in _lines(block) if line > height), None)
        if beyond is not None:
            block = _until(block, beyond)
        if not decided and any(each.ran_out for each in block.malformed):
            return None, 0
        taken.append(block)
        if beyond is not None:
            return taken, beyond
    return taken, 0


def _lines(block: Block) -> Sequence[int]:
    """The lines on which its records begin, in order."""
    if not block.malformed:
        return block.lines
    return sorted([*block.lines, *(each.line for each in block.malformed)])


def _until(block: Block, line: int) -> Block:
    """The records that begin before a line."""
    count = bisect_left(block.lines, line)
    malformed = [each for each in block.malformed if each.line < line]
    lines = _lines(block)
    after = block.after - (len(lines) - bisect_left(lines, line))
    return Block(block.rows[:count], block.lines[:count], block.records[:count], after, malformed)


def _placed(
    data: bytes, start: int, text: Decoded, taken: list[Block], height: int, place: Place
) -> Exact:
    """The records with their lines and numbers in the file, and where they begin in the block."""
    exact = Exact(height=height, has_nul="\0" in text.text)
    exact.bad_lines = {
        line + place.line - 1: bad for line, bad in text.bad_lines().items() if line <= height
    }
    at, line = start, 1
    for block in taken:
        for number in block.lines:
            at, line = line_offset(data, at, number - line), number
            exact.starts[number + place.line - 1] = at
        down, on = place.line - 1, place.record - 1
        exact.blocks.append(
            Block(
                block.rows,
                [each + down for each in block.lines],
                [each + on for each in block.records],
                block.after + on,
                [_moved(each, down, on) for each in block.malformed],
            )
        )
    exact.end = line_offset(data, at, height + 1 - line)
    return exact


def _moved(fault: Malformed, down: int, on: int) -> Malformed:
    return fault._replace(line=fault.line + down, record=fault.record + on)
