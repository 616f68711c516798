"""A short name must not be taken for another person who shares it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.checks.base import CheckContext, is_ready
from l10n.checks.terms.advice import finding
from l10n.checks.terms.names import in_full, is_full, mentions, named
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity
from l10n.model.glossary import Term
from l10n.terminology.matching.words import fold, plain, words


def somebody_elses(term: Term, passage: Passage, context: CheckContext) -> tuple[str, Term] | None:
    """The short name in the target that belongs to somebody else who shares it with ``term``.

    *Kim*, short for Kim Jong Un, where the source names Kim Jong Il: the words and whose they are.
    None when the other is in the source as well.
    """
    rendering = term.rendering(context.locale.tag)
    if rendering is None:
        return None
    shared = {word.fold for form in rendering.admitted for word in words(form)}
    here = {
        one.term.where for one in named(passage.source, context, context.source_locale.language)
    }
    for other in named(passage.target, context, context.locale.language):
        short = not is_full(other.form) and other.term.where not in here
        if short and {word.fold for word in words(other.form)} <= shared:
            return other.form, other.term
    return None


def ambiguous_short_forms(passages: Sequence[Passage], context: CheckContext) -> Iterator[Finding]:
    """``person-short-form``: short, where the source has the full name and the article two of them.

    Only where the short name is admitted for both people, so that nothing else could find it.
    """
    if context.locale.base:
        return
    met: dict[int, Term] = {}
    for passage in passages:
        found = in_full(named(passage.source, context, context.source_locale.language))
        met.update((id(match.term), match.term) for match in found)
        if not is_ready(passage) or len(met) < 2:
            continue
        for match in found:
            shown = mentions(match.term, passage, context) if is_full(match.form) else ()
            if not shown or any(map(is_full, shown)):
                continue
            short = fold(plain(shown[0]))
            others = [one for one in met.values() if one is not match.term]
            rivals = [one for one in others if short in _names(one, context)]
            rendering = match.term.rendering(context.locale.tag)
            if rivals and rendering:
                yield finding(
                    "person-short-form",
                    passage,
                    context,
                    match.term,
                    f"“{shown[0]}” can be “{match.form}” or another in this article"
                    f" ({rivals[0].concept})",
                    f"Write “{rendering.preferred}”, as the source has the full name.",
                    Severity.WARNING,
                )


def _names(term: Term, context: CheckContext) -> frozenset[str]:
    rendering = term.rendering(context.locale.tag)
    return frozenset(fold(plain(form)) for form in rendering.admitted) if rendering else frozenset()
