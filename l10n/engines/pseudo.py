"""Pseudo-localisation: a stand-in engine that needs no model and gives the same draft each time."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.engines.words import words
from l10n.model.locale import Locale
from l10n.model.translation import Translation

# Accents show at a glance that a text went through; both cases, and no letter that a reader of
# French, English or German could take for real.
_ACCENTS = str.maketrans("aeiouyAEIOUYcnsz", "åēïøųÿÅĒÏØŲŸçñšž")


class PseudoEngine:
    """Accent the letters of every word; leave digits, codes, addresses and signs as they are.

    Each word of the target is linked to the word it was made from, so that everything behind an
    engine (masking, terms, dates) can be tried without a model.
    """

    name = "pseudo"

    def model(self, source: Locale, target: Locale) -> str:
        return f"pseudo-{source.language}_{target.language}"

    def translate(
        self,
        texts: Sequence[str],
        source: Locale,  # noqa: ARG002 - the contract's; every language is treated alike
        target: Locale,  # noqa: ARG002
    ) -> list[Translation]:
        return [_pseudo(text) for text in texts]


def _pseudo(text: str) -> Translation:
    pieces: list[str] = []
    at = 0
    spans = words(text)
    for span in spans:
        pieces += text[at : span.start], _accented(span.of(text))
        at = span.end
    pieces.append(text[at:])
    # Accenting never changes a length, so a word stands where its source stood.
    return Translation("".join(pieces), links=tuple((span, span) for span in spans))


def _accented(word: str) -> str:
    keeps = any(sign.isdigit() or sign in "@/_" for sign in word) or word.isupper()
    return word if keeps else word.translate(_ACCENTS)
