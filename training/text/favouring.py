"""Tell which sentences speak of what a newsroom writes about: those that name a glossary concept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from text.terms import Concept

_WORD = re.compile(r"\w+")
_ENDINGS = ("", "s", "x", "e", "es")
_SHORTEST = 3


def folded(text: str) -> list[str]:
    """Return the words of a text without case; punctuation, hyphens and apostrophes part them."""
    return _WORD.findall(text.casefold())


class Subject:
    """Terms by language, found in a text whatever endings its words have for number and gender."""

    def __init__(self, concepts: Iterable[Concept]) -> None:
        self._by_first: dict[str, dict[str, set[tuple[str, ...]]]] = {}
        for concept in concepts:
            for language, forms in concept.forms.items():
                firsts = self._by_first.setdefault(language, defaultdict(set))
                for words in map(folded, forms):
                    if sum(map(len, words)) >= _SHORTEST:
                        firsts[words[0]].add(tuple(words))

    def speaks_of(self, text: str, language: str) -> bool:
        """Tell whether some term stands in the text, word by word, endings aside."""
        firsts = self._by_first.get(language, {})
        words = folded(text)
        return any(
            _fits(term, words[at : at + len(term)])
            for at, word in enumerate(words)
            for stem in _stems(word)
            for term in firsts.get(stem, ())
        )


def _stems(word: str) -> list[str]:
    return [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)]


def _fits(term: Sequence[str], words: Sequence[str]) -> bool:
    return len(words) == len(term) and all(
        mine in _stems(word) for mine, word in zip(term, words, strict=True)
    )
