"""A job: one article, one catalog, and the editions made from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.formats.publication import suffix_of
from l10n.model.locale import Locale
from l10n.project import Project, Source


@dataclass(frozen=True, slots=True)
class Job:
    """One article in one base locale, and the editions that are made from that catalog."""

    project: Project
    source: Source
    locale: Locale
    editions: tuple[Locale, ...] = ()
    """The locales to assemble: the base locale, its regions, or both."""
    to: str = ""
    """The format of the editions (``markdown``, ``html``); empty: the source's own."""

    def path(self, locale: Locale, *, draft: bool) -> Path:
        """Where the edition for ``locale`` lies."""
        suffix = suffix_of(self.to, self.source.suffix)
        return self.project.edition(self.source.name, locale, suffix, draft=draft)


def plan(
    project: Project, sources: Sequence[Source], locales: Sequence[Locale], to: str = ""
) -> list[Job]:
    """One job for each article and base locale that the ``locales`` ask for, in that order.

    Raises `UsageError` when no edition can be written in the format ``to``.
    """
    suffix_of(to, "")
    editions: dict[Locale, list[Locale]] = {}
    for locale in dict.fromkeys(locales):
        editions.setdefault(locale.base or locale, []).append(locale)
    return [
        Job(project, source, base, tuple(asked), to)
        for source in sources
        for base, asked in editions.items()
        if base.language != source.locale.language
    ]
