"""A statistical word aligner in NumPy: lexical chances with a taste for the diagonal.

Dyer, Chahuneau and Smith, A Simple, Fast, and Effective Reparameterization of IBM Model 2 (2013):
each word of the target was made from one of the source, or from none; which one depends on what
the words are (learned by expectation maximisation) and on how far off the diagonal it is. Two
directions are joined as Koehn, Och and Marcu do (Statistical Phrase-Based Translation, 2003).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int32]
Link = tuple[int, int]

NOTHING = 0
"""The number of the source word that stands for none; real words count from 1."""

CELLS = 1 << 21
"""Pairs of words worked on at once."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the aligner learns: rounds, the pull of the diagonal, and the share of words from none.

    `alpha` is the Dirichlet prior that keeps rare words from gathering what is not theirs; `same`
    how much likelier a word is at first to be made from one that is spelt alike.
    """

    rounds: int = 5
    tension: float = 4.0
    nothing: float = 0.08
    alpha: float = 0.01
    same: float = 20.0


@dataclass(frozen=True, slots=True)
class _Group:
    """Sentence pairs padded to one shape, [pairs, target words, source words and none].

    `rows` are the rows of the table of chances that they need, `where` tells for each cell which
    of these.
    """

    members: NDArray[np.int64]
    rows: NDArray[np.int64]
    where: NDArray[np.int32]
    prior: NDArray[np.float32]

    def weighed(self, chances: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return each cell's chance times what it was before the words were known."""
        result: NDArray[np.float32] = chances[self.rows][self.where] * self.prior
        return result


def viterbi(
    sources: Sequence[Ids],
    targets: Sequence[Ids],
    alike: Callable[[Ids, Ids], NDArray[np.bool_]],
    settings: Settings,
    tell: Callable[[float], object] = lambda _: None,
) -> list[Ids]:
    """Learn from sentence pairs and return, for each target word, its source word or -1.

    Words are numbers from 1. `alike` tells for pairs of them whether they are spelt alike; `tell`
    is called with the share of the work that is done.
    """
    groups, keys, size = _cells(sources, targets, settings)
    chances = np.where(alike(keys // size, keys % size), settings.same, 1.0).astype(np.float32)
    totals_of = keys // size
    rows = 1 + int(totals_of.max(initial=0))
    targets_known = len(np.unique(keys % size))
    for number in range(settings.rounds):
        tell(number / settings.rounds)
        counts = np.zeros(len(keys))
        for group in groups:
            cells = group.weighed(chances)
            cells /= np.maximum(cells.sum(2, keepdims=True), 1e-30)
            counts[group.rows] += np.bincount(group.where.ravel(), cells.ravel(), len(group.rows))
        totals = np.bincount(totals_of, counts, rows)
        with np.errstate(under="ignore"):
            chances = np.exp(
                _digamma(counts + settings.alpha)
                - _digamma(totals + settings.alpha * targets_known)[totals_of]
            ).astype(np.float32)
    best: list[Ids] = [np.zeros(0, np.int32)] * len(targets)
    for group in groups:
        found = group.weighed(chances).argmax(2).astype(np.int32) - 1
        for row, member in enumerate(group.members):
            best[member] = found[row, : len(targets[member])]
    tell(1.0)
    return best


def _cells(
    sources: Sequence[Ids], targets: Sequence[Ids], settings: Settings
) -> tuple[list[_Group], NDArray[np.int64], int]:
    """Lay out all cells; return the groups, the distinct pairs of words as one number, its base."""
    size = 1 + max((int(ids.max()) for ids in targets if len(ids)), default=0)
    shapes = np.array([(len(s), len(t)) for s, t in zip(sources, targets, strict=True)])
    order = np.lexsort((shapes[:, 0], shapes[:, 1]))
    groups: list[_Group] = []
    start = 0
    while start < len(order):
        end, width, height = start, 0, 0
        while end < len(order):
            wider = max(width, int(shapes[order[end], 0]))
            higher = max(height, int(shapes[order[end], 1]))
            if end > start and (end + 1 - start) * (wider + 1) * higher > CELLS:
                break
            width, height, end = wider, higher, end + 1
        members = order[start:end]
        left = np.full((len(members), width + 1), NOTHING, np.int64)
        right = np.zeros((len(members), height), np.int64)
        for row, member in enumerate(members):
            left[row, 1 : 1 + shapes[member, 0]] = sources[member]
            right[row, : shapes[member, 1]] = targets[member]
        cells = left[:, None, :] * size + right[:, :, None]
        own, where = np.unique(cells, return_inverse=True)
        prior = _diagonal(shapes[members], width, height, settings)
        groups.append(_Group(members, own, where.reshape(cells.shape).astype(np.int32), prior))
        start = end
    keys = np.unique(np.concatenate([group.rows for group in groups]))
    return [replace(g, rows=np.searchsorted(keys, g.rows)) for g in groups], keys, size


def _diagonal(
    shapes: NDArray[np.int64], width: int, height: int, settings: Settings
) -> NDArray[np.float32]:
    """Return the chance of each source word before the words are known; 0 where there is none."""
    lengths, heights = shapes[:, 0][:, None, None], shapes[:, 1][:, None, None]
    i, j = np.arange(1, width + 1)[None, None, :], np.arange(1, height + 1)[None, :, None]
    off = np.abs(i / np.maximum(lengths, 1) - j / np.maximum(heights, 1))
    near = np.exp(-settings.tension * off) * (i <= lengths)
    near *= (1 - settings.nothing) / np.maximum(near.sum(2, keepdims=True), 1e-30)
    first = np.full((len(shapes), height, 1), settings.nothing)
    prior: NDArray[np.float32] = (np.concatenate([first, near], 2) * (j <= heights)).astype(
        np.float32
    )
    return prior


def _digamma(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """The logarithmic derivative of the gamma function, by its asymptotic series behind 6."""
    shift = np.zeros_like(x)
    x = x.copy()
    for _ in range(6):
        low = x < 6
        shift[low] -= 1 / x[low]
        x[low] += 1
    square = 1 / (x * x)
    series = square * (1 / 12 - square * (1 / 120 - square / 252))
    result: NDArray[np.float64] = shift + np.log(x) - 0.5 / x - series
    return result


def grow_diagonal(forward: Iterable[Link], backward: Iterable[Link]) -> set[Link]:
    """Join two directions: what both say, grown to neighbours in the union, then what is left.

    Links are (source word, target word). A neighbour is added while one of its words has no link
    yet; at the end, links of either direction between two words that have none ("final-and").
    """
    first, second = set(forward), set(backward)
    joined, union = first & second, first | second
    rows, columns = {i for i, _ in joined}, {j for _, j in joined}

    def add(link: Link) -> None:
        joined.add(link)
        rows.add(link[0])
        columns.add(link[1])

    grown = True
    while grown:
        grown = False
        for i, j in sorted(union - joined):
            free = i not in rows or j not in columns
            near = any((i + a, j + b) in joined for a in (-1, 0, 1) for b in (-1, 0, 1))
            if free and near:
                add((i, j))
                grown = True
    for direction in (first, second):
        for i, j in sorted(direction - joined):
            if i not in rows and j not in columns:
                add((i, j))
    return joined
