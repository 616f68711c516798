"""One article spells a person's name in one way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.checks.base import CheckContext, is_ready
from l10n.checks.terms.advice import finding
from l10n.checks.terms.names import is_full, mentions, named
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity, Where
from l10n.model.glossary import Term
from l10n.model.unit import State
from l10n.terminology.matching.words import plain, words


def mixed_spellings(passages: Sequence[Passage], context: CheckContext) -> Iterator[Finding]:
    """``term-inconsistent``, a warning: *Kim Jong-un* where the article began with *Kim Jong Un*.

    Both may be admitted; of one person's names with as many words, the first that stands in a
    reviewed sentence sets the spelling.
    """
    if context.locale.base:
        return
    ready = [passage for passage in passages if is_ready(passage)]
    first: dict[tuple[int, int], tuple[str, Where]] = {}
    for passage in sorted(ready, key=lambda one: one.state is not State.REVIEWED):
        source = named(passage.source, context, context.source_locale.language)
        for term in {id(one.term): one.term for one in source}.values():
            for form in _spellings(term, passage, context):
                here = (form, context.where(passage))
                known, where = first.setdefault((id(term), len(words(form))), here)
                if known != form:
                    yield finding(
                        "term-inconsistent",
                        passage,
                        context,
                        term,
                        f"“{form}” is “{known}” elsewhere in this article",
                        f"Write “{known}” here too, as in line {where.line}, or “{form}” there.",
                        Severity.WARNING,
                    )


def _spellings(term: Term, passage: Passage, context: CheckContext) -> Iterator[str]:
    """The full names that stand in the target as the glossary lists them, the genitive aside."""
    rendering = term.rendering(context.locale.tag)
    listed = {plain(form) for form in rendering.admitted} if rendering else set()
    for shown in dict.fromkeys(mentions(term, passage, context)):
        form = plain(shown)
        if context.locale.language == "de" and form not in listed:
            form = form.removesuffix("s")
        if form in listed and is_full(form):
            yield form
