"""Which of the sentences that vanished is which of the sentences that are new."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from l10n.merging.words import dice, folded
from l10n.model.unit import Key

# Word-order similarity (2 × words in common in order / words of both) that makes two sentences one.
# Two different sentences of one article reach 0.40 at most in the real articles we looked at (both
# speak of the same states and ministers); a sentence with one word changed stays above 0.8, one
# with its second half rewritten near 0.5. So a pair that stands alone must be clearly alike; one
# whose neighbours are in place already may differ more.
ALONE = 0.6
ONE_NEIGHBOUR = 0.5
TWO_NEIGHBOURS = 0.4
# What was put aside has no place in the text any more, so nothing but likeness speaks for it.
PUT_ASIDE = 0.8

# Two versions of a sentence share several of its rarest words. Those that share most of them,
# the rarest counting most, are compared; a word that stands in more places than _COMMON tells nothing.
_RARE = 8
_COMMON = 60
_COMPARED = 12


@dataclass(frozen=True, slots=True)
class _Pair:
    score: float
    new: int
    old: int


def align(
    old: Sequence[Key], new: Sequence[Key], known: Mapping[int, int], put_aside: Sequence[Key] = ()
) -> dict[int, int]:
    """Pair new keys with old ones, one to one; return positions in ``new`` → positions in ``old``.

    ``old`` and ``new`` are whole documents in order; ``known`` are the pairs that are certain.
    ``put_aside`` are keys with no place; they count on from ``len(old)`` in the result. Only keys
    of one role are paired.
    """
    texts = [*old, *put_aside]
    taken = set(known.values())
    free_old = [at for at in range(len(texts)) if at not in taken]
    free_new = [at for at in range(len(new)) if at not in known]
    pairs = sorted(
        _likely(texts, free_old, new, free_new),
        key=lambda pair: (-pair.score, abs(pair.new - pair.old), pair.new, pair.old),
    )
    found = dict(known)
    for sure in (True, False):
        again = True
        while again:
            again = False
            for pair in pairs:
                if pair.new in found or pair.old in taken:
                    continue
                if pair.old >= len(old):
                    needed = PUT_ASIDE
                elif sure:
                    needed = ALONE
                else:
                    neighbours = _neighbours(pair, found, len(old), len(new))
                    needed = (ALONE, ONE_NEIGHBOUR, TWO_NEIGHBOURS)[neighbours]
                if pair.score >= needed:
                    found[pair.new] = pair.old
                    taken.add(pair.old)
                    # One more certain pair can make a neighbour certain.
                    again = not sure
    return {at: there for at, there in found.items() if at not in known}


def _neighbours(pair: _Pair, found: Mapping[int, int], old: int, new: int) -> int:
    """How many of the two sentences around are in place; the edge of the text is, too."""
    before = (
        found.get(pair.new - 1) == pair.old - 1 if pair.new and pair.old else pair.new == pair.old
    )
    after = (
        found.get(pair.new + 1) == pair.old + 1
        if pair.new + 1 < new and pair.old + 1 < old
        else new - pair.new == old - pair.old
    )
    return before + after


def _likely(
    old: Sequence[Key], free_old: Sequence[int], new: Sequence[Key], free_new: Sequence[int]
) -> Iterator[_Pair]:
    """Every pair that could pass some threshold, without comparing each with each."""
    old_words = {at: folded(old[at].source) for at in free_old}
    old_bags = {at: Counter(found) for at, found in old_words.items()}
    places: dict[str, list[int]] = defaultdict(list)
    for at, bag in old_bags.items():
        for word in bag:
            places[word].append(at)
    for at in free_new:
        found = folded(new[at].source)
        bag = Counter(found)
        rare = sorted((word for word in bag if word in places), key=lambda w: (len(places[w]), w))
        shared: dict[int, float] = defaultdict(float)
        for word in rare[:_RARE]:
            for there in places[word][:_COMMON]:
                if old[there].context == new[at].context:
                    shared[there] += 1 / len(places[word])
        near = sorted(shared, key=lambda there: (-shared[there], abs(there - at)))[:_COMPARED]
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(found)
        for there in near:
            if dice(old_bags[there], bag) < TWO_NEIGHBOURS:
                continue
            matcher.set_seq1(old_words[there])
            score = matcher.ratio()
            if score >= TWO_NEIGHBOURS:
                yield _Pair(score, at, there)
