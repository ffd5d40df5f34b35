"""Which words are repeated in a row, held against a search through all places of all lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile

from frictionless_dossier.findings import RowId
from frictionless_dossier.provenance.locators import Span
from frictionless_dossier.provenance.names import Named
from frictionless_dossier.provenance.repeats import Repeat, Repeats
from frictionless_dossier.provenance.texts import Text
from hypothesis import given
from hypothesis import strategies as st

SPELLED: Mapping[str, Sequence[str]] = {
    "a": ["a"],
    "A,": ["a"],
    "b": ["b"],
    "“B[1]": ["b"],
    "a/b": ["a", "b"],
    "c's": ["c"],
    "–": [],
    "|": [],
}
"""Words, and what is compared of them."""

WORDS = st.lists(st.sampled_from(sorted(SPELLED)), max_size=12)
LINES = st.lists(WORDS, max_size=4)


@st.composite
def names(draw: st.DrawFn, words: Sequence[str]) -> list[Named]:
    """Some names in the words, none of which overlap."""
    edges = draw(st.lists(st.integers(0, len(words)), unique=True, max_size=6).map(sorted))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return [Named(start, stop, RowId("t", "r"), "a name") for start, stop in pairs]


def compared(words: Sequence[str]) -> list[tuple[str, int]]:
    return [(piece, at) for at, word in enumerate(words) for piece in SPELLED[word]]


def every_place(
    texts: Mapping[str, Sequence[Sequence[str]]],
    words: Sequence[str],
    known: Sequence[Named],
    least: int,
) -> Iterator[Repeat]:
    """What `Repeats` promises, with every place of every line looked at."""
    parts = compared(words)
    at = 0
    while at < len(parts):
        longest, where = 0, ("", Span(0, 0, 0))
        for source, lines in texts.items():
            for number, line in enumerate(lines, 1):
                others = compared(line)
                for start in range(len(others)):
                    both = zip(parts[at:], others[start:], strict=False)
                    alike = sum(1 for _ in takewhile(lambda each: each[0][0] == each[1][0], both))
                    if alike > longest:
                        first, last = others[start][1], others[start + alike - 1][1]
                        longest, where = alike, (source, Span(number, first + 1, last + 1))
        run = [word for _, word in parts[at : at + longest]]
        count = len(run)
        for name in known:
            inside = sum(name.start <= word < name.stop for word in run)
            count -= max(inside - 1, 0)
        if count >= least:
            yield Repeat(run[0], run[-1] + 1, count, *where)
            at += longest
        else:
            at += 1


@given(st.data(), LINES, LINES, WORDS, st.integers(1, 4))
def test_repeats_are_those_of_a_search_through_all_places(
    data: st.DataObject,
    one: list[list[str]],
    other: list[list[str]],
    words: list[str],
    least: int,
) -> None:
    known = data.draw(names(words))
    texts = {
        name: Text(name, name, tuple(map(tuple, lines)))
        for name, lines in (("one", one), ("other", other))
    }
    repeats = Repeats(texts, least)
    found = list(repeats.find(words, known))
    assert found == list(every_place({"one": one, "other": other}, words, known, least))
    assert repeats.any_in(words) or not found


def test_a_run_ends_with_its_line_and_is_told_in_words(make_text: Callable[[str], Text]) -> None:
    repeats = Repeats({"log": make_text("The ship left.[1]\nThe crew – of 12/14 – stayed.")}, 3)
    words = ["ship", "left", "the", "CREW", "of", "12", "14"]
    assert list(repeats.find(words, [])) == [Repeat(2, 7, 5, "log", Span(2, 1, 5))]


def test_a_long_text_repeated_many_times_is_found_once(make_text: Callable[[str], Text]) -> None:
    lines = [" ".join(f"word{at}" for at in range(50))] * 200
    repeats = Repeats({"log": make_text("\n".join(lines))}, 8)
    (found,) = repeats.find(lines[0].split(), [])
    assert found == Repeat(0, 50, 50, "log", Span(1, 1, 50))
