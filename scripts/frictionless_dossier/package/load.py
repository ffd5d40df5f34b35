"""The descriptor of a package, with all that it declares; nothing of its data is read here."""

import re
from pathlib import Path
from typing import Any

from frictionless_dossier import __version__
from frictionless_dossier.dates import DateError, parse
from frictionless_dossier.errors import PackageError
from frictionless_dossier.findings.log import FindingLog
from frictionless_dossier.package.jsonfile import JsonFile, read_json
from frictionless_dossier.package.keys import read_foreign_keys
from frictionless_dossier.package.kinds import PACKAGE_ERROR, TOOL_VERSION
from frictionless_dossier.package.metadata import check_package, free_names
from frictionless_dossier.package.model import Package, Resource
from frictionless_dossier.package.node import ARRAY, NAME, OBJECT, Node, Shape, describe
from frictionless_dossier.package.paths import FileFault
from frictionless_dossier.package.resources import PLAIN_NAME, Resources
from frictionless_dossier.package.schemas import read_rules

DESCRIPTOR = "datapackage.json"
"""Name of the descriptor in the folder of a package."""

_TABLES = frozenset((".csv", ".tsv", ".tab", ".xlsx", ".xls", ".ods"))
_URL = r"(?i)[a-z]{3,}:/"  # a path of the system holds one slash of two
_REQUIRES = re.compile(r"frictionless-dossier\s*>=\s*([0-9]{1,9}(?:\.[0-9]{1,9})*)")
_REQUIREMENT = Shape(
    'a text such as "frictionless-dossier>=0.1.0"',
    lambda value: isinstance(value, str) and _REQUIRES.fullmatch(value) is not None,
)


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and parse(value).is_day
    except DateError:
        return False


_DAY = Shape('a day such as "2025-12-31"', _is_day)


def load(path: Path) -> tuple[Package, FindingLog]:
    """Read what a package declares.

    Args:
        path: Folder with a `datapackage.json`, or a descriptor.

    Returns:
        The package, as far as it can be taken, and what is wrong with descriptor and schemas.

    Raises:
        PackageError: The descriptor is missing, cannot be read, or is no JSON object.
    """
    base, name = (path, DESCRIPTOR) if path.is_dir() else (path.parent, path.name)
    return declared(_descriptor(path, base, name), base)


def declared(file: JsonFile, base: Path) -> tuple[Package, FindingLog]:
    """What a descriptor declares that was read already.

    Args:
        file: The descriptor; its value is an object.
        base: Folder in which its paths lie.

    Returns:
        The package, as far as it can be taken, and what is wrong with descriptor and schemas.
    """
    found = FindingLog()
    found.extend(file.findings(PACKAGE_ERROR))
    root = Node(file, file.value, found)
    free = free_names(file.value)
    root.take("name", NAME if free else PLAIN_NAME, PACKAGE_ERROR)
    check_package(root, PACKAGE_ERROR)
    _check_version(root)
    reader = Resources(base, free_names=free)
    resources = tuple(reader.read(root["resources"])) if _has_resources(root) else ()
    package = Package(
        base=base,
        path=file.path,
        descriptor=root.value,
        resources=_with_foreign_keys(resources, reader),
        rules=read_rules(root, PACKAGE_ERROR),
        as_of=root.take("asOf", _DAY, PACKAGE_ERROR),
    )
    return package, found


def _descriptor(path: Path, base: Path, name: str) -> JsonFile:
    if not (base / name).exists():
        raise _missing(path)
    if path.suffix.lower() in _TABLES:
        raise PackageError(
            f"{path} is a table, and what is checked is a package.",
            f"Name its {DESCRIPTOR}; `dossier init` drafts one for a folder of tables.",
        )
    try:
        file = read_json(base, name)
    except FileFault as fault:
        where = path if path.name != name else base
        raise PackageError(f"{_within(where)}{fault.message}", fault.remedy) from None
    if not OBJECT.holds(file.value):
        line = file.places.line("") or 1
        message = (
            f'{_within(base)}The descriptor "{name}" is {describe(file.value)}, not an object '
            f"(line {line}, column 1)."
        )
        raise PackageError(message, "A descriptor is a JSON object with `resources`.")
    return file


def _within(place: Path) -> str:
    """The beginning of a message about what lies there; nothing where that is here."""
    return "" if place == Path() else f"{place}: "


def _missing(path: Path) -> PackageError:
    """What is wrong where a path leads to no descriptor."""
    if re.match(_URL, str(path)):
        return PackageError(
            f"{path} is a URL, and nothing is read from the network.",
            "Download the package, and name its folder, its descriptor or its zip file.",
        )
    if not path.is_dir():
        return PackageError(
            f"There is no file or folder {path}.",
            "Name a folder with a datapackage.json, a descriptor, or a zip file.",
        )
    return PackageError(
        f'{_within(path)}There is no file "{DESCRIPTOR}" in this folder.',
        "Name the folder of a package; `dossier init` drafts a descriptor for a folder of tables.",
    )


def _has_resources(root: Node) -> bool:
    if "resources" in root:
        return root.take("resources", ARRAY, PACKAGE_ERROR) is not None
    root.report(PACKAGE_ERROR, "The descriptor has no `resources`.", "Add `resources`, an array.")
    return False


def _with_foreign_keys(resources: tuple[Resource, ...], reader: Resources) -> tuple[Resource, ...]:
    by_name = {resource.name: resource for resource in resources}
    return tuple(
        each._replace(
            schema=each.schema.with_foreign_keys(
                read_foreign_keys(reader.schemas[each.name], each, by_name)
            )
        )
        if each.schema and each.name in reader.schemas
        else each
        for each in resources
    )


def _check_version(root: Node) -> None:
    needed = root.take("requires", _REQUIREMENT, PACKAGE_ERROR)
    match = _REQUIRES.fullmatch(needed or "")
    if match and _numbers(match[1]) > _numbers(__version__):
        message = f"The package needs frictionless-dossier {match[1]}; this is {__version__}."
        root["requires"].report(TOOL_VERSION, message)


def _numbers(version: str) -> tuple[int, ...]:
    """A version as numbers, without zeros at the end: 1.0 is 1."""
    numbers = [int(part) for part in version.split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
