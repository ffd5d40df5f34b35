"""Fields in memory, for tests of the judge and of the sieve before it."""

from collections.abc import Callable
from typing import Any

import pytest
from frictionless_dossier.package.model import Field


def _field(name: str, type: str = "string", format: str = "default", **more: Any) -> Field:
    constraints = more.pop("constraints", {})
    descriptor = {"name": name, "type": type, "format": format, **more}
    if constraints:
        descriptor["constraints"] = constraints
    return Field(name, type, format, constraints, frozenset({""}), descriptor, 0)


@pytest.fixture(scope="session")
def make_field() -> Callable[..., Field]:
    return _field
