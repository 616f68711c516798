"""A job: one article, one catalog, and the editions made from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    suffix: str = ""
    """The format of the editions (``.md``, ``.html``); empty: the source's own."""


def plan(
    project: Project, sources: Sequence[Source], locales: Sequence[Locale], suffix: str = ""
) -> list[Job]:
    """One job for each article and base locale that the ``locales`` ask for, in that order."""
    editions: dict[Locale, list[Locale]] = {}
    for locale in dict.fromkeys(locales):
        editions.setdefault(locale.base or locale, []).append(locale)
    return [
        Job(project, source, base, tuple(asked), suffix)
        for source in sources
        for base, asked in editions.items()
        if base.language != source.locale.language
    ]
