"""Which language a line is written in, told by its function words."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.formats.text.lexicon import LANGUAGES, Token, lexicon

NAMES = {"fr": "French", "de": "German", "en": "English"}

# Letters that one of the three languages has and the other two do not.
_LETTERS = {"fr": frozenset("éèêëàâçîïôùûœ"), "de": frozenset("äöüß"), "en": frozenset[str]()}


def guess(tokens: Sequence[Token]) -> tuple[str, bool]:
    """The language of ``tokens`` and whether that is sure; ``""`` when nothing tells."""
    known = lexicon().function_words
    score = dict.fromkeys(LANGUAGES, 0.0)
    for token in tokens:
        homes = [language for language in LANGUAGES if token.form in known[language]]
        for language in homes:
            score[language] += 1 / len(homes)
        for language, letters in _LETTERS.items():
            if not letters.isdisjoint(token.form):
                score[language] += 0.4
    (first, best), (_, second) = sorted(score.items(), key=lambda pair: -pair[1])[:2]
    if best == 0 or best == second:
        return "", False
    return first, best >= 2 and best >= 2 * second
