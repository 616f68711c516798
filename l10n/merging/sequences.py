"""Where two sequences of words say the same, in order."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

Block = tuple[int, int, int]
"""Where a stretch begins in the one sequence and in the other, and how long it is."""

_LONGEST = 2_000
"""Words; comparing takes their square at worst, and no sentence has so many."""


def agreeing(one: Sequence[str], other: Sequence[str]) -> list[Block]:
    """The stretches that both have, in order.

    What they have in common at their two ends is taken as such; between the ends, more than
    `_LONGEST` words that differ are one difference.
    """
    least = min(len(one), len(other))
    start = 0
    while start < least and one[start] == other[start]:
        start += 1
    end = 0
    while end < least - start and one[-1 - end] == other[-1 - end]:
        end += 1
    found: list[Block] = [(0, 0, start)] if start else []
    middle, there = one[start : len(one) - end], other[start : len(other) - end]
    if middle and there and max(len(middle), len(there)) <= _LONGEST:
        matcher = SequenceMatcher(None, middle, there, autojunk=False)
        found += [
            (start + block.a, start + block.b, block.size)
            for block in matcher.get_matching_blocks()
            if block.size
        ]
    if end:
        found.append((len(one) - end, len(other) - end, end))
    return found
