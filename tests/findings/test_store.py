"""The store of findings: whatever is spilled to the disk, what comes out is the sorted list."""

import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier.findings import Answer, Excerpt, Finding, Kind, RowId, Severity
from frictionless_dossier.findings.spill import Spill, SpillError
from frictionless_dossier.findings.store import FindingStore, Group
from hypothesis import given
from hypothesis import strategies as st

FULL = Path("/dev/full")
KINDS = tuple(
    Kind(f"kind-{severity}", severity, "T", "D", "R", "E", "row-error") for severity in Severity
)
TEXTS = st.text(st.characters(exclude_categories=()), max_size=5)  # half characters, too
VALUES = st.none() | st.booleans() | st.integers() | TEXTS
FINDINGS = st.builds(
    Finding,
    kind=st.sampled_from(KINDS),
    message=TEXTS,
    remedy=TEXTS,
    resource=st.none() | TEXTS,
    path=st.none() | TEXTS,
    line=st.none() | st.integers(0, 9),
    row=st.none() | st.integers(0, 9),
    field=st.none() | TEXTS,
    cell=st.none() | TEXTS,
    cells=st.lists(TEXTS, max_size=3).map(tuple),
    check=st.none() | TEXTS,
    rows=st.lists(st.builds(RowId, TEXTS, TEXTS), max_size=2).map(tuple),
    answer=st.none() | st.sampled_from(Answer),
    details=st.dictionaries(TEXTS, st.recursive(VALUES, st.lists, max_leaves=3), max_size=2),
    excerpt=st.none() | st.builds(Excerpt, line=st.integers(1, 9), text=TEXTS),
)


def line(finding: Finding) -> int:
    return finding.line or 0


@given(st.lists(FINDINGS, max_size=30), st.integers(1, 8))
def test_what_was_spilled_is_what_was_added_in_stable_order(
    findings: list[Finding], held: int
) -> None:
    store = FindingStore(line, held)
    for each in findings:
        store.add(each)
    sealed = store.sealed()
    expected = sorted(findings, key=line)
    assert list(sealed) == list(sealed) == expected
    assert [each.kind for each in sealed] == [each.kind for each in expected]
    assert len(sealed) == len(findings)
    assert sealed.groups == Counter(
        Group(each.kind, each.resource, each.field, each.check) for each in expected
    )
    for severity in Severity:
        assert sealed.count(severity) == sum(1 for each in findings if each.severity is severity)


def many(count: int) -> Iterator[Finding]:
    random_ = random.Random(7)
    for number in range(count):
        at = random_.randrange(count // 3)
        kind = random_.choice(KINDS)
        cells = (f"id{at}", "x" * random_.randrange(30))
        yield Finding(kind, f"message {number}", "r", "t", "t.csv", at, at, "f", cells=cells)


def test_a_hundred_thousand_findings_are_merged_as_they_would_be_sorted() -> None:
    def place(finding: Finding) -> tuple[Any, ...]:
        return finding.line, finding.field, finding.severity.order, finding.rule

    store = FindingStore(place, 1000)
    for each in many(100_000):
        store.add(each)
    assert len(store._log._held) < 1000
    expected = sorted(many(100_000), key=place)
    sealed = store.sealed()
    assert all(one == other for one, other in zip(sealed, expected, strict=True))


def test_ordinary_runs_touch_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", None)
    store = FindingStore(line)
    for each in many(1000):
        store.add(each)
    assert len(store.sealed()) == 1000


def test_wide_rows_are_spilled_earlier() -> None:
    store = FindingStore(line, 100)
    for number in range(30):
        store.add(Finding(KINDS[0], "m", "r", line=number, cells=("x",) * 160))
    assert len(store._log._held) <= 10
    assert [each.line for each in store.sealed()] == list(range(30))


def test_the_cells_of_a_row_are_kept_once_however_much_is_wrong_with_it() -> None:
    random_ = random.Random(7)
    cells = tuple(random_.randbytes(8).hex() for _ in range(1000))
    spill = Spill()
    findings = [
        Finding(KINDS[0], "m", "r", line=3, field=f"f{number}", cells=(*cells,))
        for number in range(200)
    ]
    run = spill.write(findings)
    assert list(run) == findings
    assert len({id(each.cells) for each in run}) < 10
    assert spill._end < 10 * 16 * len(cells)


def test_each_finding_may_be_finished_once_the_order_is_known() -> None:
    store = FindingStore(line, 2)
    for number in (5, 3, 4, 1, 2):
        store.add(Finding(KINDS[0], str(number), "r", line=number))

    def finish(findings: Iterable[Finding]) -> Iterator[Finding]:
        for position, each in enumerate(findings, 1):
            yield each._replace(row=position)

    assert [(each.line, each.row) for each in store.sealed(finish)] == [
        (1, 1),
        (2, 2),
        (3, 3),
        (4, 4),
        (5, 5),
    ]


def test_two_runs_can_be_gone_through_at_once() -> None:
    store = FindingStore(line, 2)
    for each in many(300):
        store.add(each)
    sealed = store.sealed()
    assert all(one == other for one, other in zip(sealed, sealed, strict=True))


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_is_told_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    spill = Spill()
    with FULL.open("wb", buffering=0) as full:
        monkeypatch.setattr(spill, "_file", full)
        with pytest.raises(SpillError, match="No space left"):
            spill.write(many(10))


def test_no_folder_for_temporary_files_is_told_with_its_remedy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    store = FindingStore(line, 2)
    with pytest.raises(SpillError, match="TMPDIR"):
        for each in many(9):
            store.add(each)
