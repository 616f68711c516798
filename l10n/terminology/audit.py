"""Check a glossary itself: what is missing, doubled, contradictory or mistyped."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from l10n.model.finding import Finding, Severity
from l10n.model.glossary import Glossary, Rendering, Term
from l10n.model.locale import Locale
from l10n.terminology.words import INVISIBLE, plain

_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
_SPACES = "\u00a0\u202f\u2009"


def audit(glossary: Glossary, source: Locale, targets: Sequence[Locale]) -> list[Finding]:
    """All that is wrong with ``glossary`` for translation from ``source`` into ``targets``.

    In the order of the glossary; each finding points at the row, and at the other row where two
    disagree.
    """
    findings: list[Finding] = []
    findings += _doubled(glossary)
    findings += _contradictions(glossary, source, targets)
    for term in glossary.terms:
        findings += _locales(term, source, targets)
        for tag, rendering in sorted(term.renderings.items()):
            findings += _forms(term, tag, rendering)
    place = {id(term.where): order for order, term in enumerate(glossary.terms)}
    findings.sort(key=lambda one: place.get(id(one.where), -1))
    return findings


def _doubled(glossary: Glossary) -> Iterator[Finding]:
    seen: dict[str, Term] = {}
    for term in glossary.terms:
        first = seen.setdefault(term.concept, term)
        if first is not term:
            yield Finding(
                "glossary-duplicate",
                Severity.ERROR,
                term.where,
                f"concept “{term.concept}” stands twice.",
                "Merge the two rows, or give one another name.",
                first.where,
            )


def _contradictions(
    glossary: Glossary, source: Locale, targets: Sequence[Locale]
) -> Iterator[Finding]:
    """Concepts with the same source form: the same thing twice, or homographs without context."""
    seen: dict[str, list[Term]] = {}
    for term in glossary.terms:
        rendering = term.rendering(source.tag)
        for form in rendering.admitted if rendering else ():
            known = seen.setdefault(plain(form), [])
            if term in known:
                continue
            for other in known:
                finding = _contradiction(form, term, other, targets)
                if finding:
                    yield finding
                    break
            known.append(term)


def _contradiction(form: str, term: Term, other: Term, targets: Sequence[Locale]) -> Finding | None:
    unequal = [
        locale.tag for locale in targets if _preferred(term, locale) != _preferred(other, locale)
    ]
    if not unequal:
        return Finding(
            "glossary-duplicate",
            Severity.WARNING,
            term.where,
            f"“{form}” stands in “{other.concept}” as well, with the same terms.",
            "Keep one of the two.",
            other.where,
        )
    if term.context or other.context:
        return None
    tag = unequal[0]
    return Finding(
        "glossary-contradiction",
        Severity.ERROR,
        term.where,
        f"“{form}” is “{_preferred(term, Locale(tag))}” here, but "
        f"“{_preferred(other, Locale(tag))}” in “{other.concept}” ({tag}).",
        "Remove the form from one of them, or give one of them words of context.",
        other.where,
    )


def _preferred(term: Term, locale: Locale) -> str:
    rendering = term.rendering(locale.tag)
    return rendering.preferred if rendering else ""


def _locales(term: Term, source: Locale, targets: Sequence[Locale]) -> Iterator[Finding]:
    for locale in (source, *targets):
        if term.rendering(locale.tag) is None:
            yield Finding(
                "glossary-locale",
                Severity.ERROR,
                term.where,
                f"“{term.concept}” has no term for {locale}.",
                f"Fill in column {locale.language}.",
            )


def _forms(term: Term, tag: str, rendering: Rendering) -> Iterator[Finding]:
    admitted: dict[str, str] = {}
    for form in rendering.admitted:
        same = admitted.setdefault(plain(form), form)
        if same is not form:
            yield Finding(
                "glossary-variant",
                Severity.WARNING,
                term.where,
                f"“{form}” is the same as “{same}” ({tag}): kinds of space, hyphen and apostrophe "
                "make no difference.",
                "Remove one of them.",
            )
    for form in rendering.forbidden:
        if plain(form) in admitted:
            yield Finding(
                "glossary-self-forbidden",
                Severity.ERROR,
                term.where,
                f"“{form}” is both admitted and forbidden ({tag}).",
                "Remove it from one of the lists.",
            )
    for form in (*rendering.admitted, *rendering.forbidden):
        yield from _letters(term, tag, form)


def _letters(term: Term, tag: str, form: str) -> Iterator[Finding]:
    odd = [
        letter
        for letter in form
        if letter in INVISIBLE or letter in _SPACES or unicodedata.category(letter) in ("Cc", "Cf")
    ]
    if odd:
        shown = ", ".join(dict.fromkeys(f"U+{ord(letter):04X}" for letter in odd))
        yield Finding(
            "glossary-invisible",
            Severity.ERROR,
            term.where,
            f"“{form}” ({tag}) holds a character that nobody sees: {shown}.",
            "Type the term anew.",
        )
    if "  " in form:
        yield Finding(
            "glossary-space",
            Severity.WARNING,
            term.where,
            f"“{form}” ({tag}) holds two spaces in a row.",
            "Remove one.",
        )
    if sum(letter.isalnum() for letter in form) < 2:
        yield Finding(
            "glossary-short",
            Severity.ERROR,
            term.where,
            f"“{form}” ({tag}) has fewer than two letters, so it would be found everywhere.",
            "Write the term in full, or remove it.",
        )
    for word in form.split():
        scripts = {
            unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()
        }
        mixed = sorted(scripts.intersection(_SCRIPTS))
        if len(mixed) > 1:
            yield Finding(
                "glossary-lookalike",
                Severity.ERROR,
                term.where,
                f"“{word}” ({tag}) mixes {' and '.join(name.title() for name in mixed)} letters.",
                "Type the word anew.",
            )
