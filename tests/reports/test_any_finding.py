"""Whatever the texts of a finding hold, each form stays what it is."""

import json
from collections import Counter
from io import BytesIO, TextIOWrapper
from xml.etree import ElementTree

import pytest
from frictionless import Report as StockReport
from frictionless_dossier.findings import Answer, Excerpt, Finding, Kind, RowId, Severity
from frictionless_dossier.findings.store import Findings, group_of
from frictionless_dossier.report import Report, RuleSummary, TableSummary
from frictionless_dossier.reports import render
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ODD = "\0\x1b\x85\u2028\u202e\ud800\udfff\ufffe\U0001f600\n\r\t<>&\"'|`*[](){}%:,# é\\"
TEXTS = st.text(st.sampled_from("ab" + ODD), max_size=6)
KINDS = tuple(
    Kind(f"kind-{severity}", severity, "T", "D", "R", "E", stock)
    for severity in Severity
    for stock in ("row-error", "type-error", "file-error")
)
FINDINGS = st.builds(
    Finding,
    kind=st.sampled_from(KINDS),
    message=TEXTS,
    remedy=TEXTS,
    resource=st.none() | st.sampled_from(["t", "u\n", "elsewhere"]),
    path=st.none() | TEXTS,
    line=st.none() | st.integers(1, 9),
    row=st.none() | st.integers(1, 9),
    field=st.none() | TEXTS,
    cell=st.none() | TEXTS,
    cells=st.lists(TEXTS, max_size=3).map(tuple),
    check=st.none() | st.sampled_from(["rule", "other"]),
    rows=st.lists(st.builds(RowId, TEXTS, TEXTS), max_size=2).map(tuple),
    answer=st.none() | st.sampled_from(Answer),
    details=st.dictionaries(TEXTS, TEXTS, max_size=2),
    excerpt=st.none()
    | st.builds(
        Excerpt,
        line=st.integers(1, 9),
        text=TEXTS,
        first=st.just(1),
        column=st.none() | st.integers(1, 5),
        width=st.integers(0, 9),
    ),
)
TABLES = (TableSummary("t", "t.csv", 3, ("a", "b\x01")), TableSummary("u\n", None, None))


def written(found: list[Finding], form: str, name: str) -> str:
    order = {None: 0, "elsewhere": 0, "t": 1, "u\n": 2}
    found = sorted(found, key=lambda each: order[each.resource])
    groups = Counter(map(group_of, found))
    rules = (RuleSummary("rule", "t", 0), RuleSummary("rule", None, 2))
    report = Report(name, ".", ".", "d.json", Findings(found, groups), TABLES, rules)
    output = BytesIO()
    stream = TextIOWrapper(output, "utf-8", "backslashreplace", newline="\n")
    render(report, form, stream)
    stream.flush()
    return output.getvalue().decode()


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@given(st.lists(FINDINGS, max_size=6), TEXTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_form_stays_what_it_is(found: list[Finding], name: str) -> None:
    errors = sum(1 for each in found if each.severity is Severity.ERROR)

    told = json.loads(written(found, "json", name))
    stock = StockReport.from_descriptor(told)
    assert len(stock.errors) + sum(len(task.errors) for task in stock.tasks) == errors
    assert len(told["findings"]) == len(found) - errors

    (run,) = json.loads(written(found, "sarif", name))["runs"]
    assert len(run["results"]) == len(found)
    assert all(
        each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].isascii()
        for each in run["results"]
    )

    root = ElementTree.fromstring(written(found, "junit", name))
    failures = sum(int(each.get("message", "").split(" ")[0]) for each in root.iter("failure"))
    assert failures == errors

    lines = written(found, "github", name).split("\n")
    assert sum(line.startswith("::") for line in lines) == len(found)
    assert len(lines) == len(found) + 2

    text = written(found, "text", name)
    assert all(line.isprintable() for line in text.split("\n"))
