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
    """Never right for this concept, though somebody might write it."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """For a forbidden form what to write, where that is not the preferred term."""
    short: str = ""
    """What it may be called after its first mention (*Kim*); empty when always in full."""
    forms: tuple[str, ...] = ()
    """Inflected forms that the rules of the language do not make."""
    examples: tuple[str, ...] = ()
    """Sentences that speak of this concept: here it must be found."""
    counterexamples: tuple[str, ...] = ()
    """Sentences with a look-alike: here it must not be found."""
    gender: str = ""
    """``m``, ``f``, ``n`` or ``pl`` where a repair must know it (German); else empty."""

    @property
    def admitted(self) -> tuple[str, ...]:
        """Every form that is right, the preferred one first, each once."""
        short = (self.short,) if self.short else ()
        return tuple(dict.fromkeys((self.preferred, *self.variants, *short, *self.forms)))


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
    """Source words that speak for this concept where another has the same form.

    A short variant (one word, not the preferred form) of a concept with context counts only where
    one of them stands in the same segment.
    """
    case: str = ""
    """``exact``: capitals and small letters as written; ``any``: of no account; empty: as the type
    and part of speech have it."""
    pos: str = ""
    """``noun``, ``proper noun``, ``adjective``, ``acronym``, ``designation`` … or empty."""
    source: str = ""
    """Where the renderings are attested."""

    @property
    def attested(self) -> bool:
        """Whether its source is more than the desk's own choice (``editorial: …``)."""
        return bool(self.source) and "editorial:" not in self.source

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
            shown = sorted(
                (tag, r.preferred, r.variants, r.forbidden, r.short, r.forms, r.gender)
                for tag, r in term.renderings.items()
            )
            said = (term.concept, term.type, shown, term.do_not_translate, term.context)
            digest.update(repr((*said, term.case, term.pos)).encode())
        return digest.hexdigest()[:8]
