"""Pairs as one padded batch of plain arrays, made without a loop over sentences."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from text.encoding import Corpus

END = 1
"""Id of the end-of-sentence piece, which also starts the decoder."""

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Arrays:
    """One batch: padded ids [sentences, length], and what is to be predicted where.

    `gold[k]` is the piece that the decoder predicts at position `where[k]` of the flattened
    `inputs`. `links` are positions in the flattened attention [sentences, target, source] and
    `shares` what part of a target piece's attention belongs there; both are empty without
    alignments.
    """

    source: Ids
    lengths: Ids
    inputs: Ids
    where: Ids
    gold: Ids
    links: Ids
    shares: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Alignments:
    """Links between pieces for every pair, 0-based without tag and end mark; offsets in `at`."""

    at: Ids
    source: NDArray[np.integer]
    target: NDArray[np.integer]


def load_alignments(path: Path, corpus: Corpus) -> Alignments:
    """Read `at`, `source` and `target` of an npz file; raises ValueError where they do not fit."""
    with np.load(path) as arrays:
        found = Alignments(arrays["at"].astype(np.int64), arrays["source"], arrays["target"])
    if len(found.at) != len(corpus) + 1:
        raise ValueError(f"{path} has {len(found.at) - 1} pairs, the mix has {len(corpus)}")
    counts = np.diff(found.at)
    for links, lengths in zip((found.source, found.target), corpus.lengths(), strict=True):
        if len(links) != found.at[-1] or (links >= np.repeat(lengths, counts)).any():
            raise ValueError(f"{path} has links beyond the end of a sentence: of another mix?")
    return found


def gathered(at: Ids, members: Ids) -> tuple[Ids, Ids]:
    """Return the flat positions of what belongs to some members, and how many each has."""
    lengths = at[members + 1] - at[members]
    starts = np.cumsum(lengths) - lengths
    return np.arange(lengths.sum()) + np.repeat(at[members] - starts, lengths), lengths


def padded(length: int, multiple: int) -> int:
    """Return the least multiple that is no less than a length."""
    return -(-length // multiple) * multiple


def collate(
    corpus: Corpus, members: Ids, multiple: int = 1, alignments: Alignments | None = None
) -> Arrays:
    """Pad some pairs into one batch; the decoder starts with the end mark, then the tag."""
    count = len(members)
    from_source, source_lengths = gathered(corpus.source_at, members)
    from_target, target_lengths = gathered(corpus.target_at, members)
    width = padded(int(source_lengths.max()) + 1, multiple)
    height = padded(int(target_lengths.max()) + 2, multiple)
    rows = np.arange(count)

    source = np.full((count, width), END, dtype=np.int64)
    source[np.arange(width) < source_lengths[:, None]] = corpus.sources[from_source]

    inputs = np.full((count, height), END, dtype=np.int64)
    inputs[:, 1] = corpus.tags[members]
    columns = np.arange(height)
    inputs[(columns >= 2) & (columns < target_lengths[:, None] + 2)] = corpus.targets[from_target]

    predicted = target_lengths + 1
    starts = np.cumsum(predicted) - predicted
    where = np.arange(predicted.sum()) + np.repeat(rows * height + 1 - starts, predicted)
    gold = np.full(len(where), END, dtype=np.int64)
    # Every sentence before has one end mark more than it has pieces.
    gold[np.arange(len(from_target)) + np.repeat(rows, target_lengths)] = corpus.targets[
        from_target
    ]
    links, shares = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    if alignments:
        chosen, counts = gathered(alignments.at, members)
        at = np.repeat(rows * height, counts) + 1 + alignments.target[chosen]
        links = at * width + alignments.source[chosen]
        shares = (1 / np.bincount(at, minlength=1)[at]).astype(np.float32)
    return Arrays(source, source_lengths + 1, inputs, where, gold, links, shares)
