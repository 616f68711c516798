"""One word of the source, two translations: contradictions, and homographs that nothing tells apart."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.model.finding import Finding, Severity
from l10n.model.glossary import Term
from l10n.model.locale import Locale
from l10n.terminology.auditing.subject import Subject, preferred, told_apart
from l10n.terminology.matching.words import fold, plain

# One disagreement is enough to act on, also among a thousand rows of the same form.
_LOOKED_AT = 50


def contradictions(subject: Subject) -> Iterator[Finding]:
    """Concepts with the same source form and different targets.

    Without words of context: of one type they contradict each other, of two types they are
    homographs (both errors). With them: a word that speaks for both tells nothing (warning).
    """
    seen: dict[str, list[Term]] = {}
    for term in subject.glossary.terms:
        told: set[int] = {id(term)}
        for form in subject.sources(term):
            known = seen.setdefault(plain(form), [])
            for other in known:
                if id(other) not in told and (found := _between(subject, form, term, other)):
                    told.add(id(other))
                    yield found
                    break
            if len(known) < _LOOKED_AT:
                known.append(term)


def _between(subject: Subject, form: str, term: Term, other: Term) -> Finding | None:
    unequal = next(
        (one for one in subject.targets if preferred(term, one) != preferred(other, one)), None
    )
    if unequal is None:
        return None
    if told_apart(term, other):
        return _shared_context(subject, form, term, other)
    return _untold(subject, form, term, other, unequal)


def _untold(subject: Subject, form: str, term: Term, other: Term, locale: Locale) -> Finding:
    homographs = term.type != other.type
    return Finding(
        "glossary-homograph" if homographs else "glossary-contradiction",
        Severity.ERROR,
        subject.places.of(term, subject.source.tag, form),
        f"“{form}” is “{preferred(term, locale)}” here, but “{preferred(other, locale)}” in "
        f"“{other.concept}” ({locale})"
        + (", and no word of context tells them apart." if homographs else "."),
        "Remove the form from one of them, or give one of them words of context.",
        other.where,
    )


def _shared_context(subject: Subject, form: str, term: Term, other: Term) -> Finding | None:
    words = {fold(plain(word)): word for word in other.context}
    shared = [word for word in term.context if fold(plain(word)) in words]
    if not shared:
        return None
    return Finding(
        "glossary-context",
        Severity.WARNING,
        subject.places.of(term, subject.source.tag, form),
        f"“{shared[0]}” is a word of context for “{form}” here and in “{other.concept}”, so it "
        "tells nothing.",
        "Leave it with the one concept that it speaks for.",
        other.where,
    )
