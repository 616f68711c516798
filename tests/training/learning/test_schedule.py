"""Rates, lengths and marks follow the share of the budget that is used."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from learning.schedule import batch_pieces, crossed, longest, rate_at, stage

shares = st.floats(0, 1)


@given(shares)
def test_the_rate_stays_between_zero_and_one_and_ends_at_zero(share: float) -> None:
    assert 0 <= rate_at(share) <= 1
    assert rate_at(1) == rate_at(1.5) == 0
    assert rate_at(0) > 0


@given(shares, shares)
def test_sentences_and_batches_only_grow(a: float, b: float) -> None:
    low, high = sorted((a, b))
    assert longest(low) <= longest(high)
    assert stage(low) <= stage(high)
    assert 500 <= batch_pieces(low, 1000) <= batch_pieces(high, 1000) <= 1000


@given(st.lists(shares, max_size=20), st.integers(1, 50))
def test_however_the_steps_fall_each_mark_is_crossed_at_most_once(steps, times: int) -> None:
    way = [0.0, *sorted(steps), 1.0]
    count = sum(crossed(a, b, times) for a, b in pairwise(way))
    assert 1 <= count <= times


def test_marks_are_even_and_the_last_is_at_the_end() -> None:
    assert [n for n in range(100) if crossed(n / 100, (n + 1) / 100, 4)] == [24, 49, 74, 99]
    assert not crossed(-0.9, -0.1, 5), "before the first mark there is none"
