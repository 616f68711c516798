"""Look concepts up as people ask for them: by name, by any form in any language, by a part of one."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from l10n.model.glossary import Glossary, Term
from l10n.terminology.matching.matcher import matcher
from l10n.terminology.matching.words import plain


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept that answers a question, and why."""

    term: Term
    reason: str
    """``concept``, ``fr`` (a form in this language), ``de forbidden``, ``en part`` …"""


def look_up(glossary: Glossary, asked: str) -> list[Hit]:
    """The concepts that ``asked`` can mean, the likeliest first, each once.

    By these ways, and the next one only where the one before found nothing: the concept's own name;
    a form in any language, inflected or not, forbidden or not; terms inside of ``asked``; a part of
    a name or of a form. Capitals are of no account where nothing is written as asked.
    """
    wanted = asked.strip()
    if not wanted:
        return []
    for way in (_named, _formed, _inside, _partly):
        found: dict[int, Hit] = {}
        for hit in way(glossary, wanted):
            found.setdefault(id(hit.term), hit)
        if found:
            return list(found.values())
    return []


def alike(glossary: Glossary, asked: str) -> list[str]:
    """Up to three names and forms of ``glossary`` that are spelt much like ``asked``."""
    known: dict[str, str] = {}
    for term in glossary.terms:
        known.setdefault(_folded(term.concept), term.concept)
        for rendering in term.renderings.values():
            known.setdefault(_folded(rendering.preferred), rendering.preferred)
    near = difflib.get_close_matches(_folded(asked), known, n=3, cutoff=0.7)
    return [known[one] for one in near]


def _folded(text: str) -> str:
    return plain(text.replace("_", " ")).casefold()


def _named(glossary: Glossary, wanted: str) -> Iterator[Hit]:
    folded = _folded(wanted)
    yield from (Hit(term, "concept") for term in glossary.terms if term.concept == wanted)
    yield from (Hit(term, "concept") for term in glossary.terms if _folded(term.concept) == folded)


def _formed(glossary: Glossary, wanted: str) -> Iterator[Hit]:
    folded = _folded(wanted)
    for language in _languages(glossary):
        yield from (Hit(term, language) for term in matcher(glossary, language).named(wanted))
    for term in glossary.terms:
        for tag, rendering in sorted(term.renderings.items()):
            if any(_folded(form) == folded for form in rendering.admitted):
                yield Hit(term, tag)
            elif any(_folded(form) == folded for form in rendering.forbidden):
                yield Hit(term, f"{tag} forbidden")


def _inside(glossary: Glossary, wanted: str) -> Iterator[Hit]:
    for language in _languages(glossary):
        for match in matcher(glossary, language).find(wanted):
            yield Hit(match.term, f"{language} “{match.form}”")


def _partly(glossary: Glossary, wanted: str) -> Iterator[Hit]:
    folded = _folded(wanted)
    if len(folded) < 2:
        return
    for term in glossary.terms:
        if folded in _folded(term.concept):
            yield Hit(term, "concept part")
        for tag, rendering in sorted(term.renderings.items()):
            forms = (*rendering.admitted, *rendering.forbidden)
            if any(folded in _folded(form) for form in forms):
                yield Hit(term, f"{tag} part")


def _languages(glossary: Glossary) -> list[str]:
    return sorted({tag.partition("-")[0] for term in glossary.terms for tag in term.renderings})
