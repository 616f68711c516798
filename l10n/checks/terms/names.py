"""Where a person is named in a text, and whether in full or short."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.checks.base import CheckContext
from l10n.checks.terms.found import find
from l10n.model.catalog import Passage
from l10n.model.glossary import Term, TermMatch
from l10n.model.span import Span
from l10n.terminology import matcher
from l10n.terminology.matching.words import words

PERSON = "person"
_BEGIN = 3
_GAP = 4
"""Signs that may stand between a given name and the name behind it: *V.\u202fPutin*."""
# They belong to a family name, in capitals at the start of a sentence too.
_PARTICLES = frozenset(
    ("al", "ben", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "ibn", "la",
     "le", "ter", "van", "von", "zu")
)  # fmt: skip


def is_full(form: str) -> bool:
    """Whether ``form`` is more than a family name: two words in capitals (*von der Leyen* has one)."""
    names = (word for word in words(form) if word.fold not in _PARTICLES)
    return sum(word.raw[0].isupper() for word in names) > 1


def named(text: str, context: CheckContext, language: str) -> tuple[TermMatch, ...]:
    """The persons of the glossary that ``text``, in ``language``, names, in order."""
    found = find(text, context, language)
    return tuple(one for one in found if one.term.type == PERSON)


def own(term: Term, spans: Sequence[Span], text: str, context: CheckContext) -> tuple[Span, ...]:
    """The spans of ``term`` that are no part of somebody else's longer name.

    *Kim* in *Kim Yo Jong* is not Kim Jong Un. What is no person keeps all its spans.
    """
    if term.type != PERSON or not spans:
        return tuple(spans)
    others = named(text, context, context.locale.language)
    longer = [one.span for one in others if one.term is not term]
    return tuple(
        span
        for span in spans
        if not any(other.contains(span) and other != span for other in longer)
    )


def mentions(term: Term, passage: Passage, context: CheckContext) -> tuple[str, ...]:
    """The words that name the person ``term`` in the target of ``passage``.

    A given name before a short form counts with it though the glossary spells it otherwise
    (*Sergej Lavrov*), or only its letter stands there (*V. Putin*).
    """
    targets = matcher(context.glossary, context.source_locale.language).targets(context.locale)
    text = passage.target
    spans = own(term, targets.admitted(term, text), text, context)
    given = {
        words(form)[0].fold
        for told in term.renderings.values()
        for form in told.admitted
        if is_full(form)
    }
    ends = {word.end: word for word in words(text)}
    shown = []
    for span in spans:
        places = range(span.start, max(-1, span.start - _GAP), -1)
        before = next((ends[at] for at in places if at in ends), None)
        if before and before.raw[0].isupper() and any(_alike(before.fold, one) for one in given):
            span = Span(before.start, span.end)
        shown.append(span.of(text))
    return tuple(shown)


def _alike(one: str, other: str) -> bool:
    """Whether ``one`` is the letter that begins ``other``, or begins as it does."""
    return one == other[0] or (len(one) >= _BEGIN and one[:_BEGIN] == other[:_BEGIN])


def in_full(found: Sequence[TermMatch]) -> tuple[TermMatch, ...]:
    """The first match of each concept, one in full where there is one."""
    best: dict[int, TermMatch] = {}
    for match in found:
        known = best.get(id(match.term))
        if known is None or (is_full(match.form) and not is_full(known.form)):
            best[id(match.term)] = match
    return tuple(best.values())
