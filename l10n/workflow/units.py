"""Which sentences of an article become units: the one answer that every step asks for."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.model.article import Article, Block, Code, Role, Segment
from l10n.model.span import Span
from l10n.model.unit import Key
from l10n.segmentation import split

# Short lines that are read as a whole: a title may hold two sentences, and is still one unit.
_WHOLE = {Role.SECTION, Role.TITLE, Role.BYLINE, Role.IMAGE_CREDIT, Role.HEADING, Role.DATE}


@dataclass(frozen=True, slots=True)
class SourceUnit:
    """A segment of an article on its way to a catalog.

    ``codes`` are the inline codes of the segment (no breaks), in code points of ``key.source``.
    """

    key: Key
    block: Block
    segment: Segment
    codes: tuple[Code, ...]
    paragraph: int
    """Which translatable block of the article it is in, from 1."""


def source_units(article: Article) -> list[SourceUnit]:
    """Every segment of ``article`` that is translated, in document order, repetitions included."""
    found: list[SourceUnit] = []
    paragraph = 0
    for block in article.blocks:
        if not translatable(block):
            continue
        paragraph += 1
        for segment in segments(article, block):
            source, codes = segment.shown(article.text)
            context = "" if block.role is Role.BODY else block.role.value
            found.append(SourceUnit(Key(context, source), block, segment, codes, paragraph))
    return found


def translatable(block: Block) -> bool:
    """Whether the block's words go to translators: no chrome, no second copy, no date value."""
    return not (
        block.role is Role.CHROME
        or block.repeated
        or block.date is not None
        or len(block.span) == 0
    )


def segments(article: Article, block: Block) -> tuple[Segment, ...]:
    """The segments of ``block``, with spans and codes in code points of the article's text."""
    start = block.span.start
    text = block.span.of(article.text)
    if not text.strip():
        return ()
    if block.role in _WHOLE:
        lead = len(text) - len(text.lstrip())
        spans = [Span(lead, len(text.rstrip()))]
    else:
        inner = [code.span.shifted(-start) for code in block.codes]
        spans = split(text, article.locale.language, inner)
    return tuple(
        Segment(
            span.shifted(start),
            tuple(code for code in block.codes if span.shifted(start).contains(code.span)),
        )
        for span in spans
    )
