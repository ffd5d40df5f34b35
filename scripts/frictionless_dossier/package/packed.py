"""Whether a package comes in a zip file: apart from `archive`, which most runs do without."""

from pathlib import Path

END_MARK = b"PK\x05\x06"
"""Begins the last record of a zip file, and so one without entries."""

_ENTRY_MARK = b"PK\x03\x04"


def is_zip(path: Path) -> bool:
    """Whether a path is a zip file, by its name or by its first bytes, never a JSON document's."""
    if not path.is_file():
        return False
    if path.suffix.lower() == ".zip":
        return True
    try:
        with path.open("rb") as stream:
            return stream.read(4) in (_ENTRY_MARK, END_MARK)
    except OSError:
        return False
