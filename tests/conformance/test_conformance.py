"""The standard, feature by feature, and frictionless beside it.

What differs is listed in `differences.json`; `docs/conformance.md` is written from the same run.
"""

import csv
import io
from pathlib import Path

import pytest
from frictionless_dossier import validate

from tests.conformance.compare import Case
from tests.conformance.features import every_feature
from tests.conformance.page import COMMAND
from tests.conformance.run import PAGE, Run, run
from tests.conformance.tables import mixed_cases, structure_cases

FEATURES = [case for each in every_feature() for case in each.cases]


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return run(tmp_path_factory.mktemp("conformance"))


@pytest.mark.parametrize("case", FEATURES, ids=lambda case: case.name)
def test_a_feature_is_enforced_as_the_standard_says(done: Run, case: Case) -> None:
    assert done.found.outcomes[case.name].ours == case.expected


def test_no_difference_from_frictionless_is_unlisted(done: Run) -> None:
    assert done.found.unlisted == []


def test_no_listed_difference_is_gone(done: Run) -> None:
    assert done.found.gone == []


def test_the_page_is_up_to_date(done: Run) -> None:
    assert PAGE.read_text(encoding="utf-8") == done.page(), f"run `{COMMAND}`"


def test_the_comparison_would_tell_a_fault_on_either_side(done: Run) -> None:
    kinds = {kind for each in done.found.outcomes.values() for _, _, kind in each.ours}
    assert {"type-error", "constraint-error", "foreign-key", "missing-cell"} <= kinds
    outcome = done.found.outcomes["structure short row, LF"]
    assert outcome.ours == outcome.theirs == {(3, "name", "missing-cell"), (3, "d", "missing-cell")}


def _starts(text: str, delimiter: str) -> list[int]:
    """Line on which each record begins, by the standard library."""
    starts, before = [0], 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for _ in reader:
        starts.append(before + 1)
        before = reader.line_num
    return starts


# What the standard library reads otherwise.
LOST = ("unclosed", "after a quote", "NUL")


PLAIN = [
    case
    for case in [*structure_cases(), *mixed_cases()]
    if not case.name.startswith("encoding") and not any(each in case.name for each in LOST)
]


@pytest.mark.parametrize("case", PLAIN, ids=lambda case: case.name)
def test_line_and_record_of_every_finding_belong_together(case: Case, tmp_path: Path) -> None:
    ((path, content),) = case.files.items()
    delimiter = ";" if "semicolons" in case.name else "\t" if path.endswith("tsv") else ","
    starts = _starts(content.decode("utf-8-sig"), delimiter)
    for each in validate(case.write(tmp_path)).findings:
        assert each.row is None or each.line == starts[each.row], each
