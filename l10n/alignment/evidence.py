"""How much speaks for some sentences being the translation of some others.

The measure is a log-likelihood ratio in nats: how much more probable the target's words and length
are if it is the translation than if it is any sentence of the text. Lengths after Gale and Church,
“A Program for Aligning Sentences in Bilingual Corpora” (Computational Linguistics 19, 1993): the
length of a translation is normally distributed around the source's, with a variance that grows
with it. Anchors are counted as independent, which they are not; `TEMPER` makes up for that.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from l10n.alignment.anchors import anchors
from l10n.alignment.beads import Sentence

# How often an anchor that both texts have stands in the translation of its sentence.
# Measured on the reviewed editions of the sample article (tests/alignment/test_measures.py).
_FOUND = {"=": 0.9, "#": 0.95, "^": 0.75, "~": 0.5}
TEMPER = 0.6
MOST = 3
"""Sentences on one side of a bead, at most."""
# Gale and Church found 6.8 in parliament's minutes; newsrooms translate more freely.
_VARIANCE = 9.0
_SMALLEST = 12
"""Characters; what is shorter counts as this long."""
_TELLS_NOTHING = 0.5
"""An anchor in more than this share of the sentences."""
_FARTHEST = 4.0**2
"""Variances; what is further off counts as this far: a translator may add a clause."""


class Evidence:
    """Evidence for beads between two texts. Groups are (first position, how many)."""

    def __init__(self, source: Sequence[Sentence], target: Sequence[Sentence]) -> None:
        own = [anchors(sentence) for sentence in source]
        other = [anchors(sentence) for sentence in target]
        shared = frozenset().union(*own) & frozenset().union(*other)
        self._source = _Side([found & shared for found in own], source)
        self._target = _Side([found & shared for found in other], target)
        lengths = sum(self._target.lengths) / max(1, sum(self._source.lengths))
        # A ratio far from one says that something is missing, not that the language is short.
        self.ratio = min(1.35, max(0.75, lengths))

    def likely(self, source: tuple[int, int], target: tuple[int, int]) -> float:
        """Nats for the two groups being each other's translation."""
        return TEMPER * self._words(source, target) + self._length(source, target)

    def _words(self, source: tuple[int, int], target: tuple[int, int]) -> float:
        left, right = self._source.anchors(*source), self._target.anchors(*target)
        both = left & right
        there = self._target.gains(target[1])
        here = self._source.gains(source[1])
        found = self._source.missing(source, there) + self._target.missing(target, here)
        for anchor in both:
            found += there.gain[anchor] + here.gain[anchor]
        return found / 2

    def _length(self, source: tuple[int, int], target: tuple[int, int]) -> float:
        expected = self._source.length(*source) * self.ratio
        length = self._target.length(*target)
        variance = _VARIANCE * expected
        mean, spread = self._target.mean * target[1], self._target.spread * target[1]
        off = min((length - expected) ** 2 / variance, _FARTHEST)
        by_chance = min((length - mean) ** 2 / spread, _FARTHEST)
        return (by_chance - off + math.log(spread / variance)) / 2


class _Gains:
    """What it tells that an anchor is found in a group of some size, or is not."""

    def __init__(self, frequency: Counter[str], sentences: int, size: int) -> None:
        self.gain: dict[str, float] = {}
        self.missing: dict[str, float] = {}
        for anchor, count in frequency.items():
            chance = 1 - (1 - count / (sentences + 1)) ** size
            found = _FOUND[anchor[0]]
            if chance > _TELLS_NOTHING * found:
                self.gain[anchor] = self.missing[anchor] = 0.0
                continue
            self.missing[anchor] = _exact(math.log((1 - found) / (1 - chance)))
            self.gain[anchor] = _exact(math.log(found / chance)) - self.missing[anchor]


def _exact(nats: float) -> float:
    """``nats`` as a multiple of 1/4096: sums of such are exact, in whatever order a set is walked."""
    return round(nats * 4096) / 4096


class _Side:
    """One of the two texts."""

    def __init__(self, found: Sequence[frozenset[str]], sentences: Sequence[Sentence]) -> None:
        self._groups = {1: list(found)}
        for size in range(2, MOST + 1):
            shorter = self._groups[size - 1]
            self._groups[size] = [
                shorter[at] | found[at + size - 1] for at in range(len(found) - size + 1)
            ]
        frequency = Counter(anchor for one in found for anchor in one)
        self._gains = {size: _Gains(frequency, len(found), size) for size in range(1, MOST + 1)}
        self._missing: dict[tuple[int, int, int], float] = {}
        self.lengths = [max(_SMALLEST, len(sentence.text)) for sentence in sentences]
        self._sums = [0]
        for length in self.lengths:
            self._sums.append(self._sums[-1] + length)
        self.mean = self._sums[-1] / max(1, len(self.lengths))
        squares = sum((length - self.mean) ** 2 for length in self.lengths)
        self.spread = max(400.0, squares / max(1, len(self.lengths)))

    def anchors(self, first: int, size: int) -> frozenset[str]:
        return self._groups[size][first]

    def gains(self, size: int) -> _Gains:
        return self._gains[size]

    def length(self, first: int, size: int) -> int:
        return self._sums[first + size] - self._sums[first]

    def missing(self, group: tuple[int, int], other: _Gains) -> float:
        """What it would tell if nothing of ``group`` were found in groups of the other text."""
        key = (*group, id(other))
        if key not in self._missing:
            self._missing[key] = sum(other.missing[anchor] for anchor in self.anchors(*group))
        return self._missing[key]
