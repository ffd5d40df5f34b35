"""Texts of sources, found by the SHA-256 of their bytes and counted in lines and words."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from frictionless_dossier.errors import OptionError

LARGEST = 16 * 2**20
"""Bytes above which a file is taken for no text of a source and is not read."""


class Text(NamedTuple):
    """A text as locators count it.

    Attributes:
        name: Name of its file, for people; a text is told apart by its SHA-256 alone.
        sha256: Of its bytes, 64 lower-case hex digits.
        lines: Its lines, each the words of that line: what stands between white space. A line
            ends at a line feed only. Line and word 1 are `lines[0][0]`.
    """

    name: str
    sha256: str
    lines: tuple[tuple[str, ...], ...]


class Texts(Mapping[str, Text]):
    """The texts at hand, by the SHA-256 of their bytes in lower case.

    Attributes:
        asked: Whether a folder was given at all, so that a text that is not there is missed.
    """

    def __init__(self, texts: Mapping[str, Text] | None = None, *, asked: bool = False) -> None:
        self._texts = dict(texts or {})
        self.asked = asked

    def __getitem__(self, digest: str) -> Text:
        return self._texts[digest]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def read_text(name: str, data: bytes) -> Text | None:
    """The text that these bytes are in UTF-8 (a leading byte order mark is no word); else None."""
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    from hashlib import sha256  # late: most runs are given no texts

    lines = content.removesuffix("\n").split("\n")
    return Text(name, sha256(data).hexdigest(), tuple(tuple(line.split()) for line in lines))


def read_texts(folder: Path | None) -> Texts:
    """All texts of a folder, its subfolders left out; no text where no folder is given.

    Files larger than `LARGEST` and files that are not UTF-8 are no texts. That a text is missing is
    told where a source names its SHA-256.

    Raises:
        OptionError: There is no such folder, or a file in it cannot be read.
    """
    if folder is None:
        return Texts()
    if not folder.is_dir():
        raise OptionError(
            f"--sources: {folder} is no folder.", "Name the folder that holds the source texts."
        )
    found: dict[str, Text] = {}
    try:
        for path in sorted(folder.iterdir()):
            if path.is_file() and path.stat().st_size <= LARGEST:
                text = read_text(path.name, path.read_bytes())
                if text is not None:
                    found[text.sha256] = text
    except OSError as error:
        raise OptionError(
            f"--sources: {error.filename} cannot be read: {error.strerror}.",
            "Make it readable, or name another folder.",
        ) from error
    return Texts(found, asked=True)
