"""The target names nobody and nothing of the glossary that the source does not speak of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from l10n.checks.base import CheckContext, is_ready
from l10n.checks.terms.advice import finding
from l10n.checks.terms.names import PERSON, is_full
from l10n.checks.terms.presence import presence
from l10n.checks.terms.related import skeleton, spoken_of
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity
from l10n.model.glossary import Term, TermMatch
from l10n.terminology import matcher
from l10n.terminology.words import plain

_BODIES = frozenset({"organisation", "organization", "org"})
_TYPES = _BODIES | {"person", "place", "country", "weapon"}
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
    """Whether a proper name surely stands there, as the glossary writes it or in the genitive.

    In the language of the source the glossary writes a name with a capital or a digit. A family name
    of less than five letters (*May*, *Moon*) may be any word, and so may one word that is no acronym
    for a longer name of an organisation (*House*) or, in German, for any (*Spiegel*).
    """
    term = match.term
    rendering, own = term.rendering(context.source_locale.tag), term.rendering(context.locale.tag)
    if term.type not in _TYPES or rendering is None or own is None:
        return False
    if not any(sign.isupper() or sign.isdigit() for sign in rendering.preferred):
        return False
    shown = plain(match.form).casefold()
    written = [form for form in own.admitted if plain(form).casefold() in (shown, shown[:-1])]
    if not written or (shown[-1] != "s" and plain(written[0]).casefold() != shown):
        return False
    if is_full(written[0]) or any(form.isupper() for form in written):
        return True
    if term.type == PERSON:
        return len(shown) >= _LETTERS or not is_full(own.preferred)
    return term.type not in _BODIES or (
        context.locale.language != "de" and own.preferred in written
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
