"""The compact set of refused cells is a set."""

from frictionless_dossier.package.faults import Faults
from hypothesis import given
from hypothesis import strategies as st

CELLS = st.tuples(st.integers(0, 6), st.sampled_from("abc"))


@given(st.lists(st.tuples(st.booleans(), CELLS), max_size=30), st.sets(CELLS))
def test_it_holds_what_a_set_would_hold(
    steps: list[tuple[bool, tuple[int, str]]], others: set[tuple[int, str]]
) -> None:
    faults, expected = Faults(), set[tuple[int, str]]()
    for adds, cell in steps:
        (faults.add if adds else faults.discard)(cell)
        (expected.add if adds else expected.discard)(cell)
        assert len(faults) == len(expected)
    faults |= others
    expected |= others
    assert set(faults) == expected
    assert (len(faults), bool(faults)) == (len(expected), bool(expected))
    assert all((cell in faults) == (cell in expected) for cell in others | {(9, "a"), (0, "z")})
    for name in "abcz":
        copy = faults.of(name)
        assert set(copy) == {cell for cell in expected if cell[1] == name}
        copy.add((6, name))
    assert set(faults) == expected
