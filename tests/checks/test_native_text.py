"""Texts are in their script, composed, and free of hidden marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.checks.conftest import World


def rules(world: World, text: str, language: str = "", script: str = "") -> list[str]:
    tables = {"names": f"id | text | language | script\nn | {text} | {language} | {script}"}
    parameters = {"field": "text", "language": "language", "script": "script"}
    return [each.rule for each in world.run("native-text", tables, "names", **parameters)]


@pytest.mark.parametrize(
    ("text", "language", "script"),
    [
        ("ʻAbd al-Raḥmān, 2nd (b. 1950)", "", "Latn"),
        ("أبو بكر ٣", "ar", "Arab"),
        ("می\u200cخواهم", "fa", ""),
        ("شوراى ولايت", "ps", ""),
        ("Абдул", "ru", ""),
        ("Абдул", "uz-Cyrl", ""),
        ("Toshkent", "uz", ""),
        ("東京タワー", "ja", ""),
        ("東京タワー", "", "Jpan"),
        ("किताब", "hi", "Deva"),
        ("ϯ ⲛⲟϥⲣⲓ", "cop", ""),
        ("2014–2015", "ar", "Arab"),
        ("Khorasan", "", ""),
        ("ISIS в", "", ""),
    ],
)
def test_texts_in_their_script_are_right(
    world: World, text: str, language: str, script: str
) -> None:
    assert rules(world, text, language, script) == []


@pytest.mark.parametrize(
    ("text", "language", "script", "rule"),
    [
        ("Аbdul", "", "Latn", "native-text"),
        ("Khorasan", "ar", "", "native-text"),
        ("أبو Bakr", "ar", "Arab", "native-text"),
        ("Абдул", "uz", "Latn", "native-text"),
        ("Toshkent", "uz-Cyrl", "", "native-text"),
        ("ϯ abc", "cop", "", "native-text"),
        ("Rah\u0323man", "", "Latn", "native-text-form"),
        ("\u200fأبو", "ar", "Arab", "native-text-mark"),
        ("Kho\u00adrasan", "en", "", "native-text-mark"),
        ("Kho\u200crasan", "en", "", "native-text-mark"),
        ("\u200cأبو", "ar", "", "native-text-mark"),
        ("a\u0007b", "", "", "native-text-mark"),
    ],
)
def test_what_is_wrong_is_told(
    world: World, text: str, language: str, script: str, rule: str
) -> None:
    assert rules(world, text, language, script) == [rule]


def test_the_strange_letter_is_named(world: World) -> None:
    tables = {"names": "id | text | script\nn | Аbdul | Latn"}
    found = world.run("native-text", tables, "names", field="text", script="script")
    assert [each.message for each in found] == [
        "text of names:n should be in Latn, but has А (U+0410 CYRILLIC CAPITAL LETTER A)."
    ]


def test_a_language_that_is_not_written_in_the_script_beside_it_is_told(world: World) -> None:
    table = """id | name | language | script
        a | Abd | ar-Latn | Latn
        b | Abd | ar | Latn
        c | عبد | ar-Cyrl | Arab
        d | عبد | ru | Arab
        e | 漢字 | zh | Hans
        f | Abd | xx | Latn
        g | Abd | ar | Zyyy"""
    found = world.run(
        "native-text", {"names": table}, "names", field="name", language="language", script="script"
    )
    assert [(each.rule, each.line, each.field) for each in found] == [
        ("native-text-language", line, "language") for line in (3, 4, 5)
    ]
