"""`dossier rules`, `explain` and `checklist`, and what is said of a mistyped wish."""

import json
from pathlib import Path

import pytest
from frictionless_dossier.checking import registry
from frictionless_dossier.checking.catalogue import STANDARD
from frictionless_dossier.checking.check import Check
from frictionless_dossier.cli import main
from frictionless_dossier.findings import Kind
from frictionless_dossier.json_schema import Validator

CHECKS = list(registry.every())
KINDS = [*STANDARD, *(kind for check in CHECKS for kind in check.kinds)]


def test_rules_lists_each_rule_and_each_demand_of_the_standard(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["rules"]) == 0
    first = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line[:1] == " "]
    assert first == [
        *(kind.name for kind in STANDARD),
        *(check.name for check in CHECKS if check.scope == "table"),
        *(check.name for check in CHECKS if check.scope == "package"),
    ]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_finding_is_explained_with_reason_example_and_remedy(
    kind: Kind, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", kind.name]) == 0
    words = " ".join(capsys.readouterr().out.split())
    for text in (kind.title, kind.description, kind.example, kind.remedy):
        assert " ".join(text.split()) in words


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_each_rule_is_explained_with_a_declaration_that_could_be_made(
    check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", check.name]) == 0
    out = capsys.readouterr().out
    declared = json.loads(next(line for line in out.splitlines() if line.startswith("  {")))
    assert declared.pop("type") == check.name
    parameters = {each.name: each for each in check.parameters}
    assert declared.keys() <= parameters.keys()
    assert {name for name, each in parameters.items() if each.required} <= declared.keys()
    for name, value in declared.items():
        assert list(Validator(parameters[name].schema).problems(value)) == []


def test_an_unknown_rule_is_refused_with_near_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "overlpa"]) == 2
    assert "Did you mean overlap" in capsys.readouterr().err


def test_a_parameter_leads_to_the_rules_that_have_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "seats"]) == 2
    told = capsys.readouterr().err
    assert "it is a parameter of overlap." in told
    assert "`dossier explain overlap`" in told


def test_the_checklist_names_the_resource_and_leaves_package_rules_out(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["checklist", "tenures", str(package)]) == 0
    out, err = capsys.readouterr()
    checks = json.loads(out)["checks"]
    assert [(each["type"], each["resource"]) for each in checks] == [
        ("period", "tenures"),
        ("overlap", "tenures"),
    ]
    assert "edtf, as-of, canonical-form" in err
    assert main(["checklist", "tenure", str(package)]) == 2
    assert '"tenures"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["valdate"], "Did you mean validate?"),
        (["validate", "--fromat=json"], "Did you mean --format?"),
        (["validate", "--format", "jsno"], "Did you mean json?"),
        (["validate", ".", "--quite-other"], "unrecognized arguments: --quite-other\n"),
    ],
)
def test_a_mistyped_option_gets_a_suggestion(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert told in capsys.readouterr().err
