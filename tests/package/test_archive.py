"""Packages in a zip file: read as the folder would be, or refused before anything is harmed."""

import json
import os
import stat
import struct
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import frictionless_dossier
import pytest
from frictionless_dossier.cli import main
from frictionless_dossier.errors import PackageError
from frictionless_dossier.package import archive

DESCRIPTOR = json.dumps(
    {
        "name": "rivers",
        "resources": [
            {"name": "rivers", "path": "data/rivers.csv", "schema": {"fields": [{"name": "id"}]}}
        ],
    }
)
ROWS = "id\nrhine\n"
FILES = {"datapackage.json": DESCRIPTOR, "data/rivers.csv": ROWS}


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, empty before each test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def pack(path: Path, files: dict[str, str], top: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in files.items():
            file.writestr(top + name, text)
    return path


def entry(name: str, mode: int = stat.S_IFREG | 0o644, flags: int = 0) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    info.flag_bits |= flags
    return info


@pytest.mark.parametrize("top", ["", "rivers-1.0/"])
def test_a_zip_is_read_as_its_folder_is(tmp_path: Path, temporary: Path, top: str) -> None:
    path = pack(tmp_path / "package.zip", FILES | {"data/rivers.csv": "id\nrhine\n\n"}, top)
    report = frictionless_dossier.validate(path)
    assert [(each.rule, each.path, each.line) for each in report.findings] == [
        ("blank-row", "data/rivers.csv", 3)
    ]
    assert report.path == str(path)
    del report
    assert list(temporary.iterdir()) == []


def test_a_process_prints_all_and_leaves_nothing(tmp_path: Path, temporary: Path) -> None:
    path = pack(tmp_path / "package.zip", FILES | {"data/rivers.csv": "id\nrhine\n\n"})
    done = subprocess.run(
        [sys.executable, "-m", "frictionless_dossier", "validate", path, "--format", "json"],
        env=os.environ | {"TMPDIR": str(temporary)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert json.loads(done.stdout)["valid"] is False
    assert list(temporary.iterdir()) == []


def test_a_zip_may_have_any_name_and_what_a_finder_adds(tmp_path: Path, temporary: Path) -> None:
    path = pack(tmp_path / "download", {"r/" + name: text for name, text in FILES.items()})
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("__MACOSX/._r", "")
    assert frictionless_dossier.validate(path).valid()
    assert main(["validate", str(path)]) == 0
    assert list(temporary.iterdir()) == []


HARMFUL = {
    "leaves": entry("../evil"),
    "inner": entry("data/../../evil"),
    "absolute": entry("/tmp/evil"),
    "drive": entry("C:/evil"),
    "backslash": entry("..\\evil"),
    "url": entry("http://example.org/evil"),
    "control": entry("a\x1bb"),
    "link": entry("data/link", stat.S_IFLNK | 0o777),
    "device": entry("data/zero", stat.S_IFCHR | 0o666),
    "pipe": entry("data/pipe", stat.S_IFIFO | 0o666),
    "twice": entry("data/rivers.csv"),
    "file as folder": entry("datapackage.json/evil"),
    "folder as file": entry("data"),
    "long": entry("a" * 5000),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", HARMFUL)
def test_a_zip_with_a_harmful_entry_is_refused_as_a_whole(
    tmp_path: Path, temporary: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = pack(tmp_path / "package.zip", FILES)
    with zipfile.ZipFile(path, "a") as file:
        file.writestr(HARMFUL[name], "/etc/passwd")
    before = sorted(tmp_path.rglob("*"))
    assert main(["validate", str(path)]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"dossier: {path}: The zip file ")
    assert str(temporary) not in told
    assert sorted(tmp_path.rglob("*")) == before


def test_an_encrypted_zip_is_refused(tmp_path: Path, temporary: Path) -> None:
    path = pack(tmp_path / "package.zip", FILES)
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    path.write_bytes(content)
    with pytest.raises(PackageError, match="is encrypted"):
        frictionless_dossier.validate(path)


def test_a_bomb_is_stopped_though_its_headers_lie(tmp_path: Path, temporary: Path) -> None:
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in FILES.items():
            file.writestr(name, text)
        for number in range(4):
            with file.open(f"zeros-{number}", "w") as stream:
                for _ in range(20):
                    stream.write(bytes(2**20))
    assert path.stat().st_size < 200_000
    with pytest.raises(PackageError, match="far more than its size"):
        frictionless_dossier.validate(path)
    assert list(temporary.iterdir()) == []
    # The same, where each header says that the entry has ten bytes.
    content = bytearray(path.read_bytes())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<L", content, at + 24, 10)
        at = content.find(b"PK\x01\x02", at + 1)
    path.write_bytes(content)
    with pytest.raises(PackageError, match="The zip file"):
        frictionless_dossier.validate(path)
    assert list(temporary.iterdir()) == []


def test_too_many_entries_are_refused(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pack(tmp_path / "package.zip", FILES)
    monkeypatch.setattr(archive, "MAX_ENTRIES", 1)
    with pytest.raises(PackageError, match="2 entries"):
        frictionless_dossier.validate(path)
    monkeypatch.setattr(archive, "MAX_DIRECTORY_BYTES", 10)
    with pytest.raises(PackageError, match="list of entries"):
        frictionless_dossier.validate(path)
    monkeypatch.setattr(archive, "MAX_ZIP_BYTES", 10)
    with pytest.raises(PackageError, match="at most 10 are read"):
        frictionless_dossier.validate(path)


def test_every_damaged_zip_is_refused(tmp_path: Path, temporary: Path) -> None:
    """Each byte turned round, and beginnings of the whole: read, or refused in words."""
    whole = pack(tmp_path / "whole.zip", FILES).read_bytes()
    path = tmp_path / "package.zip"
    damaged = [whole[:length] for length in range(0, len(whole), 7)]
    damaged += [
        whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :] for at in range(len(whole))
    ]
    for content in damaged:
        path.write_bytes(content)
        try:
            frictionless_dossier.validate(path)
        except PackageError as error:
            assert str(temporary) not in error.message
    assert list(temporary.iterdir()) == []


def test_a_zip_without_descriptor_is_told(tmp_path: Path, temporary: Path) -> None:
    path = pack(tmp_path / "package.zip", {"a/b/datapackage.json": DESCRIPTOR})
    with pytest.raises(PackageError, match="at its top or in its one top folder"):
        frictionless_dossier.validate(path)
    for text in ("[]", "{", ""):
        pack(path, {"datapackage.json": text})
        with pytest.raises(PackageError) as raised:
            frictionless_dossier.validate(path)
        assert str(temporary) not in raised.value.message
        assert str(path) in raised.value.message
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    "command", [["fix"], ["build"], ["verify", "--sources", "."]], ids=lambda each: each[0]
)
def test_nothing_is_written_into_a_zip(
    tmp_path: Path, temporary: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    path = pack(tmp_path / "package.zip", FILES)
    before = path.read_bytes()
    assert main([*command, str(path)]) == 2
    assert "Unpack it" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert list(temporary.iterdir()) == []
