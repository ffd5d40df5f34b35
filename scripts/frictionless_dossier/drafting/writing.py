"""From a folder to its draft and back: which files are tables, and where the draft goes."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from frictionless_dossier.drafting.draft import Draft
from frictionless_dossier.drafting.reading import FoundTable, read_found
from frictionless_dossier.errors import OptionError
from frictionless_dossier.fix.atomic import write_bytes
from frictionless_dossier.fix.canonical import json_text
from frictionless_dossier.package.load import DESCRIPTOR

_SUFFIXES = (".csv", ".tsv", ".tab")
_SHEETS = (".xlsx", ".xls", ".ods")
_AS_CSV = "Save each of its sheets as CSV, in UTF-8."


class Found(NamedTuple):
    """The tables of a folder, and why files of it that look like tables are left out."""

    tables: list[FoundTable]
    left_out: list[OptionError]


def found_in(folder: Path) -> Found:
    """The tables of a folder and of the folders in it, hidden ones left out, in order of path.

    Raises:
        OptionError: It is no folder, or holds no table that can be read.
    """
    if not folder.is_dir():
        raise OptionError(f"{folder} is no folder.", "Name the folder that holds the CSV files.")
    found = Found([], [])
    inside = (file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    for path in sorted(path for path in inside if not any(part[0] == "." for part in path.parts)):
        suffix = path.suffix.lower()
        if suffix in _SHEETS:
            found.left_out.append(OptionError(f"{path.as_posix()} is a spreadsheet.", _AS_CSV))
        elif suffix in _SUFFIXES:
            try:
                found.tables.append(read_found(folder, path.as_posix()))
            except OptionError as error:
                found.left_out.append(error)
    if not found.tables and found.left_out:
        raise found.left_out[0]
    if not found.tables:
        raise OptionError(
            f"{folder} holds no table.",
            f"Put files there that end in {', '.join(_SUFFIXES)}.",
        )
    return found


def write(folder: Path, draft: Draft) -> Iterator[str]:
    """Write a draft; yields each path as it is written, the descriptor last.

    Raises:
        OptionError: A file of the draft exists already (then nothing is written), or the folder
            cannot be written to.
    """
    files = {**draft.schemas, DESCRIPTOR: draft.descriptor}
    there = [path for path in files if (folder / path).exists()]
    if there:
        raise OptionError(
            f"{', '.join(there)} exists already; nothing was written.",
            "Draft in a folder without a package, or move these files away.",
        )
    try:
        for path, value in files.items():
            (folder / path).parent.mkdir(exist_ok=True)
            write_bytes(folder / path, json_text(value).encode())
            yield path
    except OSError as error:
        raise OptionError(
            f"{error.filename or folder} cannot be written: {error.strerror}.",
            "Draft in a folder that you may write to.",
        ) from None
