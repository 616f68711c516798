"""Batches hold the pieces of their pairs, and say what is to be predicted where."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from learning.batches import END, Alignments, collate, load_alignments
from text.encoding import Corpus, flat

TAG = 3
Side = list[list[int]]

sides = st.integers(1, 6).flatmap(
    lambda pairs: st.tuples(
        *(
            st.lists(
                st.lists(st.integers(4, 99), min_size=1, max_size=9),
                min_size=pairs,
                max_size=pairs,
            )
            for _ in range(2)
        )
    )
)


def corpus(sources: Side, targets: Side) -> Corpus:
    count = len(sources)
    ones = np.ones(count, np.float32)
    tags = np.full(count, TAG, np.int32)
    directions = np.zeros(count, np.uint8)
    return Corpus(*flat(sources), *flat(targets), tags, ones, ones, directions, np.array(["fr-en"]))


@given(sides, st.sampled_from([1, 8]), st.randoms(use_true_random=False))
def test_a_batch_holds_its_pairs(both: tuple[Side, Side], multiple: int, chances) -> None:
    sources, targets = both
    members = [chances.randrange(len(sources)) for _ in range(4)]
    batch = collate(corpus(sources, targets), np.array(members), multiple)
    width, height = batch.source.shape[1], batch.inputs.shape[1]
    assert width % multiple == height % multiple == 0
    predicted = dict(zip(batch.where.tolist(), batch.gold.tolist(), strict=True))
    for row, member in enumerate(members):
        source, target = sources[member], targets[member]
        assert batch.source[row].tolist() == source + [END] * (width - len(source))
        assert batch.lengths[row] == len(source) + 1
        padding = [END] * (height - len(target) - 2)
        assert batch.inputs[row].tolist() == [END, TAG, *target, *padding]
        # After the tag comes the first piece, after the last piece the end.
        for column, piece in enumerate([*target, END], 1):
            assert predicted.pop(row * height + column) == piece
    assert not predicted


def test_links_point_from_the_prediction_of_a_piece_to_its_source() -> None:
    pairs = corpus([[10, 11, 12], [13]], [[20, 21], [22, 23, 24]])
    links = Alignments(np.array([0, 3, 4]), np.array([2, 0, 1, 0]), np.array([0, 1, 1, 2]))
    batch = collate(pairs, np.array([1, 0]), 1, links)
    width, height = batch.source.shape[1], batch.inputs.shape[1]
    found = [
        (int(at) // width // height, int(at) // width % height, int(at) % width)
        for at in batch.links
    ]
    assert found == [(0, 3, 0), (1, 1, 2), (1, 2, 0), (1, 2, 1)]
    assert batch.shares.tolist() == [1.0, 1.0, 0.5, 0.5]
    assert not len(collate(pairs, np.array([1, 0])).links)


@pytest.mark.parametrize(
    ("at", "source", "target", "reason"),
    [([0, 1], [0], [0], "has 1 pairs"), ([0, 1, 1], [3], [0], "beyond the end")],
)
def test_links_of_another_mix_are_refused(tmp_path: Path, at, source, target, reason) -> None:
    pairs = corpus([[10, 11, 12], [13]], [[20, 21], [22, 23, 24]])
    np.savez(tmp_path / "links.npz", at=at, source=source, target=target)
    with pytest.raises(ValueError, match=reason):
        load_alignments(tmp_path / "links.npz", pairs)
