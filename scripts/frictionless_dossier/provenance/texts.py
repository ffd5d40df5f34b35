"""Texts of sources, found by the SHA-256 of their bytes and counted in lines and words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from frictionless_dossier.errors import OptionError

LARGEST = 16 * 2**20
"""Bytes above which a file is taken for no text of a source and is not read."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as locators count it.

    Attributes:
        sha256: Of its bytes, 64 lower-case hex digits.
        lines: Its lines, each the words of that line: what stands between white space. A line
            ends at a line feed only. Line and word 1 are `lines[0][0]`.
    """

    sha256: str
    lines: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts at hand.

    Attributes:
        by_sha256: Each text by the SHA-256 of its bytes.
        asked: Whether a folder was given at all, so that a text that is not there is missed.
    """

    by_sha256: Mapping[str, Text] = field(default_factory=dict)
    asked: bool = False

    def get(self, digest: str | None) -> Text | None:
        """The text with this SHA-256, in either case of letters; None where it is not at hand."""
        return self.by_sha256.get(digest.lower()) if digest else None


def read_text(data: bytes) -> Text | None:
    """The text that these bytes are in UTF-8 (a leading byte order mark is no word); else None."""
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    lines = content.removesuffix("\n").split("\n")
    return Text(sha256(data).hexdigest(), tuple(tuple(line.split()) for line in lines))


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
                text = read_text(path.read_bytes())
                if text is not None:
                    found[text.sha256] = text
    except OSError as error:
        raise OptionError(
            f"--sources: {error.filename} cannot be read: {error.strerror}.",
            "Make it readable, or name another folder.",
        ) from error
    return Texts(found, asked=True)
