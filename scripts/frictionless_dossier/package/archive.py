"""Packages in a zip file: unpacked within limits into a folder of our own, or refused.

Nothing that a zip says of itself is trusted: bytes are counted as they come out, whatever its
headers promise, and an entry is written only under a path that a descriptor could name.
"""

import os
import shutil
import stat
import struct
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from weakref import finalize

from frictionless_dossier.errors import PackageError
from frictionless_dossier.package.packed import END_MARK
from frictionless_dossier.package.paths import unsafe

MAX_ZIP_BYTES = 4 * 2**30
"""Largest zip file that is read: 4 GiB."""

MAX_DIRECTORY_BYTES = 16 * 2**20
"""Largest list of entries that is read: 16 MiB, enough for 100,000 files and more."""

MAX_ENTRIES = 100_000
"""Most entries that are unpacked."""

FREE_BYTES = 64 * 2**20
"""What a zip file of any size may unpack to: 64 MiB."""

MAX_RATIO = 200
"""What a larger one may unpack to, in multiples of its size; tables reach 50, bombs 1,000."""

MAX_UNPACKED_BYTES = 4 * 2**30
"""What any zip file may unpack to: 4 GiB."""

_PIECE = 2**20
_END = struct.Struct("<4s4H2LH")
_ZIP64_MARK = b"PK\x06\x07"
_ZIP64_BYTES = 20
_ENCRYPTED = 1


@contextmanager
def unpacked(path: Path, descriptor: str) -> Iterator[tuple[Path, Callable[[object], None]]]:
    """A zipped package as a folder.

    Args:
        path: The zip file.
        descriptor: Name of the descriptor. It lies at the top, or in the one folder that does.

    Yields:
        The folder of the descriptor; and what ties its life to that of an object. Without such a
        tie it is removed at the end of the block.

    Raises:
        PackageError: The file is no zip, or one that must not be unpacked.
    """
    folder = Path(tempfile.mkdtemp(prefix="dossier-"))
    tied: list[object] = []

    def tie(keeper: object) -> None:
        tied.append(finalize(keeper, shutil.rmtree, folder, ignore_errors=True))

    try:
        _unpack(path, folder)
        top = _top(path, folder, descriptor)
        try:
            yield top, tie
        except PackageError as error:
            message = error.message.replace(str(top), str(path))
            raise PackageError(message, error.remedy) from None
    finally:
        if not tied:
            shutil.rmtree(folder, ignore_errors=True)


def _unpack(path: Path, folder: Path) -> None:
    try:
        with path.open("rb") as stream:
            size = _check_size(path, stream)
            with zipfile.ZipFile(stream) as archive:
                _extract(path, archive, folder, size)
    except PackageError:
        raise
    except (OSError, EOFError, ValueError, zipfile.BadZipFile) as error:
        raise _refusal(path, f"cannot be unpacked: {_reason(error)}") from None
    except (NotImplementedError, RuntimeError, MemoryError) as error:
        raise _refusal(path, f"is packed in a way that is not read here: {error}") from None
    except Exception as error:
        # The decompressors raise errors of their own (`zlib.error`, `lzma.LZMAError`).
        raise _refusal(path, f"is damaged: {error}") from None


def _check_size(path: Path, stream: IO[bytes]) -> int:
    """The size of the file, found to be a zip whose list of entries may be read at all."""
    size = os.fstat(stream.fileno()).st_size
    if size > MAX_ZIP_BYTES:
        raise _refusal(path, f"has {size:,} bytes; at most {MAX_ZIP_BYTES:,} are read")
    stream.seek(max(0, size - _END.size - 2**16 - _ZIP64_BYTES))
    tail = stream.read()
    at = tail.rfind(END_MARK, 0, max(0, len(tail) - _END.size + len(END_MARK)))
    if at < 0:
        raise _refusal(path, "is no zip file, or only a part of one")
    *_, directory, _, comment = _END.unpack_from(tail, at)
    if at + _END.size + comment != len(tail):
        raise _refusal(path, "does not end where it says")
    zip64 = at >= _ZIP64_BYTES and tail.startswith(_ZIP64_MARK, at - _ZIP64_BYTES)
    if zip64 or directory > MAX_DIRECTORY_BYTES:
        raise _refusal(path, f"has a list of entries of more than {MAX_DIRECTORY_BYTES:,} bytes")
    stream.seek(0)
    return size


def _extract(path: Path, archive: zipfile.ZipFile, folder: Path, size: int) -> None:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise _refusal(path, f"has {len(entries):,} entries; at most {MAX_ENTRIES:,} are read")
    for entry in entries:
        reason = _unsafe(entry)
        if reason:
            raise _refusal(path, f'has an entry "{_shown(entry.filename)}" that {reason}')
    left = min(max(FREE_BYTES, size * MAX_RATIO), MAX_UNPACKED_BYTES)
    for entry in entries:
        target = folder / entry.filename
        if entry.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        # "x": a name that stands twice, or twice where case does not count, is refused.
        with archive.open(entry) as source, target.open("xb") as file:
            while piece := source.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise _refusal(
                        path, "unpacks to far more than its size; it may be made to fill the disk"
                    )
                file.write(piece)


def _unsafe(entry: zipfile.ZipInfo) -> str | None:
    """Why an entry must not be unpacked; None where it may."""
    # The name as it stands in the file: `ZipInfo` cuts it at a NUL and turns backslashes round.
    reason = unsafe(entry.orig_filename.removesuffix("/"))
    if reason:
        return reason
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is a link or a device" if kind != stat.S_IFLNK else "is a symbolic link"
    return "is encrypted" if entry.flag_bits & _ENCRYPTED else None


def _top(path: Path, folder: Path, descriptor: str) -> Path:
    if (folder / descriptor).exists():
        return folder
    # What the Finder of macOS adds beside the folder that was packed.
    inner = [each for each in folder.iterdir() if each.is_dir() and each.name != "__MACOSX"]
    if len(inner) == 1 and (inner[0] / descriptor).exists():
        return inner[0]
    raise PackageError(
        f'{path}: The zip file holds no "{descriptor}" at its top or in its one top folder.',
        "Pack the folder of the package as a whole.",
    )


def _refusal(path: Path, reason: str) -> PackageError:
    return PackageError(
        f"{path}: The zip file {reason}.",
        "Unpack it with a program that you trust, look at it, and check the folder.",
    )


def _reason(error: Exception) -> str:
    if isinstance(error, FileExistsError | NotADirectoryError | IsADirectoryError):
        return "two of its entries have the same path"
    if isinstance(error, OSError):
        return (error.strerror or "it cannot be read").lower()
    return str(error) or "it ends too early"


def _shown(name: str) -> str:
    short = name if len(name) <= 80 else f"{name[:80]}…"
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in short)
