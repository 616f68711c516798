"""Draft a unit that is nothing but a term, such as the name of a section."""

from __future__ import annotations

from l10n.model.glossary import Glossary, Rendering, Term
from l10n.model.locale import Locale
from l10n.terminology.words import plain


def whole(text: str, glossary: Glossary, target: Locale) -> str | None:
    """The preferred term in ``target`` when all of ``text`` is one term of another language.

    Any listed form counts for a section, only the preferred one for other concepts, because a
    variant may be a short name. None when no concept fits, or when two disagree.
    """
    wanted = plain(text).casefold()
    found = {
        rendering.preferred
        for term in glossary.terms
        if (rendering := term.rendering(target.tag)) and _is(term, wanted, target)
    }
    if len(found) != 1 or not wanted:
        return None
    (form,) = found
    return form[0].upper() + form[1:] if text.strip()[0].isupper() else form


def _is(term: Term, wanted: str, target: Locale) -> bool:
    return any(
        plain(form).casefold() == wanted
        for tag, rendering in term.renderings.items()
        if tag.partition("-")[0] != target.language
        for form in _forms(term, rendering)
    )


def _forms(term: Term, rendering: Rendering) -> tuple[str, ...]:
    return rendering.admitted if term.type == "section" else (rendering.preferred,)
