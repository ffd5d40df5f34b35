"""A small package on disk whose rules and exceptions a test declares."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

Rules = Sequence[Mapping[str, Any]]
Write = Callable[..., Path]

_TEXT = {"type": "string"}


def _schema(names: str, rules: Rules = ()) -> dict[str, Any]:
    fields = [{"name": name, **_TEXT} for name in names.split()]
    return {"fields": fields, "primaryKey": ["id"], "rules": list(rules)}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a package of terms of office; gives its folder."""

    def package(
        rules: Rules = (),
        term_rules: Rules = (),
        terms: Sequence[str] = ("t1,2001,2003",),
        exceptions: Sequence[str] = (),
    ) -> Path:
        files = {
            "schemas/terms.json": json.dumps(_schema("id start end", term_rules), indent=1),
            "terms.csv": "\n".join(["id,start,end", *terms, ""]),
            "statements.csv": "id\ns1\n",
            "exceptions.csv": "\n".join(["id,rule,rows,answer,statements,reason", *exceptions, ""]),
        }
        resources: list[dict[str, Any]] = [
            {"name": "terms", "path": "terms.csv", "schema": "schemas/terms.json"},
            {"name": "statements", "path": "statements.csv", "schema": _schema("id")},
            {
                "name": "exceptions",
                "path": "exceptions.csv",
                "schema": _schema("id rule rows answer statements reason"),
                "emptyAllowed": "Nothing had to be accepted.",
            },
        ]
        for resource in resources[1:]:
            resource["role"] = resource["name"]
        descriptor = {"name": "terms", "resources": resources, "rules": list(rules)}
        files["datapackage.json"] = json.dumps(descriptor, indent=1)
        (tmp_path / "schemas").mkdir()
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path

    return package
