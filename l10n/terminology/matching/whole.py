"""Draft a unit that is nothing but a term, such as the name of a section."""

from __future__ import annotations

from collections.abc import Mapping

from l10n.model.glossary import Glossary, Rendering, Term
from l10n.model.locale import Locale
from l10n.terminology.matching.words import plain

Wholes = Mapping[str, str]
"""Folded terms of other languages, and what each is called in one locale."""


def wholes(glossary: Glossary, target: Locale) -> Wholes:
    """Every text that is nothing but one term of ``glossary``, for `whole` to look up.

    Any listed form counts for a section, only the preferred one for other concepts, because a
    variant may be a short name. A form on whose rendering two concepts disagree is left out.
    """
    found: dict[str, set[str]] = {}
    for term in glossary.terms:
        own = term.rendering(target.tag)
        for tag, rendering in term.renderings.items():
            if own and tag.partition("-")[0] != target.language:
                for form in _forms(term, rendering):
                    found.setdefault(_folded(form), set()).add(own.preferred)
    return {form: min(names) for form, names in found.items() if form and len(names) == 1}


def whole(text: str, known: Wholes) -> str | None:
    """What ``text`` is called when all of it is one term; its first letter as large as here."""
    form = known.get(_folded(text))
    if form is None:
        return None
    return form[0].upper() + form[1:] if text.strip()[0].isupper() else form


def _folded(text: str) -> str:
    return plain(text).casefold()


def _forms(term: Term, rendering: Rendering) -> tuple[str, ...]:
    return rendering.admitted if term.type == "section" else (rendering.preferred,)
