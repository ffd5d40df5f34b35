"""Commands that write: only into the folder of the package, and through no link."""

import json
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier.cli import main
from frictionless_dossier.errors import PackageError
from frictionless_dossier.fix.inside import write_inside


def declare(package: Path, **more: Any) -> None:
    file = package / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(descriptor | more, indent=2), encoding="utf-8")


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder beside the package, with a file that nothing may touch."""
    folder = tmp_path_factory.mktemp("outside")
    (folder / "file.md").write_text("untouched")
    return folder


@pytest.mark.parametrize(
    "path",
    ["../{}/file.md", "{}/file.md", "link/file.md", "link/new.md", "link.md", "tenures.csv/x", ""],
)
@pytest.mark.parametrize("name", ["dataDictionary", "ruleCatalogue", "contradictions"])
def test_build_writes_nothing_outside(
    package: Path,
    outside: Path,
    capsys: pytest.CaptureFixture[str],
    path: str,
    name: str,
) -> None:
    (package / "link").symlink_to(outside)
    (package / "link.md").symlink_to(outside / "file.md")
    declare(package, generated={name: path.format(outside)})
    assert main(["build", str(package)]) == 2
    assert "nothing is written there" in capsys.readouterr().err
    assert [each.name for each in outside.iterdir()] == ["file.md"]
    assert (outside / "file.md").read_text() == "untouched"


@pytest.mark.parametrize(
    "generated", ["x", ["dataDictionary"], {"dictionary": "x"}, {"dataDictionary": 5}]
)
def test_build_tells_what_is_wrong_with_its_declaration(
    package: Path, capsys: pytest.CaptureFixture[str], generated: Any
) -> None:
    declare(package, generated=generated)
    assert main(["build", str(package)]) == 2
    assert "dataDictionary" in capsys.readouterr().err


def test_fix_does_not_write_through_a_link(
    package: Path, outside: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A table that is a link to another file of the package is read, but not written."""
    untidy = (package / "tenures.csv").read_bytes().replace(b"\n", b"\r\n")
    (package / "tenures.csv").rename(package / "real.csv")
    (package / "real.csv").write_bytes(untidy)
    (package / "tenures.csv").symlink_to("real.csv")
    assert main(["fix", str(package)]) == 2
    assert "symbolic link" in capsys.readouterr().err
    assert (package / "tenures.csv").is_symlink()
    assert (package / "real.csv").read_bytes() == untidy


def test_a_folder_that_cannot_be_written_to_is_told(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(PackageError, match="cannot be written: Permission denied"):
        write_inside(package, "tenures.csv", b"x")
