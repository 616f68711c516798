"""An endless, repeatable stream of batches: weighted, short sentences first, news last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from model import Batch
from numpy.typing import NDArray
from schedule import LATE_FROM, batch_pieces, longest

END = 1
"""Id of the end-of-sentence piece, which also starts the decoder."""

POOL = 65536
"""Pairs that are sorted by length together."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Encoded pairs: ids in two flat arrays with offsets, target tag and weights per pair."""

    sources: NDArray[np.int32]
    source_at: NDArray[np.int64]
    targets: NDArray[np.int32]
    target_at: NDArray[np.int64]
    tags: NDArray[np.int32]
    early: NDArray[np.float32]
    late: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.tags)

    def lengths(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the pieces of each source and target, without end marks."""
        return np.diff(self.source_at), np.diff(self.target_at)


def encode_mix(mix: Path, vocabulary: Path) -> Corpus:
    """Encode `mix.tsv` (direction, early, late, source, target) with the SentencePiece model."""
    import sentencepiece

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
    with mix.open(encoding="utf-8") as rows:
        fields = [row.rstrip("\n").split("\t") for row in rows]
    sources = pieces.encode([f[3] for f in fields], num_threads=2)
    targets = pieces.encode([f[4] for f in fields], num_threads=2)
    tags = [pieces.piece_to_id(f"__{f[0].split('-')[1]}__") for f in fields]

    def flat(lists: list[list[int]]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        at = np.zeros(len(lists) + 1, dtype=np.int64)
        np.cumsum([len(ids) for ids in lists], out=at[1:])
        return np.fromiter((i for ids in lists for i in ids), np.int32, int(at[-1])), at

    return Corpus(
        *flat(sources),
        *flat(targets),
        np.array(tags, dtype=np.int32),
        np.array([float(f[1]) for f in fields], dtype=np.float32),
        np.array([float(f[2]) for f in fields], dtype=np.float32),
    )


def load_or_encode(mix: Path, vocabulary: Path, cache: Path) -> Corpus:
    """Return the encoded mix, from the cache when it is newer than mix and vocabulary."""
    newest = max(mix.stat().st_mtime, vocabulary.stat().st_mtime)
    if cache.exists() and cache.stat().st_mtime > newest:
        with np.load(cache) as arrays:
            return Corpus(*(arrays[name] for name in Corpus.__dataclass_fields__))
    corpus = encode_mix(mix, vocabulary)
    np.savez(cache, **{name: getattr(corpus, name) for name in Corpus.__dataclass_fields__})
    return corpus


def collate(corpus: Corpus, members: NDArray[np.int64]) -> Batch:
    """Pad some pairs into one batch; the decoder starts with the end mark, then the tag."""
    sources = [
        [*corpus.sources[corpus.source_at[i] : corpus.source_at[i + 1]].tolist(), END]
        for i in members
    ]
    targets = [
        corpus.targets[corpus.target_at[i] : corpus.target_at[i + 1]].tolist() for i in members
    ]
    source = np.full((len(members), max(map(len, sources))), END, dtype=np.int64)
    inputs = np.full((len(members), max(map(len, targets)) + 2), END, dtype=np.int64)
    labels = np.full_like(inputs, -1)
    for row, (i, from_ids, to_ids) in enumerate(zip(members, sources, targets, strict=True)):
        source[row, : len(from_ids)] = from_ids
        inputs[row, 1] = corpus.tags[i]
        inputs[row, 2 : 2 + len(to_ids)] = to_ids
        labels[row, 1 : 2 + len(to_ids)] = [*to_ids, END]
    lengths = np.array([len(ids) for ids in sources], dtype=np.int64)
    return Batch(*(torch.from_numpy(a) for a in (source, lengths, inputs, labels)))


class Stream:
    """Yields groups of batches, one batch per process, from weighted epochs in seeded order."""

    def __init__(self, corpus: Corpus, seed: int, processes: int, full: int) -> None:
        self.corpus, self.seed, self.processes, self.full = corpus, seed, processes, full
        self.pool = 0
        self.source_lengths, self.target_lengths = corpus.lengths()

    def draw(self, progress: float) -> NDArray[np.int64]:
        """Draw a pool of pairs by the weights that hold at `progress`; repeatable by number."""
        chances = np.random.default_rng([self.seed, self.pool])
        self.pool += 1
        weights = self.corpus.late if progress >= LATE_FROM else self.corpus.early
        limit = longest(progress)
        fits = (self.source_lengths <= limit) & (self.target_lengths <= limit)
        weights = weights * (fits & (self.target_lengths > 0) & (self.source_lengths > 0))
        # Systematic sampling: each pair is drawn as often as its weight says, within one.
        marks = np.cumsum(weights, dtype=np.float64)
        at = (np.arange(POOL) + chances.random()) * (marks[-1] / POOL)
        return np.searchsorted(marks, at, side="right")

    def groups(self, progress: float) -> Iterator[list[NDArray[np.int64]]]:
        """Yield the groups of one pool in random order, batches within a group alike in length."""
        chances = np.random.default_rng([self.seed, self.pool, 1])
        members = self.draw(progress)
        chances.shuffle(members)
        members = members[
            np.lexsort((self.source_lengths[members], self.target_lengths[members] // 2))
        ]
        budget = batch_pieces(progress, self.full) // self.processes
        batches: list[NDArray[np.int64]] = []
        start = 0
        while start < len(members):
            end = start + 1
            widest = 0
            while end <= len(members):
                last = members[end - 1]
                widest = max(widest, self.source_lengths[last] + 1, self.target_lengths[last] + 2)
                if widest * (end - start) > budget and end > start + 1:
                    break
                end += 1
            batches.append(members[start : end - 1])
            start = end - 1
        count = len(batches) // self.processes
        for number in chances.permutation(count):
            yield batches[number * self.processes : (number + 1) * self.processes]
