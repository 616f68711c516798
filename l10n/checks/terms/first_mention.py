"""A person is introduced by the full name where the source does so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.checks.base import CheckContext, is_ready
from l10n.checks.terms.advice import finding
from l10n.checks.terms.names import in_full, is_full, mentions, named
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity

BRIEF = frozenset(
    {"byline", "caption", "date", "dek", "heading", "image-credit", "section", "title"}
)
"""Roles in which a short name is custom, whatever stands in the source."""


def first_mentions(passages: Sequence[Passage], context: CheckContext) -> Iterator[Finding]:
    """``person-first-mention``: the first sentence that names somebody has the short name alone.

    Said only where that sentence has the full name in the source, and no title or caption before it
    has it in the target. A regional catalog holds single sentences and is not judged.
    """
    if context.locale.base:
        return
    introduced: set[int] = set()
    for passage in passages:
        for match in in_full(named(passage.source, context, context.source_locale.language)):
            if id(match.term) in introduced:
                continue
            shown = mentions(match.term, passage, context) if is_ready(passage) else ()
            full = any(map(is_full, shown))
            if passage.units[0].context in BRIEF and not full:
                continue
            introduced.add(id(match.term))
            if not shown or full or not is_full(match.form):
                continue
            rendering = match.term.rendering(context.locale.tag)
            name = rendering.preferred if rendering else ""
            if is_full(name):
                yield finding(
                    "person-first-mention",
                    passage,
                    context,
                    match.term,
                    f"“{shown[0]}” stands here alone, where the article first names “{match.form}”",
                    f"Write “{name}” here; “{shown[0]}” will do from the next time on.",
                    Severity.WARNING,
                )
