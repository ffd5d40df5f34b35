import pytest
from frictionless_dossier.package.decode import BadBytes, decode, known_encoding, marked, unmarked
from hypothesis import given
from hypothesis import strategies as st

PIECES = st.sampled_from(
    [b"a", b"\xc3\xa9", b"\n", b"\r\n", b"\r", b"\xff", b"\xe9", b"\x80", b"\xc3"]
)


@given(st.lists(PIECES).map(b"".join))
def test_bad_bytes_are_found_by_line(data: bytes) -> None:
    decoded = decode(data, "utf-8")
    expected: dict[int, BadBytes] = {}
    text, offset = data.decode("utf-8", "surrogateescape"), 0
    for at, character in enumerate(text):
        if "\udc80" <= character <= "\udcff":
            line = text[:at].replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
            first = expected.get(line, BadBytes(offset, data[offset], 0))
            expected[line] = first._replace(number=first.number + 1)
        offset += len(character.encode("utf-8", "surrogateescape"))
    assert decoded.bad_lines() == expected
    assert bool(expected) == decoded.damaged == marked(decoded.text)
    replaced = unmarked(decoded.text).count("\N{REPLACEMENT CHARACTER}")
    assert replaced == sum(each.number for each in expected.values())


@pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "utf_8", "utf-8-sig"])
def test_a_byte_order_mark_counts_in_offsets(encoding: str) -> None:
    decoded = decode(b"\xef\xbb\xbfa\xff", encoding)
    assert (decoded.text[0], decoded.contradicted) == ("a", False)
    assert decoded.bad_lines() == {1: BadBytes(4, 0xFF, 1)}


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
