"""Which tables go through the sieve: large files of plain delimited text in UTF-8."""

import codecs
import contextlib
from functools import partial
from importlib.util import find_spec
from typing import NamedTuple

from frictionless_dossier.package.dialect import read_dialect
from frictionless_dossier.package.model import Package, Resource
from frictionless_dossier.package.paths import FileFault, locate
from frictionless_dossier.package.read import HEAD, told_delimiter
from frictionless_dossier.package.resources import DELIMITED

_OTHER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
"""Byte order marks of other encodings; that of UTF-32 LE begins as that of UTF-16 LE."""


class Limits(NamedTuple):
    """Sizes that decide how tables are read, never what is found.

    Attributes:
        large: Bytes from which a table goes through the sieve: about where that takes as long as
            the plain way, the import of Polars included (measured).
        block: Bytes of a table that are read at once: small enough for the caches of a processor
            (measured: a quarter less time and half the memory of 16 MiB).
        few: Rows whose cells are sooner judged than tested.
    """

    large: int = 5 * 2**20
    block: int = 4 * 2**20
    few: int = 512


def is_large(package: Package, resource: Resource, limits: Limits) -> bool:
    """Whether the sieve could read a table, and it is large enough to be worth it."""
    dialect = read_dialect(resource.dialect, resource.format)
    if (
        resource.schema is None
        or not resource.schema.fields
        or resource.format not in DELIMITED
        or not resource.paths
        or codecs.lookup(resource.encoding).name != "utf-8"
        or dialect.escape is not None
        or dialect.skip_space
        or not dialect.double_quote
        or dialect.comment is not None
        or dialect.comment_rows
        or not _plain(dialect.delimiter)
        or not (dialect.quote is None or _plain(dialect.quote))
    ):
        return False
    if table_size(package, resource) < limits.large:
        return False
    names = [field.label for field in resource.schema.fields]
    other_delimiter = partial(told_delimiter, dialect=dialect, names=names)
    try:
        for path in resource.paths:
            with locate(package.base, path).open("rb") as stream:
                head = stream.read(HEAD)
                if head.startswith(_OTHER_MARKS) or other_delimiter(head.decode(errors="replace")):
                    return False
    except (FileFault, OSError):
        return False  # The plain reader says what is wrong.
    return True


def table_size(package: Package, resource: Resource) -> int:
    """Bytes of the files of a table; what cannot be read counts nothing."""
    size = 0
    for path in resource.paths:
        with contextlib.suppress(FileFault, OSError):
            size += locate(package.base, path).stat().st_size
    return size


def is_available() -> bool:
    """Whether what the sieve needs is installed."""
    return find_spec("polars") is not None


def _plain(mark: str) -> bool:
    """Whether a delimiter or quote is one byte that is no control character but the tab."""
    return len(mark) == 1 and mark.isascii() and (mark.isprintable() or mark == "\t")
