"""What a rule wants otherwise in a text, and how translators are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from l10n.model.span import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """A wish of one rule: ``after`` in place of code points ``start`` to ``end``, which are some."""

    start: int
    end: int
    after: str


Rule = Callable[[str], Iterable[Edit]]
"""What a rule wants otherwise in a text; each is made once for a locale, with its patterns."""


def nothing(text: str) -> Iterable[Edit]:  # noqa: ARG001
    """The rule of a locale whose table says nothing about it."""
    return ()


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed in a sentence, where, and why."""

    sentence: int
    """The sentence of the paragraph, counted from 0."""
    span: Span
    """Code points of the sentence as it came in."""
    rule: str
    """One of `l10n.placeables.typography.RULES`, such as ``quotes``."""
    before: str
    after: str
    reason: str
    """One plain sentence, with the authority of the locale."""


def apart(edits: Iterable[Edit], text: str) -> list[Edit]:
    """Those of ``edits`` that change something of ``text``, in order, without any that overlap."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        if text[edit.start : edit.end] == edit.after or edit.start >= edit.end:
            continue
        if not kept or kept[-1].end <= edit.start:
            kept.append(edit)
    return kept
