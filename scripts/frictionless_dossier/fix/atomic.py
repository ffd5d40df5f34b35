"""Writing a file as a whole: afterwards there is the old one or the new one, never a part."""

import os
import tempfile
from pathlib import Path

from frictionless_dossier.errors import PackageError
from frictionless_dossier.package.paths import unsafe


def writable(base: Path, path: str) -> Path:
    """The file of a package that a path means, as far as it may be written.

    Args:
        base: Folder of the descriptor.
        path: Path relative to it, with forward slashes; the file need not exist.

    Raises:
        PackageError: The path leads out of the package, through a symbolic link or to no file.
    """
    reason = unsafe(path)
    file = base / path
    inner = [file, *file.parents][: len(Path(path).parts)]
    if reason is None and any(each.is_symlink() for each in inner):
        reason = "leads through a symbolic link"
    if reason is None and file.exists() and not file.is_file():
        reason = "is no file"
    if reason is None and any(each.exists() and not each.is_dir() for each in inner[1:]):
        reason = "leads through a file"
    if reason is not None:
        raise PackageError(
            f'The path "{path}" {reason}: nothing is written there.',
            "Name a file that lies in the folder of the package itself.",
        )
    return file


def write_bytes(base: Path, path: str, content: bytes) -> None:
    """Replace the content of a file of a package, or make it; its mode stays.

    A new file is written beside the old one, flushed to the disk and renamed over it, which POSIX
    and Windows do in one step.

    Args:
        base: Folder of the descriptor.
        path: Path relative to it, with forward slashes. Missing folders are made.
        content: The bytes.

    Raises:
        PackageError: The path leads out of the package or through a symbolic link, the folder
            cannot be written to, or the disk is full; the old file is untouched.
    """
    target = writable(base, path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, content)
    except OSError as error:
        raise PackageError(
            f"{path} cannot be written: {error.strerror or error}.",
            "Make room or give the right to write there; the old file is untouched.",
        ) from error


def _replace(target: Path, content: bytes) -> None:
    mode = target.stat().st_mode if target.exists() else None
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        new.chmod(0o644 if mode is None else mode & 0o7777)
        new.replace(target)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
