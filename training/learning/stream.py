"""An endless, repeatable stream of batches: weighted, short sentences first, news last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from text.encoding import Corpus

from learning.schedule import batch_pieces, stage

POOL = 65536
"""Pairs that are sorted by length together."""

Members = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Position:
    """Where a stream stands, so that it can go on from there.

    `drawn` is the progress at which the pool was drawn (none: it is still to be drawn), `used` the
    batches of it that are used, `pieces` the target pieces so far, end marks counted.
    """

    pool: int = 0
    drawn: float | None = None
    used: int = 0
    pieces: int = 0


class Stream:
    """Yields the members of each batch from weighted pools in seeded order."""

    def __init__(self, corpus: Corpus, seed: int, full: int) -> None:
        self.corpus, self.seed, self.full = corpus, seed, full
        self.source_lengths, self.target_lengths = corpus.lengths()

    def draw(self, pool: int, progress: float) -> Members:
        """Draw a pool of pairs by the weights that hold at `progress`; repeatable by number."""
        chances = np.random.default_rng([self.seed, pool])
        limit, late = stage(progress)
        weights = self.corpus.late if late else self.corpus.early
        fits = (self.source_lengths <= limit) & (self.target_lengths <= limit)
        weights = weights * (fits & (self.target_lengths > 0) & (self.source_lengths > 0))
        # Systematic sampling: each pair is drawn as often as its weight says, within one.
        marks = np.cumsum(weights, dtype=np.float64)
        if not marks[-1]:
            raise ValueError(f"no pair of the mix has a weight and at most {limit} pieces a side")
        at = (np.arange(POOL) + chances.random()) * (marks[-1] / POOL)
        return np.searchsorted(marks, at, side="right").clip(max=len(marks) - 1)

    def split(self, pool: int, progress: float) -> list[Members]:
        """Return the batches of one pool in random order, each of pairs alike in length."""
        chances = np.random.default_rng([self.seed, pool, 1])
        members = self.draw(pool, progress)
        chances.shuffle(members)
        order = np.lexsort((self.source_lengths[members], self.target_lengths[members] // 2))
        members = members[order]
        widths = np.maximum(self.source_lengths[members] + 1, self.target_lengths[members] + 2)
        budget = batch_pieces(progress, self.full)
        cuts = []
        start = widest = 0
        for number, width in enumerate(widths.tolist()):
            widest = max(widest, width)
            if widest * (number + 1 - start) > budget and number > start:
                cuts.append(number)
                start, widest = number, width
        batches = np.split(members, cuts)
        return [batches[number] for number in chances.permutation(len(batches))]

    def batches(
        self, position: Position, progress: Callable[[int], float]
    ) -> Iterator[tuple[Members, Position]]:
        """Yield from a position on, without end: the members of a batch and the position after it.

        `progress` tells from the pieces so far what share of the budget is used.
        """
        while True:
            drawn = progress(position.pieces) if position.drawn is None else position.drawn
            pieces = position.pieces
            for number, members in enumerate(self.split(position.pool, drawn)):
                if number < position.used:
                    continue
                if stage(progress(pieces)) != stage(drawn):
                    break
                pieces += int(self.target_lengths[members].sum()) + len(members)
                yield members, Position(position.pool, drawn, number + 1, pieces)
            position = Position(position.pool + 1, None, 0, pieces)
