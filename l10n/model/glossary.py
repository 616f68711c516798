"""A glossary: concepts, and what each is called in every language."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from l10n.model.finding import Where
from l10n.model.span import Span


@dataclass(frozen=True, slots=True)
class Rendering:
    """How a concept is called in one language (or regional locale)."""

    preferred: str
    variants: tuple[str, ...] = ()
    """Admitted as well as the preferred term."""
    forbidden: tuple[str, ...] = ()

    @property
    def admitted(self) -> tuple[str, ...]:
        return (self.preferred, *self.variants)


@dataclass(frozen=True, slots=True)
class Term:
    """One concept of a glossary."""

    concept: str
    type: str
    """``person``, ``place``, ``organisation``, ``weapon``, ``military``, ``title``, ``section`` …"""
    renderings: Mapping[str, Rendering]
    """By column: a language (``de``) or a regional locale (``en-GB``)."""
    where: Where
    note: str = ""
    do_not_translate: bool = False
    context: tuple[str, ...] = ()
    """Words of which one must stand in the same segment for this concept to be meant."""

    def rendering(self, tag: str) -> Rendering | None:
        """What it is called in locale ``tag``: its own rendering, else its language's."""
        return self.renderings.get(tag) or self.renderings.get(tag.partition("-")[0])


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term found in a segment, at ``span`` (code points of the segment's source)."""

    term: Term
    span: Span
    form: str
    """The text as it stands in the segment, inflected or not."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms of a project, in the order of their files."""

    terms: tuple[Term, ...] = field(default=())

    def fingerprint(self) -> str:
        """A short hash of all content that can change a draft; ``-`` for an empty glossary."""
        if not self.terms:
            return "-"
        digest = hashlib.sha256()
        for term in self.terms:
            shown = sorted((tag, r.preferred, r.variants) for tag, r in term.renderings.items())
            digest.update(repr((term.concept, shown, term.do_not_translate)).encode())
        return digest.hexdigest()[:8]
