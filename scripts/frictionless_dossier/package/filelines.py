"""On which lines values stand in the JSON files of a package, for findings made after loading."""

from pathlib import Path

from frictionless_dossier.package.jsonfile import read_json
from frictionless_dossier.package.jsonplaces import Places
from frictionless_dossier.package.paths import FileFault


class FileLines:
    """Lines in descriptor, schemas and documents; a file is read when it is first asked for.

    Args:
        base: Folder of the descriptor.
    """

    def __init__(self, base: Path) -> None:
        self._base = base
        self._files: dict[str, Places | None] = {}

    def line(self, path: str, pointer: str) -> int | None:
        """Line of a value; None where it is not there, or its file cannot be read any more.

        Args:
            path: The file, relative to the package.
            pointer: JSON Pointer of the value in it.
        """
        if path not in self._files:
            try:
                self._files[path] = read_json(self._base, path).places
            except FileFault:
                self._files[path] = None
        places = self._files[path]
        return places.line(pointer) if places is not None else None
