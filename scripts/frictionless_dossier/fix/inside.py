"""Writing into a package: never out of its folder, and through no link, whatever it declares."""

from pathlib import Path

from frictionless_dossier.errors import PackageError
from frictionless_dossier.fix.atomic import write_bytes
from frictionless_dossier.package.paths import unsafe


def writable(base: Path, path: str) -> Path:
    """The file of a package that a path means, as far as it may be written.

    Args:
        base: Folder of the descriptor.
        path: Path relative to it, with forward slashes; the file need not exist.

    Raises:
        PackageError: The path leads out of the package, through a symbolic link or to no file.
    """
    reason = unsafe(path) or _blocked(base, path)
    if reason is not None:
        raise PackageError(
            f'The path "{path}" {reason}: nothing is written there.',
            "Name a file that lies in the folder of the package itself.",
        )
    return base / path


def write_inside(base: Path, path: str, content: bytes) -> None:
    """Replace a file of a package as a whole, or make it and the folders that it needs.

    Args:
        base: Folder of the descriptor.
        path: Path relative to it, with forward slashes.
        content: The bytes.

    Raises:
        PackageError: The path leads out of the package or through a symbolic link, the folder
            cannot be written to, or the disk is full; the old file is untouched.
    """
    file = writable(base, path)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(file, content)
    except OSError as error:
        raise PackageError(
            f"{path} cannot be written: {error.strerror or error}.",
            "Make room, or give the right to write there; the old file is untouched.",
        ) from error


def _blocked(base: Path, path: str) -> str | None:
    """What on the disk forbids to write to a path; None where nothing does."""
    file = base / path
    parts = [file, *file.parents][: len(Path(path).parts)]
    try:
        if not parts or any(each.is_symlink() for each in parts):
            return "leads through a symbolic link" if parts else "is the folder itself"
        if file.exists() and not file.is_file():
            return "is no file"
        if any(each.exists() and not each.is_dir() for each in parts[1:]):
            return "leads through a file"
    except OSError as error:
        return f"cannot be used ({error.strerror})"
    return None
