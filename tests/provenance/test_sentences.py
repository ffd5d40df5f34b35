"""Where sentences end, and which notes stand near words."""

import pytest
from frictionless_dossier.provenance.sentences import near, notes_near, sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["One was killed.[10] [11]", "Some of it stayed."],
        ["They left the U.S. Army in peace.", "It rained."],
        ["Groups (lit. 'to trample') and (e.g. Some) are.", "Next one."],
        ["eastern Afghanistan.Beyond", "the groups, others came."],
        ['He said "they came. ', '"We went." ', "He left."],
        ["Was it? ", "It was! ", "7 came."],
        ["It ended with J. Smith, Dr. Jones and Lt. Gen. Brown.", "(Then it began.)"],
        [
            "He said so… but not all of it. or so",
        ],
        ["1 | A. Holm | 3 May. | Then. It |"],
        ["Ends with the U.S.[3]", "Then more."],
    ],
)
def test_a_line_is_cut_into_its_sentences(parts: list[str]) -> None:
    line = " ".join(parts).split()
    found = [line[start:stop] for start, stop in sentences(line)]
    assert found == [part.split() for part in parts]


def test_near_is_the_sentence_and_the_one_before() -> None:
    line = ["One", "two.", "Three", "four.", "Five", "six."]
    assert [near(line, at) for at in range(6)] == [(0, 2), (0, 2), (0, 4), (0, 4), (2, 6), (2, 6)]


def test_an_empty_line_has_no_sentence() -> None:
    assert not sentences([])


def test_notes_are_those_of_the_sentence_or_the_next_that_follow() -> None:
    line = ["One", "two.", "Three[1]", "four.[2]", "Five", "six.[3]", "Seven."]
    assert notes_near(line, 0, 0) == {1, 2}
    assert notes_near(line, 2, 2) == {1, 2}
    assert notes_near(line, 4, 4) == {3}
    assert notes_near(line, 6, 6) == frozenset()
    assert notes_near(line, 0, 4) == {1, 2, 3}
