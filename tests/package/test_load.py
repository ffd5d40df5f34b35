import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import __version__
from frictionless_dossier.errors import PackageError
from frictionless_dossier.package.load import load

Reader = Callable[..., Any]
Writer = Callable[[Mapping[str, str | bytes]], Path]

# content of the descriptor; what the message must say
UNREADABLE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "line 1, column 1"),
    "no JSON": (b'{"resources": [\n  {"name" "t"}\n]}', "line 2, column 11"),
    "array": (b"\n[]", "an empty array, not an object (line 2, column 1)"),
    "text": (b'"resources"', 'the text "resources", not an object'),
    "no UTF-8": (b'{"name": "p",\n "title": "caf\xe9"}', "byte 0xe9 in line 2, column 15"),
    "UTF-16": ('{"name": "p"}'.encode("utf-16"), "UTF-16"),
    "deep": (b'{"a":' * 200_000, "levels deep"),
    "digits": (b'{"a": ' + b"1" * 5_000 + b"}", "digits"),
}


@pytest.mark.parametrize(("content", "message"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_descriptor_that_cannot_be_read_ends_the_run(
    write: Writer, content: bytes, message: str
) -> None:
    folder = write({"datapackage.json": content})
    with pytest.raises(PackageError) as caught:
        load(folder)
    assert message in caught.value.message
    assert "datapackage.json" in caught.value.message
    assert caught.value.remedy


def test_a_missing_descriptor_ends_the_run(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "datapackage.json", tmp_path / "nowhere" / "x.json"):
        with pytest.raises(PackageError, match="There is no file"):
            load(path)


def test_a_path_to_no_package_tells_what_it_leads_to(write: Writer) -> None:
    folder = write({"terms.csv": "id\n1\n"})
    for path, message, remedy in (
        (folder, "in this folder", "`dossier init` drafts"),
        (folder / "terms.csv", "is a table", "`dossier init` drafts"),
        (folder / "nowhere", "no file or folder", "Name a folder"),
        (Path("https://example.org/datapackage.json"), "is a URL", "Download"),
    ):
        with pytest.raises(PackageError, match=message) as caught:
            load(path)
        assert remedy in caught.value.remedy


def test_a_descriptor_is_found_by_folder_and_by_name(write: Writer) -> None:
    folder = write(
        {"datapackage.json": '\ufeff{"resources": []}', "other.json": '{"resources": []}'}
    )
    assert load(folder)[0].path == "datapackage.json"
    package, found = load(folder / "other.json")
    assert (package.path, package.base, list(found)) == ("other.json", folder, [])


def test_a_descriptor_in_the_current_folder_is_found(
    write: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write({"datapackage.json": '{"resources": []}'}))
    assert [*load(Path("datapackage.json"))[1], *load(Path())[1]] == []


TABLE: dict[str, Any] = {"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id"}]}}


def other(**changes: Any) -> dict[str, Any]:
    """A table that is at fault, beside the sound one."""
    return {**TABLE, "name": "other", **changes}


# the descriptor beside the sound table; kind and pointer of each finding
DESCRIPTORS: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "sound, version 1": ({"profile": "tabular-data-package"}, []),
    "sound, version 2": (
        {"$schema": "https://datapackage.org/profiles/2.0/datapackage.json"},
        [],
    ),
    "name": ({"name": "A B"}, [("package-error", "/name")]),
    "asOf": ({"asOf": "2025-02-30"}, [("package-error", "/asOf")]),
    "asOf as month": ({"asOf": "2025-02"}, [("package-error", "/asOf")]),
    "requires": ({"requires": "0.1.0"}, [("package-error", "/requires")]),
    "requires endless": (
        {"requires": f"frictionless-dossier>={'9' * 5000}"},
        [("package-error", "/requires")],
    ),
    "requires newer": ({"requires": "frictionless-dossier>=99"}, [("tool-version", "/requires")]),
    "requires this": ({"requires": f"frictionless-dossier>={__version__}.0"}, []),
    "rules no array": ({"rules": {}}, [("package-error", "/rules")]),
    "rule no object": ({"rules": ["edtf"]}, [("package-error", "/rules/0")]),
    "rule without type": ({"rules": [{"types": "edtf"}]}, [("package-error", "/rules/0")]),
}


@pytest.mark.parametrize(("changes", "findings"), DESCRIPTORS.values(), ids=DESCRIPTORS.keys())
def test_faults_of_the_descriptor(
    read_package: Reader, changes: dict[str, Any], findings: object
) -> None:
    read = read_package({**changes, "resources": [TABLE]}, t__csv="id\n1\n")
    assert [(each.rule, each.details["pointer"]) for each in read.findings] == findings
    assert all(each.path == "datapackage.json" and each.line for each in read.findings)
    assert list(read.tables) == ["t"]


