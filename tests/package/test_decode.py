import pytest
from frictionless_dossier.package.decode import decode, known_encoding, marked, unmarked
from hypothesis import given
from hypothesis import strategies as st

PIECES = st.sampled_from(
    [b"a", b"\xc3\xa9", b"\n", b"\r\n", b"\r", b"\xff", b"\xe9", b"\x80", b"\xc3"]
)


@given(st.lists(PIECES).map(b"".join))
def test_every_bad_byte_is_found_at_its_offset_and_line(data: bytes) -> None:
    decoded = decode(data, "utf-8")
    bad = [(line, *each) for line, found in decoded.bad_lines().items() for each in found]
    assert bool(bad) == decoded.damaged == marked(decoded.text)
    for line, offset, byte in bad:
        assert data[offset] == byte
        before = data[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        assert line == before.count(b"\n") + 1
    kept = bytearray(data)
    for _, offset, _ in reversed(bad):
        del kept[offset]
    assert "\N{REPLACEMENT CHARACTER}" not in kept.decode("utf-8", "surrogateescape")
    assert unmarked(decoded.text).count("\N{REPLACEMENT CHARACTER}") == len(bad)


@pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "utf_8", "utf-8-sig"])
def test_a_byte_order_mark_counts_in_offsets(encoding: str) -> None:
    decoded = decode(b"\xef\xbb\xbfa\xff", encoding)
    assert (decoded.text[0], decoded.contradicted) == ("a", False)
    assert decoded.bad_lines() == {1: [(4, 0xFF)]}


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("utf-8", True),
        ("Windows-1252", True),
        ("shift_jis", True),
        ("utf-9", False),
        ("hex", False),
        ("rot13", False),
        ("undefined", False),
        ("a\0b", False),
        ("é", False),
    ],
)
def test_only_encodings_of_text_are_known(name: str, known: bool) -> None:
    assert known_encoding(name) is known
