"""The packages of `defects/`, with their faults and without.

`<kind>/<fault>/package/` is a package that declares only what the fault needs. `change.json` names
a file of it and what happens to it: `replace` (a text that stands there once, and another),
`write` (a new text), `hex` (new bytes), or `delete`. `expected.json` lists the findings. A folder
`texts/`, where there is one, holds the texts of sources.
"""

import json
import shutil
from pathlib import Path

DEFECTS = Path(__file__).parent / "defects"
FAULTS = sorted(each.parent for each in DEFECTS.glob("*/*/change.json"))
"""The folder of each fault."""


def sound(fault: Path, package: Path) -> Path:
    """Copies the package of a fault, without it, to a folder that is not there yet."""
    return shutil.copytree(fault / "package", package)


def break_(fault: Path, package: Path) -> None:
    """Does to a copy of the package what makes the fault."""
    change = json.loads((fault / "change.json").read_text(encoding="utf-8"))
    file = package / change["file"]
    if "replace" in change:
        old, new = change["replace"]
        text = file.read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
        file.write_bytes(text.replace(old, new).encode())
    elif "write" in change:
        file.write_bytes(change["write"].encode())
    elif "hex" in change:
        file.write_bytes(bytes.fromhex(change["hex"]))
    else:
        assert change["delete"] is True
        file.unlink()


def broken(fault: Path, package: Path) -> Path:
    """Copies the package of a fault, with it, to a folder that is not there yet."""
    break_(fault, sound(fault, package))
    return package


def texts(fault: Path) -> Path | None:
    """The folder of the texts of sources; None where the fault needs none."""
    folder = fault / "texts"
    return folder if folder.is_dir() else None
