"""Tell which sentences speak of what a newsroom writes about: those that name a glossary concept."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

_WORD = re.compile(r"\w+")
_ENDINGS = ("", "s", "x", "e", "es")
_COMMON = frozenset({"section"})
"""Types of concepts whose names are ordinary words of any page."""


def folded(text: str) -> list[str]:
    """Return the words of a text without case; punctuation, hyphens and apostrophes part them."""
    return _WORD.findall(text.casefold())


class Subject:
    """Terms by language, found in a text whatever endings its words have for number and gender."""

    def __init__(self, terms: Mapping[str, Iterable[str]]) -> None:
        self._by_first: dict[str, dict[str, set[tuple[str, ...]]]] = {}
        for language, forms in terms.items():
            firsts = self._by_first.setdefault(language, defaultdict(set))
            for form in forms:
                if words := folded(form):
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


def _fits(term: tuple[str, ...], words: list[str]) -> bool:
    return len(words) == len(term) and all(
        mine in _stems(word) for mine, word in zip(term, words, strict=True)
    )


def read_subject(folder: Path) -> Subject:
    """Read the terms of every glossary (`*.csv`) of a folder, of more than two letters each.

    Columns are those of the product: a language (`fr`) and its variants (`fr_variants`, parted by
    bars). Raises ValueError where there is no glossary.
    """
    terms: dict[str, set[str]] = defaultdict(set)
    paths = sorted(folder.glob("*.csv"))
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                if row.get("type") in _COMMON:
                    continue
                for column, cell in row.items():
                    language = str(column).removesuffix("_variants")
                    if len(language) == 2:
                        terms[language].update(
                            form for form in (cell or "").split("|") if len(form.strip()) > 2
                        )
    if not terms:
        raise ValueError(f"{folder} holds no glossary (*.csv with a column for a language)")
    return Subject(terms)
