"""Texts are found by their SHA-256 and counted by line feeds and white space."""

from hashlib import sha256
from pathlib import Path

import pytest
from frictionless_dossier.errors import OptionError
from frictionless_dossier.provenance import texts
from frictionless_dossier.provenance.texts import read_text, read_texts


def test_texts_of_a_folder_are_found_by_their_hash(tmp_path: Path) -> None:
    data = "Zwei Wörter\n".encode()
    (tmp_path / "b.txt").write_bytes(data)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff\xfe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "c.txt").write_bytes(b"not read")
    found = read_texts(tmp_path)
    assert list(found) == [sha256(data).hexdigest()]
    text = found[sha256(data).hexdigest()]
    assert (text.name, text.lines, found.asked) == ("b.txt", (("Zwei", "Wörter"),), True)


def test_without_a_folder_there_is_no_text() -> None:
    found = read_texts(None)
    assert len(found) == 0
    assert not found.asked


def test_a_folder_that_is_none_is_an_error_of_the_option(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "absent", tmp_path / "file"):
        with pytest.raises(OptionError, match="no folder"):
            read_texts(path)


def test_files_too_large_for_a_text_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "LARGEST", 4)
    (tmp_path / "four").write_bytes(b"abcd")
    (tmp_path / "five").write_bytes(b"abcde")
    assert [text.name for text in read_texts(tmp_path).values()] == ["four"]


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"a b\nc", (("a", "b"), ("c",))),
        (b"a b\nc\n", (("a", "b"), ("c",))),
        (b"a\n\n", (("a",), ())),
        (b"a\r\nb\r\n", (("a",), ("b",))),
        ("\ufeffa".encode(), (("a",),)),
        ("a\u2028b\u00a0c\x0bd".encode(), (("a", "b", "c", "d"),)),
        (b"", ((),)),
    ],
)
def test_lines_end_at_line_feeds_only(data: bytes, lines: tuple[tuple[str, ...], ...]) -> None:
    text = read_text("x", data)
    assert text is not None
    assert text.lines == lines
    assert text.sha256 == sha256(data).hexdigest()
