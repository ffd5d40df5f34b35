"""Which words hold a figure."""

from decimal import Decimal

from frictionless_dossier.provenance.values import held_figure

WORDS = ["an", "estimated", "three", "to", "four", "schools", "in", "each"]


def test_both_ends_of_a_range_stand_beside_one_another() -> None:
    assert held_figure(WORDS, "3", beside=[Decimal(4)]) == frozenset({2})
    assert held_figure(WORDS, "4", beside=[Decimal(3)]) == frozenset({4})


def test_a_figure_of_nothing_else_in_the_row_may_not_stand_beside_it() -> None:
    assert held_figure(WORDS, "3") == "another figure (4) stands there as well"
    assert held_figure(WORDS, "3", beside=[Decimal(5)]) == held_figure(WORDS, "3")
    assert held_figure(WORDS, "5", beside=[Decimal(3), Decimal(4)]) == "no figure stands there"
