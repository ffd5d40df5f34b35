"""What a policy bans is found wherever it stands, and what only resembles it is not."""

import json
from pathlib import Path
from typing import Any

import pytest
from frictionless_dossier import validate
from frictionless_dossier.findings import Finding

POLICY = {
    "hosts": ["t.example", "forum.test"],
    "words": ["evil", "hero*", "so-called"],
    "quoted": {"t": ["motto"]},
}


def found(folder: Path, field: str, text: str, **policy: Any) -> list[Finding]:
    """What the rule finds in one cell of a table with an id, a summary, a motto and a page."""
    fields: list[dict[str, Any]] = [{"name": name} for name in ("id", "summary", "motto", "page")]
    fields[3]["format"] = "uri"
    schema = {"fields": fields, "primaryKey": ["id"]}
    resource = {"name": "t", "path": "t.json", "type": "table", "schema": schema}
    rules = [{"type": "editorial", **POLICY, **policy}]
    package = {"name": "p", "resources": [resource], "rules": rules}
    row = {"id": "r", "summary": "none", "motto": "none", "page": "https://museum.test/a"}
    (folder / "t.json").write_text(json.dumps([row | {field: text}]), encoding="utf-8")
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    findings = validate(folder).findings
    assert not [each for each in findings if each.rule == "rule-crash"]
    return [each for each in findings if each.check == "editorial" or not each.check]


@pytest.mark.parametrize(
    ("field", "text", "rule"),
    [
        ("summary", "see t.example/abc", "editorial-host"),
        ("summary", "see T.EXAMPLE", "editorial-host"),
        ("motto", "on www2.forum.test.", "editorial-host"),
        ("page", "https://www.forum.test/a", "editorial-host"),
        ("page", "https://museum.test/?to=t.example", "editorial-host"),
        ("summary", "ask crew@museum.test", "editorial-contact"),
        ("summary", "wrote as @aurora_1", "editorial-contact"),
        ("summary", "told as #AuroraLives", "editorial-contact"),
        ("summary", "magnet:?xt=urn:btih:c12fe1", "editorial-link"),
        ("page", "https://museum.test/@aurora", "editorial-contact"),
        ("summary", "call +45 33 12 34 56", "editorial-contact"),
        ("summary", "call +1 (212) 555-0100", "editorial-contact"),
        ("summary", "call (0)20 or (020) 7946 0100", "editorial-contact"),
        ("summary", "call 212-555-0100", "editorial-contact"),
        ("summary", "call 0799 123 456", "editorial-contact"),
        ("summary", "call 020 555-0100.", "editorial-contact"),
        ("motto", "https://museum.test/b", "editorial-link"),
        ("summary", "at www.museum.test", "editorial-link"),
        ("summary", "(ftp://museum.test)", "editorial-link"),
        ("summary", "an Evil plan", "editorial-word"),
        ("summary", "Heroically", "editorial-word"),
        ("summary", "the so-called navy", "editorial-word"),
    ],
)
def test_banned_is_found(field: str, text: str, rule: str, tmp_path: Path) -> None:
    (finding,) = found(tmp_path, field, text)
    assert (finding.rule, finding.field, finding.row) == (rule, field, finding.row)
    assert finding.row is not None


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("summary", "at.example, t.example.net, forum.tester"),
        ("summary", "Seville, evils, antihero"),
        ("motto", "Ever heroic, never evil"),
        ("id", "evil-hero"),
        ("page", "https://museum.test/212-555-0100/evil"),
        ("summary", "2019-04-12 to 2020-05-13, 84:12-13, 1,000,000 + 5, QDi.123"),
        ("summary", "ISBN 978-3-16-148410-0, UN 2253 (2015), 12 (2016) 34"),
        ("summary", "@ sea, 5@3, and/or, a:b"),
        ("summary", "berth #3, C#, a # b, &#x27;"),
    ],
)
def test_what_only_resembles_it_is_not(field: str, text: str, tmp_path: Path) -> None:
    assert found(tmp_path, field, text) == []


def test_message_names_what_was_found(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "summary", "see a.b.t.example/c")
    assert finding.message == "summary of t:r names the host a.b.t.example."


def test_nothing_is_banned_but_ways_to_somebody_unless_the_package_says_so(tmp_path: Path) -> None:
    assert found(tmp_path, "summary", "evil t.example", hosts=[], words=[]) == []
    (finding,) = found(tmp_path, "summary", "evil @aurora", hosts=[], words=[])
    assert finding.rule == "editorial-contact"


def test_forbidden_columns_are_found_by_name(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "summary", "none", columns=["motto", "phone"])
    assert (finding.rule, finding.field) == ("editorial-column", "motto")


@pytest.mark.parametrize("quoted", [{"u": ["motto"]}, {"t": ["mottoes"]}])
def test_quoted_columns_exist(quoted: dict[str, list[str]], tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "summary", "none", quoted=quoted)
    assert finding.rule == "rule-declaration"
    assert "quoted" in finding.message
