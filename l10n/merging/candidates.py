"""Which sentences of two versions are worth comparing, without comparing each with each."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from l10n.merging.likeness import Likeness, Text

# Two versions of a sentence share several of its rarest words. Those that share most of them,
# the rarest counting most, are compared; a word in more sentences than _COMMON tells nothing.
_RARE = 6
_COMMON = 40
_COMPARED = 6
# Less in common than this, in words or in weight, is no version of the same sentence.
LEAST = 0.3
SURE = 0.8
"""A sentence with a pair so alike is not looked for in other sentences."""
PART = 0.75
"""So much of the smaller sentence in the other, in order, and it is a part of it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A new sentence, an old one, and how much they are alike."""

    new: int
    old: int
    score: float
    """0 to 1: how much they are one sentence, `Likeness.compared`."""
    part: float
    """0 to 1: how much the smaller is part of the other, in order."""
    closeness: float
    """0 to 1, `Likeness.closeness`: tells apart those of one score."""
    of_new: float
    """0 to 1: how much of the new sentence is in the old one, by weight."""
    of_old: float


def candidates(
    likeness: Likeness,
    new: Mapping[int, Text],
    old: Mapping[int, Text],
    expected: Sequence[int] = (),
) -> list[Candidate]:
    """Every pair of a new and an old sentence that could be two versions of one, or part of one.

    ``expected`` says of each new position in which old one its sentence would have stood.
    """
    pairs = set(_alike(new, old))
    # Where every word is common, the place alone tells which two to compare.
    pairs |= {
        (at, there)
        for at in (new if expected else ())
        for there in range(expected[at] - 1, expected[at] + 2)
        if there in old
    }
    pairs |= set(_sharing(likeness, new, old))
    found = [one for pair in sorted(pairs) if (one := _compared(likeness, new, old, *pair))]
    # A sentence that became part of a longer one shares its own rare words, not the longer one's.
    placed = {one.old for one in found if one.score >= SURE}
    left = {there: text for there, text in old.items() if there not in placed}
    more = {(at, there) for there, at in _sharing(likeness, left, new)} - pairs
    return found + [one for pair in sorted(more) if (one := _compared(likeness, new, old, *pair))]


def _compared(
    likeness: Likeness, new: Mapping[int, Text], old: Mapping[int, Text], at: int, there: int
) -> Candidate | None:
    one, other = new[at], old[there]
    common = likeness.common(one, other)
    of_new = common / one.total if one.total else 1.0
    of_old = common / other.total if other.total else 1.0
    if max(of_new, of_old) < LEAST:
        return None
    # Order is looked at only where the words alone would do.
    alike = 2 * common >= LEAST * (one.total + other.total) or max(of_new, of_old) >= PART
    score, part = likeness.compared(other, one) if alike else (0.0, 0.0)
    close = likeness.closeness(other, one) if alike else 0.0
    return Candidate(at, there, score, part, close, of_new, of_old)


def _alike(new: Mapping[int, Text], old: Mapping[int, Text]) -> Iterable[tuple[int, int]]:
    """Pairs of the same words, near each other: all that a very short sentence can be found by."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for there, text in old.items():
        places[text.words].append(there)
    for at, text in new.items():
        found = places.get(text.words, [])
        first = max(bisect_left(found, at) - _COMPARED // 2, 0)
        for there in found[first : first + _COMPARED]:
            yield at, there


def _sharing(
    likeness: Likeness, of: Mapping[int, Text], among: Mapping[int, Text]
) -> Iterable[tuple[int, int]]:
    """For each sentence those of the other version with which it shares most of its rarest words."""
    places: dict[str, list[int]] = defaultdict(list)
    for there, text in among.items():
        for word in text.bag:
            places[word].append(there)
    for at, text in of.items():
        known = [word for word in text.bag if word in places]
        shared: dict[int, float] = defaultdict(float)
        for word in rarest(known, likeness.spread)[:_RARE]:
            found = places[word]
            if len(found) <= _COMMON:
                for there in found:
                    shared[there] += 1 / len(found)
        near = [(-share, abs(there - at), there) for there, share in shared.items()]
        for _, _, there in nsmallest(_COMPARED, near):
            yield at, there


def rarest(found: Sequence[str], spread: Mapping[str, int]) -> list[str]:
    """``found``, the words of fewest sentences first."""
    return sorted(found, key=lambda word: (spread[word], word))
