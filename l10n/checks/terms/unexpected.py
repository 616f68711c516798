"""The target names nobody and nothing of the glossary that the source does not speak of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from l10n.checks.base import CheckContext, is_ready
from l10n.checks.terms.advice import finding
from l10n.checks.terms.names import PERSON
from l10n.checks.terms.presence import presence
from l10n.checks.terms.related import skeleton, spoken_of
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity
from l10n.model.glossary import Term, TermMatch
from l10n.terminology import matcher

_TYPES = frozenset({"person", "place", "country", "organisation", "organization", "org", "weapon"})
_LETTERS = 5
_BEFORE, _AFTER = 4, 1
"""Passages around one in which a pronoun's name may stand."""


def unexpected(passages: Sequence[Passage], context: CheckContext) -> Iterator[Finding]:
    """``term-unexpected``, a warning: a proper name in the target that nothing in the source implies.

    A passage in which a term is wrong or missing is left to that finding: it has told the swap.
    A regional catalog holds single sentences and is not judged.
    """
    if context.locale.base or not context.glossary.terms:
        return
    source = matcher(context.glossary, context.source_locale.language)
    target = matcher(context.glossary, context.locale.language)
    window = lru_cache(maxsize=_BEFORE + _AFTER + 2)(
        lambda at: (source.find(passages[at].source), skeleton(passages[at].source))
    )
    for at, passage in enumerate(passages):
        if not is_ready(passage):
            continue
        near = range(max(0, at - _BEFORE), min(len(passages), at + _AFTER + 1))
        told: set[int] = set()
        for match in target.find(passage.target):
            if id(match.term) in told or not _is_name(match, context):
                continue
            told.add(id(match.term))
            around = [window(place) for place in near]
            named = [one.term for matches, _ in around for one in matches]
            text = "".join(words for _, words in around)
            if _implied(match, named, text, context) or any(presence(passage, context)):
                continue
            yield finding(
                "term-unexpected",
                passage,
                context,
                match.term,
                f"“{match.form}” stands in the translation, but nothing in the source speaks of it",
                "Compare it with the source and the sentences around; take it out, or write what"
                " the source names.",
                Severity.WARNING,
            )


def _is_name(match: TermMatch, context: CheckContext) -> bool:
    """Whether a proper name stands there: no *missile*, and no short form that is a word as well.

    In the language of the source the glossary writes a name with a capital or a digit. A family name
    of less than five letters (*May*, *Moon*) and one word of an organisation's name that is no acronym
    (*House*) may be anything.
    """
    term = match.term
    rendering = term.rendering(context.source_locale.tag)
    if term.type not in _TYPES or rendering is None:
        return False
    if not any(sign.isupper() or sign.isdigit() for sign in rendering.preferred):
        return False
    named = term.rendering(context.locale.tag)
    short = named is not None and " " not in match.form and " " in named.preferred
    return (
        not short or match.form.isupper() or (term.type == PERSON and len(match.form) >= _LETTERS)
    )


def _implied(match: TermMatch, named: Sequence[Term], source: str, context: CheckContext) -> bool:
    term = match.term
    if any(one is term for one in named) or skeleton(match.form) in source:
        return True
    return spoken_of(term, source) or any(_overlap(one, term, context) for one in named)


def _overlap(one: Term, other: Term, context: CheckContext) -> bool:
    """Whether a form of the one holds one of the other: *UN Security Council* and *UN*."""
    mine, its = _forms(one, context), _forms(other, context)
    return any(a in b or b in a for a in mine for b in its)


def _forms(term: Term, context: CheckContext) -> list[str]:
    rendering = term.rendering(context.locale.tag)
    return [skeleton(form) for form in rendering.admitted] if rendering else []
