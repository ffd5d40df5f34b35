"""Packages of strangers: a finding or one refusal in words, whatever they hold."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier.cli import main

SOUND: dict[str, Any] = {"name": "a", "path": "a.csv", "schema": {"fields": [{"name": "id"}]}}


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Writes a package and validates it: exit status and all that is printed."""

    def run(descriptor: Any, **files: str | bytes) -> tuple[int, str]:
        (tmp_path / "a.csv").write_text("id\n1\n")
        for name, content in {"datapackage__json": _bytes(descriptor), **files}.items():
            (tmp_path / name.replace("__", ".")).write_bytes(_bytes(content))
        status = main(["validate", str(tmp_path)])
        told = capsys.readouterr()
        return status, told.out + told.err

    return run


def _bytes(content: Any) -> bytes:
    if isinstance(content, bytes):
        return content
    return (content if isinstance(content, str) else json.dumps(content)).encode()


@pytest.mark.parametrize(
    ("descriptor", "told"),
    [
        ("[]", "not an object"),
        ("3", "not an object"),
        ("null", "not an object"),
        ('"text"', "not an object"),
        ("", "is no JSON"),
        ("{", "is no JSON"),
        (b"\0" * 100, "is no JSON"),
        (b"\x89PNG\r\n\x1a\n", "not UTF-8"),
        ('{"name": "a"}'.encode("utf-16"), "UTF-16"),
        ("[" * 100_000, "nested more than"),
        ('{"a":' * 50_000, "nested more than"),
        ('{"a": ' + "9" * 10_000 + "}", "more digits than can be read"),
    ],
    ids=lambda each: repr(each)[:30],
)
def test_a_descriptor_that_is_none_is_refused(
    run: Callable[..., tuple[int, str]], descriptor: Any, told: str
) -> None:
    status, out = run(descriptor)
    assert status == 2
    assert told in out
    assert out.startswith("dossier: ")


@pytest.mark.parametrize(
    ("descriptor", "told"),
    [
        (b"\xef\xbb\xbf" + _bytes({"resources": []}), "no resource"),
        ('{"resources": [], "a": NaN}', "NaN is no JSON value"),
        ('{"resources": [], "a": 1e999}', "too large to be read"),
        ('{"resources": [], "resources": []}', "stands twice"),
        ('{"resources": [], "name": "\\ud800"}', "half a character"),
        ({"resources": "x"}, "not an array"),
        ({"resources": [1, None, "x", []]}, "not an object"),
        ({"resources": [{"name": "a\u0000b", "path": "a.csv"}]}, "ill-formed"),
        ({"resources": [SOUND, SOUND]}, "Two resources"),
        ({"resources": [SOUND | {"schema": 5}]}, "schema"),
        ({"resources": [SOUND | {"dialect": []}]}, "dialect"),
        ({"resources": [SOUND | {"encoding": "base64"}]}, "encoding"),
        ({"resources": [SOUND | {"dialect": {"delimiter": '"'}}]}, "the same character"),
        ({"resources": [SOUND | {"dialect": {"quoteChar": "ab"}}]}, "one character"),
        ({"resources": [SOUND | {"dialect": {"headerRows": [10**30]}}]}, "not even"),
        ({"resources": [SOUND], "rules": [{"type": "edtf", "x": 1}]}, "no parameter"),
        ({"resources": [SOUND], "rules": [{"type": {}}]}, "no `type`"),
        ({"resources": [SOUND], "rules": [{"type": "orphan", "resources": 5}]}, "is wrong"),
        ({"resources": [SOUND], "asOf": "tomorrow"}, "asOf"),
    ],
    ids=lambda each: repr(each)[:60],
)
def test_what_is_wrong_with_a_descriptor_is_a_finding(
    run: Callable[..., tuple[int, str]], descriptor: Any, told: str
) -> None:
    status, out = run(descriptor)
    assert status == 1
    assert told in out
    assert "→" in out


