"""Whether an article is an interview: its questions are body then, not headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.formats.text.paragraph import Paragraph

_SAID_SO = frozenset({"interview", "entretien", "recueillis", "gesprach", "fragen"})
_SHORT = 12
_SOMEONE = {
    "fr": re.compile(r"\b(?:vous|votre|vos|tu|toi|ton)\b", re.IGNORECASE),
    # Capitals tell the polite form from *sie*, but not at the start of a sentence.
    "de": re.compile(r"(?<=[\w,] )Sie\b|\bI(?:hnen|hr|hre[nrms]?)\b|\b(?:du|dich|dein)\b"),
    "en": re.compile(r"\b(?:you|your|yourself)\b", re.IGNORECASE),
}


def asks_someone(paragraph: Paragraph) -> bool:
    """Whether the paragraph is a question put to a person."""
    return paragraph.question and any(sign.search(paragraph.text) for sign in _SOMEONE.values())


def is_interview(head: Sequence[Paragraph], body: Sequence[Paragraph]) -> bool:
    """Whether the head of the page says so, or two questions of the body are put to a person."""
    questions = sum(paragraph.question for paragraph in body)
    if questions < 2:
        return False
    said = any(
        not _SAID_SO.isdisjoint(paragraph.folded) for paragraph in head if paragraph.words <= _SHORT
    )
    return said or sum(map(asks_someone, body)) >= 2
