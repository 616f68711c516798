"""Joining: ``⇧`` stands alone, and the target of joined sentences says all of them."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.base import CheckContext, is_ready
from l10n.checks.completeness import excerpt
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity
from l10n.model.joining import misjoined
from l10n.model.origin import fingerprint
from l10n.model.unit import JOINED_MARK, State

CODES = ("joined-form", "joined-short")

# Translations between our languages keep at least 70 % of the letters of a source of some length;
# one that has half of them left a sentence out.
_SHORT = 0.45
_SOME_LENGTH = 60


def joining(passage: Passage, context: CheckContext) -> Iterator[Finding]:
    """``joined-form`` and ``joined-short``."""
    first = passage.units[0]
    if first.state is not State.UNTRANSLATED and (why := misjoined(first.source, first.target)):
        yield Finding(
            "joined-form",
            Severity.ERROR,
            context.where(passage),
            f"{why}: it would be printed as it stands.",
            f"Write {JOINED_MARK} and nothing else, or the translation without it.",
        )
    if len(passage.units) == 1 or not is_ready(passage):
        return
    origin = first.origin
    shown = excerpt(passage.units[1].source)
    if (
        origin is not None
        and not origin.note.startswith("joined:")
        and origin.draft_hash == fingerprint(first.target)
    ):
        yield Finding(
            "joined-short",
            Severity.ERROR,
            context.where(passage),
            f"The translation is the draft of the first sentence alone, and does not say “{shown}”.",
            "Write the meaning of both sentences here, or translate the second one in its entry.",
        )
    elif _letters(passage.source) >= _SOME_LENGTH and (
        _letters(passage.target) < _SHORT * _letters(passage.source)
    ):
        yield Finding(
            "joined-short",
            Severity.WARNING,
            context.where(passage),
            f"The translation is short for {len(passage.units)} sentences: does it say “{shown}”?",
            "Write the meaning of all of them here, or translate each in its own entry.",
        )


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
