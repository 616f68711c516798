"""What can be seen of one paragraph by itself, wherever on the page it stands."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.formats.html.page import Paragraph
from l10n.formats.text.evidence import Evidence
from l10n.formats.text.lines import Line
from l10n.formats.text.paragraph import Paragraph as Look
from l10n.formats.text.paragraph import look


@dataclass(frozen=True, slots=True)
class Sight:
    """What can be seen of one paragraph by itself."""

    look: Look
    linked: float
    """How much of it is links, 0 to 1."""
    prose: bool
    """Whether it reads as running text."""
    furniture: str
    """Why its words or the elements around it say that it is of the page; empty when they do not."""
    boxed: bool
    """Whether it is the elements that say so."""
    evidence: Evidence | None
    """What its words alone say; None in a language that we know no phrases of."""


def look_at(paragraph: Paragraph, language: str) -> Look:
    """Its features, as those of a line in a dump."""
    span = paragraph.inline.span
    text = " ".join(paragraph.words.split())
    return look((Line(0, text, span, span),), language)


def linked_part(paragraph: Paragraph) -> float:
    """How much of it is links, 0 to 1."""
    if paragraph.run.linked or any(one.name == "a" for one in paragraph.inline.wrappers):
        return 1.0
    letters = sum(len(one.words) for one in paragraph.inline.hints if one.token.name == "a")
    return letters / max(len(paragraph.words), 1)


def words_say(one: Look, evidence: Evidence | None) -> str:
    """Why its words are of the page; empty when they are not."""
    if evidence is None:
        return next(
            (f"{hit.kind} phrase “{hit.phrase}”" for hit in one.hits if hit.place != "anywhere"), ""
        )
    return evidence.why_furniture if evidence.is_furniture else ""
