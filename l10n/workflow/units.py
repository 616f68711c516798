"""Which sentences of an article become units: the one answer that every step asks for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from l10n.model.article import Article, Block, Code, CodeKind, Role, Segment
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
    read = _Read.of(article.text, block)
    if not read.text.strip():
        return ()
    if block.role in _WHOLE:
        lead = len(read.text) - len(read.text.lstrip())
        spans = [Span(lead, len(read.text.rstrip()))]
    else:
        spans = split(read.text, article.locale.language, read.codes)
    starts = [code.span.start for code in block.codes]
    found = []
    for span in map(read.back, spans):
        near = block.codes[bisect_left(starts, span.start) : bisect_right(starts, span.end)]
        found.append(Segment(span, tuple(code for code in near if span.contains(code.span))))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Read:
    """The words of a block with every code that is mere text read, and the way back."""

    text: str
    codes: Sequence[Span]
    """The codes, line breaks included, that a sentence never ends inside of."""
    stretches: Sequence[tuple[int, int, int]] = ()
    """Where in ``text`` each stretch of the article begins that stands there as it is: from which
    of its code points on, and up to which."""
    start: int = 0

    @classmethod
    def of(cls, text: str, block: Block) -> _Read:
        start = block.span.start
        if all(code.shown is None for code in block.codes):
            inner = [code.span.shifted(-start) for code in block.codes]
            return cls(block.span.of(text), inner, start=start)
        pieces: list[str] = []
        codes: list[Span] = []
        stretches: list[tuple[int, int, int]] = []
        length, at = 0, start
        for code in (*block.codes, None):
            end = code.span.start if code else block.span.end
            stretches.append((length, at, end))
            pieces.append(text[at:end])
            length += end - at
            if code is None:
                break
            at = code.span.end
            words = code.reads(text)
            if not code.is_text or code.kind is CodeKind.BREAK:
                codes.append(Span(length, length + len(words)))
            stretches.append((length, code.span.start, at))
            pieces.append(words)
            length += len(words)
        return cls("".join(pieces), codes, stretches, start)

    def back(self, span: Span) -> Span:
        """``span`` of `text` in code points of the article; what is cut in two is taken whole."""
        if not self.stretches:
            return span.shifted(self.start)
        first = bisect_right(self.stretches, span.start, key=_begin) - 1
        last = bisect_left(self.stretches, span.end, key=_begin) - 1
        return Span(self._place(first, span.start), self._place(last, span.end, end=True))

    def _place(self, number: int, at: int, *, end: bool = False) -> int:
        begin, first, last = self.stretches[number]
        as_it_is = number % 2 == 0
        if as_it_is:
            return first + at - begin
        return last if end else first


def _begin(stretch: tuple[int, int, int]) -> int:
    return stretch[0]
