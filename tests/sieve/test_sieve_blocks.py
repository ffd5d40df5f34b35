"""The blocks of a file: all of it, in order, ending where lines end and, if near, quoted cells."""

from io import BytesIO

from frictionless_dossier.sieve.blocks import Blocks
from hypothesis import given
from hypothesis import strategies as st

FILES = st.lists(st.sampled_from([b"a", b'"', b",", b"\n", b"\r\n"])).map(b"".join)


@given(FILES, st.integers(1, 9), st.data())
def test_whatever_is_handed_back_comes_again_and_nothing_is_lost(
    file: bytes, size: int, data: st.DataObject
) -> None:
    blocks = Blocks(BytesIO(file), 0, size, b'"')
    read = b""
    undecided = b""
    for block in blocks:
        blocks.upcoming(data.draw(st.integers(0, 3)))
        assert block.endswith(b"\n") or not blocks.upcoming(1)
        assert len(block) > len(undecided) or not blocks.upcoming(1)
        assert blocks.ahead() is (b'"' in file[len(read) + len(block) :])
        again = len(undecided) == len(block)
        used = len(block) if again else data.draw(st.integers(0, len(block)))
        undecided = block if not used else b""
        blocks.hand_back(block[used:], undecided=not used, quoted=data.draw(st.booleans()))
        read += block[:used]
        assert blocks.offset == len(read)
    assert read == file


def test_once_a_cell_ran_on_blocks_end_behind_such_cells() -> None:
    row = b'a,"b\n","c"\n'
    blocks = Blocks(BytesIO(row * 9), 0, 3, b'"')
    found = []
    for block in blocks:
        found.append(block)
        used = block.rfind(b'c"\n') + 3 if b"c" in block else 0
        blocks.hand_back(block[used:], undecided=not used, quoted=True)
    assert not found[0].endswith(b'c"\n')
    assert all(each.endswith(b'c"\n') for each in found[1:])
