"""The statistical aligner finds what goes with what, and joins two directions soundly."""

import math

import numpy as np
import pytest
from align import Sides, Words, align, kinds, owner
from hypothesis import given
from hypothesis import strategies as st
from measuring.aligner import Link, Settings, _digamma, grow_diagonal, viterbi

PIECES = [
    "<unk>",
    "</s>",
    "▁le",
    "▁L",
    "'",
    "arm",
    "ée",
    "▁",
    "1",
    "0",
    "▁the",
    "▁army",
    ".",
    "▁fi",
    "res",
    "▁tire",
]

links = st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)))


def none_alike(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.zeros(len(a), dtype=bool)


@given(links, links)
def test_joined_links_lie_between_intersection_and_union(a: set[Link], b: set[Link]) -> None:
    joined = grow_diagonal(a, b)
    assert a & b <= joined <= a | b


@given(links)
def test_two_directions_that_agree_stay_as_they_are(a: set[Link]) -> None:
    assert grow_diagonal(a, a) == a


def test_a_neighbour_joins_and_what_is_far_waits_for_the_end() -> None:
    forward, backward = {(0, 0), (1, 1), (1, 2)}, {(0, 0), (1, 1), (5, 5)}
    assert grow_diagonal(forward, backward) == {(0, 0), (1, 1), (1, 2), (5, 5)}


def test_words_that_come_together_are_linked() -> None:
    """Three words in three languages of their own, in every order, are told apart."""
    sentences = [[1, 2], [2, 3], [3, 1], [1], [2], [3], [3, 2], [2, 1]]
    sources = [np.array(s, dtype=np.int32) for s in sentences]
    targets = [np.array([w + 10 for w in reversed(s)], dtype=np.int32) for s in sentences]
    found = viterbi(sources, targets, none_alike, Settings(tension=0.0))
    for source, target, best in zip(sources, targets, found, strict=True):
        assert [source[i] + 10 for i in best] == target.tolist()


def test_a_sentence_without_words_has_no_links() -> None:
    empty, one = np.zeros(0, dtype=np.int32), np.array([1], dtype=np.int32)
    found = viterbi([empty, one], [one, empty], none_alike, Settings())
    assert [best.tolist() for best in found] == [[-1], []]


@pytest.mark.parametrize("x", [0.01, 0.5, 1.0, 2.5, 40.0])
def test_the_digamma_function_is_the_slope_of_the_logarithm_of_the_gamma_function(x: float) -> None:
    slope = (math.lgamma(x + 1e-5 * x) - math.lgamma(x - 1e-5 * x)) / (2e-5 * x)
    assert _digamma(np.array([x]))[0] == pytest.approx(slope, rel=1e-5)


def test_pieces_are_grouped_to_words() -> None:
    """A blank alone begins a word; a sign is one; letters and digits do not mix."""
    assert kinds(["▁L", "'", "▁", "1"]) == ["l", "s", "b", "d"]
    words = Words(PIECES, letters=0)
    ids = [3, 4, 5, 6, 7, 8, 9, 12]
    owners = words.cut(ids)
    assert owners == [0, 1, 2, 2, 3, 3, 3, 4]
    words.number(ids, owners)
    assert list(words.numbers) == ["l", "'", "armée", "10", "."]


def test_all_pieces_of_linked_words_are_linked() -> None:
    sides = Sides([[3, 4, 5, 6, 12], [15, 12], [12]], [[10, 11, 12], [13, 14, 12], [12]])
    found = list(align(sides, PIECES, Settings(), letters=0))
    assert {(0, 0), (0, 1), (1, 2)} <= set(found[1])
    for number, one in enumerate(found):
        for i, j in one:
            assert i < len(sides.sources[number])
            assert j < len(sides.targets[number])


def test_a_piece_belongs_to_the_word_that_most_of_it_lies_in() -> None:
    assert owner([(0, 3), (3, 4), (9, 9)], [(0, 2), (2, 3), (3, 6)]) == [0, 2, -1]
