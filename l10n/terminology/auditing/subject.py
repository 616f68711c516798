"""What every check of a glossary can see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from l10n.model.glossary import Glossary, Rendering, Term
from l10n.model.locale import Locale
from l10n.terminology.auditing.places import Places
from l10n.terminology.matching.words import plain


@dataclass(frozen=True, slots=True)
class Subject:
    """A glossary, the locales it serves, and where each form of it is written."""

    glossary: Glossary
    source: Locale
    targets: tuple[Locale, ...]
    places: Places

    def renderings(self) -> Iterator[tuple[Term, str, Rendering]]:
        """Every concept with each of its columns, in order of the glossary, then of the tag."""
        for term in self.glossary.terms:
            for tag, rendering in sorted(term.renderings.items()):
                yield term, tag, rendering

    def sources(self, term: Term) -> tuple[str, ...]:
        """The forms that ``term`` has in the source language."""
        rendering = term.rendering(self.source.tag)
        return rendering.admitted if rendering else ()

    def share_source(self, one: Term, other: Term) -> bool:
        """Whether a word of the source can mean both concepts."""
        forms = {plain(form) for form in self.sources(one)}
        return any(plain(form) in forms for form in self.sources(other))


def told_apart(one: Term, other: Term) -> bool:
    """Whether words of context say which of two concepts is meant."""
    return bool(one.context or other.context)


def preferred(term: Term, locale: Locale) -> str:
    """What ``term`` is called in ``locale``; empty where the glossary does not say."""
    rendering = term.rendering(locale.tag)
    return rendering.preferred if rendering else ""
