"""Check that no word of the source was left standing in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.base import CheckContext
from l10n.masking import read_marks
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity
from l10n.terminology import matcher
from l10n.terminology.matching.leftovers import leftovers
from l10n.terminology.matching.words import words

_SHOWN = 5


def left_in_source(passage: Passage, context: CheckContext) -> Iterator[Finding]:
    """``left-in-source``, a warning: French words in the target that cannot be its own language's.

    One finding for a passage. Words of the glossary's terms are left to ``term-missing``; what is
    code in the article is no language.
    """
    if context.source_locale.language != "fr":
        return
    spans = leftovers(passage.source, passage.target, context.locale.language)
    if not spans:
        return
    told = {
        word.fold
        for match in matcher(context.glossary, "fr").find(passage.source)
        for word in words(match.form)
    }
    marks = read_marks(passage.target).marks
    code = {
        at for mark in marks if mark.name == "code" for at in range(mark.span.start, mark.span.end)
    }
    shown = [span.of(passage.target) for span in spans if span.start not in code]
    shown = list(dict.fromkeys(one for one in shown if one.lower() not in told))
    if shown:
        listed = ", ".join(f"“{one}”" for one in shown[:_SHOWN])
        yield Finding(
            "left-in-source",
            Severity.WARNING,
            context.where(passage),
            f"{listed} look{'' if shown[1:] else 's'} like French that was not translated.",
            "Translate it, or put it in quotation marks if it is meant to stay.",
        )
