"""Check that a translation names the glossary's concepts, and people, as the glossary does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.checks.base import CheckContext
from l10n.checks.terms.first_mention import first_mentions
from l10n.checks.terms.left_in_source import left_in_source
from l10n.checks.terms.presence import presence
from l10n.checks.terms.short_forms import ambiguous_short_forms
from l10n.checks.terms.slavic_names import copied_names
from l10n.checks.terms.spellings import mixed_spellings
from l10n.checks.terms.unexpected import unexpected
from l10n.model.catalog import Passage
from l10n.model.finding import Finding

CODES = (
    "do-not-translate",
    "left-in-source",
    "name-transliteration",
    "person-first-mention",
    "person-short-form",
    "term-forbidden",
    "term-inconsistent",
    "term-missing",
    "term-unexpected",
    "term-wrong-homograph",
)


def terms(passage: Passage, context: CheckContext) -> Iterator[Finding]:
    """What one passage shows by itself: terms of its source that its target names wrongly."""
    yield from presence(passage, context)
    yield from copied_names(passage, context)
    yield from left_in_source(passage, context)


def article(passages: Sequence[Passage], context: CheckContext) -> Iterator[Finding]:
    """What only the whole article shows: how a name is introduced, spelled and shortened."""
    unclear = [*ambiguous_short_forms(passages, context)]
    told = {(one.where, one.related) for one in unclear}
    yield from unclear
    for one in first_mentions(passages, context):
        if (one.where, one.related) not in told:
            yield one
    yield from mixed_spellings(passages, context)
    yield from unexpected(passages, context)
