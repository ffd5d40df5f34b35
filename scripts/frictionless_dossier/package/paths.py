"""The one way to a file of a package: paths that stay in it, and bytes within limits."""

import os
import re
import stat
from itertools import takewhile
from pathlib import Path

from frictionless_dossier.findings import Kind
from frictionless_dossier.package.kinds import SCHEME_ERROR, UNSAFE_PATH

MAX_JSON_BYTES = 64 * 2**20
"""Largest descriptor, schema or JSON document that is read: 64 MiB."""

MAX_TABLE_BYTES = 4 * 2**30
"""Largest file of a table that is read: 4 GiB."""

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_DRIVE = re.compile(r"[A-Za-z]:")


class FileFault(Exception):
    """A file cannot or must not be read.

    Attributes:
        kind: Which kind of finding that is.
        message: What is wrong, in one sentence; it holds no path of the machine.
        remedy: What to do.
    """

    def __init__(self, kind: Kind, message: str, remedy: str | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
        self.remedy = remedy or kind.remedy


def locate(base: Path, path: str) -> Path:
    """The regular file that a path of a descriptor means.

    Args:
        base: Folder of the descriptor.
        path: Path relative to it, with forward slashes.

    Raises:
        FileFault: The path leads out of the package, or to no file.
    """
    reason = unsafe(path)
    if reason:
        raise FileFault(UNSAFE_PATH, f'The path "{path}" {reason}.')
    try:
        file, inside = base / path, True
        if _has_link(base, file):
            file = file.resolve()
            inside = file.is_relative_to(base.resolve())
        mode = file.stat().st_mode if inside else 0
    except FileNotFoundError:
        raise FileFault(SCHEME_ERROR, f'There is no file "{path}".') from None
    except (OSError, RuntimeError, ValueError) as error:
        raise FileFault(SCHEME_ERROR, f'The file "{path}" cannot be read: {_why(error)}.') from None
    if not inside:
        raise FileFault(
            UNSAFE_PATH, f'The path "{path}" leaves the package through a symbolic link.'
        )
    if stat.S_ISDIR(mode):
        raise FileFault(
            SCHEME_ERROR, f'"{path}" is a folder.', "Name the file in it that is meant."
        )
    if not stat.S_ISREG(mode):
        raise FileFault(SCHEME_ERROR, f'"{path}" is no regular file.')
    return file


def read_bytes(base: Path, path: str, limit: int) -> bytes:
    """The bytes of a file of the package.

    Args:
        base: Folder of the descriptor.
        path: Path relative to it, with forward slashes.
        limit: The most bytes that are read.

    Raises:
        FileFault: The path leads out of the package, or the file cannot be read or is too large.
    """
    file = locate(base, path)
    try:
        with file.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            if size > limit:
                raise FileFault(
                    SCHEME_ERROR,
                    f'The file "{path}" has {size:,} bytes; at most {limit:,} are read.',
                    "Divide the file, or check that it is the one that is meant.",
                )
            return stream.read()
    except OSError as error:
        raise FileFault(SCHEME_ERROR, f'The file "{path}" cannot be read: {_why(error)}.') from None


def _has_link(base: Path, file: Path) -> bool:
    """Whether a step from a folder to a file below it is a link, or what Windows has for such.

    Where none is, the file lies in the folder, and there is nothing to resolve.
    """
    for step in takewhile(lambda each: each != base, (file, *file.parents)):
        found = step.lstat()
        on_windows = getattr(found, "st_reparse_tag", 0)
        if stat.S_ISLNK(found.st_mode) or on_windows:
            return True
    return False


def unsafe(path: str) -> str | None:
    """What makes a path unsafe whatever lies on the disk; None where nothing does."""
    if not path:
        return "is empty"
    if _URL.match(path) or path.startswith("//"):
        return "is a URL, and nothing is read from the network"
    if path.startswith(("/", "~")) or _DRIVE.match(path):
        return "is not relative to the package"
    if "\\" in path:
        return "has a backslash; its parts are joined by `/`"
    if ".." in path.split("/"):
        return "leaves the package through `..`"
    if any(character < " " for character in path):
        return "holds a control character"
    return None


def _why(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) else None
    return (reason or "its path leads in a circle or cannot be written").lower()
