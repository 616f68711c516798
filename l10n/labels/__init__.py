"""The words an edition prints itself: labels of dates and credits, the draft banner, the origin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from l10n import languages
from l10n.labels.bylines import byline, people
from l10n.labels.sections import section
from l10n.model.article import Label
from l10n.model.locale import Locale

_Table = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Labels:
    """The printed words of one locale; regional tables lie over those of their language.

    What a table lacks is not printed in another language: a value stands without its label, the
    line of origin is left out. The banner alone is then English, because a draft must say so.
    """

    locale: Locale
    tables: _Table

    def line(self, label: Label, value: str) -> str:
        """The whole line: ``First published: September 12, 2023``, ``Von Frederic Spohr``."""
        # Not `format`: a value may hold braces.
        return self._label(label).replace("{value}", value)

    def prefix(self, label: Label) -> str:
        """What stands before the value, its colon or preposition included: ``Image source:``."""
        return self._label(label).partition("{value}")[0].rstrip(" ")

    def label(self, label: Label) -> str:
        """The label alone, without colon: ``Image source``."""
        return self.prefix(label).rstrip(": \u00a0\u202f")

    def names(self, names: str, source: Locale) -> str:
        """A byline as this locale prints it: ``Claire Vasseur and Ioan Marin in London``."""
        return byline(names, source, self.locale)

    def people(self, names: str) -> tuple[str, ...]:
        """The names in a byline of this locale, one by one."""
        return people(names, self.locale)

    def section(self, name: str, source: Locale) -> str | None:
        """What this locale calls a newspaper's section; None for one that the tables lack."""
        return section(name, source, self.locale)

    @property
    def banner(self) -> str:
        """What a draft edition says at its head."""
        english: str = languages.table("en")["printed"]["edition"]["banner"]
        return self._edition.get("banner", english)

    def translated_from(self, source: Locale, date_text: str | None = None) -> str:
        """``Translated from the French original of September 12, 2023.``

        ``date_text`` is the original's date as this locale prints it; without one the sentence
        does without.
        """
        dated = self._edition.get("translated-dated") if date_text else None
        sentence = dated or self._edition.get("translated", "")
        called = languages.table(source.tag).get("called", {}).get(self.locale.language)
        language = called or self.tables.get("languages", {}).get(source.language, "")
        if not language:
            return ""
        return sentence.replace("{language}", language).replace("{date}", date_text or "")

    def untranslated(self, source: Locale, text: str) -> str:
        """A sentence that a draft shows in its own language: ``[fr: Il neige.]``."""
        return (
            self._edition.get("untranslated", "[{tag}: {text}]")
            .replace("{tag}", source.tag, 1)
            .replace("{text}", text, 1)
        )

    @property
    def _edition(self) -> Mapping[str, str]:
        return self.tables.get("edition", {})

    def _label(self, label: Label) -> str:
        return self.tables.get("labels", {}).get(label, "{value}")


@cache
def labels(locale: Locale) -> Labels:
    """The printed words of ``locale``."""
    return Labels(locale, languages.table(locale.tag).get("printed", {}))
