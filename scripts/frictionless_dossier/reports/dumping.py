"""JSON of the reports: a value on one line, safe to be shown on a terminal."""

import json
from collections.abc import Callable
from typing import Any

from frictionless_dossier.reports.display import escaped_json

_encode: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False).encode


def dump(value: Any) -> str:
    """The value as JSON, in which nothing can steer a terminal."""
    return escaped_json(_encode(value))
