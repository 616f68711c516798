"""What is or could be a block of a Markdown article, before the blocks are made."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.formats.markdown.inline import Inline
from l10n.formats.text.part import Part
from l10n.model.article import Role
from l10n.model.span import Span

PARAGRAPH = "a paragraph"
"""The reason of a paragraph that lies in nothing else."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something that is or could be a block: its words, or ``None`` where it has none."""

    role: Role
    reason: str
    where: Span
    inline: Inline | None
    level: int = 0
    whole_lines: bool = True
    parts: tuple[Part, ...] = ()
    """What a line around the article states, in code points of the text: a date, a byline."""
