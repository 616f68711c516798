"""What a sentence says that can be named in any language: numbers, dates, terms of the glossary."""

from __future__ import annotations

from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.placeables import dates
from l10n.placeables.numbers import find_numbers
from l10n.terminology import matcher


class Facts:
    """Finds the facts of many sentences in one language."""

    def __init__(self, glossary: Glossary, locale: Locale) -> None:
        self._terms = matcher(glossary, locale.language)
        self._tag = locale.tag

    def of(self, text: str) -> frozenset[str]:
        """Names of facts; most are the same for a sentence and its translation."""
        found = {f"term {match.term.concept}" for match in self._terms.find(text)}
        found |= {f"number {number.value.normalize()}" for number in find_numbers(text, self._tag)}
        for date in dates.find(text, self._tag):
            found |= {f"date {value}" for value in date.values}
        return frozenset(found)
