"""Sentences of a text are found in cells; what quotes, names or refers is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from frictionless_dossier.checks import own_words
from frictionless_dossier.package.model import Rule
from frictionless_dossier.provenance.texts import Texts

if TYPE_CHECKING:
    from tests.provenance.conftest import World

SENTENCE = "the steamer Fjordkongen ran aground off Vardø, killing six people"


def test_a_sentence_is_found_with_its_place(world: World) -> None:
    world.say("ships:fjordkongen", "crew", as_said="Told as: The Steamer Fjordkongen ran aground")
    world.say("ships:fjordkongen", "crew", as_said=f"It is said that {SENTENCE}")
    (finding,) = world.findings(own_words.CHECK)
    assert finding.message == (
        f"as_said of statements:s2 repeats 10 words in a row of history 5:5-14: “{SENTENCE}”."
    )
    assert (finding.resource, finding.row, finding.field) == ("statements", 3, "as_said")
    assert finding.details == {"source": "history", "locator": "5:5-14", "words": SENTENCE}


def test_the_number_of_words_is_declared(world: World) -> None:
    world.say("ships:fjordkongen", "crew", as_said=SENTENCE)
    assert world.findings(own_words.CHECK, words=10) == []
    assert len(world.findings(own_words.CHECK, words=9)) == 1


def test_a_name_counts_as_one_word_where_its_table_is_named(world: World) -> None:
    name = "owner, Nils Dahl, said that more than 1,000 letters were lost"
    world.say("people:dahl", "fate", as_said=f"The line's {name}.")
    assert len(world.findings(own_words.CHECK)) == 1
    world.names = [{"id": "n1", "table": "people", "row": "dahl", "text": name}]
    quoted = {"names": ["text"]}
    assert len(world.findings(own_words.CHECK, quoted=quoted)) == 1
    assert len(world.findings(own_words.CHECK, quoted=quoted, named=["ships"])) == 1
    assert world.findings(own_words.CHECK, quoted=quoted, named=["people"]) == []
    shorter = world.findings(own_words.CHECK, quoted=quoted, named=["people"], words=2)
    assert "repeats 3 words in a row of history 5:28-40" in shorter[-1].message


def test_what_quotes_is_not_looked_at(world: World) -> None:
    world.say("ships:fjordkongen", "crew", as_said=SENTENCE)
    assert world.findings(own_words.CHECK, quoted={"statements": ["as_said"]}) == []


def test_columns_that_the_editorial_policy_lets_quote_need_no_second_word(world: World) -> None:
    world.say("ships:fjordkongen", "crew", as_said=SENTENCE)
    world.rules = [
        Rule("editorial", {"quoted": {"statements": ["as_said"]}}, "datapackage.json", "/rules/0")
    ]
    assert world.findings(own_words.CHECK) == []
    assert len(world.findings(own_words.CHECK, quoted={"statements": []})) == 1


def test_two_runs_of_a_cell_are_two_findings_and_one_cell(world: World) -> None:
    world.say("ships:fjordkongen", "crew", as_said=f"{SENTENCE}. So {SENTENCE}!")
    findings, facts = world.run(own_words.CHECK)
    assert len(findings) == 2
    held, _, all_cells = facts["cells in own words"].partition(" of ")
    assert int(held) == int(all_cells) - 1


def test_a_long_run_is_told_in_part_and_kept_whole(world: World) -> None:
    *words, _ = world.history.lines[4]  # The last is but a note.
    line = " ".join(words)
    world.say("ships:fjordkongen", "crew", as_said=line)
    (finding,) = world.findings(own_words.CHECK)
    assert finding.message.endswith("killing six people and injuring …”.")
    assert finding.details["words"] == line


@pytest.mark.parametrize("asked", [True, False])
def test_without_a_text_nothing_is_said(world: World, asked: bool) -> None:
    world.say("ships:fjordkongen", "crew", as_said=SENTENCE)
    world.texts = Texts(asked=asked)
    assert world.run(own_words.CHECK) == ([], {})


def test_an_editorial_policy_that_is_declared_wrongly_lets_nothing_quote(world: World) -> None:
    world.say("ships:fjordkongen", "crew", as_said=SENTENCE)
    world.rules = [Rule("editorial", {"quoted": ["as_said"]}, "datapackage.json", "/rules/0")]
    assert len(world.findings(own_words.CHECK)) == 1
