from collections.abc import Callable
from typing import Any

import pytest
from frictionless_dossier.findings import Finding
from frictionless_dossier.package import jsonfile, paths
from frictionless_dossier.package.documents import read_document
from frictionless_dossier.package.model import Package

Reader = Callable[..., Any]

DOCUMENTS: dict[str, tuple[bytes, object, list[tuple[str, int | None]]]] = {
    "sound": (b'{"a": [1.5]}', {"a": [1.5]}, []),
    "byte order mark": (b'\xef\xbb\xbf{"a": 1}', {"a": 1}, []),
    "duplicate key": (b'{"a": 1,\n "a": 1}', None, [("json-error", 2)]),
    "NaN": (b'{"a":\n NaN}', None, [("json-error", 2)]),
    "no JSON": (b"{\n'a'}", None, [("json-error", 2)]),
    "no UTF-8": (b'"\n\xff"', None, [("encoding-error", 2)]),
    "empty": (b"", None, [("json-error", 1)]),
}


def read(package: Package) -> tuple[Any, list[Finding]]:
    """The document of the only resource, and what is found."""
    found: list[Finding] = []
    return read_document(package, package.resources[0], found), found


@pytest.mark.parametrize(("content", "value", "found"), DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_documents_are_read_strictly(
    read_package: Reader, content: bytes, value: object, found: object
) -> None:
    package = read_package(
        {"resources": [{"name": "d", "path": "d.json"}]}, d__json=content
    ).package
    document, findings = read(package)
    assert document == value
    assert [(each.rule, each.line) for each in findings] == found
    assert all((each.path, each.resource) == ("d.json", "d") for each in findings)


def test_inline_documents_are_as_they_stand(read_package: Reader) -> None:
    package = read_package({"resources": [{"name": "d", "data": {"a": 1}}]}).package
    assert read(package) == ({"a": 1}, [])


def test_a_document_of_several_files_is_refused(read_package: Reader) -> None:
    resource = {"name": "d", "path": ["a.json", "b.json"]}
    package = read_package({"resources": [resource]}, a__json="1", b__json="2").package
    document, (finding,) = read(package)
    assert (document, finding.rule) == (None, "source-error")


def test_a_file_over_the_limit_is_not_read(
    read_package: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = read_package(
        {"resources": [{"name": "d", "path": "d.json"}]}, d__json="[1, 2]"
    ).package
    limited = paths.read_bytes
    monkeypatch.setattr(jsonfile, "read_bytes", lambda base, path, limit: limited(base, path, 5))
    document, (finding,) = read(package)
    assert (document, finding.rule) == (None, "scheme-error")
    assert "6 bytes; at most 5" in finding.message


def test_a_file_that_is_gone_since_loading_is_told(read_package: Reader) -> None:
    package = read_package({"resources": [{"name": "d", "path": "d.json"}]}, d__json="1").package
    (package.base / "d.json").unlink()
    document, (finding,) = read(package)
    assert (document, finding.rule) == (None, "scheme-error")
