"""One article spells a person's name in one way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.checks.base import CheckContext, is_ready
from l10n.checks.terms.advice import finding
from l10n.checks.terms.names import is_full, mentions, named
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity, Where
from l10n.terminology.words import plain, words


def mixed_spellings(passages: Sequence[Passage], context: CheckContext) -> Iterator[Finding]:
    """``term-inconsistent``, a warning: *Kim Jong-un* where the article began with *Kim Jong Un*.

    Both may be admitted; of one person's names with as many words, the first that stands in a
    reviewed sentence sets the spelling.
    """
    if context.locale.base:
        return
    language = context.source_locale.language
    first: dict[tuple[int, int], tuple[str, Where]] = {}
    for reviewed in (True, False):
        for passage in passages:
            if not is_ready(passage) or (passage.state == "reviewed") is not reviewed:
                continue
            for term in {
                id(one.term): one.term for one in named(passage.source, context, language)
            }.values():
                for shown in mentions(term, passage, context):
                    form = _spelling(shown, context.locale.language)
                    if not is_full(form):
                        continue
                    known = first.setdefault(
                        (id(term), len(words(form))), (form, context.where(passage))
                    )
                    if known[0] != form:
                        yield finding(
                            "term-inconsistent",
                            passage,
                            context,
                            term,
                            f"“{form}” is “{known[0]}” in line {known[1].line} of the same article",
                            f"Write “{known[0]}” here too, or “{form}” there.",
                            Severity.WARNING,
                        )
                        break


def _spelling(shown: str, language: str) -> str:
    """A name as it stands, without the ending of a German genitive."""
    form = plain(shown)
    return form.removesuffix("s") if language == "de" else form
