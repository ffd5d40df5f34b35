"""The log of findings: in order of insertion, and in bounded memory from the first reader on."""

import gc
import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest
from frictionless_dossier import open as open_package
from frictionless_dossier import validate
from frictionless_dossier.findings import Finding, Kind, Severity
from frictionless_dossier.findings.log import FindingLog
from frictionless_dossier.package import load
from frictionless_dossier.sieve.choice import Limits
from hypothesis import given
from hypothesis import strategies as st

KIND = Kind("kind", Severity.ERROR, "T", "D", "R", "E", "row-error")
HELD = 10


@given(st.lists(st.integers(0, 9) | st.just(None), max_size=60), st.integers(1, 8))
def test_what_was_added_comes_out_in_that_order(lines: list[int | None], held: int) -> None:
    log = FindingLog(held)
    findings = [Finding(KIND, str(number), "r", line=line) for number, line in enumerate(lines)]
    log.extend(findings[::2])
    for each in findings[1::2]:
        log.append(each)
    expected = findings[::2] + findings[1::2]
    assert list(log) == list(log) == expected
    assert len(log) == len(expected)
    assert all(each in log for each in expected)
    assert Finding(KIND, "another", "r") not in log
    assert len(log._held) < held


RESOURCES: Mapping[str, tuple[Mapping[str, object], bytes]] = {
    "ragged": ({}, b"a,b\n" + b"1\n1,2,3\n" * 60),
    "blank": ({}, b"a,b\n" + b"1,2\n\n" * 60),
    "lost": ({}, b"a,b\n" + b'1,"2"x\n' * 60),
    "bytes": ({}, b"a,b\n" + b"1,\xff\n" * 60),
    "NUL": ({}, b"a,b\n" + b"1,\0\n" * 60),
    "rows of JSON": ({"path": "t.json"}, json.dumps([["a", "b"], *[1] * 60]).encode()),
    "document": (
        {"path": "t.json", "schema": None, "jsonSchema": {"items": {"type": "string"}}},
        json.dumps([1] * 60).encode(),
    ),
    "ambiguous": (
        {"path": "t.json", "schema": None},
        b"[" + b"NaN," * 60 + b"1]",
    ),
    "fields": ({"schema": {"fields": [1] * 60}}, b"a,b\n"),
}


@pytest.mark.parametrize("large", [0, 1 << 40], ids=["sieve", "plain"])
@pytest.mark.parametrize(("declared", "content"), RESOURCES.values(), ids=RESOURCES.keys())
def test_no_reader_holds_the_findings_of_a_package(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    declared: Mapping[str, object],
    content: bytes,
    large: int,
) -> None:
    """All are counted that are alive: those that are held, and those of the blocks read last."""
    schema = {"fields": [{"name": "a"}, {"name": "b"}]}
    told = {"name": "t", "path": "t.csv", "schema": schema, **declared}
    resource = {name: value for name, value in told.items() if value is not None}
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [resource]}), "utf-8")
    (tmp_path / str(resource["path"])).write_bytes(content)
    limits = Limits(large=large, block=64)
    expected = list(open_package(tmp_path, limits=limits).findings)
    report = list(validate(tmp_path, limits=limits).findings)
    assert len(expected) >= 60

    monkeypatch.setattr(load, "FindingLog", partial(FindingLog, HELD))
    before = alive()
    opened = open_package(tmp_path, limits=limits)
    assert alive() - before < HELD
    assert list(opened.findings) == expected
    assert list(validate(tmp_path, limits=limits).findings) == report


def alive() -> int:
    """How many findings there are in the memory."""
    gc.collect()
    return sum(isinstance(each, Finding) for each in gc.get_objects())
