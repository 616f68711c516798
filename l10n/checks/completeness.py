"""Completeness: every passage is translated, reviewed, and made for the source as it is now."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.checks.base import CheckContext
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity, Where
from l10n.model.unit import JOINED_MARK, State, Unit

CODES = ("joined-alone", "not-reviewed", "stale", "untranslated")


def completeness(passage: Passage, context: CheckContext) -> Iterator[Finding]:
    """``untranslated``, ``stale``, ``not-reviewed``, ``joined-alone``, as far as they apply."""
    where = context.where(passage)
    if passage.state is State.UNTRANSLATED:
        yield Finding(
            "untranslated",
            Severity.ERROR,
            where,
            f"“{excerpt(passage.source)}” is not translated.",
            f"Translate it, or write {JOINED_MARK} if the sentence before says it.",
        )
    elif passage.state is State.STALE:
        yield Finding(
            "stale",
            Severity.ERROR,
            where,
            f"The source has changed since it was translated: “{excerpt(passage.source)}”.",
            "Compare it with the text at “#|” or in the notes, correct the translation, "
            "and remove the fuzzy mark.",
        )
    elif passage.state is State.PRETRANSLATED:
        yield Finding(
            "not-reviewed",
            Severity.WARNING,
            where,
            f"This draft waits for a person: “{excerpt(passage.target)}”.",
            "Correct it and remove the fuzzy mark.",
        )
    for unit in passage.units[1:]:
        if _block(unit) != _block(passage.units[0]):
            yield Finding(
                "joined-alone",
                Severity.ERROR,
                Where(context.path, context.lines.get(unit.key, 0)),
                f"“{excerpt(unit.source)}” is joined to a sentence of another paragraph.",
                f"Only sentences of one paragraph can be joined: translate it here instead of"
                f" writing {JOINED_MARK}.",
            )
    if passage.state is State.JOINED:
        yield Finding(
            "joined-alone",
            Severity.ERROR,
            where,
            f"“{excerpt(passage.source)}” is joined to the sentence before, but there is none.",
            f"Translate it here instead of writing {JOINED_MARK}.",
        )


def _block(unit: Unit) -> str:
    """The unit's role and paragraph, as its note says them; empty in a file of somebody else."""
    return next((note for note in unit.notes if note.startswith("role: ")), "")


def excerpt(text: str, length: int = 60) -> str:
    """The first words of ``text``, at most ``length`` code points."""
    return text if len(text) <= length else text[:length].rpartition(" ")[0] + " …"
