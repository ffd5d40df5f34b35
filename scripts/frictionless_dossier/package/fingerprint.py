"""Size and hash that a resource declares, against those of its files."""

from collections.abc import Iterator

from frictionless_dossier.findings import Finding, Kind
from frictionless_dossier.package.kinds import BYTE_COUNT, HASH_COUNT
from frictionless_dossier.package.model import Package, Resource
from frictionless_dossier.package.paths import FileFault, locate

ALGORITHMS = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
"""Algorithms of a hash; md5 where none is named (Data Resource, `hash`)."""

_PIECE = 2**20


def split_hash(declared: str) -> tuple[str, str]:
    """Algorithm and digits of a declared hash: `sha1:8843…`, or the digits alone."""
    algorithm, colon, digits = declared.rpartition(":")
    return (algorithm.lower() if colon else "md5"), digits.lower()


def check_fingerprint(package: Package, resource: Resource) -> Iterator[Finding]:
    """A finding where the files of a resource are not those whose size and hash it declares.

    Several files count as one: "Implementations MUST be able to concatenate the files in the
    simplest way and treat the result as one large file" (Data Resource, `path`).
    """
    size, hash = resource.descriptor.get("bytes"), resource.descriptor.get("hash")
    sized = type(size) is int and size >= 0
    algorithm, digits = split_hash(hash) if isinstance(hash, str) else ("", "")
    hashed = algorithm in ALGORITHMS and digits != ""
    if not resource.paths or not (sized or hashed):
        return
    import hashlib  # late: few resources declare a hash

    counted, hasher = 0, hashlib.new(algorithm, usedforsecurity=False) if hashed else None
    try:
        for path in resource.paths:
            with locate(package.base, path).open("rb") as stream:
                while piece := stream.read(_PIECE):
                    counted += len(piece)
                    if hasher:
                        hasher.update(piece)
    except (FileFault, OSError):
        return  # Reading the resource tells of it.
    if sized and counted != size:
        message = f"The file has {counted} bytes; `bytes` says {size}."
        yield _finding(resource, BYTE_COUNT, message, "bytes")
    if hasher and hasher.hexdigest() != digits:
        message = f"The {algorithm} hash of the file is {hasher.hexdigest()}; `hash` says {digits}."
        yield _finding(resource, HASH_COUNT, message, "hash")


def _finding(resource: Resource, kind: Kind, message: str, key: str) -> Finding:
    return Finding(
        kind,
        message,
        kind.remedy,
        resource=resource.name,
        path=resource.path,
        details={"pointer": f"{resource.pointer}/{key}"},
    )
