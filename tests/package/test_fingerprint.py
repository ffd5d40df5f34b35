"""Size and hash of resources; what they are of, and what is left to others."""

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import validate

Writer = Callable[[Mapping[str, str | bytes]], Path]
FILES = {"t.csv": "id\n1\n", "u.csv": "2\n"}
BOTH = "".join(FILES.values()).encode()


def package(write: Writer, **declared: Any) -> list[tuple[str, str | None]]:
    resource = {"name": "t", "path": list(FILES), "schema": {"fields": [{"name": "id"}]}}
    descriptor = {"name": "p", "resources": [{**resource, **declared}]}
    folder = write({**FILES, "datapackage.json": json.dumps(descriptor)})
    return [(each.rule, each.details.get("pointer")) for each in validate(folder).findings]


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha256", "sha512"])
def test_several_files_have_the_hash_of_one(write: Writer, algorithm: str) -> None:
    digits = hashlib.new(algorithm, BOTH).hexdigest()
    assert package(write, bytes=len(BOTH), hash=f"{algorithm}:{digits.upper()}") == []
    other = f"{algorithm}:{digits[::-1]}"
    assert package(write, hash=other) == [("hash-count", "/resources/0/hash")]


def test_without_a_name_it_is_md5(write: Writer) -> None:
    assert package(write, hash=hashlib.md5(BOTH).hexdigest()) == []
    assert package(write, hash="0" * 32, bytes=1) == [
        ("byte-count", "/resources/0/bytes"),
        ("hash-count", "/resources/0/hash"),
    ]


def test_an_empty_hash_says_nothing(write: Writer) -> None:
    assert package(write, hash="") == []


def test_a_missing_file_is_told_once(write: Writer) -> None:
    assert package(write, path="x.csv", bytes=1, hash="0" * 32) == [
        ("scheme-error", "/resources/0/path")
    ]
