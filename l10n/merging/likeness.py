"""How much two sentences are the same sentence: the words they share in order, rare ones first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from l10n.merging.sequences import agreeing
from l10n.merging.words import folded, letters, words


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence made ready for comparison. ``total`` is what its words weigh together."""

    words: tuple[str, ...]
    bag: Mapping[str, int]
    total: float
    letters: Counter[str] = field(default_factory=Counter)

    def __add__(self, after: Text) -> Text:
        both = Counter(self.bag)
        both.update(after.bag)
        return Text(
            self.words + after.words,
            both,
            self.total + after.total,
            self.letters + after.letters,
        )


class Likeness:
    """Compares sentences of two versions of one article.

    A word weighs log(1 + sentences / sentences with it), Spärck Jones' inverse document frequency
    (1972): what every sentence of an article says tells none of them from another.
    """

    def __init__(self, *versions: Iterable[str]) -> None:
        """``versions``: the sentences of each version of the article."""
        seen: Counter[str] = Counter()
        count = 0
        self._letters: dict[str, list[str]] = {}
        self._folded: dict[str, tuple[str, ...]] = {}
        for version in versions:
            for source in version:
                if source not in self._folded:
                    self._letters[source] = letters(words(source))
                    self._folded[source] = folded(self._letters[source])
                seen.update(set(self._folded[source]))
                count += 1
        self.spread = seen
        self._weights = {word: log(1 + count / times) for word, times in seen.items()}
        self._texts: dict[str, Text] = {}

    def text(self, source: str) -> Text:
        """``source``, one of the sentences of the versions, ready to be compared."""
        known = self._texts.get(source)
        if known is None:
            found = self._folded[source]
            known = self._texts[source] = Text(
                found, Counter(found), self.weight(found), Counter(self._letters[source])
            )
        return known

    def weight(self, found: Iterable[str]) -> float:
        """What these words weigh."""
        weights = self._weights
        return sum(weights[word] for word in found)

    def common(self, left: Text, right: Text) -> float:
        """What the words weigh that both have, in whatever order: the most `in_order` can reach."""
        if len(right.bag) < len(left.bag):
            left, right = right, left
        other, weights = right.bag, self._weights
        return sum(
            weights[word] * min(count, other[word])
            for word, count in left.bag.items()
            if word in other
        )

    def in_order(self, left: Text, right: Text) -> tuple[float, ...]:
        """What each word of ``right`` weighs that stands in ``left`` in the same order, else 0."""
        found = [0.0] * len(right.words)
        for _, start, size in agreeing(left.words, right.words):
            for at in range(start, start + size):
                found[at] = self._weights[right.words[at]]
        return tuple(found)

    def compared(self, left: Text, right: Text) -> tuple[float, float]:
        """How much they are one sentence, and how much the smaller is part of the other; 0 to 1.

        The first is twice what the words in common weigh, by what all words weigh (Dice). Words out
        of order count half: *Hier, il est parti* is *Il est parti hier*.
        """
        total, least = left.total + right.total, min(left.total, right.total)
        if left.words == right.words or not total:
            return 1.0, 1.0
        ordered = sum(self.in_order(left, right))
        part = ordered / least if least else 0.0
        return (ordered + self.common(left, right)) / total, part

    @staticmethod
    def closeness(left: Text, right: Text) -> float:
        """0 to 1, on whole words and figures: which of two like sentences is the liker one."""
        total = left.letters.total() + right.letters.total()
        return 2 * (left.letters & right.letters).total() / total if total else 1.0


def joined(texts: Sequence[Text]) -> Text:
    """``texts``, one after the other, as one sentence."""
    whole = texts[0]
    for text in texts[1:]:
        whole = whole + text
    return whole
