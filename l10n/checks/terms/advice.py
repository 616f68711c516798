"""Findings about terms: the concept, both places to look at, and what to write."""

from __future__ import annotations

from l10n.checks.base import CheckContext
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity
from l10n.model.glossary import Rendering, Term
from l10n.terminology.matching.phrases import phrase
from l10n.terminology.matching.words import plain, words

_SHOWN = 4


def finding(
    code: str,
    passage: Passage,
    context: CheckContext,
    term: Term,
    message: str,
    advice: str = "",
    severity: Severity = Severity.ERROR,
) -> Finding:
    """A finding that names ``term``'s concept and points at its row; advice: its admitted forms."""
    return Finding(
        code=code,
        severity=severity,
        where=context.where(passage),
        message=f"{message} (concept {term.concept}).",
        advice=advice or write(term, context),
        related=term.where,
    )


def write(term: Term, context: CheckContext) -> str:
    """Which forms the glossary admits: *Write “a” or “b”, inflected as the sentence needs it.*"""
    rendering = term.rendering(context.locale.tag)
    forms = rendering.admitted if rendering else ()
    listed = " or ".join(f"“{form}”" for form in forms[:_SHOWN])
    more = ", or another variant the glossary lists" if len(forms) > _SHOWN else ""
    return f"Write {listed}{more}, inflected as the sentence needs it."


def instead(term: Term, context: CheckContext, shown: str) -> str:
    """What to write for the forbidden ``shown``: the glossary's own answer where it has one."""
    rendering = term.rendering(context.locale.tag)
    use = _instead(term, rendering, context.locale.language, shown) if rendering else ""
    if not use:
        return write(term, context)
    return f"Instead of “{shown}” write “{use}”, inflected as the sentence needs it."


def _instead(term: Term, rendering: Rendering, language: str, shown: str) -> str:
    for form, use in rendering.instead.items():
        if plain(form).casefold() == plain(shown).casefold():
            return use
    found = words(shown)
    for form, use in rendering.instead.items():
        compiled = phrase(form, term, language, rendering, singular=False)
        if compiled and compiled.end(found, 0) == len(found):
            return use
    # A German compound begins with it: Geschossteile.
    begun = [form for form in rendering.instead if shown.casefold().startswith(form.casefold())]
    return rendering.instead[max(begun, key=len)] if begun else ""
