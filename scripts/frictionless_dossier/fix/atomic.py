"""Writing a file as a whole: afterwards there is the old one or the new one, never a part."""

import os
import tempfile
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
    and Windows do in one step. A symbolic link stays one: what it points to is replaced.

    Raises:
        OSError: The folder cannot be written to, or the disk is full; the old file is untouched.
    """
    target = path.resolve()
    mode = target.stat().st_mode if target.exists() else None
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        new.chmod(0o644 if mode is None else mode & 0o7777)
        new.replace(target)
    except BaseException:  # Ctrl-C, too, leaves no file behind.
        new.unlink(missing_ok=True)
        raise
