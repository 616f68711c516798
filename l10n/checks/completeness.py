"""Completeness: every passage is translated, reviewed, and made for the source as it is now."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from l10n.checks.base import CheckContext
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity
from l10n.model.place import apart
from l10n.model.unit import JOINED_MARK, State, is_mark

CODES = ("joined-alone", "joined-open", "not-reviewed", "stale", "untranslated")

_INSTEAD = f"Translate it here instead of writing {JOINED_MARK}."


def completeness(passage: Passage, context: CheckContext) -> Iterator[Finding]:
    """``untranslated``, ``stale``, ``not-reviewed``, ``joined-alone`` and ``joined-open``."""
    first = passage.units[0]
    where = context.where(passage)
    if first.state is State.UNTRANSLATED and context.locale.base is None:
        # What a region's own catalog leaves empty is as its base has it.
        yield Finding(
            "untranslated",
            Severity.ERROR,
            where,
            f"“{excerpt(first.source)}” is not translated.",
            f"Translate it, or write {JOINED_MARK} if the sentence before says it.",
        )
    elif first.state is State.STALE:
        yield Finding(
            "stale",
            Severity.ERROR,
            where,
            f"The source has changed since it was translated: “{excerpt(first.source)}”.",
            "Compare it with the text at “#|” or in the notes, correct the translation, "
            "and remove the fuzzy mark.",
        )
    elif first.state is State.PRETRANSLATED:
        yield Finding(
            "not-reviewed",
            Severity.WARNING,
            where,
            f"This draft waits for a person: “{excerpt(first.target)}”.",
            "Correct it and remove the fuzzy mark.",
        )
    if is_mark(first.target):
        yield Finding(
            "joined-alone",
            Severity.ERROR,
            where,
            f"“{excerpt(first.source)}” is joined to the sentence before, but there is none.",
            _INSTEAD,
        )
    yield from _joined(passage, context)


def _joined(passage: Passage, context: CheckContext) -> Iterator[Finding]:
    """What is wrong with each ``⇧`` of a passage, or still to be decided."""
    for before, unit in pairwise(passage.units):
        where, shown = context.where_of(unit), excerpt(unit.source)
        if why := apart(before, unit):
            yield Finding(
                "joined-alone",
                Severity.ERROR,
                where,
                f"“{shown}” cannot be joined to the sentence before: {why}.",
                _INSTEAD,
            )
        elif passage.state is State.UNTRANSLATED:
            yield Finding(
                "joined-open",
                Severity.ERROR,
                where,
                f"“{shown}” is joined to the sentence before, which is not translated.",
                "Write the meaning of both there, or translate this one here.",
            )
        if unit.state is State.STALE:
            yield Finding(
                "stale",
                Severity.ERROR,
                where,
                f"Something has changed around {JOINED_MARK}: “{shown}”.",
                "See whether the sentence before still says it, and remove the fuzzy mark.",
            )
        elif unit.state is State.PRETRANSLATED:
            yield Finding(
                "not-reviewed",
                Severity.WARNING,
                where,
                f"{JOINED_MARK} waits for a person: “{shown}”.",
                "See whether the sentence before says it, and remove the fuzzy mark.",
            )


def excerpt(text: str, length: int = 60) -> str:
    """The first words of ``text``, at most ``length`` code points."""
    return text if len(text) <= length else text[:length].rpartition(" ")[0] + " …"
