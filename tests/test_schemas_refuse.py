"""A canary for each schema of the real package: what it must refuse, it refuses.

A schema that accepts everything looks like one that finds nothing wrong.
"""

import csv
import json
import shutil
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import open, validate
from frictionless_dossier.package.model import Field
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[1]
RESOURCES = {each.name: each for each in open(ROOT).package.resources if each.schema}
STRANGE = "?"


def constrained(field: Field) -> bool:
    """Whether a field declares anything that no cell with a strange sign can meet."""
    return field.type != "string" or {"enum", "pattern"} & field.constraints.keys() != set()


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy in which each table has a column too many, and a last row of strange signs."""
    folder = tmp_path_factory.mktemp("strange")
    for part in ("data", "schemas"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "datapackage.json", folder)
    for resource in RESOURCES.values():
        file = folder / str(resource.path)
        with file.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        strange = [STRANGE] * len(header)
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow([*header, "never_declared"])
            writer.writerows([*row, ""] for row in (*rows, strange))
    return folder


@pytest.fixture(scope="module")
def refused(package: Path) -> dict[str, set[tuple[str, str | None]]]:
    """What is found in each table: the rule, and the field."""
    found = defaultdict(set)
    for each in validate(package).findings:
        if each.rule != "extra-label" and STRANGE not in each.cells:
            continue
        found[str(each.resource)].add((each.rule, each.field))
    return found


@pytest.mark.parametrize("name", RESOURCES)
def test_table_schema_refuses_unknown_columns_and_strange_cells(
    name: str, refused: dict[str, set[tuple[str, str | None]]]
) -> None:
    schema = RESOURCES[name].schema
    assert schema is not None
    assert "extra-label" in {rule for rule, _ in refused[name]}
    told = {field for rule, field in refused[name] if rule in ("constraint-error", "type-error")}
    expected = {field.name for field in schema.fields if constrained(field)}
    assert expected
    assert expected - told == set()


@pytest.mark.parametrize("name", RESOURCES)
def test_row_schema_refuses_unknown_properties_and_strange_values(name: str) -> None:
    schema = json.loads((ROOT / f"schemas/rows/{name}.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)

    def wrong(row: dict[str, Any]) -> set[tuple[str, str]]:
        """What is said of a row: the keyword of the schema, and the property."""
        errors = validator.iter_errors(row)
        return {(str(each.validator), str(next(iter(each.path), ""))) for each in errors}

    assert ("additionalProperties", "") in wrong({"never_declared": STRANGE})
    assert ("required", "") in wrong({})
    table = RESOURCES[name].schema
    for field in table.fields if table else ():
        if constrained(field) and field.type != "geojson":
            assert field.name in {path for _, path in wrong({field.name: STRANGE})}, field.name
