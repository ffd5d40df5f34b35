from difflib import get_close_matches

from frictionless_dossier.likeness import Suggestions
from hypothesis import given
from hypothesis import strategies as st

NAMES = st.text("abcé", min_size=1, max_size=6)


@given(NAMES, st.lists(NAMES, max_size=12), st.sampled_from([0.3, 0.6, 0.75, 0.9]))
def test_the_nearest_is_the_one_that_the_library_finds(
    text: str, known: list[str], cutoff: float
) -> None:
    found = get_close_matches(text, known, n=1, cutoff=cutoff)
    assert Suggestions().nearest(text, known, cutoff) == (found[0] if found else None)
