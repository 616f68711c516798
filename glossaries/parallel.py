"""Count in how many sentence pairs of parallel corpora a concept stands on both sides."""

from __future__ import annotations

import lzma
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.terminology import Matcher
from l10n.terminology.matching.phrases import phrase

PAIRS = ("fr-en", "fr-de", "en-de")
NEWS = "wmt-news"
# CLDR is read from Babel instead; the others are about software, where a port is no harbour.
LEFT_OUT = frozenset(
    {
        "lex-geo",
        "bitcoin-org",
        "cc-legalcode",
        "debian-web",
        "mozilla-legal",
        "mozilla-www",
        "nextstrain",
        "opendatahandbook",
        "opensource-guide",
        "privacyguides",
    }
)
ENOUGH = 20
"""Sentence pairs with a concept that are looked at, for each language pair: more prove nothing."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Tally:
    """What a language pair says of one concept."""

    seen: int = 0
    """Sentence pairs whose source has the concept; `ENOUGH` at most."""
    held: Counter[str] = field(default_factory=Counter)
    """By corpus: those of them whose target has an admitted rendering."""
    lost: list[tuple[str, str]] = field(default_factory=list)
    """The others: source and target."""

    @property
    def doubt(self) -> float:
        """The share of sentence pairs that render the concept otherwise."""
        return len(self.lost) / self.seen if self.seen else 0.0


Tallies = dict[str, dict[str, Tally]]
"""By concept, then by language pair."""


def tally(glossary: Glossary, folder: Path, concepts: Collection[str]) -> Tallies:
    """Count, for ``concepts`` of ``glossary`` and every language pair, where both sides stand.

    ``folder`` holds a folder for each pair (``fr-en``) with files ``*.tsv.xz``: source, tab,
    target. A concept is there when `Matcher` finds it in the source, where a longer name hides a
    shorter one, and an admitted rendering stands in the target, inflected or not.
    """
    tallies: Tallies = {concept: {pair: Tally() for pair in PAIRS} for concept in concepts}
    for pair in PAIRS:
        language, target_language = pair.split("-")
        looked_for = glossary if language == "fr" else _plain(glossary)
        matcher = Matcher(looked_for, language)
        targets = matcher.targets(Locale(target_language))
        sieve = Sieve(looked_for, language, concepts)
        for name, path in _corpora(folder, pair):
            for source, target in _sentence_pairs(path):
                if not sieve.passes(source):
                    continue
                for term in {
                    match.term.concept: match.term for match in matcher.find(source)
                }.values():
                    one = tallies.get(term.concept, {}).get(pair)
                    if one is None or one.seen == ENOUGH:
                        continue
                    one.seen += 1
                    if targets.admitted(term, target):
                        one.held[name] += 1
                    else:
                        one.lost.append((source, target))
                    if one.seen == ENOUGH:
                        sieve.settle(term.concept)
    return tallies


def _corpora(folder: Path, pair: str) -> list[tuple[str, Path]]:
    """Name and file of each corpus of a language pair, news first."""
    files = ((path.name.removesuffix(".tsv.xz"), path) for path in (folder / pair).glob("*.tsv.xz"))
    kept = [(name, path) for name, path in files if name not in LEFT_OUT]
    if not kept:
        raise SystemExit(f"{folder / pair}: no *.tsv.xz there. Name the folder of the corpora.")
    return sorted(kept, key=lambda one: (one[0] != NEWS, one[0]))


def _sentence_pairs(path: Path) -> Iterator[tuple[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            source, _, target = line.rstrip("\n").partition("\t")
            yield source, target


def _plain(glossary: Glossary) -> Glossary:
    """``glossary`` without English variants of one common word.

    The glossary is made to be looked for in French: *round* may render *obus*, and yet not every
    round is a shell.
    """
    terms = []
    for term in glossary.terms:
        english = term.renderings["en"]
        kept = tuple(form for form in english.variants if " " in form or form[0].isupper())
        terms.append(
            replace(term, renderings={**term.renderings, "en": replace(english, variants=kept)})
        )
    return Glossary(tuple(terms))


class Sieve:
    """Tells texts that may hold a concept that is still looked for, without reading them closely.

    Each form of a concept is kept under its longest word, which most texts do not have.
    """

    def __init__(self, glossary: Glossary, language: str, concepts: Collection[str]) -> None:
        self._forms: dict[str, dict[str, list[list[frozenset[str]]]]] = {}
        for term in glossary.terms:
            rendering = term.renderings[language]
            for form in rendering.admitted if term.concept in concepts else ():
                if compiled := phrase(form, term, language, rendering):
                    pieces = sorted((piece.forms for piece in compiled.pieces), key=_length)
                    for word in pieces.pop():
                        by_concept = self._forms.setdefault(word, {})
                        by_concept.setdefault(term.concept, []).append(pieces)

    def passes(self, text: str) -> bool:
        # A dotted acronym is one word to the matcher.
        words = set(_WORD.findall(text.lower().replace("œ", "oe").replace(".", "")))
        return any(
            not any(words.isdisjoint(piece) for piece in pieces)
            for word in words & self._forms.keys()
            for forms in self._forms[word].values()
            for pieces in forms
        )

    def settle(self, concept: str) -> None:
        """Look for ``concept`` no more."""
        for word, by_concept in list(self._forms.items()):
            if by_concept.pop(concept, None) and not by_concept:
                del self._forms[word]


def _length(forms: frozenset[str]) -> int:
    return min(map(len, forms))
