"""Which language a line is written in, told by its function words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from l10n.formats.text.lexicon import LANGUAGES, lexicon

NAMES = {"fr": "French", "de": "German", "en": "English"}


def name_of(language: str) -> str:
    """What people call ``language``; its tag where we have no words of it."""
    return NAMES.get(language, language)


# Words with a letter that one of the three languages has and the other two do not.
_LETTERS = {"fr": re.compile("[éèêëàâçîïôùûœ]"), "de": re.compile("[äöüß]")}
_LETTER_POINTS = 0.4
_ENOUGH = 120


def guess(forms: Sequence[str]) -> tuple[str, bool]:
    """The language of the words ``forms`` and whether that is sure; ``""`` when nothing tells."""
    points = _points()
    score = dict.fromkeys(LANGUAGES, 0.0)
    for form in forms[:_ENOUGH]:
        for language in (homes := points.get(form, ())):
            score[language] += 1 / len(homes)
        if not form.isascii():
            for language in _lettered(form):
                score[language] += _LETTER_POINTS
    (first, best), (_, second) = sorted(score.items(), key=lambda pair: -pair[1])[:2]
    if best == 0 or best == second:
        return "", False
    return first, best >= 2 and best >= 2 * second


@lru_cache(maxsize=8192)
def _lettered(form: str) -> tuple[str, ...]:
    """The languages that have the letters of ``form``, where others lack them."""
    return tuple(language for language, letters in _LETTERS.items() if letters.search(form))


@cache
def _points() -> Mapping[str, tuple[str, ...]]:
    """The languages of each function word."""
    known = lexicon().function_words
    words = {word for table in known.values() for word in table}
    return {word: tuple(lang for lang in LANGUAGES if word in known[lang]) for word in words}