RESOURCES: dict[str, tuple[object, list[tuple[str, str]]]] = {
    "no object": ("t.csv", [("resource-error", "/resources/1")]),
    "no name": ({"path": "t.csv"}, [("resource-error", "/resources/1")]),
    "name no text": (other(name=1), [("resource-error", "/resources/1")]),
    "ill-formed name": (other(name="A b"), [("resource-error", "/resources/1/name")]),
    "doubled name": (other(name="t"), [("resource-error", "/resources/1/name")]),
    "no path": ({"name": "o"}, [("resource-error", "/resources/1")]),
    "path and data": (other(data=[]), [("resource-error", "/resources/1/data")]),
    "data a number": ({"name": "o", "data": 1}, [("resource-error", "/resources/1/data")]),
    "path a number": (other(path=1), [("resource-error", "/resources/1/path")]),
    "no paths": (other(path=[]), [("resource-error", "/resources/1/path")]),
    "empty path": (other(path=""), [("unsafe-path", "/resources/1/path")]),
    "absolute": (other(path="/etc/passwd"), [("unsafe-path", "/resources/1/path")]),
    "drive": (other(path="C:/x.csv"), [("unsafe-path", "/resources/1/path")]),
    "home": (other(path="~/x.csv"), [("unsafe-path", "/resources/1/path")]),
    "parent": (other(path="a/../../x.csv"), [("unsafe-path", "/resources/1/path")]),
    "backslash": (other(path="..\\x.csv"), [("unsafe-path", "/resources/1/path")]),
    "URL": (other(path="https://example.org/x"), [("unsafe-path", "/resources/1/path")]),
    "file URL": (other(path="file:///x.csv"), [("unsafe-path", "/resources/1/path")]),
    "NUL in path": (other(path="a\0b"), [("unsafe-path", "/resources/1/path")]),
    "no file": (other(path="x.csv"), [("scheme-error", "/resources/1/path")]),
    "half character": (
        other(path="\ud800.csv"),
        [("package-error", "/resources/1/path"), ("scheme-error", "/resources/1/path")],
    ),
    "long path": (other(path="x" * 5_000), [("scheme-error", "/resources/1/path")]),
    "folder": (other(path="."), [("scheme-error", "/resources/1/path")]),
    "second of two": (other(path=["t.csv", "x.csv"]), [("scheme-error", "/resources/1/path/1")]),
    "encoding": (other(encoding="utf-9"), [("encoding-error", "/resources/1/encoding")]),
    "encoding no text": (other(encoding=8), [("resource-error", "/resources/1/encoding")]),
    "role": (other(role="statement"), [("resource-error", "/resources/1/role")]),
    "role no text": (other(role=[]), [("resource-error", "/resources/1/role")]),
    "emptyAllowed": (other(emptyAllowed=True), [("resource-error", "/resources/1/emptyAllowed")]),
    "format": (other(format=1), [("resource-error", "/resources/1/format")]),
    "dialect": (other(dialect=[]), [("dialect-error", "/resources/1/dialect")]),
    "delimiter": (
        other(dialect={"delimiter": 3}),
        [("dialect-error", "/resources/1/dialect/delimiter")],
    ),
    "quoteChar": (
        other(dialect={"quoteChar": "''"}),
        [("dialect-error", "/resources/1/dialect/quoteChar")],
    ),
    "delimiter is quote": (
        other(dialect={"delimiter": '"'}),
        [("dialect-error", "/resources/1/dialect")],
    ),
    "header": (other(dialect={"header": 1}), [("dialect-error", "/resources/1/dialect/header")]),
    "headerRows": (
        other(dialect={"headerRows": [0]}),
        [("dialect-error", "/resources/1/dialect/headerRows")],
    ),
    "lineTerminator": (
        other(dialect={"lineTerminator": "|"}),
        [("dialect-error", "/resources/1/dialect/lineTerminator")],
    ),
    "dialect elsewhere": (other(dialect="d.json"), [("dialect-error", "/resources/1/dialect")]),
    "schema no object": (other(schema=[]), [("schema-error", "/resources/1/schema")]),
    "schema elsewhere": (other(schema="s.json"), [("schema-error", "/resources/1/schema")]),
    "schema outside": (other(schema="../s.json"), [("schema-error", "/resources/1/schema")]),
    "schema on the network": (
        other(schema="http://example.org/s.json"),
        [("schema-error", "/resources/1/schema")],
    ),
}


