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
    """The printed words of one locale; regional tables lie over those of their language."""

    locale: Locale
    tables: _Table

    def line(self, label: Label, value: str) -> str:
        """The whole line: ``First published: September 12, 2023``, ``Von Frederic Spohr``."""
        # Not `format`: a value may hold braces.
        return self.tables["labels"][label].replace("{value}", value)

    def prefix(self, label: Label) -> str:
        """What stands before the value, its colon or preposition included: ``Image source:``."""
        return self.tables["labels"][label].partition("{value}")[0].rstrip(" ")

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
        return self.tables["edition"]["banner"]

    def translated_from(self, source: Locale, date_text: str | None = None) -> str:
        """``Translated from the French original of September 12, 2023.``

        ``date_text`` is the original's date as this locale prints it; without one the sentence
        does without.
        """
        table = self.tables["edition"]
        sentence = table["translated-dated"] if date_text else table["translated"]
        called = languages.table(source.tag).get("called", {})
        language = called.get(self.locale.language) or self.tables["languages"][source.language]
        return sentence.replace("{language}", language).replace("{date}", date_text or "")

    def untranslated(self, source: Locale, text: str) -> str:
        """A sentence that a draft shows in its own language: ``[fr: Il neige.]``."""
        return (
            self.tables["edition"]["untranslated"]
            .replace("{tag}", source.tag, 1)
            .replace("{text}", text, 1)
        )


@cache
def labels(locale: Locale) -> Labels:
    """The printed words of ``locale``; raise ``KeyError`` for a language without a table."""
    return Labels(locale, languages.table(locale.tag)["printed"])
