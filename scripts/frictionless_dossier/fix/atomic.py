"""Writing a file as a whole: afterwards there is the old one or the new one, never a part."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


def write_bytes(path: Path, content: bytes) -> None:
    """Replace the content of a file (see `replacing`)."""
    with replacing(path) as stream:
        stream.write(content)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content takes the place of a file's when the block ends; the mode stays.

    A new file is written beside the old one, flushed to the disk and renamed over it, which POSIX
    and Windows do in one step. A symbolic link stays one: what it points to is replaced. A device
    or a pipe holds nothing that a failure could spoil, and is written to as it stands.

    Raises:
        OSError: The folder cannot be written to, or the disk is full; the old file is untouched.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    target = path.resolve()
    mode = target.stat().st_mode if target.exists() else None
    # Named before it is made, so that no moment is left in which Ctrl-C would leave it behind.
    new = target.with_name(f".{target.name}.{os.urandom(4).hex()}")
    try:
        with new.open("xb") as stream:
            new.chmod(0o600)
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        new.chmod(0o644 if mode is None else mode & 0o7777)
        new.replace(target)
    except BaseException:  # Ctrl-C, too, leaves no file behind.
        new.unlink(missing_ok=True)
        raise