OUTSIDE = [
    "../a.csv",
    "x/../../a.csv",
    "/etc/passwd",
    "~/a.csv",
    "C:\\a.csv",
    "c:/a.csv",
    "\\\\server\\a.csv",
    "x\\a.csv",
    "http://localhost:9/a.csv",
    "HTTPS://localhost:9/a.csv",
    "ftp://localhost:9/a.csv",
    "s3://bucket/a.csv",
    "file:///etc/passwd",
    "//localhost/a.csv",
    "a\u0000.csv",
    "a\n.csv",
    "",
    "link.csv",
    "linked/passwd",
    "zero.csv",
    "pipe.csv",
    "folder",
    "round.csv",
    "a" * 5000,
    "a.csv/b",
    "\ud800.csv",
]


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: ascii(path)[:30])
@pytest.mark.parametrize("where", ["path", "schema", "dialect", "jsonSchema"])
def test_a_path_to_anything_but_a_file_of_the_package_is_refused(
    run: Callable[..., tuple[int, str]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    where: str,
) -> None:
    def reach(*_: Any, **__: Any) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.socket.connect", reach)
    monkeypatch.setattr("socket.getaddrinfo", reach)
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.csv").symlink_to("/etc/passwd")
    (tmp_path / "linked").symlink_to("/etc")
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    (tmp_path / "round.csv").symlink_to("round.csv")
    os.mkfifo(tmp_path / "pipe.csv")
    resource = SOUND | {where: path}
    if where == "jsonSchema":
        resource = {"name": "a", "path": "d.json", "jsonSchema": path}
    status, out = run({"resources": [resource]}, d__json="{}")
    assert status == 1
    assert "root:" not in out


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("x" * 10_000_000, "valid"),
        ('"' + "x\n" * 1_000_000, "not closed"),
        ("\0", "NUL"),
    ],
    ids=["10 MB", "unclosed", "NUL"],
)
def test_cells_of_any_size_and_content(
    run: Callable[..., tuple[int, str]], cells: str, told: str
) -> None:
    status, out = run({"resources": [SOUND]}, a__csv=f"id\n{cells}\n")
    assert status == (0 if told == "valid" else 1)
    assert told in out
    assert len(out) < 10_000


def test_ten_thousand_columns_in_another_order(run: Callable[..., tuple[int, str]]) -> None:
    names = [f"c{number}" for number in range(10_000)]
    schema = {"fields": [{"name": name} for name in names]}
    rows = f"{','.join(reversed(names))}\n{','.join(names)}\n"
    status, out = run({"resources": [SOUND | {"schema": schema}]}, a__csv=rows)
    assert status == 1
    assert out.count("stands where") > 5_000


def test_unknown_labels_by_the_thousand(run: Callable[..., tuple[int, str]]) -> None:
    schema = {"fields": [{"name": f"c{number}"} for number in range(2_000)]}
    labels = ",".join(f"d{number}" for number in range(2_000))
    status, out = run({"resources": [SOUND | {"schema": schema}]}, a__csv=f"{labels}\n1\n")
    assert status == 1
    assert out.count('is not the name "c') == 2_000


def test_a_choice_of_a_hundred_thousand_values(run: Callable[..., tuple[int, str]]) -> None:
    enum = [f"value {number}" for number in range(100_000)]
    schema = {"fields": [{"name": "id", "constraints": {"enum": enum}}]}
    rows = "".join(f"wrong {number}\n" for number in range(300))
    status, out = run({"resources": [SOUND | {"schema": schema}]}, a__csv=f"id\n{rows}")
    assert status == 1
    assert "300 times" in out


def test_tables_that_refer_to_each_other_in_a_circle(run: Callable[..., tuple[int, str]]) -> None:
    resources = [
        SOUND
        | {
            "name": name,
            "schema": {
                "fields": [{"name": "id"}],
                "primaryKey": "id",
                "foreignKeys": [{"fields": "id", "reference": {"resource": other, "fields": "id"}}],
            },
        }
        for name, other in (("a", "b"), ("b", "a"))
    ]
    assert run({"resources": resources})[0] == 0


def test_a_schema_beyond_the_limit_is_not_read(
    run: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frictionless_dossier.package.jsonfile.read_text.__defaults__", (100,))
    status, out = run({"resources": [SOUND | {"schema": "s.json"}]}, s__json=" " * 1000)
    assert status == 1
    assert "at most 100 are read" in out