@pytest.mark.parametrize(("resource", "findings"), RESOURCES.values(), ids=RESOURCES.keys())
def test_a_resource_at_fault_leaves_the_others_checked(
    read_package: Reader, resource: object, findings: object
) -> None:
    read = read_package({"resources": [TABLE, resource]}, t__csv="id\n1\n2,3\n")
    declared = [each for each in read.findings if "pointer" in each.details]
    assert [(each.rule, each.details["pointer"]) for each in declared] == findings
    assert all(each.line and each.line > 1 and each.remedy for each in declared)
    assert all(f"{each.message}{each.remedy}".encode() for each in declared)
    assert len(read.tables["t"]) == 2
    assert ("extra-cell", 3, 3, None) in read.brief


@pytest.mark.parametrize("resources", [None, {}, "x"])
def test_resources_are_an_array(read_package: Reader, resources: object) -> None:
    read = read_package({"resources": resources})
    assert read.places == [("package-error", 2, "/resources")]


def test_a_descriptor_without_resources(read_package: Reader) -> None:
    assert read_package({"name": "p"}).places == [("package-error", 1, "")]


def test_a_duplicate_key_is_told_with_its_line(read_package: Reader) -> None:
    read = read_package('{"resources": [],\n "name": "a",\n "name": "b"}')
    assert read.places == [("package-error", 3, "/name")]


def test_a_link_that_leaves_the_package_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("id\n1\n")
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "in.csv").write_text("id\n1\n")
    (folder / "out.csv").symlink_to(tmp_path / "secret.csv")
    (folder / "up").symlink_to(tmp_path)
    (folder / "round.csv").symlink_to("round.csv")
    (folder / "alias.csv").symlink_to("in.csv")
    os.mkfifo(folder / "pipe.csv")
    paths = ["out.csv", "up/secret.csv", "round.csv", "pipe.csv", "alias.csv"]
    resources = [{"name": f"r{number}", "path": path} for number, path in enumerate(paths)]
    (folder / "datapackage.json").write_text(json.dumps({"resources": resources}))
    package, found = load(folder)
    assert [(each.rule, each.resource) for each in found] == [
        ("unsafe-path", "r0"),
        ("unsafe-path", "r1"),
        ("scheme-error", "r2"),
        ("scheme-error", "r3"),
    ]
    assert [each.paths for each in package.resources] == [(), (), (), (), ("alias.csv",)]
    assert not any(str(tmp_path) in each.message for each in found)


def test_rules_keep_their_place(read_package: Reader) -> None:
    rules = [{"type": "order", "fields": ["id"]}]
    table = {**TABLE, "schema": "s.json"}
    schema = {"fields": [{"name": "id"}], "rules": rules}
    package = read_package(
        {"resources": [table], "rules": rules}, s__json=json.dumps(schema), t__csv="id\n1\n"
    ).package
    (of_package,) = package.rules
    (of_table,) = package.resources[0].schema.rules
    assert (of_package.path, of_package.pointer, of_package.resource) == (
        "datapackage.json",
        "/rules/0",
        None,
    )
    assert (of_table.path, of_table.pointer, of_table.resource) == ("s.json", "/rules/0", "t")
    assert of_package.type == of_table.type == "order"
    assert of_package.parameters == of_table.parameters == {"fields": ["id"]}


def test_reading_loads_nothing_heavy() -> None:
    code = (
        "import sys, frictionless_dossier.package.read, frictionless_dossier.package.load\n"
        "print(*{'polars', 'jsonschema', 'frictionless', 'pandas'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


def test_resources_beyond_the_limit_are_told_and_not_read(
    read_package: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frictionless_dossier.package.resources.MAX_RESOURCES", 2)
    read = read_package({"resources": [{"name": f"r{number}", "data": {}} for number in range(3)]})
    assert [each.name for each in read.package.resources] == ["r0", "r1"]
    assert [each.details["pointer"] for each in read.findings] == ["/resources"]
    assert "lists 3 resources; the first 2 are read" in read.findings[0].message


def test_tables_beyond_the_limit_of_fields_are_told_and_not_read(
    read_package: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frictionless_dossier.package.resources.MAX_FIELDS", 3)
    tables = [{**TABLE, "name": name, "schema": "s.json"} for name in ("a", "b", "c")]
    schema = '{"fields": [{"name": "id"}]}'
    read = read_package({"resources": tables}, t__csv="id\n1\n", s__json=schema)
    assert (read.findings, list(read.tables)) == ([], ["a", "b", "c"])
    schema = '{"fields": [{"name": "id"}, {"name": "name"}]}'
    read = read_package({"resources": tables}, t__csv="id,name\n1,x\n", s__json=schema)
    assert list(read.tables) == ["a"]
    assert [(each.rule, each.resource) for each in read.findings] == [
        ("schema-error", "b"),
        ("schema-error", "c"),
    ]
