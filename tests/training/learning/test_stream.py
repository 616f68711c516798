"""The stream of batches can be stopped anywhere and goes on as if it had not been."""

from itertools import islice, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from learning import stream
from learning.stream import Position, Stream
from text.encoding import Corpus

BUDGET = 60_000
"""Target pieces, so that every stage of the curriculum comes within some hundred batches."""


def corpus(pairs: int = 300, longest: int = 40, seed: int = 1) -> Corpus:
    chances = np.random.default_rng(seed)
    sides = []
    for _ in range(2):
        lengths = chances.integers(1, longest + 1, pairs)
        at = np.concatenate([[0], np.cumsum(lengths)])
        sides += [chances.integers(4, 99, at[-1]).astype(np.uint16), at]
    tags = np.full(pairs, 3, np.int32)
    weights = chances.choice([0.0, 0.5, 2.0], (2, pairs)).astype(np.float32)
    return Corpus(*sides, tags, *weights, np.zeros(pairs, np.uint8), np.array(["fr-en"]))


@pytest.fixture(autouse=True)
def small_pools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "POOL", 500)


def progress(pieces: int) -> float:
    return pieces / BUDGET


def taken(start: Position, count: int) -> list[tuple[list[int], Position]]:
    batches = Stream(corpus(), 7, 600).batches(start, progress)
    return [(members.tolist(), position) for members, position in islice(batches, count)]


@settings(max_examples=20)
@given(st.integers(0, 119))
def test_from_any_position_the_same_batches_follow(number: int) -> None:
    whole = taken(Position(), 125)
    assert taken(whole[number][1], 5) == whole[number + 1 : number + 6]


def test_positions_count_the_target_pieces_with_end_marks() -> None:
    lengths = corpus().lengths()[1]
    before = Position()
    for members, after in taken(Position(), 50):
        assert after.pieces - before.pieces == sum(lengths[m] + 1 for m in members)
        before = after


def test_short_pairs_come_first_and_a_pool_ends_with_its_stage() -> None:
    batches = taken(Position(), 200)
    widest = [max(corpus().lengths()[1][m] for m in members) for members, _ in batches]
    drawn = [position.drawn for _, position in batches]
    assert [round(share, 2) for share in dict.fromkeys(drawn)][:2] == [0.0, 0.04]
    assert max(w for w, share in zip(widest, drawn, strict=True) if share < 0.04) <= 16
    assert max(w for w, share in zip(widest, drawn, strict=True) if 0.04 <= share < 0.1) <= 30
    assert max(widest) > 30


def test_a_pair_without_weight_never_comes() -> None:
    weights = corpus().early
    seen = {
        m for members, position in taken(Position(), 60) for m in members if position.drawn < 0.5
    }
    assert seen
    assert all(weights[m] > 0 for m in seen)


def test_batches_hold_about_the_pieces_that_were_asked_for() -> None:
    sources, targets = corpus().lengths()
    for members in Stream(corpus(), 7, 600).split(3, 0.9):
        widest = max(max(sources[m] + 1, targets[m] + 2) for m in members)
        assert widest * len(members) <= 600


def test_pools_are_numbered_one_after_another() -> None:
    numbers = [position.pool for _, position in taken(Position(), 200)]
    assert all(b - a in (0, 1) for a, b in pairwise(numbers))
    assert numbers[-1] > 3


def test_a_mix_with_nothing_to_draw_says_so() -> None:
    long = corpus(longest=40)
    only_long = Corpus(
        long.sources,
        np.array([0, 40]),
        long.targets,
        np.array([0, 40]),
        *(getattr(long, name)[:1] for name in ("tags", "early", "late", "directions", "names")),
    )
    with pytest.raises(ValueError, match="at most 16 pieces"):
        Stream(only_long, 1, 600).draw(0, 0.0)
