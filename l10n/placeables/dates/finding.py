"""Find dates in prose: full, partial, vague, and ranges of them."""

from __future__ import annotations

import re
from functools import lru_cache

from l10n.model.span import Span
from l10n.placeables.dates.grammar import Grammar, grammar, short_months
from l10n.placeables.dates.ranges import with_ranges
from l10n.placeables.dates.reading import read
from l10n.placeables.dates.values import FoundDate
from l10n.placeables.lexicon import fold


@lru_cache(maxsize=256)
def find(text: str, language: str) -> tuple[FoundDate, ...]:
    """Every date in ``text``, in order, without overlap.

    ``language`` is a language or locale tag (``fr``, ``en-GB``): it decides the words and how
    figures are ordered (12/09/2023 is 12 September, in American English 9 December). A date that
    does not exist (*31 février*) and an event named like one (*le 11-Septembre*) are not found.
    Raises ``KeyError`` for a language without data.
    """
    words = grammar(language)
    order = words.numeric_order
    found: list[FoundDate] = []
    at = 0
    for span, match in _leftmost_longest(words, text):
        if span.start < at:
            continue
        at = span.end
        one = read(span, match, words, order)
        if one is not None:
            found.append(one)
    return tuple(with_ranges(text, found, words))


def _leftmost_longest(words: Grammar, text: str) -> list[tuple[Span, re.Match[str]]]:
    matches = [
        (Span(*match.span("hit" if "hit" in match.re.groupindex else 0)), match)
        for _, pattern in words.patterns.tried(text)
        for match in pattern.finditer(text)
        if _plausible(match, words)
    ]
    return sorted(matches, key=lambda pair: (pair[0].start, -pair[0].end))


def _plausible(match: re.Match[str], words: Grammar) -> bool:
    """Whether a month that stands alone can be one: `may` and `Mars` are other words as well."""
    if not {"hit", "month"} <= match.re.groupindex.keys():
        return True
    month, guarded = match["month"], match.start("hit") > match.start()
    if fold(month) in short_months() or (words.capitals and not month[0].isupper()):
        return False
    return guarded or month not in words.not_alone
