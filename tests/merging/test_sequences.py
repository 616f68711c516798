"""Which words two sentences share in order, and which sentences can be said to have moved."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from l10n.merging.order import moved
from l10n.merging.sequences import agreeing

words = st.lists(st.sampled_from("abcd"), max_size=8)


@given(words, words)
def test_what_agrees_is_the_same_in_both_and_in_order(one: list[str], other: list[str]) -> None:
    found = agreeing(one, other)
    at = there = 0
    for start, begins, size in found:
        assert size > 0
        assert start >= at
        assert begins >= there
        assert one[start : start + size] == other[begins : begins + size]
        at, there = start + size, begins + size
    assert sum(size for _, _, size in found) <= min(len(one), len(other))


@given(words)
def test_a_sequence_agrees_with_itself_throughout(one: list[str]) -> None:
    assert agreeing(one, one) == ([(0, 0, len(one))] if one else [])


def test_a_text_of_any_length_is_compared_from_its_two_ends() -> None:
    one = [str(at) for at in range(10_000)]
    other = [*one[:4_000], "new", *one[4_001:]]
    assert agreeing(one, other) == [(0, 0, 4_000), (4_001, 4_001, 5_999)]
    assert agreeing(["a", *one], ["b", *reversed(one)]) == []


@given(st.permutations(range(7)), st.lists(st.integers(1, 9), min_size=7, max_size=7))
def test_the_fewest_words_are_said_to_have_moved(places: list[int], weights: list[int]) -> None:
    gone = moved(places, weights)
    left = [place for at, place in enumerate(places) if at not in gone]
    assert left == sorted(left)
    heaviest = max(
        sum(weights[at] for at in kept)
        for count in range(8)
        for kept in combinations(range(7), count)
        if [places[at] for at in kept] == sorted(places[at] for at in kept)
    )
    assert sum(weight for at, weight in enumerate(weights) if at not in gone) == heaviest


def test_nothing_moved_where_nothing_stands() -> None:
    assert moved([], []) == set()
