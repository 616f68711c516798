"""The runner: texts of about one length are decoded together, under one bound."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from l10n.engines.argos.pieces import Pieces
from l10n.engines.argos.runner import _by_length

LENGTHS = st.lists(st.integers(1, 600), max_size=40)


@given(LENGTHS)
def test_every_text_is_in_one_group_whose_bound_leaves_it_room(lengths: list[int]):
    groups = _by_length([Pieces(["a"] * length, []) for length in lengths])
    assert sorted(number for members in groups.values() for number in members) == list(
        range(len(lengths))
    )
    for bound, members in groups.items():
        for number in members:
            assert 2 * lengths[number] + 10 <= bound <= max(3 * lengths[number] + 10, 42)


@given(LENGTHS)
def test_the_longest_come_first(lengths: list[int]):
    bounds = list(_by_length([Pieces(["a"] * length, []) for length in lengths]))
    assert bounds == sorted(bounds, reverse=True)
